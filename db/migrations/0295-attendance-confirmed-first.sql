-- Whoever takes part by video is marked as there only after it was confirmed who and where they are. Somebody of a hybrid
-- group who is expected by video and comes to the room is confirmed by that alone.
ALTER TABLE virtual_arrivals DROP CONSTRAINT virtual_arrivals_identity_known,
  ADD CONSTRAINT virtual_arrivals_identity_known CHECK (identity_by IN ('known', 'birth_date', 'photo_id', 'in_room'));
COMMENT ON COLUMN virtual_arrivals.identity_by IS 'How it was known who they are: known, birth_date, photo_id, or in_room for somebody who came to the room instead. {code}';

-- Whoever came to the room is sent help there, and not to where they said they were another time.
CREATE OR REPLACE VIEW confirmed_places_in_brief WITH (security_invoker = true) AS
  SELECT DISTINCT ON (a.organization_id, a.session_id, a.patient_id)
         a.organization_id, a.session_id, a.patient_id, a.address, a.state, a.call_back, a.confirmed_at, a.identity_by = 'in_room' AS in_room
    FROM virtual_arrivals a
   ORDER BY a.organization_id, a.session_id, a.patient_id, a.sequence DESC;
COMMENT ON COLUMN confirmed_places_in_brief.in_room IS 'Whether they came to the room although they were expected by video. {none}';

-- One look for all marks of a statement. It sees what was confirmed of people whose record is locked to who marks them.
CREATE FUNCTION check_confirmed_first() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  -- Invented worlds are written without a context, and whole.
  IF context_organization() IS NULL THEN
    RETURN NULL;
  END IF;
  IF EXISTS (
    SELECT FROM added m JOIN sessions s ON s.organization_id = m.organization_id AND s.id = m.session_id
     WHERE m.status IN ('present', 'late') AND s.mode <> 'in_person'
       AND 'joins' IS DISTINCT FROM (SELECT a.outcome FROM virtual_arrivals a
            WHERE a.organization_id = m.organization_id AND a.session_id = m.session_id AND a.patient_id = m.patient_id ORDER BY a.sequence DESC LIMIT 1)
       -- Times of who was marked as there before it had to be confirmed, or when the group still met in the room, can be corrected.
       AND NOT EXISTS (SELECT FROM attendance_marks e
            WHERE e.organization_id = m.organization_id AND e.session_id = m.session_id AND e.patient_id = m.patient_id AND e.sequence < m.sequence
              AND e.status IN ('present', 'late'))
       AND EXISTS (SELECT FROM rosters r
            WHERE r.organization_id = m.organization_id AND r.session_id = m.session_id AND r.patient_id = m.patient_id AND r.mode = 'virtual')) THEN
    RAISE EXCEPTION 'somebody by video was not confirmed' USING ERRCODE = '23514', CONSTRAINT = 'attendance_marks_video_confirmed_first', TABLE = 'attendance_marks';
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION check_confirmed_first() IS 'Refuses to mark somebody by video as there before it was confirmed who and where they are.';
CREATE TRIGGER attendance_marks_confirmed_first AFTER INSERT ON attendance_marks REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION check_confirmed_first();
