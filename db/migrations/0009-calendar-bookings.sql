-- Whoever or whatever can be booked, and when. The exclusion makes a double booking impossible,
-- across all clinics, groups and appointments of the organization.
CREATE TABLE bookings (
  organization_id uuid NOT NULL REFERENCES organizations,
  id uuid NOT NULL,
  resource_kind text NOT NULL,
  resource_id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  during tstzrange NOT NULL,
  purpose text NOT NULL,
  purpose_id uuid NOT NULL,
  cancelled boolean NOT NULL DEFAULT false,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT bookings_never_twice EXCLUDE USING gist (organization_id WITH =, resource_id WITH =, during WITH &&) WHERE (NOT cancelled),
  CONSTRAINT bookings_at_clinic FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics (organization_id, id),
  CONSTRAINT bookings_resource_kind_known CHECK (resource_kind IN ('room', 'staff_member', 'patient')),
  CONSTRAINT bookings_purpose_known CHECK (purpose IN ('session', 'appointment', 'absence')),
  CONSTRAINT bookings_have_length CHECK (NOT isempty(during) AND lower(during) IS NOT NULL AND upper(during) IS NOT NULL
    AND lower_inc(during) AND NOT upper_inc(during))
);
CALL wall('bookings');
CREATE POLICY in_scope ON bookings TO evenkeel_runtime
  USING (context_opens_clinic(clinic_id)) WITH CHECK (context_opens_clinic(clinic_id));
GRANT SELECT, INSERT, UPDATE (during, cancelled, resource_id) ON bookings TO evenkeel_runtime;
CREATE INDEX bookings_of_purpose ON bookings (organization_id, purpose_id);
COMMENT ON TABLE bookings IS 'Rooms, staff members and patients taken for a time. A cancelled booking stays and frees the time.';
COMMENT ON COLUMN bookings.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN bookings.id IS 'Identity of the booking. {id}';
COMMENT ON COLUMN bookings.resource_kind IS 'room, staff_member or patient. {code}';
COMMENT ON COLUMN bookings.resource_id IS 'The room, staff member or patient taken. {id}';
COMMENT ON COLUMN bookings.clinic_id IS 'Clinic that took it, and where it can be seen. {id}';
COMMENT ON COLUMN bookings.during IS 'From, inclusive, until, exclusive. {date}';
COMMENT ON COLUMN bookings.purpose IS 'session, appointment or absence. {code}';
COMMENT ON COLUMN bookings.purpose_id IS 'The session, appointment or absence it is for. {id}';
COMMENT ON COLUMN bookings.cancelled IS 'Whether the time is free again. {none}';
