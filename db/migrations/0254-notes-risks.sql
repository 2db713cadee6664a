-- A risk tap in somebody's part of a note: it names which risk and opens a task. The note waits for its outcome, or for
-- a supervisor's word.
CREATE TABLE note_risks (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  session_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  kind text NOT NULL,
  task_id uuid NOT NULL,
  raised_by uuid NOT NULL,
  raised_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT note_risks_in_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions (organization_id, clinic_id, id),
  CONSTRAINT note_risks_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients (organization_id, id),
  CONSTRAINT note_risks_with_task FOREIGN KEY (organization_id, clinic_id, task_id) REFERENCES tasks (organization_id, clinic_id, id),
  CONSTRAINT note_risks_raised_by_staff FOREIGN KEY (organization_id, raised_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT note_risks_kind_known CHECK (kind IN ('self_harm', 'harm_to_others', 'overdose', 'withdrawal', 'vulnerable', 'violence_at_home'))
);
CALL wall('note_risks');
CREATE POLICY opened_record ON note_risks TO evenkeel_runtime
  USING (record_is_open(patient_id))
  WITH CHECK (context_opens_clinic(clinic_id) AND raised_by = context_staff_member() AND record_is_open(patient_id));
GRANT SELECT, INSERT ON note_risks TO evenkeel_runtime;
CREATE INDEX note_risks_of_session ON note_risks (organization_id, session_id, patient_id);
CREATE TRIGGER note_risks_never_change BEFORE UPDATE OR DELETE ON note_risks FOR EACH ROW EXECUTE FUNCTION refuse_change();
COMMENT ON TABLE note_risks IS 'Risks tapped while a session is held or written up, each with the task it opened.';
COMMENT ON COLUMN note_risks.organization_id IS 'Its organization. {id}';
COMMENT ON COLUMN note_risks.id IS 'Identity. {id}';
COMMENT ON COLUMN note_risks.clinic_id IS 'Clinic of the session. {id}';
COMMENT ON COLUMN note_risks.session_id IS 'The session. {id}';
COMMENT ON COLUMN note_risks.patient_id IS 'Who is at risk. {id}';
COMMENT ON COLUMN note_risks.kind IS 'Which risk. {code}';
COMMENT ON COLUMN note_risks.task_id IS 'The task it opened. {id}';
COMMENT ON COLUMN note_risks.raised_by IS 'Who tapped it. {id}';
COMMENT ON COLUMN note_risks.raised_at IS 'When. {date}';

-- Notes and their errors would point at each other in a ring, which no copy of the tables can follow: the check below
-- holds it instead.
ALTER TABLE notes DROP CONSTRAINT notes_replace_what_was_in_error;
ALTER TABLE notes ADD COLUMN risks text NOT NULL DEFAULT '';
COMMENT ON COLUMN notes.risks IS 'Risks tapped in the session and what was done, as they stood when it was signed. {text}';
CREATE OR REPLACE VIEW standing_notes WITH (security_invoker = true) AS
  SELECT n.* FROM notes n
   WHERE NOT EXISTS (SELECT FROM note_errors e WHERE e.organization_id = n.organization_id AND e.note_id = n.id);

CREATE OR REPLACE FUNCTION check_signed_notes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT FROM added a
      JOIN signatures s ON s.organization_id = a.organization_id AND s.id = a.signature_id
      JOIN LATERAL (SELECT w.writer_id FROM note_writers w
                     WHERE w.organization_id = a.organization_id AND w.session_id = a.session_id AND w.patient_id = a.patient_id
                     ORDER BY w.sequence DESC LIMIT 1) w ON w.writer_id <> s.signed_by) THEN
    RAISE EXCEPTION 'somebody else writes this note' USING ERRCODE = '23514', CONSTRAINT = 'notes_signed_by_their_writer';
  END IF;
  IF EXISTS (
    SELECT FROM added a
      JOIN note_risks r ON r.organization_id = a.organization_id AND r.session_id = a.session_id AND r.patient_id = a.patient_id
      JOIN tasks t ON t.organization_id = r.organization_id AND t.id = r.task_id
     WHERE t.closed_at IS NULL AND t.released_at IS NULL) THEN
    RAISE EXCEPTION 'a risk of this person is open' USING ERRCODE = '23514', CONSTRAINT = 'notes_wait_for_risks';
  END IF;
  IF EXISTS (
    SELECT FROM added a WHERE a.replaces IS NOT NULL
       AND NOT EXISTS (SELECT FROM note_errors e WHERE e.organization_id = a.organization_id AND e.session_id = a.session_id
         AND e.patient_id = a.patient_id AND e.note_id = a.replaces)) THEN
    RAISE EXCEPTION 'only a note entered in error is replaced' USING ERRCODE = '23514', CONSTRAINT = 'notes_replace_only_what_was_in_error';
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION check_signed_notes() IS 'Refuses a signature by somebody else than who writes the note, one while a risk of the person is open, and a replacement of what was not entered in error.';
