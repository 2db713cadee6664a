-- Who may not be there: people to be kept apart, and whoever is in another group at that time.
-- Both look at the fortnight from the first day two seats share, which holds every weekday of both weeks.
CREATE FUNCTION shares_day(one seats, other seats, from_day date) RETURNS date LANGUAGE sql STABLE
  SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT first.day + ahead
    FROM (SELECT greatest(one.starts_on, other.starts_on, from_day) AS day) AS first, generate_series(0, 13) AS ahead
   WHERE first.day + ahead <= least(coalesce(one.ends_on, 'infinity'), coalesce(other.ends_on, 'infinity'))
     AND seat_meets(one.weekdays, one.alternate_from, first.day + ahead) AND seat_meets(other.weekdays, other.alternate_from, first.day + ahead)
   ORDER BY 1 LIMIT 1
$$;
COMMENT ON FUNCTION shares_day(seats, seats, date) IS 'The first day from one on that two seats both cover, or null.';

CREATE FUNCTION refuse_kept_apart(seat seats) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT FROM keep_aparts k
      JOIN seats o ON o.organization_id = k.organization_id AND o.group_id = seat.group_id AND o.taken_back_at IS NULL
       AND o.patient_id = CASE WHEN k.patient_id = seat.patient_id THEN k.other_patient_id ELSE k.patient_id END
     WHERE k.organization_id = seat.organization_id AND seat.patient_id IN (k.patient_id, k.other_patient_id)
       AND shares_day(seat, o, greatest(k.starts_on, context_today())) <= coalesce(k.ends_on, 'infinity')
    UNION ALL
    SELECT FROM keep_aparts k
      JOIN visits v ON v.organization_id = k.organization_id AND v.group_id = seat.group_id AND v.withdrawn_at IS NULL
       AND v.patient_id = CASE WHEN k.patient_id = seat.patient_id THEN k.other_patient_id ELSE k.patient_id END
      JOIN sessions s ON s.organization_id = v.organization_id AND s.id = v.session_id AND s.status <> 'cancelled'
     WHERE k.organization_id = seat.organization_id AND seat.patient_id IN (k.patient_id, k.other_patient_id)
       AND s.occurs_on BETWEEN greatest(k.starts_on, context_today(), seat.starts_on) AND least(k.ends_on, seat.ends_on, 'infinity')
       AND seat_meets(seat.weekdays, seat.alternate_from, s.occurs_on)) THEN
    RAISE EXCEPTION 'not this group' USING ERRCODE = '23514', CONSTRAINT = 'seats_keep_apart', TABLE = 'seats';
  END IF;
END $$;
COMMENT ON FUNCTION refuse_kept_apart(seats) IS 'Refuses a seat that would bring two people together who must not share a room.';
REVOKE ALL ON FUNCTION refuse_kept_apart(seats) FROM PUBLIC;

CREATE FUNCTION refuse_elsewhere(seat seats) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  from_day CONSTANT date := greatest(seat.starts_on, context_today());
BEGIN
  IF EXISTS (
    -- Sessions that stand.
    SELECT FROM sessions own
      JOIN sessions other ON other.organization_id = own.organization_id AND other.group_id <> own.group_id AND other.status <> 'cancelled'
       AND other.held_on BETWEEN own.held_on - 1 AND own.held_on + 1 AND other.starts_at < own.ends_at AND other.ends_at > own.starts_at
     WHERE own.organization_id = seat.organization_id AND own.group_id = seat.group_id AND own.status <> 'cancelled'
       AND own.occurs_on >= from_day AND (seat.ends_on IS NULL OR own.occurs_on <= seat.ends_on)
       AND seat_meets(seat.weekdays, seat.alternate_from, own.occurs_on)
       AND other.group_id IN (SELECT o.group_id FROM seats o WHERE o.organization_id = seat.organization_id AND o.patient_id = seat.patient_id AND o.taken_back_at IS NULL
                              UNION ALL SELECT v.group_id FROM visits v WHERE v.organization_id = seat.organization_id AND v.patient_id = seat.patient_id AND v.withdrawn_at IS NULL)
       AND (EXISTS (SELECT FROM seats o WHERE o.organization_id = other.organization_id AND o.patient_id = seat.patient_id AND o.group_id = other.group_id
                      AND o.taken_back_at IS NULL AND o.starts_on <= other.occurs_on AND coalesce(o.ends_on, 'infinity') >= other.occurs_on
                      AND seat_meets(o.weekdays, o.alternate_from, other.occurs_on))
         OR EXISTS (SELECT FROM visits v WHERE v.organization_id = other.organization_id AND v.session_id = other.id AND v.patient_id = seat.patient_id AND v.withdrawn_at IS NULL))
       -- Who is known to be away there is free, and who is known to be away here does not come.
       AND NOT EXISTS (SELECT FROM known_absences a WHERE a.organization_id = own.organization_id AND a.session_id IN (own.id, other.id)
                         AND a.patient_id = seat.patient_id AND a.withdrawn_at IS NULL)
    UNION ALL
    -- The time beyond them, by weekday and wall clock.
    SELECT FROM seats o
      JOIN timetables_in_force w ON w.organization_id = seat.organization_id AND w.group_id = seat.group_id AND w.ends_on IS NULL
      JOIN timetable_days wd ON wd.organization_id = w.organization_id AND wd.timetable_id = w.id
      JOIN timetables_in_force u ON u.organization_id = o.organization_id AND u.group_id = o.group_id AND u.ends_on IS NULL
      JOIN timetable_days ud ON ud.organization_id = u.organization_id AND ud.timetable_id = u.id AND ud.weekday = wd.weekday
       AND ud.starts_at < wd.ends_at AND ud.ends_at > wd.starts_at
     WHERE o.organization_id = seat.organization_id AND o.patient_id = seat.patient_id AND o.group_id <> seat.group_id AND o.taken_back_at IS NULL
       AND EXISTS (SELECT FROM generate_series(0, 13) AS ahead
                    CROSS JOIN LATERAL (SELECT greatest(seat.starts_on, o.starts_on, w.starts_on, u.starts_on, context_today(),
                      (SELECT max(s.occurs_on) + 1 FROM sessions s WHERE s.organization_id = seat.organization_id AND s.group_id IN (seat.group_id, o.group_id))) + ahead AS day) AS d
                   WHERE d.day <= least(coalesce(seat.ends_on, 'infinity'), coalesce(o.ends_on, 'infinity')) AND extract(isodow FROM d.day)::integer = wd.weekday
                     AND seat_meets(seat.weekdays, seat.alternate_from, d.day) AND seat_meets(o.weekdays, o.alternate_from, d.day))) THEN
    RAISE EXCEPTION 'in another group at that time' USING ERRCODE = '23P01', CONSTRAINT = 'seats_one_place_at_a_time', TABLE = 'seats';
  END IF;
END $$;
COMMENT ON FUNCTION refuse_elsewhere(seats) IS 'Refuses a seat of somebody who is in another group at the same time, unless known to be away from one of the two.';
REVOKE ALL ON FUNCTION refuse_elsewhere(seats) FROM PUBLIC;

CREATE OR REPLACE FUNCTION check_seats() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  -- A seat that only gets shorter or is taken back needs no look; one that gets longer, only at what is added.
  from_day CONSTANT date := CASE WHEN TG_OP = 'INSERT' OR OLD.taken_back_at IS NOT NULL THEN NEW.starts_on ELSE OLD.ends_on + 1 END;
BEGIN
  IF NEW.taken_back_at IS NOT NULL
     OR (TG_OP = 'UPDATE' AND OLD.taken_back_at IS NULL AND (OLD.ends_on IS NULL OR NEW.ends_on <= OLD.ends_on)) THEN
    RETURN NULL;
  END IF;
  PERFORM lock_group(NEW.organization_id, NEW.group_id);
  -- Two groups asking for the same person take turns as well.
  PERFORM FROM patients p WHERE p.organization_id = NEW.organization_id AND p.id = NEW.patient_id FOR NO KEY UPDATE;
  -- An exclusion would hold this too, but its index is one the planner then prefers, and it is ten times slower to read.
  IF EXISTS (SELECT 1 FROM seats o
              WHERE o.organization_id = NEW.organization_id AND o.group_id = NEW.group_id AND o.patient_id = NEW.patient_id AND o.id <> NEW.id
                AND o.taken_back_at IS NULL
                AND (NEW.ends_on IS NULL OR o.starts_on <= NEW.ends_on) AND (o.ends_on IS NULL OR o.ends_on >= NEW.starts_on)) THEN
    RAISE EXCEPTION 'a second seat of the same person' USING ERRCODE = '23P01', CONSTRAINT = 'seats_once_at_a_time', TABLE = 'seats';
  END IF;
  IF EXISTS (SELECT 1 FROM patients p WHERE p.organization_id = NEW.organization_id AND p.id = NEW.patient_id
               AND (p.died_on_unknown_day OR (p.died_on IS NOT NULL AND (NEW.ends_on IS NULL OR NEW.ends_on > p.died_on)))) THEN
    RAISE EXCEPTION 'the person has died' USING ERRCODE = '23514', CONSTRAINT = 'seats_for_the_living', TABLE = 'seats';
  END IF;
  PERFORM refuse_full_dates(NEW.organization_id, NEW.group_id, from_day, NEW.ends_on, NEW.weekdays, NEW.alternate_from, true);
  PERFORM refuse_kept_apart(NEW);
  PERFORM refuse_elsewhere(NEW);
  RETURN NULL;
END $$;
COMMENT ON FUNCTION check_seats() IS 'Locks the group and refuses a seat that would pass the limit of any date, bring people together who are kept apart, book the person twice, or be given to somebody who has died.';

CREATE FUNCTION check_visits() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  session record;
BEGIN
  IF NEW.withdrawn_at IS NOT NULL THEN
    RETURN NULL;
  END IF;
  PERFORM lock_group(NEW.organization_id, NEW.group_id);
  SELECT s.id, s.occurs_on, s.held_on, s.starts_at, s.ends_at, s.status INTO session FROM sessions s
   WHERE s.organization_id = NEW.organization_id AND s.id = NEW.session_id;
  IF EXISTS (SELECT FROM seats t WHERE t.organization_id = NEW.organization_id AND t.group_id = NEW.group_id AND t.patient_id = NEW.patient_id
               AND t.taken_back_at IS NULL AND t.starts_on <= session.occurs_on AND coalesce(t.ends_on, 'infinity') >= session.occurs_on
               AND seat_meets(t.weekdays, t.alternate_from, session.occurs_on)) THEN
    RAISE EXCEPTION 'the person has a seat on that day' USING ERRCODE = '23P01', CONSTRAINT = 'visits_beside_no_seat', TABLE = 'visits';
  END IF;
  -- What happened is never refused.
  IF NEW.kind = 'walk_in' THEN
    RETURN NULL;
  END IF;
  PERFORM FROM patients p WHERE p.organization_id = NEW.organization_id AND p.id = NEW.patient_id FOR NO KEY UPDATE;
  IF EXISTS (SELECT FROM patients p WHERE p.organization_id = NEW.organization_id AND p.id = NEW.patient_id
               AND (p.died_on_unknown_day OR p.died_on < session.held_on)) THEN
    RAISE EXCEPTION 'the person has died' USING ERRCODE = '23514', CONSTRAINT = 'seats_for_the_living', TABLE = 'visits';
  END IF;
  PERFORM refuse_full_dates(NEW.organization_id, NEW.group_id, session.occurs_on, session.occurs_on, NULL, NULL, true);
  IF EXISTS (
    SELECT FROM keep_aparts k
     WHERE k.organization_id = NEW.organization_id AND NEW.patient_id IN (k.patient_id, k.other_patient_id)
       AND session.held_on BETWEEN k.starts_on AND coalesce(k.ends_on, 'infinity')
       AND (EXISTS (SELECT FROM seats o WHERE o.organization_id = k.organization_id AND o.group_id = NEW.group_id AND o.taken_back_at IS NULL
                      AND o.patient_id IN (k.patient_id, k.other_patient_id) AND o.patient_id <> NEW.patient_id
                      AND o.starts_on <= session.occurs_on AND coalesce(o.ends_on, 'infinity') >= session.occurs_on
                      AND seat_meets(o.weekdays, o.alternate_from, session.occurs_on))
         OR EXISTS (SELECT FROM visits v WHERE v.organization_id = k.organization_id AND v.session_id = NEW.session_id AND v.withdrawn_at IS NULL
                      AND v.patient_id IN (k.patient_id, k.other_patient_id) AND v.patient_id <> NEW.patient_id))) THEN
    RAISE EXCEPTION 'not this group' USING ERRCODE = '23514', CONSTRAINT = 'seats_keep_apart', TABLE = 'visits';
  END IF;
  IF EXISTS (
    SELECT FROM sessions other
     WHERE other.organization_id = NEW.organization_id AND other.id <> NEW.session_id AND other.status <> 'cancelled'
       AND other.held_on BETWEEN session.held_on - 1 AND session.held_on + 1 AND other.starts_at < session.ends_at AND other.ends_at > session.starts_at
       AND (EXISTS (SELECT FROM seats o WHERE o.organization_id = other.organization_id AND o.patient_id = NEW.patient_id AND o.group_id = other.group_id
                      AND o.taken_back_at IS NULL AND o.starts_on <= other.occurs_on AND coalesce(o.ends_on, 'infinity') >= other.occurs_on
                      AND seat_meets(o.weekdays, o.alternate_from, other.occurs_on))
         OR EXISTS (SELECT FROM visits v WHERE v.organization_id = other.organization_id AND v.session_id = other.id AND v.patient_id = NEW.patient_id AND v.withdrawn_at IS NULL))
       AND NOT EXISTS (SELECT FROM known_absences a WHERE a.organization_id = other.organization_id AND a.session_id = other.id
                         AND a.patient_id = NEW.patient_id AND a.withdrawn_at IS NULL)) THEN
    RAISE EXCEPTION 'in another group at that time' USING ERRCODE = '23P01', CONSTRAINT = 'seats_one_place_at_a_time', TABLE = 'visits';
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION check_visits() IS 'Holds for a visit what check_seats holds for a seat; a walk-in happened and is never refused.';
CREATE TRIGGER visits_checked AFTER INSERT OR UPDATE ON visits FOR EACH ROW EXECUTE FUNCTION check_visits();

-- Changes of one date: an absence that is withdrawn takes its chair again, a guest needs one, a session may get smaller.
CREATE FUNCTION check_date() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  day date;
BEGIN
  PERFORM lock_group(NEW.organization_id, NEW.group_id);
  SELECT s.occurs_on INTO day FROM sessions s WHERE s.organization_id = NEW.organization_id AND s.id = NEW.session_id;
  PERFORM refuse_full_dates(NEW.organization_id, NEW.group_id, day, day, NULL, NULL, true);
  RETURN NULL;
END $$;
COMMENT ON FUNCTION check_date() IS 'Counts the people of one date again.';
CREATE TRIGGER known_absences_withdrawn_checked AFTER UPDATE OF withdrawn_at ON known_absences FOR EACH ROW
  WHEN (NEW.withdrawn_at IS NOT NULL AND OLD.withdrawn_at IS NULL) EXECUTE FUNCTION check_date();
CREATE TRIGGER guests_checked AFTER INSERT OR UPDATE ON guests FOR EACH ROW WHEN (NEW.withdrawn_at IS NULL AND NOT NEW.virtual) EXECUTE FUNCTION check_date();

CREATE FUNCTION check_session_limit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM lock_group(NEW.organization_id, NEW.group_id);
  PERFORM refuse_full_dates(NEW.organization_id, NEW.group_id, NEW.occurs_on, NEW.occurs_on, NULL, NULL, false);
  RETURN NULL;
END $$;
COMMENT ON FUNCTION check_session_limit() IS 'Refuses a change of a session that leaves more people planned on its date than it holds.';
CREATE TRIGGER sessions_limit_checked AFTER UPDATE OF seat_limit, room_id, mode, status, occurs_on ON sessions FOR EACH ROW
  WHEN (NEW.status <> 'cancelled' AND (NEW.seat_limit < OLD.seat_limit OR NEW.room_id IS DISTINCT FROM OLD.room_id OR NEW.mode <> OLD.mode
    OR OLD.status = 'cancelled' OR NEW.occurs_on <> OLD.occurs_on)) EXECUTE FUNCTION check_session_limit();
CREATE TRIGGER sessions_new_checked AFTER INSERT ON sessions FOR EACH ROW WHEN (NEW.status <> 'cancelled') EXECUTE FUNCTION check_session_limit();

CREATE OR REPLACE FUNCTION check_group_limit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  today CONSTANT date := context_today();
BEGIN
  -- Sessions that stand keep their own limit; beyond them the group's counts.
  IF EXISTS (SELECT FROM first_full_date(NEW.organization_id, NEW.id, coalesce(today, NEW.starts_on), NULL, NULL, NULL, 0, 0, false)) THEN
    RAISE EXCEPTION 'more seats than the new limit' USING ERRCODE = '23514', CONSTRAINT = 'groups_limit_above_seats', TABLE = 'groups';
  END IF;
  RETURN NULL;
END $$;
DROP TRIGGER groups_limit_checked ON groups;
CREATE TRIGGER groups_limit_checked AFTER UPDATE OF seat_limit, kind ON groups FOR EACH ROW EXECUTE FUNCTION check_group_limit();

CREATE FUNCTION check_limit_decision() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM lock_group(NEW.organization_id, NEW.group_id);
  IF EXISTS (SELECT FROM first_full_date(NEW.organization_id, NEW.group_id, greatest(NEW.starts_on, context_today()), NEW.ends_on, NULL, NULL, 0, 0, false)) THEN
    RAISE EXCEPTION 'people are planned under this decision' USING ERRCODE = '23514', CONSTRAINT = 'limit_decisions_in_use', TABLE = 'limit_decisions';
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION check_limit_decision() IS 'Refuses to withdraw a decision while people are planned under it.';
CREATE TRIGGER limit_decisions_withdrawn_checked AFTER UPDATE OF withdrawn_at ON limit_decisions FOR EACH ROW
  WHEN (NEW.withdrawn_at IS NOT NULL AND OLD.withdrawn_at IS NULL) EXECUTE FUNCTION check_limit_decision();

-- For somebody who came without a plan: a yes or a no, and nobody's name.
CREATE FUNCTION meets_kept_apart(asked_session uuid, patient uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM keep_aparts k
      JOIN sessions s ON s.organization_id = k.organization_id AND s.id = asked_session AND context_opens_clinic(s.clinic_id)
     WHERE k.organization_id = context_organization() AND patient IN (k.patient_id, k.other_patient_id)
       AND s.held_on BETWEEN k.starts_on AND coalesce(k.ends_on, 'infinity')
       AND (EXISTS (SELECT FROM seats o WHERE o.organization_id = k.organization_id AND o.group_id = s.group_id AND o.taken_back_at IS NULL
                      AND o.patient_id IN (k.patient_id, k.other_patient_id) AND o.patient_id <> patient
                      AND o.starts_on <= s.occurs_on AND coalesce(o.ends_on, 'infinity') >= s.occurs_on
                      AND seat_meets(o.weekdays, o.alternate_from, s.occurs_on))
         OR EXISTS (SELECT FROM visits v WHERE v.organization_id = k.organization_id AND v.session_id = s.id AND v.withdrawn_at IS NULL
                      AND v.patient_id IN (k.patient_id, k.other_patient_id) AND v.patient_id <> patient)))
$$;
COMMENT ON FUNCTION meets_kept_apart(uuid, uuid) IS 'Whether somebody is expected in a session with whom the person must not share a room.';
REVOKE ALL ON FUNCTION meets_kept_apart(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION meets_kept_apart(uuid, uuid) TO evenkeel_runtime;
