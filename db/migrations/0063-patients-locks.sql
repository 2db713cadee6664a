-- Locked records: of staff, of their relatives, of people known to many. A lock shuts the record to everybody but
-- those on its list and the privacy officer, whatever else would open it. Row security holds it, with a policy that
-- narrows all reasons to open a record.
ALTER TABLE patients ADD COLUMN locked boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN patients.locked IS 'Whether a lock stands; kept by record_locks. {none}';

CREATE TABLE record_locks (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  patient_id uuid NOT NULL,
  kind text NOT NULL,
  because text NOT NULL,
  locked_by uuid NOT NULL,
  locked_at timestamptz NOT NULL,
  unlocked_by uuid,
  unlocked_at timestamptz,
  unlocked_because text,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT record_locks_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients (organization_id, id),
  CONSTRAINT record_locks_by_staff FOREIGN KEY (organization_id, locked_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT record_locks_undone_by_staff FOREIGN KEY (organization_id, unlocked_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT record_locks_kind_known CHECK (kind IN ('staff', 'relative', 'known_person', 'other')),
  CONSTRAINT record_locks_say_why CHECK (length(btrim(because)) BETWEEN 1 AND 500 AND (unlocked_at IS NULL OR length(btrim(unlocked_because)) BETWEEN 1 AND 500)),
  CONSTRAINT record_locks_undone_by_somebody CHECK ((unlocked_by IS NULL) = (unlocked_at IS NULL) AND (unlocked_because IS NULL) = (unlocked_at IS NULL))
);
CALL wall('record_locks');
CREATE UNIQUE INDEX record_locks_one_stands ON record_locks (organization_id, patient_id) WHERE unlocked_at IS NULL;
COMMENT ON TABLE record_locks IS 'Locks on records, with who, when and why; undone, never deleted.';
COMMENT ON COLUMN record_locks.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN record_locks.id IS 'Identity of the lock. {id}';
COMMENT ON COLUMN record_locks.patient_id IS 'Whose record. {id}';
COMMENT ON COLUMN record_locks.kind IS 'staff, relative, known_person or other. {code}';
COMMENT ON COLUMN record_locks.because IS 'Why. {text}';
COMMENT ON COLUMN record_locks.locked_by IS 'Who locked it. {id}';
COMMENT ON COLUMN record_locks.locked_at IS 'When. {date}';
COMMENT ON COLUMN record_locks.unlocked_by IS 'Who undid it. {id}';
COMMENT ON COLUMN record_locks.unlocked_at IS 'When it was undone, or null while it stands. {date}';
COMMENT ON COLUMN record_locks.unlocked_because IS 'Why it was undone. {text}';

CREATE TABLE record_lock_access (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  patient_id uuid NOT NULL,
  staff_member_id uuid NOT NULL,
  given_by uuid NOT NULL,
  given_at timestamptz NOT NULL,
  taken_by uuid,
  taken_at timestamptz,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT record_lock_access_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients (organization_id, id),
  CONSTRAINT record_lock_access_for_staff FOREIGN KEY (organization_id, staff_member_id) REFERENCES staff_members (organization_id, id),
  CONSTRAINT record_lock_access_given_by_staff FOREIGN KEY (organization_id, given_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT record_lock_access_taken_by_staff FOREIGN KEY (organization_id, taken_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT record_lock_access_taken_by_somebody CHECK ((taken_by IS NULL) = (taken_at IS NULL))
);
CALL wall('record_lock_access');
CREATE UNIQUE INDEX record_lock_access_once ON record_lock_access (organization_id, patient_id, staff_member_id) WHERE taken_at IS NULL;
COMMENT ON TABLE record_lock_access IS 'Who may open a locked record, besides the privacy officer and besides having a reason of their own; taken away, never deleted.';
COMMENT ON COLUMN record_lock_access.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN record_lock_access.id IS 'Identity of the line. {id}';
COMMENT ON COLUMN record_lock_access.patient_id IS 'Whose record. {id}';
COMMENT ON COLUMN record_lock_access.staff_member_id IS 'Who may open it. {id}';
COMMENT ON COLUMN record_lock_access.given_by IS 'Who put them on the list. {id}';
COMMENT ON COLUMN record_lock_access.given_at IS 'When. {date}';
COMMENT ON COLUMN record_lock_access.taken_by IS 'Who took them off. {id}';
COMMENT ON COLUMN record_lock_access.taken_at IS 'When, or null while it stands. {date}';
