-- Names found in a part before it is signed that do not mean the member of the group who bears them.
CREATE TABLE dismissed_names (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  session_id uuid NOT NULL,
  patient_id uuid,
  name text NOT NULL,
  dismissed_by uuid NOT NULL,
  dismissed_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT dismissed_names_of_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions (organization_id, clinic_id, id),
  CONSTRAINT dismissed_names_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients (organization_id, id),
  CONSTRAINT dismissed_names_by_staff FOREIGN KEY (organization_id, dismissed_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT dismissed_names_once UNIQUE NULLS NOT DISTINCT (organization_id, session_id, patient_id, name),
  CONSTRAINT dismissed_names_length CHECK (length(name) BETWEEN 1 AND 200)
);
CALL wall('dismissed_names');
CREATE POLICY opened_record ON dismissed_names TO evenkeel_runtime
  USING (context_opens_clinic(clinic_id) AND (patient_id IS NULL OR record_is_open(patient_id)))
  WITH CHECK (context_opens_clinic(clinic_id) AND dismissed_by = context_staff_member()
    AND (patient_id IS NULL OR record_is_open(patient_id)));
GRANT SELECT, INSERT ON dismissed_names TO evenkeel_runtime;
CREATE TRIGGER dismissed_names_never_change BEFORE UPDATE OR DELETE ON dismissed_names FOR EACH ROW EXECUTE FUNCTION refuse_change();
COMMENT ON TABLE dismissed_names IS 'Names in a part of a note that somebody has said do not mean another member of the group; the signature passes over them.';
COMMENT ON COLUMN dismissed_names.organization_id IS 'Its organization. {id}';
COMMENT ON COLUMN dismissed_names.id IS 'Identity of the dismissal. {id}';
COMMENT ON COLUMN dismissed_names.clinic_id IS 'Clinic of the session. {id}';
COMMENT ON COLUMN dismissed_names.session_id IS 'The session. {id}';
COMMENT ON COLUMN dismissed_names.patient_id IS 'Whose part the name stands in; null is the shared part. {id}';
COMMENT ON COLUMN dismissed_names.name IS 'The name as compared: accents folded, small letters. {name}';
COMMENT ON COLUMN dismissed_names.dismissed_by IS 'Who said so. {id}';
COMMENT ON COLUMN dismissed_names.dismissed_at IS 'When. {date}';
