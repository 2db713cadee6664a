-- Somebody expected is not there: every try to reach them, with what came of it. Added, never changed.
CREATE TABLE outreach_attempts (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  session_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  contact_id uuid,
  means text NOT NULL,
  outcome text NOT NULL,
  words text NOT NULL,
  made_by uuid NOT NULL,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT outreach_attempts_in_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions (organization_id, clinic_id, id),
  CONSTRAINT outreach_attempts_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients (organization_id, id),
  CONSTRAINT outreach_attempts_by_contact FOREIGN KEY (organization_id, contact_id) REFERENCES contacts (organization_id, id),
  CONSTRAINT outreach_attempts_by_staff FOREIGN KEY (organization_id, made_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT outreach_attempts_means_known CHECK (means IN ('call', 'message', 'text', 'mail', 'letter', 'none')),
  CONSTRAINT outreach_attempts_by_some_contact CHECK ((means = 'none') = (contact_id IS NULL)),
  CONSTRAINT outreach_attempts_outcome_known CHECK (outcome IN ('comes_late', 'not_today', 'reached', 'message_left', 'no_answer', 'somebody_else', 'wrong_number', 'no_way')),
  CONSTRAINT outreach_attempts_no_way_without_means CHECK ((outcome = 'no_way') = (means = 'none'))
);
CALL wall('outreach_attempts');
CREATE POLICY opened_record ON outreach_attempts TO evenkeel_runtime
  USING (record_is_open(patient_id))
  WITH CHECK (context_opens_clinic(clinic_id) AND record_is_open(patient_id));
GRANT SELECT, INSERT ON outreach_attempts TO evenkeel_runtime;
CREATE INDEX outreach_attempts_of_person ON outreach_attempts (organization_id, patient_id, made_at);
CREATE TRIGGER outreach_attempts_never_change BEFORE UPDATE OR DELETE ON outreach_attempts FOR EACH ROW EXECUTE FUNCTION refuse_change();
COMMENT ON TABLE outreach_attempts IS 'Tries to reach somebody whose chair stayed empty, each with its outcome.';
COMMENT ON COLUMN outreach_attempts.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN outreach_attempts.id IS 'Identity of the try. {id}';
COMMENT ON COLUMN outreach_attempts.clinic_id IS 'Clinic of the session. {id}';
COMMENT ON COLUMN outreach_attempts.session_id IS 'The session in which the chair stayed empty. {id}';
COMMENT ON COLUMN outreach_attempts.patient_id IS 'Who was tried. {id}';
COMMENT ON COLUMN outreach_attempts.contact_id IS 'By which of their contacts; null where none may be used. {id}';
COMMENT ON COLUMN outreach_attempts.means IS 'call, message, text, mail, letter, or none where no way is allowed. {code}';
COMMENT ON COLUMN outreach_attempts.outcome IS 'comes_late, not_today, reached, message_left, no_answer, somebody_else, wrong_number or no_way. {code}';
COMMENT ON COLUMN outreach_attempts.words IS 'What was said, if anything is to be kept. {text}';
COMMENT ON COLUMN outreach_attempts.made_by IS 'Who tried. {id}';
COMMENT ON COLUMN outreach_attempts.made_at IS 'When. {date}';
