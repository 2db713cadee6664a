-- A day closes when every session of it is over or cancelled: what is still to come cannot have been looked at. A room
-- that ended earlier or later than planned counts as it was.
CREATE OR REPLACE FUNCTION check_day_may_close() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(NEW.clinic_id::text || NEW.day::text, 0));
  IF EXISTS (
    SELECT FROM sessions s JOIN rosters r ON r.organization_id = s.organization_id AND r.session_id = s.id
     WHERE s.organization_id = NEW.organization_id AND s.clinic_id = NEW.clinic_id AND s.held_on = NEW.day AND s.status <> 'cancelled'
       AND NOT r.taken_back AND r.known_absence IS NULL
       AND coalesce((SELECT m.status FROM attendance_marks m WHERE m.organization_id = r.organization_id AND m.session_id = r.session_id AND m.patient_id = r.patient_id
                      ORDER BY m.sequence DESC LIMIT 1), 'expected') = 'expected') THEN
    RAISE EXCEPTION 'somebody expected has no status' USING ERRCODE = '23514', CONSTRAINT = 'day_closings_everybody_has_status', TABLE = 'day_closings';
  END IF;
  IF EXISTS (
    SELECT FROM sessions s
     WHERE s.organization_id = NEW.organization_id AND s.clinic_id = NEW.clinic_id AND s.held_on = NEW.day AND s.status <> 'cancelled'
       AND coalesce((SELECT t.ended_at FROM room_times t WHERE t.organization_id = s.organization_id AND t.session_id = s.id
                      ORDER BY t.sequence DESC LIMIT 1), s.ends_at) > NEW.decided_at) THEN
    RAISE EXCEPTION 'a session of the day is not over' USING ERRCODE = '23514', CONSTRAINT = 'day_closings_sessions_are_over', TABLE = 'day_closings';
  END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION check_day_may_close() IS 'Refuses to close a day while anybody expected has no status, or a session of it is not over.';
