-- Notes that need a second signature: who must give one follows from the first signer's credential and state. They wait
-- in the supervisor's list; a supervisor co-signs or returns with a comment, and the author amends.
CREATE TABLE note_cosignatures (
  organization_id uuid NOT NULL,
  note_id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  signed_by uuid NOT NULL,
  because text NOT NULL,
  asked_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'waiting',
  steps integer NOT NULL DEFAULT 0,
  PRIMARY KEY (organization_id, note_id),
  CONSTRAINT note_cosignatures_of_note FOREIGN KEY (organization_id, patient_id, note_id) REFERENCES notes (organization_id, patient_id, id),
  CONSTRAINT note_cosignatures_at_clinic FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics (organization_id, id),
  CONSTRAINT note_cosignatures_first_by_staff FOREIGN KEY (organization_id, signed_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT note_cosignatures_state_known CHECK (state IN ('waiting', 'returned', 'cosigned', 'in_error')),
  CONSTRAINT note_cosignatures_because_known CHECK (because IN ('credential', 'no_credential'))
);
CALL wall('note_cosignatures');
CREATE POLICY opened_record ON note_cosignatures TO evenkeel_runtime
  USING (context_opens_clinic(clinic_id) AND record_is_open(patient_id))
  WITH CHECK (context_opens_clinic(clinic_id) AND signed_by = context_staff_member() AND record_is_open(patient_id));
GRANT SELECT, INSERT (organization_id, note_id, clinic_id, patient_id, signed_by, because, asked_at) ON note_cosignatures TO evenkeel_runtime;
CREATE INDEX note_cosignatures_open ON note_cosignatures (organization_id, clinic_id, asked_at) WHERE state IN ('waiting', 'returned');
CREATE TRIGGER note_cosignatures_never_deleted BEFORE DELETE ON note_cosignatures FOR EACH ROW EXECUTE FUNCTION refuse_change();
COMMENT ON TABLE note_cosignatures IS 'Signed notes that need a second signature, and how that stands. Its state follows the steps by a trigger alone.';
COMMENT ON COLUMN note_cosignatures.organization_id IS 'Its organization. {id}';
COMMENT ON COLUMN note_cosignatures.note_id IS 'The note. {id}';
COMMENT ON COLUMN note_cosignatures.clinic_id IS 'Clinic of the session. {id}';
COMMENT ON COLUMN note_cosignatures.patient_id IS 'The person the note is about. {id}';
COMMENT ON COLUMN note_cosignatures.signed_by IS 'Who signed first. {id}';
COMMENT ON COLUMN note_cosignatures.because IS 'credential (one that asks for it) or no_credential (none of the state). {code}';
COMMENT ON COLUMN note_cosignatures.asked_at IS 'Since when it waits. {date}';
COMMENT ON COLUMN note_cosignatures.state IS 'waiting, returned, cosigned, or in_error when the note was. {code}';
COMMENT ON COLUMN note_cosignatures.steps IS 'Number of the newest step. {none}';

CREATE TABLE cosign_steps (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  note_id uuid NOT NULL,
  sequence integer NOT NULL,
  step text NOT NULL,
  comment text NOT NULL,
  made_by uuid NOT NULL,
  maker_name text NOT NULL,
  maker_credential text,
  made_at timestamptz NOT NULL,
  content_sha256 bytea NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT cosign_steps_of_note FOREIGN KEY (organization_id, note_id) REFERENCES note_cosignatures (organization_id, note_id),
  CONSTRAINT cosign_steps_at_clinic FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics (organization_id, id),
  CONSTRAINT cosign_steps_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients (organization_id, id),
  CONSTRAINT cosign_steps_by_staff FOREIGN KEY (organization_id, made_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT cosign_steps_one_after_another UNIQUE (organization_id, note_id, sequence),
  CONSTRAINT cosign_steps_step_known CHECK (step IN ('cosigned', 'returned')),
  CONSTRAINT cosign_steps_return_with_comment CHECK (step = 'cosigned' OR length(btrim(comment)) BETWEEN 1 AND 2000)
);
CALL wall('cosign_steps');
CREATE POLICY opened_record ON cosign_steps TO evenkeel_runtime
  USING (record_is_open(patient_id))
  WITH CHECK (context_opens_clinic(clinic_id) AND made_by = context_staff_member() AND record_is_open(patient_id));
GRANT SELECT, INSERT ON cosign_steps TO evenkeel_runtime;
CREATE TRIGGER cosign_steps_never_change BEFORE UPDATE OR DELETE ON cosign_steps FOR EACH ROW EXECUTE FUNCTION refuse_change();
COMMENT ON TABLE cosign_steps IS 'What supervisors did with notes that need a second signature: co-signed, or returned with a comment.';
COMMENT ON COLUMN cosign_steps.organization_id IS 'Its organization. {id}';
COMMENT ON COLUMN cosign_steps.id IS 'Identity. {id}';
COMMENT ON COLUMN cosign_steps.clinic_id IS 'Clinic of the note. {id}';
COMMENT ON COLUMN cosign_steps.patient_id IS 'The person the note is about. {id}';
COMMENT ON COLUMN cosign_steps.note_id IS 'The note. {id}';
COMMENT ON COLUMN cosign_steps.sequence IS 'Counts up for each note, so that two never decide at once. {none}';
COMMENT ON COLUMN cosign_steps.step IS 'cosigned or returned. {code}';
COMMENT ON COLUMN cosign_steps.comment IS 'What the author is to look at, for returned. {text}';
COMMENT ON COLUMN cosign_steps.made_by IS 'Who. {id}';
COMMENT ON COLUMN cosign_steps.maker_name IS 'Name as of that day. {name}';
COMMENT ON COLUMN cosign_steps.maker_credential IS 'Credential as of that day, or null. {none}';
COMMENT ON COLUMN cosign_steps.made_at IS 'When. {date}';
COMMENT ON COLUMN cosign_steps.content_sha256 IS 'Hash of the note as it was seen. {none}';

CREATE FUNCTION follow_cosign_step() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  first_signer uuid;
BEGIN
  UPDATE note_cosignatures c SET state = NEW.step, steps = NEW.sequence
   WHERE c.organization_id = NEW.organization_id AND c.note_id = NEW.note_id AND c.state = 'waiting' RETURNING c.signed_by INTO first_signer;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the note does not wait' USING ERRCODE = '23514', CONSTRAINT = 'cosign_steps_of_waiting_notes';
  END IF;
  IF first_signer = NEW.made_by THEN
    RAISE EXCEPTION 'nobody co-signs their own note' USING ERRCODE = '23514', CONSTRAINT = 'cosign_steps_by_somebody_else';
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION follow_cosign_step() IS 'Brings a co-signature up to its newest step; only a waiting one, and never by the first signer.';
CREATE TRIGGER cosign_steps_followed AFTER INSERT ON cosign_steps FOR EACH ROW EXECUTE FUNCTION follow_cosign_step();

-- An amendment by the author answers a returned note; a note entered in error waits for nothing.
CREATE FUNCTION follow_returned_note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'amendments' THEN
    UPDATE note_cosignatures c SET state = 'waiting' WHERE c.organization_id = NEW.organization_id AND c.note_id = NEW.note_id
       AND c.state = 'returned' AND c.signed_by = (to_jsonb(NEW) ->> 'written_by')::uuid;
  ELSE
    UPDATE note_cosignatures c SET state = 'in_error' WHERE c.organization_id = NEW.organization_id AND c.note_id = NEW.note_id AND c.state <> 'cosigned';
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION follow_returned_note() IS 'Lets a returned note wait again once its author amended it, and a note in error no longer.';
CREATE TRIGGER amendments_answer_return AFTER INSERT ON amendments FOR EACH ROW EXECUTE FUNCTION follow_returned_note();
CREATE TRIGGER note_errors_end_waiting AFTER INSERT ON note_errors FOR EACH ROW EXECUTE FUNCTION follow_returned_note();
