-- People who must not share a room. Only who may know reads this; everybody else hears "not this group, ask the supervisor".
CREATE TABLE keep_aparts (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  patient_id uuid NOT NULL,
  other_patient_id uuid NOT NULL,
  because text NOT NULL,
  starts_on date NOT NULL,
  ends_on date,
  decided_by uuid NOT NULL,
  decided_at timestamptz NOT NULL,
  ended_by uuid,
  ended_at timestamptz,
  ended_because text,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT keep_aparts_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients (organization_id, id),
  CONSTRAINT keep_aparts_of_other_patient FOREIGN KEY (organization_id, other_patient_id) REFERENCES patients (organization_id, id),
  CONSTRAINT keep_aparts_decided_by_staff FOREIGN KEY (organization_id, decided_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT keep_aparts_ended_by_staff FOREIGN KEY (organization_id, ended_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT keep_aparts_two_people CHECK (patient_id < other_patient_id),
  CONSTRAINT keep_aparts_end_after_start CHECK (ends_on IS NULL OR ends_on >= starts_on),
  CONSTRAINT keep_aparts_once EXCLUDE USING gist (organization_id WITH =, patient_id WITH =, other_patient_id WITH =,
    daterange(starts_on, ends_on, '[]') WITH &&)
);
CALL wall('keep_aparts');
CREATE POLICY both_records_open ON keep_aparts TO evenkeel_runtime
  USING (record_is_open(patient_id) AND record_is_open(other_patient_id))
  WITH CHECK (record_is_open(patient_id) AND record_is_open(other_patient_id));
GRANT SELECT, INSERT, UPDATE (ends_on, ended_by, ended_at, ended_because) ON keep_aparts TO evenkeel_runtime;
CREATE INDEX keep_aparts_of_other ON keep_aparts (organization_id, other_patient_id);
COMMENT ON TABLE keep_aparts IS 'Two people who must not share a room, with the reason and the dates; checked on every seat and visit.';
COMMENT ON COLUMN keep_aparts.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN keep_aparts.id IS 'Identity of the decision. {id}';
COMMENT ON COLUMN keep_aparts.patient_id IS 'One of the two; the one whose id is lower. {id}';
COMMENT ON COLUMN keep_aparts.other_patient_id IS 'The other. {id}';
COMMENT ON COLUMN keep_aparts.because IS 'Why, read only by those who may decide it. {text}';
COMMENT ON COLUMN keep_aparts.starts_on IS 'First day. {date}';
COMMENT ON COLUMN keep_aparts.ends_on IS 'Last day, or null while it stands. {date}';
COMMENT ON COLUMN keep_aparts.decided_by IS 'Who decided it. {id}';
COMMENT ON COLUMN keep_aparts.decided_at IS 'When. {date}';
COMMENT ON COLUMN keep_aparts.ended_by IS 'Who ended it. {id}';
COMMENT ON COLUMN keep_aparts.ended_at IS 'When it was ended. {date}';
COMMENT ON COLUMN keep_aparts.ended_because IS 'Why it ended. {text}';
