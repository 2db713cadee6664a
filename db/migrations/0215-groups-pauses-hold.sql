-- A pause becomes a known absence on each date of its time: on those that stand when it is written down, on those that are
-- planned later, and on those of a seat that is given in between. Each trigger comes before the one that counts chairs.
CREATE FUNCTION hold_pauses(organization uuid, of_group uuid, of_patient uuid, of_sessions uuid[]) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  INSERT INTO known_absences (organization_id, id, clinic_id, group_id, session_id, patient_id, reason, because, change_id, given_by, given_at)
  SELECT p.organization_id, gen_random_uuid(), p.clinic_id, p.group_id, s.id, p.patient_id, p.reason, p.because, p.change_id, p.given_by, p.given_at
    FROM pauses p
    JOIN sessions s ON s.organization_id = p.organization_id AND s.group_id = p.group_id AND s.occurs_on BETWEEN p.starts_on AND coalesce(p.came_back_on - 1, p.ends_on)
   WHERE p.organization_id = organization AND p.group_id = of_group AND p.withdrawn_at IS NULL
     AND (of_patient IS NULL OR p.patient_id = of_patient) AND (of_sessions IS NULL OR s.id = ANY (of_sessions))
     AND (EXISTS (SELECT FROM seats t WHERE t.organization_id = organization AND t.group_id = of_group AND t.patient_id = p.patient_id AND t.taken_back_at IS NULL
                    AND t.starts_on <= s.occurs_on AND coalesce(t.ends_on, 'infinity') >= s.occurs_on AND seat_meets(t.weekdays, t.alternate_from, s.occurs_on))
       OR EXISTS (SELECT FROM visits v WHERE v.organization_id = organization AND v.session_id = s.id AND v.patient_id = p.patient_id AND v.withdrawn_at IS NULL))
     -- Who was said to come after all on one of these dates still comes.
     AND NOT EXISTS (SELECT FROM known_absences a WHERE a.organization_id = organization AND a.session_id = s.id AND a.patient_id = p.patient_id
                       AND a.change_id = p.change_id AND a.withdrawn_at IS NOT NULL AND a.withdrawn_because <> 'Came back earlier')
  ON CONFLICT DO NOTHING
$$;
COMMENT ON FUNCTION hold_pauses(uuid, uuid, uuid, uuid[]) IS 'Writes the absences of standing pauses of a group where they are missing.';
REVOKE ALL ON FUNCTION hold_pauses(uuid, uuid, uuid, uuid[]) FROM PUBLIC;

CREATE FUNCTION hold_pauses_on_session() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM hold_pauses(NEW.organization_id, NEW.group_id, NULL, ARRAY[NEW.id]);
  RETURN NULL;
END $$;
COMMENT ON FUNCTION hold_pauses_on_session() IS 'Trigger: whoever pauses is away on a date that is planned later, too.';
CREATE TRIGGER sessions_hold_pauses AFTER INSERT ON sessions FOR EACH ROW EXECUTE FUNCTION hold_pauses_on_session();

CREATE FUNCTION hold_pauses_on_seat() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM pauses p WHERE p.organization_id = NEW.organization_id AND p.patient_id = NEW.patient_id AND p.group_id = NEW.group_id AND p.withdrawn_at IS NULL) THEN
    PERFORM hold_pauses(NEW.organization_id, NEW.group_id, NEW.patient_id, NULL);
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION hold_pauses_on_seat() IS 'Trigger: other weekdays during a pause are paused as well.';
CREATE TRIGGER seats_absent_in_pauses AFTER INSERT OR UPDATE OF ends_on, taken_back_at ON seats FOR EACH ROW
  WHEN (NEW.taken_back_at IS NULL) EXECUTE FUNCTION hold_pauses_on_seat();

CREATE FUNCTION check_pauses() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  -- From this day on they come again.
  back_on CONSTANT date := CASE WHEN NEW.withdrawn_at IS NOT NULL THEN NEW.starts_on ELSE NEW.came_back_on END;
BEGIN
  PERFORM lock_group(NEW.organization_id, NEW.group_id);
  IF TG_OP = 'INSERT' THEN
    PERFORM hold_pauses(NEW.organization_id, NEW.group_id, NEW.patient_id, NULL);
    RETURN NULL;
  END IF;
  UPDATE known_absences a
     SET withdrawn_at = coalesce(NEW.withdrawn_at, NEW.came_back_at), withdrawn_by = coalesce(NEW.withdrawn_by, NEW.came_back_by), withdrawn_because = 'Came back earlier'
    FROM sessions s
   WHERE s.organization_id = a.organization_id AND s.id = a.session_id AND a.organization_id = NEW.organization_id AND a.change_id = NEW.change_id
     AND a.withdrawn_at IS NULL AND s.occurs_on >= back_on;
  PERFORM refuse_full_dates(NEW.organization_id, NEW.group_id, back_on, NEW.ends_on, NULL, NULL, true, false);
  PERFORM hold_pauses(NEW.organization_id, NEW.group_id, NEW.patient_id, NULL);
  RETURN NULL;
END $$;
COMMENT ON FUNCTION check_pauses() IS 'Trigger: a pause frees its chair on every date; who comes back earlier takes it again, if it is still there.';
CREATE TRIGGER pauses_checked AFTER INSERT OR UPDATE ON pauses FOR EACH ROW EXECUTE FUNCTION check_pauses();
