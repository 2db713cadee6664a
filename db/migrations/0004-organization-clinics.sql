-- Organizations, their clinics and the clinics' rooms.
CREATE TABLE organizations (
  organization_id uuid PRIMARY KEY,
  name text NOT NULL,
  time_zone text NOT NULL,
  demonstration boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  CONSTRAINT organizations_named CHECK (length(btrim(name)) BETWEEN 1 AND 200)
);
CALL wall('organizations');
CREATE POLICY own ON organizations TO evenkeel_runtime USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON organizations TO evenkeel_runtime;
COMMENT ON TABLE organizations IS 'A chain of clinics, or a single one. The outer wall: no row points into another organization.';
COMMENT ON COLUMN organizations.organization_id IS 'Identity of the organization, first part of every key. {id}';
COMMENT ON COLUMN organizations.name IS 'Name as the public knows it. {none}';
COMMENT ON COLUMN organizations.time_zone IS 'Zone in which the organization''s calendar day changes. {none}';
COMMENT ON COLUMN organizations.demonstration IS 'Whether these are the fictional people of the demonstration program. {none}';
COMMENT ON COLUMN organizations.created_at IS 'When it was set up. {date}';

CREATE TABLE clinics (
  organization_id uuid NOT NULL REFERENCES organizations,
  id uuid NOT NULL,
  name text NOT NULL,
  state text NOT NULL,
  time_zone text NOT NULL,
  street text NOT NULL,
  city text NOT NULL,
  postal_code text NOT NULL,
  phone text,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT clinics_name_once UNIQUE (organization_id, name),
  CONSTRAINT clinics_named CHECK (length(btrim(name)) BETWEEN 1 AND 200),
  CONSTRAINT clinics_state_known CHECK (state IN ('IL', 'TX')),
  CONSTRAINT clinics_postal_code_form CHECK (postal_code ~ '^[0-9]{5}$')
);
CALL wall('clinics');
CREATE POLICY inside ON clinics TO evenkeel_runtime USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON clinics TO evenkeel_runtime;
COMMENT ON TABLE clinics IS 'A place of care with a state, whose rules apply, and a time zone, whose clock its timetables follow.';
COMMENT ON COLUMN clinics.organization_id IS 'Its organization. {id}';
COMMENT ON COLUMN clinics.id IS 'Identity of the clinic. {id}';
COMMENT ON COLUMN clinics.name IS 'Name as staff say it. {none}';
COMMENT ON COLUMN clinics.state IS 'State whose rules apply: IL or TX. {none}';
COMMENT ON COLUMN clinics.time_zone IS 'IANA zone of its wall clock. {none}';
COMMENT ON COLUMN clinics.street IS 'Street and number. {none}';
COMMENT ON COLUMN clinics.city IS 'City. {none}';
COMMENT ON COLUMN clinics.postal_code IS 'Five-digit ZIP code. {none}';
COMMENT ON COLUMN clinics.phone IS 'Number of the front desk. {none}';

CREATE TABLE rooms (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  name text NOT NULL,
  seats integer NOT NULL,
  accessible boolean NOT NULL DEFAULT true,
  pets_welcome boolean NOT NULL DEFAULT false,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT rooms_in_clinic FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics (organization_id, id),
  CONSTRAINT rooms_of_clinic UNIQUE (organization_id, clinic_id, id),
  CONSTRAINT rooms_name_once UNIQUE (organization_id, clinic_id, name),
  CONSTRAINT rooms_seats_sensible CHECK (seats BETWEEN 1 AND 500)
);
CALL wall('rooms');
CREATE POLICY inside ON rooms TO evenkeel_runtime USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON rooms TO evenkeel_runtime;
COMMENT ON TABLE rooms IS 'A room of a clinic, with the seats it holds.';
COMMENT ON COLUMN rooms.organization_id IS 'Its organization. {id}';
COMMENT ON COLUMN rooms.id IS 'Identity of the room; also its name in bookings. {id}';
COMMENT ON COLUMN rooms.clinic_id IS 'Its clinic. {id}';
COMMENT ON COLUMN rooms.name IS 'Name on the door. {none}';
COMMENT ON COLUMN rooms.seats IS 'How many people it holds. {none}';
COMMENT ON COLUMN rooms.accessible IS 'Whether it can be reached without steps. {none}';
COMMENT ON COLUMN rooms.pets_welcome IS 'Whether pets are welcome; service animals always are. {none}';

-- What later slices may join: read only, under the reader's own rights.
CREATE VIEW clinics_in_brief WITH (security_invoker = true) AS
  SELECT c.organization_id, c.id, c.name, c.state, c.time_zone FROM clinics c;
GRANT SELECT ON clinics_in_brief TO evenkeel_runtime;
COMMENT ON VIEW clinics_in_brief IS 'Clinics as other slices join them.';
CREATE VIEW rooms_in_brief WITH (security_invoker = true) AS
  SELECT r.organization_id, r.id, r.clinic_id, r.name, r.seats FROM rooms r;
GRANT SELECT ON rooms_in_brief TO evenkeel_runtime;
COMMENT ON VIEW rooms_in_brief IS 'Rooms as other slices join them.';
