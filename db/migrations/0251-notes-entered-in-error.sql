-- A note on the wrong person is marked as entered in error, with the reason. It stays as it was signed, leaves every list
-- and print, and only then may another note of the same person and session take its place.
CREATE TABLE note_errors (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  session_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  note_id uuid NOT NULL,
  reason text NOT NULL,
  marked_by uuid NOT NULL,
  marker_name text NOT NULL,
  marked_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT note_errors_of_note FOREIGN KEY (organization_id, patient_id, note_id) REFERENCES notes (organization_id, patient_id, id),
  CONSTRAINT note_errors_in_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions (organization_id, clinic_id, id),
  CONSTRAINT note_errors_by_staff FOREIGN KEY (organization_id, marked_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT note_errors_once UNIQUE (organization_id, note_id),
  CONSTRAINT note_errors_for_the_next UNIQUE (organization_id, session_id, patient_id, note_id),
  CONSTRAINT note_errors_reasoned CHECK (length(btrim(reason)) BETWEEN 1 AND 500)
);
CALL wall('note_errors');
CREATE POLICY opened_record ON note_errors TO evenkeel_runtime
  USING (record_is_open(patient_id))
  WITH CHECK (marked_by = context_staff_member() AND context_opens_clinic(clinic_id) AND record_is_open(patient_id));
GRANT SELECT, INSERT ON note_errors TO evenkeel_runtime;
CREATE TRIGGER note_errors_never_change BEFORE UPDATE OR DELETE ON note_errors FOR EACH ROW EXECUTE FUNCTION refuse_change();
COMMENT ON TABLE note_errors IS 'Signed notes that were entered in error, such as on the wrong person. The note itself stays as it was signed.';
COMMENT ON COLUMN note_errors.organization_id IS 'Its organization. {id}';
COMMENT ON COLUMN note_errors.id IS 'Identity. {id}';
COMMENT ON COLUMN note_errors.clinic_id IS 'Clinic of the session. {id}';
COMMENT ON COLUMN note_errors.session_id IS 'Session of the note. {id}';
COMMENT ON COLUMN note_errors.patient_id IS 'The person in whose record the note stands. {id}';
COMMENT ON COLUMN note_errors.note_id IS 'The note. {id}';
COMMENT ON COLUMN note_errors.reason IS 'Why. {text}';
COMMENT ON COLUMN note_errors.marked_by IS 'Who marked it. {id}';
COMMENT ON COLUMN note_errors.marker_name IS 'Name as of that day. {name}';
COMMENT ON COLUMN note_errors.marked_at IS 'When. {date}';

ALTER TABLE notes ADD COLUMN replaces uuid,
  ADD CONSTRAINT notes_replace_what_was_in_error FOREIGN KEY (organization_id, session_id, patient_id, replaces)
    REFERENCES note_errors (organization_id, session_id, patient_id, note_id),
  DROP CONSTRAINT notes_one_for_each_person,
  ADD CONSTRAINT notes_one_for_each_person UNIQUE NULLS NOT DISTINCT (organization_id, session_id, patient_id, replaces);
COMMENT ON COLUMN notes.replaces IS 'The note entered in error whose place it takes, or null. {id}';

CREATE VIEW standing_notes WITH (security_invoker = true) AS
  SELECT n.* FROM notes n
   WHERE NOT EXISTS (SELECT FROM note_errors e WHERE e.organization_id = n.organization_id AND e.note_id = n.id);
GRANT SELECT ON standing_notes TO evenkeel_runtime;
COMMENT ON VIEW standing_notes IS 'Signed notes without those entered in error: what lists, charts and prints show.';
