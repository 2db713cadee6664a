-- Who works here, in which roles at which clinics, with which credentials.
CREATE TABLE staff_members (
  organization_id uuid NOT NULL REFERENCES organizations,
  id uuid NOT NULL,
  given_name text NOT NULL,
  family_name text NOT NULL,
  works_from date NOT NULL,
  left_on date,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT staff_members_left_after_start CHECK (left_on IS NULL OR left_on >= works_from)
);
CALL wall('staff_members');
CREATE POLICY inside ON staff_members TO evenkeel_runtime USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON staff_members TO evenkeel_runtime;
COMMENT ON TABLE staff_members IS 'People who work in the organization; nobody is deleted, leavers carry their last day.';
COMMENT ON COLUMN staff_members.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN staff_members.id IS 'Identity; also their name in bookings. {id}';
COMMENT ON COLUMN staff_members.given_name IS 'Given name. {name}';
COMMENT ON COLUMN staff_members.family_name IS 'Family name. {name}';
COMMENT ON COLUMN staff_members.works_from IS 'First day of work. {date}';
COMMENT ON COLUMN staff_members.left_on IS 'Last day of work, once known; from then on nothing opens. {date}';

CREATE TABLE role_assignments (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  staff_member_id uuid NOT NULL,
  role text NOT NULL,
  clinic_id uuid,
  starts_on date NOT NULL,
  ends_on date,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT role_assignments_of_staff_member FOREIGN KEY (organization_id, staff_member_id) REFERENCES staff_members (organization_id, id),
  CONSTRAINT role_assignments_in_clinic FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics (organization_id, id),
  CONSTRAINT role_assignments_ends_after_start CHECK (ends_on IS NULL OR ends_on >= starts_on),
  CONSTRAINT role_assignments_role_known CHECK (role IN ('counselor', 'supervisor', 'prescriber', 'nurse', 'front_desk', 'biller',
    'utilization_reviewer', 'director', 'privacy_officer', 'administrator'))
);
CALL wall('role_assignments');
CREATE POLICY inside ON role_assignments TO evenkeel_runtime USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON role_assignments TO evenkeel_runtime;
CREATE INDEX role_assignments_of_person ON role_assignments (organization_id, staff_member_id);
COMMENT ON TABLE role_assignments IS 'Which role a staff member has, at one clinic or at all, from when to when.';
COMMENT ON COLUMN role_assignments.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN role_assignments.id IS 'Identity of the assignment. {id}';
COMMENT ON COLUMN role_assignments.staff_member_id IS 'Whose role. {id}';
COMMENT ON COLUMN role_assignments.role IS 'The role, as docs/permissions.md lists it. {code}';
COMMENT ON COLUMN role_assignments.clinic_id IS 'The clinic, or null for every clinic of the organization. {id}';
COMMENT ON COLUMN role_assignments.starts_on IS 'First day it counts. {date}';
COMMENT ON COLUMN role_assignments.ends_on IS 'Last day it counts, or null. {date}';

CREATE TABLE credentials (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  staff_member_id uuid NOT NULL,
  state text NOT NULL,
  title text NOT NULL,
  starts_on date NOT NULL,
  expires_on date,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT credentials_of_staff_member FOREIGN KEY (organization_id, staff_member_id) REFERENCES staff_members (organization_id, id),
  CONSTRAINT credentials_expire_after_start CHECK (expires_on IS NULL OR expires_on >= starts_on),
  CONSTRAINT credentials_state_known CHECK (state IN ('IL', 'TX'))
);
CALL wall('credentials');
CREATE POLICY inside ON credentials TO evenkeel_runtime USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON credentials TO evenkeel_runtime;
CREATE INDEX credentials_of_person ON credentials (organization_id, staff_member_id);
COMMENT ON TABLE credentials IS 'Licenses and certificates by state, with dates; a signature freezes the one of its day.';
COMMENT ON COLUMN credentials.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN credentials.id IS 'Identity of the credential. {id}';
COMMENT ON COLUMN credentials.staff_member_id IS 'Who holds it. {id}';
COMMENT ON COLUMN credentials.state IS 'State that grants it. {none}';
COMMENT ON COLUMN credentials.title IS 'Letters after the name, such as LCDC or CADC. {none}';
COMMENT ON COLUMN credentials.starts_on IS 'Valid from. {date}';
COMMENT ON COLUMN credentials.expires_on IS 'Last valid day, or null. {date}';

CREATE VIEW staff_in_brief WITH (security_invoker = true) AS
  SELECT m.organization_id, m.id, m.given_name, m.family_name, m.works_from, m.left_on FROM staff_members m;
GRANT SELECT ON staff_in_brief TO evenkeel_runtime;
COMMENT ON VIEW staff_in_brief IS 'Staff members as other slices join them.';
CREATE VIEW credentials_in_brief WITH (security_invoker = true) AS
  SELECT c.organization_id, c.staff_member_id, c.state, c.title, c.starts_on, c.expires_on FROM credentials c;
GRANT SELECT ON credentials_in_brief TO evenkeel_runtime;
COMMENT ON VIEW credentials_in_brief IS 'Credentials as other slices join them.';
CREATE VIEW roles_in_brief WITH (security_invoker = true) AS
  SELECT r.organization_id, r.staff_member_id, r.role, r.clinic_id, r.starts_on, r.ends_on FROM role_assignments r;
GRANT SELECT ON roles_in_brief TO evenkeel_runtime;
COMMENT ON VIEW roles_in_brief IS 'Role assignments as other slices join them.';
