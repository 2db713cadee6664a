-- Notes of a session: drafts that save as typed, signatures, signed notes that nobody can change, amendments beside them.
CREATE TABLE note_drafts (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  session_id uuid NOT NULL,
  patient_id uuid,
  words text NOT NULL,
  revision integer NOT NULL,
  written_by uuid NOT NULL,
  written_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT note_drafts_of_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions (organization_id, clinic_id, id),
  CONSTRAINT note_drafts_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients (organization_id, id),
  CONSTRAINT note_drafts_written_by_staff FOREIGN KEY (organization_id, written_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT note_drafts_one_for_each_part UNIQUE NULLS NOT DISTINCT (organization_id, session_id, patient_id),
  CONSTRAINT note_drafts_revision_counts_up CHECK (revision > 0),
  CONSTRAINT note_drafts_length CHECK (length(words) <= 20000)
);
CALL wall('note_drafts');
CREATE POLICY opened_record ON note_drafts TO evenkeel_runtime
  USING (context_opens_clinic(clinic_id) AND (patient_id IS NULL
    OR record_is_open(patient_id)))
  WITH CHECK (context_opens_clinic(clinic_id) AND (patient_id IS NULL
    OR record_is_open(patient_id)));
GRANT SELECT, INSERT, UPDATE (words, revision, written_by, written_at) ON note_drafts TO evenkeel_runtime;
COMMENT ON TABLE note_drafts IS 'Words not yet signed: one shared part for a session (patient null) and one part for each person.';
COMMENT ON COLUMN note_drafts.organization_id IS 'Its organization. {id}';
COMMENT ON COLUMN note_drafts.id IS 'Identity of the draft. {id}';
COMMENT ON COLUMN note_drafts.clinic_id IS 'Clinic of the session. {id}';
COMMENT ON COLUMN note_drafts.session_id IS 'The session. {id}';
COMMENT ON COLUMN note_drafts.patient_id IS 'The person it is about; null is the shared part, which names nobody. {id}';
COMMENT ON COLUMN note_drafts.words IS 'The words as typed. {text}';
COMMENT ON COLUMN note_drafts.revision IS 'Counts saves, so that two editors never overwrite each other. {none}';
COMMENT ON COLUMN note_drafts.written_by IS 'Who saved last. {id}';
COMMENT ON COLUMN note_drafts.written_at IS 'When it was saved last. {date}';

CREATE TABLE signatures (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  session_id uuid NOT NULL,
  signed_by uuid NOT NULL,
  signer_name text NOT NULL,
  signer_credential text,
  signed_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT signatures_of_session UNIQUE (organization_id, session_id, id),
  CONSTRAINT signatures_in_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions (organization_id, clinic_id, id),
  CONSTRAINT signatures_by_staff FOREIGN KEY (organization_id, signed_by) REFERENCES staff_members (organization_id, id)
);
CALL wall('signatures');
CREATE POLICY in_scope ON signatures TO evenkeel_runtime USING (context_opens_clinic(clinic_id))
  WITH CHECK (context_opens_clinic(clinic_id) AND signed_by = context_staff_member());
GRANT SELECT, INSERT ON signatures TO evenkeel_runtime;
CREATE TRIGGER signatures_never_change BEFORE UPDATE OR DELETE ON signatures FOR EACH ROW EXECUTE FUNCTION refuse_change();
COMMENT ON TABLE signatures IS 'One signature for all notes a facilitator signs of a session, with name and credential as of that day.';
COMMENT ON COLUMN signatures.organization_id IS 'Its organization. {id}';
COMMENT ON COLUMN signatures.id IS 'Identity of the signature. {id}';
COMMENT ON COLUMN signatures.clinic_id IS 'Clinic of the session. {id}';
COMMENT ON COLUMN signatures.session_id IS 'The session. {id}';
COMMENT ON COLUMN signatures.signed_by IS 'Who signed. {id}';
COMMENT ON COLUMN signatures.signer_name IS 'Name as of that day. {name}';
COMMENT ON COLUMN signatures.signer_credential IS 'Credential as of that day, or null. {none}';
COMMENT ON COLUMN signatures.signed_at IS 'When. {date}';

CREATE TABLE notes (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  session_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  signature_id uuid NOT NULL,
  held_on date NOT NULL,
  group_name text NOT NULL,
  attendance text NOT NULL,
  clock_minutes integer NOT NULL,
  treatment_minutes integer NOT NULL,
  shared_words text NOT NULL,
  own_words text NOT NULL,
  content_sha256 bytea NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT notes_of_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions (organization_id, clinic_id, id),
  CONSTRAINT notes_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients (organization_id, id),
  CONSTRAINT notes_signed FOREIGN KEY (organization_id, session_id, signature_id) REFERENCES signatures (organization_id, session_id, id),
  CONSTRAINT notes_one_for_each_person UNIQUE (organization_id, session_id, patient_id),
  CONSTRAINT notes_of_patient_for_amendments UNIQUE (organization_id, patient_id, id),
  CONSTRAINT notes_minutes_possible CHECK (treatment_minutes BETWEEN 0 AND clock_minutes),
  CONSTRAINT notes_attendance_known CHECK (attendance IN ('present', 'late', 'absent', 'cancelled'))
);
CALL wall('notes');
CREATE POLICY opened_record ON notes TO evenkeel_runtime
  USING (record_is_open(patient_id))
  WITH CHECK (context_opens_clinic(clinic_id)
    AND record_is_open(patient_id));
GRANT SELECT, INSERT ON notes TO evenkeel_runtime;
CREATE INDEX notes_newest ON notes (organization_id, patient_id, held_on);
CREATE TRIGGER notes_never_change BEFORE UPDATE OR DELETE ON notes FOR EACH ROW EXECUTE FUNCTION refuse_change();
COMMENT ON TABLE notes IS 'Signed progress notes. Nobody can change one; an amendment is added beside it.';
COMMENT ON COLUMN notes.organization_id IS 'Its organization. {id}';
COMMENT ON COLUMN notes.id IS 'Identity of the note. {id}';
COMMENT ON COLUMN notes.clinic_id IS 'Clinic of the session. {id}';
COMMENT ON COLUMN notes.session_id IS 'The session. {id}';
COMMENT ON COLUMN notes.patient_id IS 'The person it is about. {id}';
COMMENT ON COLUMN notes.signature_id IS 'The signature that froze it. {id}';
COMMENT ON COLUMN notes.held_on IS 'Day of the session. {date}';
COMMENT ON COLUMN notes.group_name IS 'Name of the group on that day. {none}';
COMMENT ON COLUMN notes.attendance IS 'present, late, absent or cancelled, as marked when signed. {code}';
COMMENT ON COLUMN notes.clock_minutes IS 'Minutes there on the clock. {none}';
COMMENT ON COLUMN notes.treatment_minutes IS 'Minutes of treatment credited. {none}';
COMMENT ON COLUMN notes.shared_words IS 'What the group did; names nobody. {text}';
COMMENT ON COLUMN notes.own_words IS 'The person''s own part. {text}';
COMMENT ON COLUMN notes.content_sha256 IS 'Hash of everything the signature froze. {none}';

CREATE TABLE amendments (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  note_id uuid NOT NULL,
  words text NOT NULL,
  reason text NOT NULL,
  written_by uuid NOT NULL,
  writer_name text NOT NULL,
  writer_credential text,
  written_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT amendments_of_note FOREIGN KEY (organization_id, patient_id, note_id) REFERENCES notes (organization_id, patient_id, id),
  CONSTRAINT amendments_at_clinic FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics (organization_id, id),
  CONSTRAINT amendments_by_staff FOREIGN KEY (organization_id, written_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT amendments_say_something CHECK (length(btrim(words)) BETWEEN 1 AND 20000 AND length(btrim(reason)) BETWEEN 1 AND 500)
);
CALL wall('amendments');
CREATE POLICY opened_record ON amendments TO evenkeel_runtime
  USING (record_is_open(patient_id))
  WITH CHECK (written_by = context_staff_member()
    AND record_is_open(patient_id));
GRANT SELECT, INSERT ON amendments TO evenkeel_runtime;
CREATE INDEX amendments_beside_note ON amendments (organization_id, note_id, written_at);
CREATE TRIGGER amendments_never_change BEFORE UPDATE OR DELETE ON amendments FOR EACH ROW EXECUTE FUNCTION refuse_change();
COMMENT ON TABLE amendments IS 'What was added to a signed note later, with author, time and reason.';
COMMENT ON COLUMN amendments.organization_id IS 'Its organization. {id}';
COMMENT ON COLUMN amendments.id IS 'Identity of the amendment. {id}';
COMMENT ON COLUMN amendments.clinic_id IS 'Clinic of the note. {id}';
COMMENT ON COLUMN amendments.patient_id IS 'The person the note is about. {id}';
COMMENT ON COLUMN amendments.note_id IS 'The note it stands beside. {id}';
COMMENT ON COLUMN amendments.words IS 'What is added. {text}';
COMMENT ON COLUMN amendments.reason IS 'Why. {text}';
COMMENT ON COLUMN amendments.written_by IS 'Who. {id}';
COMMENT ON COLUMN amendments.writer_name IS 'Name as of that day. {name}';
COMMENT ON COLUMN amendments.writer_credential IS 'Credential as of that day, or null. {none}';
COMMENT ON COLUMN amendments.written_at IS 'When. {date}';
