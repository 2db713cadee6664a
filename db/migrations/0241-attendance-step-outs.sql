-- Somebody steps out of a group by themselves and comes back. Never deleted; one that was a slip of the finger is taken back.
CREATE TABLE step_outs (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  session_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  out_at timestamptz NOT NULL,
  back_at timestamptz,
  taken_back_at timestamptz,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  changed_by uuid,
  changed_at timestamptz,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT step_outs_in_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions (organization_id, clinic_id, id),
  CONSTRAINT step_outs_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients (organization_id, id),
  CONSTRAINT step_outs_recorded_by_staff FOREIGN KEY (organization_id, recorded_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT step_outs_changed_by_staff FOREIGN KEY (organization_id, changed_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT step_outs_back_after_out CHECK (back_at >= out_at),
  CONSTRAINT step_outs_changed_by_somebody CHECK ((changed_by IS NULL) = (changed_at IS NULL)),
  -- Whoever is not back yet is out without an end.
  CONSTRAINT step_outs_one_at_a_time EXCLUDE USING gist (organization_id WITH =, session_id WITH =, patient_id WITH =,
    tstzrange(out_at, back_at) WITH &&) WHERE (taken_back_at IS NULL)
);
CALL wall('step_outs');
CREATE POLICY opened_record ON step_outs TO evenkeel_runtime
  USING (record_is_open(patient_id))
  WITH CHECK (context_opens_clinic(clinic_id) AND record_is_open(patient_id));
GRANT SELECT, INSERT, UPDATE (back_at, taken_back_at, changed_by, changed_at) ON step_outs TO evenkeel_runtime;
CREATE INDEX step_outs_of_session ON step_outs (organization_id, session_id);
CREATE INDEX step_outs_of_person ON step_outs (organization_id, patient_id);
CREATE TRIGGER step_outs_never_deleted BEFORE DELETE ON step_outs FOR EACH ROW EXECUTE FUNCTION refuse_change();
COMMENT ON TABLE step_outs IS 'Somebody left the group for a while by themselves. Their minutes pause, unless it was shorter than the house counts.';
COMMENT ON COLUMN step_outs.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN step_outs.id IS 'Identity of the step-out. {id}';
COMMENT ON COLUMN step_outs.clinic_id IS 'Clinic of the session. {id}';
COMMENT ON COLUMN step_outs.session_id IS 'The session they stepped out of. {id}';
COMMENT ON COLUMN step_outs.patient_id IS 'Who. {id}';
COMMENT ON COLUMN step_outs.out_at IS 'When they left the group. {date}';
COMMENT ON COLUMN step_outs.back_at IS 'When they were back; null until then. {date}';
COMMENT ON COLUMN step_outs.taken_back_at IS 'When it was taken back as not so. {date}';
COMMENT ON COLUMN step_outs.recorded_by IS 'Who recorded it. {id}';
COMMENT ON COLUMN step_outs.recorded_at IS 'When it was recorded. {date}';
COMMENT ON COLUMN step_outs.changed_by IS 'Who brought them back or took it back. {id}';
COMMENT ON COLUMN step_outs.changed_at IS 'When that was recorded. {date}';
