-- Who writes whose note where several lead a session, and as what a signature was given.
CREATE TABLE note_writers (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  session_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  sequence integer NOT NULL,
  writer_id uuid,
  assigned_by uuid NOT NULL,
  assigned_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT note_writers_in_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions (organization_id, clinic_id, id),
  CONSTRAINT note_writers_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients (organization_id, id),
  CONSTRAINT note_writers_is_staff FOREIGN KEY (organization_id, writer_id) REFERENCES staff_members (organization_id, id),
  CONSTRAINT note_writers_assigned_by_staff FOREIGN KEY (organization_id, assigned_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT note_writers_one_after_another UNIQUE (organization_id, session_id, patient_id, sequence)
);
CALL wall('note_writers');
CREATE POLICY opened_record ON note_writers TO evenkeel_runtime
  USING (context_opens_clinic(clinic_id) AND record_is_open(patient_id))
  WITH CHECK (context_opens_clinic(clinic_id) AND assigned_by = context_staff_member() AND record_is_open(patient_id));
GRANT SELECT, INSERT ON note_writers TO evenkeel_runtime;
CREATE TRIGGER note_writers_never_change BEFORE UPDATE OR DELETE ON note_writers FOR EACH ROW EXECUTE FUNCTION refuse_change();
COMMENT ON TABLE note_writers IS 'Who writes and signs whose note of a session. The newest of a person counts; without one, whoever leads may.';
COMMENT ON COLUMN note_writers.organization_id IS 'Its organization. {id}';
COMMENT ON COLUMN note_writers.id IS 'Identity. {id}';
COMMENT ON COLUMN note_writers.clinic_id IS 'Clinic of the session. {id}';
COMMENT ON COLUMN note_writers.session_id IS 'The session. {id}';
COMMENT ON COLUMN note_writers.patient_id IS 'Whose note. {id}';
COMMENT ON COLUMN note_writers.sequence IS 'Counts up for each person, so that two never decide at once. {none}';
COMMENT ON COLUMN note_writers.writer_id IS 'Who writes it; null gives it back to whoever leads. {id}';
COMMENT ON COLUMN note_writers.assigned_by IS 'Who said so. {id}';
COMMENT ON COLUMN note_writers.assigned_at IS 'When. {date}';

ALTER TABLE signatures ADD COLUMN signed_as text NOT NULL DEFAULT 'facilitator',
  ADD CONSTRAINT signatures_signed_as_known CHECK (signed_as IN ('facilitator', 'substitute', 'supervisor'));
COMMENT ON COLUMN signatures.signed_as IS 'facilitator, substitute (stood in on that date) or supervisor. {code}';

CREATE VIEW stand_ins_in_brief WITH (security_invoker = true) AS
  SELECT s.organization_id, s.session_id, s.staff_member_id, s.part FROM session_staff s WHERE s.taken_back_at IS NULL AND s.part <> 'away';
GRANT SELECT ON stand_ins_in_brief TO evenkeel_runtime;
COMMENT ON VIEW stand_ins_in_brief IS 'Who stands in on a date or joins for it, and as what.';

-- What a signature must meet, looked at once for all notes of a statement. With rights of its owner: a row that the
-- signer may not see counts all the same.
CREATE FUNCTION check_signed_notes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT FROM added a
      JOIN signatures s ON s.organization_id = a.organization_id AND s.id = a.signature_id
      JOIN LATERAL (SELECT w.writer_id FROM note_writers w
                     WHERE w.organization_id = a.organization_id AND w.session_id = a.session_id AND w.patient_id = a.patient_id
                     ORDER BY w.sequence DESC LIMIT 1) w ON w.writer_id <> s.signed_by) THEN
    RAISE EXCEPTION 'somebody else writes this note' USING ERRCODE = '23514', CONSTRAINT = 'notes_signed_by_their_writer';
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION check_signed_notes() IS 'Refuses a signature by somebody else than who writes the note.';
CREATE TRIGGER notes_signed_checked AFTER INSERT ON notes REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION check_signed_notes();
