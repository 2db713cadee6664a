-- Credentials with their number, taken back when entered by mistake; and who supervises whom, from when to when.
ALTER TABLE credentials
  ADD COLUMN number text,
  ADD COLUMN withdrawn_at timestamptz,
  ADD CONSTRAINT credentials_number_length CHECK (length(number) BETWEEN 1 AND 60);
COMMENT ON COLUMN credentials.number IS 'Number of the license or certificate, if known. {id}';
COMMENT ON COLUMN credentials.withdrawn_at IS 'When it was taken back because it was entered by mistake; then it counts no more. {date}';
CREATE OR REPLACE VIEW credentials_in_brief WITH (security_invoker = true) AS
  SELECT c.organization_id, c.staff_member_id, c.state, c.title, c.starts_on, c.expires_on FROM credentials c WHERE c.withdrawn_at IS NULL;

CREATE TABLE supervisions (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  staff_member_id uuid NOT NULL,
  supervisor_id uuid NOT NULL,
  starts_on date NOT NULL,
  ends_on date,
  made_by uuid NOT NULL,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT supervisions_of_staff_member FOREIGN KEY (organization_id, staff_member_id) REFERENCES staff_members (organization_id, id),
  CONSTRAINT supervisions_by_staff_member FOREIGN KEY (organization_id, supervisor_id) REFERENCES staff_members (organization_id, id),
  CONSTRAINT supervisions_made_by_staff FOREIGN KEY (organization_id, made_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT supervisions_of_somebody_else CHECK (supervisor_id <> staff_member_id),
  CONSTRAINT supervisions_end_after_start CHECK (ends_on IS NULL OR ends_on >= starts_on - 1),
  CONSTRAINT supervisions_once_at_a_time EXCLUDE USING gist (organization_id WITH =, staff_member_id WITH =, supervisor_id WITH =,
    daterange(starts_on, ends_on + 1) WITH &&)
);
CALL wall('supervisions');
CREATE POLICY inside ON supervisions TO evenkeel_runtime USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE (ends_on) ON supervisions TO evenkeel_runtime;
CREATE INDEX supervisions_of_person ON supervisions (organization_id, staff_member_id);
COMMENT ON TABLE supervisions IS 'Who supervises whom, from when to when. Ended, never deleted.';
COMMENT ON COLUMN supervisions.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN supervisions.id IS 'Identity. {id}';
COMMENT ON COLUMN supervisions.staff_member_id IS 'Who is supervised. {id}';
COMMENT ON COLUMN supervisions.supervisor_id IS 'Who supervises. {id}';
COMMENT ON COLUMN supervisions.starts_on IS 'First day. {date}';
COMMENT ON COLUMN supervisions.ends_on IS 'Last day, or null; the day before its first when it was ended on that day. {date}';
COMMENT ON COLUMN supervisions.made_by IS 'Who entered it. {id}';
COMMENT ON COLUMN supervisions.made_at IS 'When it was entered. {date}';
CREATE VIEW supervisions_in_brief WITH (security_invoker = true) AS
  SELECT s.organization_id, s.staff_member_id, s.supervisor_id, s.starts_on, s.ends_on FROM supervisions s;
GRANT SELECT ON supervisions_in_brief TO evenkeel_runtime;
COMMENT ON VIEW supervisions_in_brief IS 'Supervisions as other slices join them.';
