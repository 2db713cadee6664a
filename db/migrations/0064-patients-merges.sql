-- Two records of one person. Nothing is moved: every row stays with its own record, one record points to the other,
-- and whoever may open one may open both. So a wrong merge is undone by taking the pointer away.
ALTER TABLE patients
  ADD COLUMN merged_into uuid,
  ADD COLUMN in_merge boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT patients_merged_into_patient FOREIGN KEY (organization_id, merged_into) REFERENCES patients (organization_id, id),
  ADD CONSTRAINT patients_merged_into_another CHECK (merged_into <> id);
CREATE INDEX patients_merged ON patients (organization_id, merged_into) WHERE merged_into IS NOT NULL;
COMMENT ON COLUMN patients.merged_into IS 'The record that is kept for this person, or null where this is it. {id}';
COMMENT ON COLUMN patients.in_merge IS 'Whether this record points to another or another points to it; kept by patient_merges. {none}';

CREATE TABLE patient_merges (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  merged_id uuid NOT NULL,
  kept_id uuid NOT NULL,
  step text NOT NULL,
  because text NOT NULL,
  decided_by uuid NOT NULL,
  decided_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT patient_merges_of_merged FOREIGN KEY (organization_id, merged_id) REFERENCES patients (organization_id, id),
  CONSTRAINT patient_merges_of_kept FOREIGN KEY (organization_id, kept_id) REFERENCES patients (organization_id, id),
  CONSTRAINT patient_merges_by_staff FOREIGN KEY (organization_id, decided_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT patient_merges_of_two CHECK (merged_id <> kept_id),
  CONSTRAINT patient_merges_step_known CHECK (step IN ('merged', 'separated')),
  CONSTRAINT patient_merges_say_why CHECK (length(btrim(because)) BETWEEN 1 AND 500)
);
CALL wall('patient_merges');
CREATE POLICY whole_organization ON patient_merges TO evenkeel_runtime
  USING ((SELECT context_whole_organization())) WITH CHECK ((SELECT context_whole_organization()) AND decided_by = context_staff_member());
GRANT SELECT, INSERT ON patient_merges TO evenkeel_runtime;
CREATE TRIGGER patient_merges_never_change BEFORE UPDATE OR DELETE ON patient_merges FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE INDEX patient_merges_of_record ON patient_merges (organization_id, merged_id, decided_at);
CREATE INDEX patient_merges_newest ON patient_merges (organization_id, decided_at);
COMMENT ON TABLE patient_merges IS 'Each merge of two records and each undoing of one, with who, when and why; added, never changed.';
COMMENT ON COLUMN patient_merges.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN patient_merges.id IS 'Identity of the step. {id}';
COMMENT ON COLUMN patient_merges.merged_id IS 'The record that points to the other. {id}';
COMMENT ON COLUMN patient_merges.kept_id IS 'The record that is kept. {id}';
COMMENT ON COLUMN patient_merges.step IS 'merged or separated. {code}';
COMMENT ON COLUMN patient_merges.because IS 'Why. {text}';
COMMENT ON COLUMN patient_merges.decided_by IS 'Who decided it. {id}';
COMMENT ON COLUMN patient_merges.decided_at IS 'When. {date}';

-- All records of one person. Asks as the asker: what they may not open is not told.
CREATE FUNCTION whole_record(patient uuid) RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
DECLARE
  kept uuid;
  merged boolean;
BEGIN
  SELECT coalesce(p.merged_into, p.id), p.in_merge INTO kept, merged
    FROM public.patients p WHERE p.organization_id = public.context_organization() AND p.id = whole_record.patient;
  IF NOT coalesce(merged, false) THEN
    RETURN ARRAY[whole_record.patient];
  END IF;
  RETURN ARRAY(SELECT p.id FROM public.patients p WHERE p.organization_id = public.context_organization()
                 AND (p.id = kept OR p.merged_into = kept) ORDER BY p.id);
END $$;
COMMENT ON FUNCTION whole_record(uuid) IS 'The ids of all records of the person whose record this is: usually this one alone.';

-- The same for triggers and policies, which must see all. Nobody else may call it.
CREATE FUNCTION records_merged(organization uuid, patient uuid) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT ARRAY(SELECT q.id FROM patients p JOIN patients q ON q.organization_id = p.organization_id
                  AND (q.id = coalesce(p.merged_into, p.id) OR q.merged_into = coalesce(p.merged_into, p.id))
                WHERE p.organization_id = organization AND p.id = patient)
$$;
COMMENT ON FUNCTION records_merged(uuid, uuid) IS 'The ids of all records of a person, for what must see them all.';
REVOKE ALL ON FUNCTION records_merged(uuid, uuid) FROM PUBLIC;

-- Whoever has a reason to open one of the records has it for the others: they are one person's.
CREATE FUNCTION merge_opens_record(patient uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  record uuid;
BEGIN
  FOREACH record IN ARRAY records_merged(context_organization(), merge_opens_record.patient) LOOP
    IF record <> merge_opens_record.patient AND (clinic_opens_record(record) OR caseload_opens_record(record) OR group_opens_record(record)) THEN
      RETURN true;
    END IF;
  END LOOP;
  RETURN false;
END $$;
COMMENT ON FUNCTION merge_opens_record(uuid) IS 'Whether another record of the same person is open to the asker.';
REVOKE ALL ON FUNCTION merge_opens_record(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION merge_opens_record(uuid) TO evenkeel_runtime;
CREATE POLICY merged_record ON patients TO evenkeel_runtime USING (in_merge AND merge_opens_record(id));

-- A lock on one record of a person is a lock on them all, and so is a place on its list.
CREATE FUNCTION lock_opens_record(patient uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  asker CONSTANT uuid := context_staff_member();
  organization CONSTANT uuid := context_organization();
  today CONSTANT date := context_today();
BEGIN
  -- Nobody signed in: the program itself at work, such as an import from the command line.
  RETURN asker IS NULL
    OR EXISTS (SELECT 1 FROM record_lock_access a
                WHERE a.organization_id = organization AND a.staff_member_id = asker AND a.taken_at IS NULL
                  AND a.patient_id = ANY (records_merged(organization, lock_opens_record.patient)))
    OR EXISTS (SELECT 1 FROM role_assignments a
                WHERE a.organization_id = organization AND a.staff_member_id = asker AND a.role = 'privacy_officer' AND a.clinic_id IS NULL
                  AND a.starts_on <= today AND (a.ends_on IS NULL OR a.ends_on >= today));
END $$;
COMMENT ON FUNCTION lock_opens_record(uuid) IS 'Whether the asker is on the list of a locked record, or is the privacy officer.';
REVOKE ALL ON FUNCTION lock_opens_record(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION lock_opens_record(uuid) TO evenkeel_runtime;
CREATE POLICY lock ON patients AS RESTRICTIVE TO evenkeel_runtime USING (NOT locked OR lock_opens_record(id));
CREATE POLICY opened_record ON record_locks TO evenkeel_runtime USING (record_is_open(patient_id)) WITH CHECK (record_is_open(patient_id));
GRANT SELECT, INSERT, UPDATE (unlocked_by, unlocked_at, unlocked_because) ON record_locks TO evenkeel_runtime;
CREATE POLICY opened_record ON record_lock_access TO evenkeel_runtime USING (record_is_open(patient_id)) WITH CHECK (record_is_open(patient_id));
GRANT SELECT, INSERT, UPDATE (taken_by, taken_at) ON record_lock_access TO evenkeel_runtime;

CREATE FUNCTION keep_locked(organization uuid, records uuid[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  UPDATE patients p
     SET locked = EXISTS (SELECT 1 FROM record_locks l WHERE l.organization_id = p.organization_id AND l.unlocked_at IS NULL
                            AND l.patient_id = ANY (records_merged(p.organization_id, p.id)))
   WHERE p.organization_id = organization AND p.id = ANY (records)
$$;
COMMENT ON FUNCTION keep_locked(uuid, uuid[]) IS 'Keeps patients.locked as the locks of all records of the person say.';
REVOKE ALL ON FUNCTION keep_locked(uuid, uuid[]) FROM PUBLIC;

CREATE FUNCTION apply_lock() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM keep_locked(NEW.organization_id, records_merged(NEW.organization_id, NEW.patient_id));
  RETURN NULL;
END $$;
COMMENT ON FUNCTION apply_lock() IS 'Trigger: shuts or opens the records of the person when a lock begins or ends.';
CREATE TRIGGER record_locks_apply AFTER INSERT OR UPDATE ON record_locks FOR EACH ROW EXECUTE FUNCTION apply_lock();

-- The pointer is set here only. One level: a record that others point to is never merged itself, so that the kept
-- one is always one step away and each merge can be undone alone.
CREATE FUNCTION apply_merge() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  merged patients;
  kept patients;
BEGIN
  PERFORM 1 FROM patients p WHERE p.organization_id = NEW.organization_id AND p.id IN (NEW.merged_id, NEW.kept_id) ORDER BY p.id FOR UPDATE;
  SELECT * INTO merged FROM patients p WHERE p.organization_id = NEW.organization_id AND p.id = NEW.merged_id;
  SELECT * INTO kept FROM patients p WHERE p.organization_id = NEW.organization_id AND p.id = NEW.kept_id;
  IF NEW.step = 'merged' AND (merged.merged_into IS NOT NULL OR kept.merged_into IS NOT NULL
     OR EXISTS (SELECT 1 FROM patients p WHERE p.organization_id = NEW.organization_id AND p.merged_into = NEW.merged_id)) THEN
    RAISE EXCEPTION 'one of them is merged already' USING ERRCODE = '23514', CONSTRAINT = 'patient_merges_one_level', TABLE = 'patient_merges';
  END IF;
  IF NEW.step = 'separated' AND merged.merged_into IS DISTINCT FROM NEW.kept_id THEN
    RAISE EXCEPTION 'they are not merged' USING ERRCODE = '23514', CONSTRAINT = 'patient_merges_undo_what_stands', TABLE = 'patient_merges';
  END IF;
  UPDATE patients p SET merged_into = CASE WHEN NEW.step = 'merged' THEN NEW.kept_id END
   WHERE p.organization_id = NEW.organization_id AND p.id = NEW.merged_id;
  UPDATE patients p SET in_merge = p.merged_into IS NOT NULL
      OR EXISTS (SELECT 1 FROM patients o WHERE o.organization_id = p.organization_id AND o.merged_into = p.id)
   WHERE p.organization_id = NEW.organization_id AND p.id IN (NEW.merged_id, NEW.kept_id);
  PERFORM keep_locked(NEW.organization_id, records_merged(NEW.organization_id, NEW.kept_id) || NEW.merged_id);
  RETURN NULL;
END $$;
COMMENT ON FUNCTION apply_merge() IS 'Trigger: points one record to the other, or takes the pointer away.';
CREATE TRIGGER patient_merges_apply AFTER INSERT ON patient_merges FOR EACH ROW EXECUTE FUNCTION apply_merge();

-- What is under way on a merged record (a seat, its marks and notes) goes on there; nothing new is begun on it.
CREATE FUNCTION refuse_merged() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM patients p WHERE p.organization_id = NEW.organization_id AND p.id = NEW.patient_id AND p.merged_into IS NOT NULL) THEN
    RAISE EXCEPTION 'the record is merged' USING ERRCODE = '23514', CONSTRAINT = 'patients_merged_is_closed', TABLE = TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION refuse_merged() IS 'Trigger of tables in which something new begins: not on a record that points to another.';
CREATE TRIGGER care_relations_not_of_merged BEFORE INSERT ON care_relations FOR EACH ROW EXECUTE FUNCTION refuse_merged();
CREATE TRIGGER contacts_not_of_merged BEFORE INSERT ON contacts FOR EACH ROW EXECUTE FUNCTION refuse_merged();
CREATE TRIGGER seats_not_of_merged BEFORE INSERT ON seats FOR EACH ROW EXECUTE FUNCTION refuse_merged();
CREATE TRIGGER record_locks_not_of_merged BEFORE INSERT ON record_locks FOR EACH ROW EXECUTE FUNCTION refuse_merged();

CREATE FUNCTION refuse_change_of_merged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the record is merged' USING ERRCODE = '23514', CONSTRAINT = 'patients_merged_is_closed', TABLE = 'patients';
END $$;
COMMENT ON FUNCTION refuse_change_of_merged() IS 'Trigger: the particulars of a record that points to another stay as they were.';
CREATE TRIGGER patients_merged_stay BEFORE UPDATE OF given_name, family_name, preferred_name, birth_on, sex, phone, died_on, died_on_unknown_day, safety_flag,
  pronouns, language, language_words, interpreter_needed, street, city, state, postal_code, pet_concern, version ON patients
  FOR EACH ROW WHEN (OLD.merged_into IS NOT NULL) EXECUTE FUNCTION refuse_change_of_merged();
