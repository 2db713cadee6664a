-- Who pays for a person, from a day on: a dated fact that is often learned later, so it may begin in the past.
CREATE TABLE patient_payers (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  patient_id uuid NOT NULL,
  payer_id uuid NOT NULL,
  starts_on date NOT NULL,
  ends_on date,
  written_by uuid,
  written_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT patient_payers_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients (organization_id, id),
  CONSTRAINT patient_payers_known FOREIGN KEY (organization_id, payer_id) REFERENCES payers (organization_id, id),
  CONSTRAINT patient_payers_written_by_staff FOREIGN KEY (organization_id, written_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT patient_payers_end_after_start CHECK (ends_on IS NULL OR ends_on >= starts_on - 1),
  CONSTRAINT patient_payers_one_at_a_time EXCLUDE USING gist (organization_id WITH =, patient_id WITH =, daterange(starts_on, ends_on + 1) WITH &&)
);
CALL wall('patient_payers');
CREATE POLICY opened_record ON patient_payers TO evenkeel_runtime USING (record_is_open(patient_id)) WITH CHECK (record_is_open(patient_id));
GRANT SELECT, INSERT, UPDATE (ends_on) ON patient_payers TO evenkeel_runtime;
COMMENT ON TABLE patient_payers IS 'Who pays for a person, from a day on. Only the end of a line is ever changed: the rest is history.';
COMMENT ON COLUMN patient_payers.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN patient_payers.id IS 'Identity. {id}';
COMMENT ON COLUMN patient_payers.patient_id IS 'For whom is paid. {id}';
COMMENT ON COLUMN patient_payers.payer_id IS 'Who pays. {id}';
COMMENT ON COLUMN patient_payers.starts_on IS 'First day. {date}';
COMMENT ON COLUMN patient_payers.ends_on IS 'Last day, or null; the day before the first where another took its place from the start. {date}';
COMMENT ON COLUMN patient_payers.written_by IS 'Who wrote it down. {id}';
COMMENT ON COLUMN patient_payers.written_at IS 'When. {date}';
