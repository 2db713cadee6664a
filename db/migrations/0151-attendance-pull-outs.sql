-- A visit to the prescriber, a test or a one-to-one inside a group: the person stays on the roster, and the minutes of
-- the group pause. Never deleted; what did not take place is cancelled.
CREATE TABLE pull_outs (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  session_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  kind text NOT NULL,
  staff_member_id uuid NOT NULL,
  planned_from timestamptz NOT NULL,
  planned_to timestamptz NOT NULL,
  began_at timestamptz,
  ended_at timestamptz,
  cancelled_at timestamptz,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  changed_by uuid,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT pull_outs_in_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions (organization_id, clinic_id, id),
  CONSTRAINT pull_outs_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients (organization_id, id),
  CONSTRAINT pull_outs_with_staff FOREIGN KEY (organization_id, staff_member_id) REFERENCES staff_members (organization_id, id),
  CONSTRAINT pull_outs_recorded_by_staff FOREIGN KEY (organization_id, recorded_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT pull_outs_changed_by_staff FOREIGN KEY (organization_id, changed_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT pull_outs_kind_known CHECK (kind IN ('prescriber', 'test', 'one_to_one')),
  CONSTRAINT pull_outs_planned_forward CHECK (planned_to > planned_from),
  CONSTRAINT pull_outs_end_after_begin CHECK (ended_at IS NULL OR (began_at IS NOT NULL AND ended_at >= began_at)),
  CONSTRAINT pull_outs_cancelled_before_begin CHECK (cancelled_at IS NULL OR began_at IS NULL),
  -- One that ended early leaves the rest of its time free; least() passes over what is null.
  CONSTRAINT pull_outs_one_at_a_time EXCLUDE USING gist (organization_id WITH =, patient_id WITH =,
    tstzrange(planned_from, greatest(planned_from, least(planned_to, ended_at))) WITH &&) WHERE (cancelled_at IS NULL)
);
CALL wall('pull_outs');
CREATE POLICY opened_record ON pull_outs TO evenkeel_runtime
  USING (record_is_open(patient_id))
  WITH CHECK (context_opens_clinic(clinic_id) AND record_is_open(patient_id));
GRANT SELECT, INSERT, UPDATE (began_at, ended_at, cancelled_at, changed_by) ON pull_outs TO evenkeel_runtime;
CREATE UNIQUE INDEX pull_outs_one_open ON pull_outs (organization_id, session_id, patient_id) WHERE began_at IS NOT NULL AND ended_at IS NULL;
CREATE INDEX pull_outs_of_session ON pull_outs (organization_id, session_id);
CREATE INDEX pull_outs_of_person ON pull_outs (organization_id, patient_id);
CREATE TRIGGER pull_outs_never_deleted BEFORE DELETE ON pull_outs FOR EACH ROW EXECUTE FUNCTION refuse_change();
COMMENT ON TABLE pull_outs IS 'Somebody taken out of a group for a while: planned and as it was. Their minutes of the group pause meanwhile.';
COMMENT ON COLUMN pull_outs.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN pull_outs.id IS 'Identity of the pull-out. {id}';
COMMENT ON COLUMN pull_outs.clinic_id IS 'Clinic of the session. {id}';
COMMENT ON COLUMN pull_outs.session_id IS 'The session they are taken out of. {id}';
COMMENT ON COLUMN pull_outs.patient_id IS 'Who is taken out. {id}';
COMMENT ON COLUMN pull_outs.kind IS 'prescriber, test or one_to_one. {code}';
COMMENT ON COLUMN pull_outs.staff_member_id IS 'Who takes them. {id}';
COMMENT ON COLUMN pull_outs.planned_from IS 'When it is to begin. {date}';
COMMENT ON COLUMN pull_outs.planned_to IS 'When they are to be back. {date}';
COMMENT ON COLUMN pull_outs.began_at IS 'When they left the group. {date}';
COMMENT ON COLUMN pull_outs.ended_at IS 'When they were back. {date}';
COMMENT ON COLUMN pull_outs.cancelled_at IS 'When it was called off before it began. {date}';
COMMENT ON COLUMN pull_outs.recorded_by IS 'Who recorded it. {id}';
COMMENT ON COLUMN pull_outs.recorded_at IS 'When it was recorded. {date}';
COMMENT ON COLUMN pull_outs.changed_by IS 'Who began, ended or cancelled it last. {id}';
