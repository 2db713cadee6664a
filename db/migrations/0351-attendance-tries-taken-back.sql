-- What came of a try was pressed by mistake, and "reached" stood as the last time that somebody was heard. Whoever wrote a
-- try down takes it back; it stays readable as taken back.
ALTER TABLE outreach_attempts ADD CONSTRAINT outreach_attempts_of_their_maker UNIQUE (organization_id, id, patient_id, made_by);

CREATE TABLE outreach_taken_back (
  organization_id uuid NOT NULL,
  attempt_id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  taken_back_by uuid NOT NULL,
  taken_back_at timestamptz NOT NULL,
  CONSTRAINT outreach_taken_back_once PRIMARY KEY (organization_id, attempt_id),
  CONSTRAINT outreach_taken_back_by_its_maker FOREIGN KEY (organization_id, attempt_id, patient_id, taken_back_by)
    REFERENCES outreach_attempts (organization_id, id, patient_id, made_by),
  CONSTRAINT outreach_taken_back_at_clinic FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics (organization_id, id)
);
COMMENT ON TABLE outreach_taken_back IS 'Tries to reach somebody that were written down by mistake, taken back by whoever wrote them.';
COMMENT ON COLUMN outreach_taken_back.organization_id IS 'Whose. {id}';
COMMENT ON COLUMN outreach_taken_back.attempt_id IS 'Which try. {id}';
COMMENT ON COLUMN outreach_taken_back.clinic_id IS 'The clinic of its session. {id}';
COMMENT ON COLUMN outreach_taken_back.patient_id IS 'Who was not reached by it. {id}';
COMMENT ON COLUMN outreach_taken_back.taken_back_by IS 'Who wrote it down and took it back. {id}';
COMMENT ON COLUMN outreach_taken_back.taken_back_at IS 'When. {date}';
ALTER TABLE outreach_taken_back ENABLE ROW LEVEL SECURITY;
ALTER TABLE outreach_taken_back FORCE ROW LEVEL SECURITY;
CREATE POLICY organization_wall ON outreach_taken_back AS RESTRICTIVE TO evenkeel_runtime
  USING (organization_id = (SELECT context_organization())) WITH CHECK (organization_id = (SELECT context_organization()));
CREATE POLICY owner_rights ON outreach_taken_back TO evenkeel_owner USING (true) WITH CHECK (true);
CREATE POLICY opened_record ON outreach_taken_back TO evenkeel_runtime
  USING (record_is_open(patient_id))
  WITH CHECK (context_opens_clinic(clinic_id) AND taken_back_by = context_staff_member() AND record_is_open(patient_id));
CREATE TRIGGER outreach_taken_back_never_change BEFORE DELETE OR UPDATE ON outreach_taken_back FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE INDEX outreach_taken_back_of_person ON outreach_taken_back (organization_id, patient_id);
GRANT SELECT, INSERT ON outreach_taken_back TO evenkeel_runtime;
