-- A lock must not keep help away. Whoever has a reason of their own to open a record may break its lock for the rest of
-- the day, with a reason, and the privacy officer sees each time it was done. And whoever leads a session or works at
-- its clinic sees that somebody with a locked record is expected, by the name that others in the room may hear.
CREATE TABLE record_openings (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  patient_id uuid NOT NULL,
  staff_member_id uuid NOT NULL,
  because text NOT NULL,
  opened_on date NOT NULL,
  opened_at timestamptz NOT NULL,
  seen_by uuid,
  seen_at timestamptz,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT record_openings_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients (organization_id, id),
  CONSTRAINT record_openings_by_staff FOREIGN KEY (organization_id, staff_member_id) REFERENCES staff_members (organization_id, id),
  CONSTRAINT record_openings_seen_by_staff FOREIGN KEY (organization_id, seen_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT record_openings_say_why CHECK (length(btrim(because)) BETWEEN 1 AND 500),
  CONSTRAINT record_openings_seen_whole CHECK ((seen_by IS NULL) = (seen_at IS NULL)),
  CONSTRAINT record_openings_seen_by_another CHECK (seen_by <> staff_member_id)
);
CALL wall('record_openings');
CREATE POLICY whole_organization ON record_openings TO evenkeel_runtime
  USING ((SELECT context_whole_organization())) WITH CHECK ((SELECT context_whole_organization()));
GRANT SELECT, UPDATE (seen_by, seen_at) ON record_openings TO evenkeel_runtime;
CREATE INDEX record_openings_of_day ON record_openings (organization_id, staff_member_id, opened_on);
CREATE INDEX record_openings_newest ON record_openings (organization_id, opened_at);
COMMENT ON TABLE record_openings IS 'Each time somebody broke the lock of a record for the rest of a day, with the reason, and who has looked at it since.';
COMMENT ON COLUMN record_openings.organization_id IS 'Its organization. {id}';
COMMENT ON COLUMN record_openings.id IS 'Identity. {id}';
COMMENT ON COLUMN record_openings.patient_id IS 'Whose record. {id}';
COMMENT ON COLUMN record_openings.staff_member_id IS 'Who opened it. {id}';
COMMENT ON COLUMN record_openings.because IS 'Why, in their own words. {text}';
COMMENT ON COLUMN record_openings.opened_on IS 'The day it was for; with its end the lock holds again. {date}';
COMMENT ON COLUMN record_openings.opened_at IS 'When. {date}';
COMMENT ON COLUMN record_openings.seen_by IS 'Who looked at it afterwards. {id}';
COMMENT ON COLUMN record_openings.seen_at IS 'When it was looked at, or null while nobody has. {date}';

CREATE OR REPLACE FUNCTION lock_opens_record(patient uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  asker CONSTANT uuid := context_staff_member();
  organization CONSTANT uuid := context_organization();
  today CONSTANT date := context_today();
  records uuid[];
BEGIN
  -- Nobody signed in: the program itself at work, such as an import from the command line.
  IF asker IS NULL THEN
    RETURN true;
  END IF;
  records := records_merged(organization, lock_opens_record.patient);
  RETURN EXISTS (SELECT 1 FROM record_lock_access a
                WHERE a.organization_id = organization AND a.staff_member_id = asker AND a.taken_at IS NULL AND a.patient_id = ANY (records))
    OR EXISTS (SELECT 1 FROM role_assignments a
                WHERE a.organization_id = organization AND a.staff_member_id = asker AND a.role = 'privacy_officer' AND a.clinic_id IS NULL
                  AND a.starts_on <= today AND (a.ends_on IS NULL OR a.ends_on >= today))
    OR EXISTS (SELECT 1 FROM record_openings o
                WHERE o.organization_id = organization AND o.staff_member_id = asker AND o.opened_on = today AND o.patient_id = ANY (records));
END $$;
COMMENT ON FUNCTION lock_opens_record(uuid) IS 'Whether the asker is on the list of a locked record, is the privacy officer, or has opened it today with a reason.';

CREATE FUNCTION has_reason_to_open(patient uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT clinic_opens_record(patient) OR caseload_opens_record(patient) OR group_opens_record(patient) OR merge_opens_record(patient)
$$;
COMMENT ON FUNCTION has_reason_to_open(uuid) IS 'Whether the asker has a reason to open the record, whatever its lock says.';
REVOKE ALL ON FUNCTION has_reason_to_open(uuid) FROM PUBLIC;

-- The only way to add a row: of the asker, for today, and only where nothing but the lock keeps the record shut.
CREATE FUNCTION open_locked_record(opening uuid, patient uuid, reason text, at timestamptz) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM patients p WHERE p.organization_id = context_organization() AND p.id = open_locked_record.patient AND p.locked)
     OR context_staff_member() IS NULL OR NOT has_reason_to_open(open_locked_record.patient) THEN
    RETURN false;
  END IF;
  INSERT INTO record_openings (organization_id, id, patient_id, staff_member_id, because, opened_on, opened_at)
  VALUES (context_organization(), opening, open_locked_record.patient, context_staff_member(), reason, context_today(), at);
  RETURN true;
END $$;
COMMENT ON FUNCTION open_locked_record(uuid, uuid, text, timestamptz) IS 'Opens a locked record to the asker for the rest of the day; false where there is none that only its lock keeps shut.';
REVOKE ALL ON FUNCTION open_locked_record(uuid, uuid, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION open_locked_record(uuid, uuid, text, timestamptz) TO evenkeel_runtime;

-- People on the roster of a session whose record is locked to the asker: the name as a shared screen shows it, and
-- their newest mark. Nothing else of them is told.
CREATE FUNCTION locked_on_rosters(asked_sessions uuid[])
RETURNS TABLE (session_id uuid, patient_id uuid, first_name text, initial text, visit_id uuid, known_absence text, mode text, taken_back boolean,
  status text, arrived_at timestamptz, left_at timestamptz, sequence integer, marked_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 1 SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT r.session_id, p.id, coalesce(p.preferred_name, p.given_name), left(btrim(p.family_name), 1), r.visit_id, r.known_absence, r.mode, r.taken_back,
         m.status, m.arrived_at, m.left_at, m.sequence, m.recorded_at
    FROM patients p
    JOIN rosters r ON r.organization_id = p.organization_id AND r.patient_id = p.id AND r.session_id = ANY (asked_sessions)
    LEFT JOIN LATERAL (SELECT a.status, a.arrived_at, a.left_at, a.sequence, a.recorded_at FROM attendance_marks a
       WHERE a.organization_id = p.organization_id AND a.session_id = r.session_id AND a.patient_id = p.id ORDER BY a.sequence DESC LIMIT 1) AS m ON true
   WHERE p.organization_id = context_organization() AND p.locked AND context_opens_clinic(r.clinic_id)
     AND NOT lock_opens_record(p.id) AND (context_whole_organization() OR has_reason_to_open(p.id))
$$;
COMMENT ON FUNCTION locked_on_rosters(uuid[]) IS 'Who is expected in sessions whose record is locked to the asker, by the name a shared screen shows, with the newest mark.';
REVOKE ALL ON FUNCTION locked_on_rosters(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION locked_on_rosters(uuid[]) TO evenkeel_runtime;

-- Whoever sees them on the roster may say whether they are there.
CREATE FUNCTION locked_in_the_room(asked_session uuid, patient uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM locked_on_rosters(ARRAY[asked_session]) k WHERE k.patient_id = locked_in_the_room.patient)
$$;
COMMENT ON FUNCTION locked_in_the_room(uuid, uuid) IS 'Whether somebody with a record locked to the asker is on the roster of a session.';
REVOKE ALL ON FUNCTION locked_in_the_room(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION locked_in_the_room(uuid, uuid) TO evenkeel_runtime;
CREATE POLICY locked_in_the_room ON attendance_marks FOR INSERT TO evenkeel_runtime
  WITH CHECK (context_opens_clinic(clinic_id) AND locked_in_the_room(session_id, patient_id));

-- What this transaction decided about records is asked again.
CREATE TRIGGER record_openings_forget_decided AFTER INSERT ON record_openings FOR EACH STATEMENT EXECUTE FUNCTION forget_decided();

-- Whoever is replaced on the day they began was never responsible: their last day is the day before.
ALTER TABLE care_relations DROP CONSTRAINT care_relations_ends_after_start,
  ADD CONSTRAINT care_relations_ends_after_start CHECK (ends_on IS NULL OR ends_on >= starts_on - 1);
COMMENT ON COLUMN care_relations.ends_on IS 'Last day, or null while it stands; the day before its first when it was replaced on that day. {date}';
