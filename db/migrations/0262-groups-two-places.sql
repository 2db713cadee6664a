-- Nobody is moved into two places, and nobody's far weeks hold two: until here only the program looked when a date was moved
-- or a timetable changed. Far weeks know pauses now, weeks in which a group does not meet, and timetables that end.
CREATE FUNCTION far_seat_clash(seat seats, records uuid[]) RETURNS TABLE (group_id uuid, day date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  -- By weekday and wall clock, on the days after the last session that stands: a fortnight from each day on which it could begin.
  WITH away AS MATERIALIZED (
    SELECT p.group_id, p.starts_on, coalesce(p.came_back_on - 1, p.ends_on) AS ends_on FROM pauses p
     WHERE p.organization_id = seat.organization_id AND p.patient_id = ANY (records) AND p.withdrawn_at IS NULL
  )
  SELECT o.group_id, d.day FROM seats o
    JOIN timetables_in_force w ON w.organization_id = seat.organization_id AND w.group_id = seat.group_id
    JOIN timetable_days wd ON wd.organization_id = w.organization_id AND wd.timetable_id = w.id
    JOIN timetables_in_force u ON u.organization_id = o.organization_id AND u.group_id = o.group_id
    JOIN timetable_days ud ON ud.organization_id = u.organization_id AND ud.timetable_id = u.id AND ud.weekday = wd.weekday
     AND ud.starts_at < wd.ends_at AND ud.ends_at > wd.starts_at
   CROSS JOIN LATERAL (SELECT greatest(seat.starts_on, o.starts_on, w.starts_on, u.starts_on, context_today(),
     (SELECT max(s.occurs_on) + 1 FROM sessions s WHERE s.organization_id = seat.organization_id AND s.group_id IN (seat.group_id, o.group_id))) AS day) AS first
   CROSS JOIN LATERAL (SELECT first.day UNION SELECT a.ends_on + 1 FROM away a WHERE a.group_id IN (seat.group_id, o.group_id) AND a.ends_on >= first.day) AS begins
   CROSS JOIN generate_series(0, 13) AS ahead
   CROSS JOIN LATERAL (SELECT begins.day + ahead AS day) AS d
   WHERE o.organization_id = seat.organization_id AND o.patient_id = ANY (records) AND o.group_id <> seat.group_id AND o.taken_back_at IS NULL
     AND d.day <= least(coalesce(seat.ends_on, 'infinity'), coalesce(o.ends_on, 'infinity'), coalesce(w.ends_on, 'infinity'), coalesce(u.ends_on, 'infinity'))
     AND extract(isodow FROM d.day)::integer = wd.weekday
     AND seat_meets(NULL, w.alternate_from, d.day) AND seat_meets(NULL, u.alternate_from, d.day)
     AND seat_meets(seat.weekdays, seat.alternate_from, d.day) AND seat_meets(o.weekdays, o.alternate_from, d.day)
     AND NOT EXISTS (SELECT FROM away a WHERE a.group_id IN (seat.group_id, o.group_id) AND d.day BETWEEN a.starts_on AND a.ends_on)
   ORDER BY d.day LIMIT 1
$$;
COMMENT ON FUNCTION far_seat_clash(seats, uuid[]) IS 'The group, and the first day beyond the sessions that stand, in which the person of a seat is at the same time by one of some records.';
REVOKE ALL ON FUNCTION far_seat_clash(seats, uuid[]) FROM PUBLIC;

CREATE OR REPLACE FUNCTION seat_clash(seat seats) RETURNS TABLE (group_id uuid, day date) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  from_day CONSTANT date := greatest(seat.starts_on, context_today());
  records CONSTANT uuid[] := records_merged(seat.organization_id, seat.patient_id);
BEGIN
  RETURN QUERY
  -- Sessions that stand.
  SELECT other.group_id, own.occurs_on FROM sessions own
    JOIN sessions other ON other.organization_id = own.organization_id AND other.group_id <> own.group_id AND other.status <> 'cancelled'
     AND other.held_on BETWEEN own.held_on - 1 AND own.held_on + 1 AND other.starts_at < own.ends_at AND other.ends_at > own.starts_at
   WHERE own.organization_id = seat.organization_id AND own.group_id = seat.group_id AND own.status <> 'cancelled'
     AND own.occurs_on >= from_day AND (seat.ends_on IS NULL OR own.occurs_on <= seat.ends_on)
     AND seat_meets(seat.weekdays, seat.alternate_from, own.occurs_on)
     AND other.group_id IN (SELECT o.group_id FROM seats o WHERE o.organization_id = seat.organization_id AND o.patient_id = ANY (records) AND o.taken_back_at IS NULL
                            UNION ALL SELECT v.group_id FROM visits v WHERE v.organization_id = seat.organization_id AND v.patient_id = ANY (records) AND v.withdrawn_at IS NULL)
     AND (EXISTS (SELECT FROM seats o WHERE o.organization_id = other.organization_id AND o.patient_id = ANY (records) AND o.group_id = other.group_id
                    AND o.taken_back_at IS NULL AND o.starts_on <= other.occurs_on AND coalesce(o.ends_on, 'infinity') >= other.occurs_on
                    AND seat_meets(o.weekdays, o.alternate_from, other.occurs_on))
       OR EXISTS (SELECT FROM visits v WHERE v.organization_id = other.organization_id AND v.session_id = other.id AND v.patient_id = ANY (records) AND v.withdrawn_at IS NULL))
     -- Who is known to be away there is free, and who is known to be away here does not come.
     AND NOT EXISTS (SELECT FROM known_absences a WHERE a.organization_id = own.organization_id AND a.session_id IN (own.id, other.id)
                       AND a.patient_id = ANY (records) AND a.withdrawn_at IS NULL)
   ORDER BY own.occurs_on LIMIT 1;
  IF NOT FOUND THEN
    RETURN QUERY SELECT f.group_id, f.day FROM far_seat_clash(seat, records) f;
  END IF;
END $$;

-- Who is expected in a session, and at its time, or another, in another session as well.
CREATE FUNCTION expected_elsewhere(organization uuid, asked_session uuid, from_time timestamptz, until_time timestamptz)
RETURNS TABLE (patient_id uuid, other_session_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH people AS MATERIALIZED (
    SELECT r.patient_id, records_merged(organization, r.patient_id) AS records FROM (
      SELECT t.patient_id FROM sessions s JOIN seats t ON t.organization_id = organization AND t.group_id = s.group_id AND t.taken_back_at IS NULL
         AND t.starts_on <= s.occurs_on AND coalesce(t.ends_on, 'infinity') >= s.occurs_on AND seat_meets(t.weekdays, t.alternate_from, s.occurs_on)
       WHERE s.organization_id = organization AND s.id = asked_session
      UNION
      SELECT v.patient_id FROM visits v WHERE v.organization_id = organization AND v.session_id = asked_session AND v.withdrawn_at IS NULL AND v.kind <> 'walk_in') AS r
     WHERE NOT EXISTS (SELECT FROM known_absences a WHERE a.organization_id = organization AND a.session_id = asked_session AND a.patient_id = r.patient_id AND a.withdrawn_at IS NULL)
  )
  SELECT DISTINCT p.patient_id, other.id
    FROM people p
   CROSS JOIN LATERAL (
      SELECT t.group_id FROM seats t WHERE t.organization_id = organization AND t.patient_id = ANY (p.records) AND t.taken_back_at IS NULL
      UNION SELECT v.group_id FROM visits v WHERE v.organization_id = organization AND v.patient_id = ANY (p.records) AND v.withdrawn_at IS NULL) AS sits
    JOIN sessions other ON other.organization_id = organization AND other.group_id = sits.group_id AND other.id <> asked_session AND other.status <> 'cancelled'
     AND other.held_on BETWEEN (from_time AT TIME ZONE 'UTC')::date - 2 AND (from_time AT TIME ZONE 'UTC')::date + 2
     AND other.starts_at < until_time AND other.ends_at > from_time
   WHERE (EXISTS (SELECT FROM seats o WHERE o.organization_id = organization AND o.patient_id = ANY (p.records) AND o.group_id = other.group_id AND o.taken_back_at IS NULL
                    AND o.starts_on <= other.occurs_on AND coalesce(o.ends_on, 'infinity') >= other.occurs_on AND seat_meets(o.weekdays, o.alternate_from, other.occurs_on))
       OR EXISTS (SELECT FROM visits v WHERE v.organization_id = organization AND v.session_id = other.id AND v.patient_id = ANY (p.records) AND v.withdrawn_at IS NULL))
     AND NOT EXISTS (SELECT FROM known_absences a WHERE a.organization_id = organization AND a.session_id = other.id AND a.patient_id = ANY (p.records) AND a.withdrawn_at IS NULL)
$$;
COMMENT ON FUNCTION expected_elsewhere(uuid, uuid, timestamptz, timestamptz) IS 'People expected in a session who, were it at this time, are expected in another session then; who is away from either is not.';
REVOKE ALL ON FUNCTION expected_elsewhere(uuid, uuid, timestamptz, timestamptz) FROM PUBLIC;

-- Looked at once the transaction ends: what a change would do is shown first and taken back, and one date may pass through
-- several states on its way. Whoever was in two places before, such as after a merge, is not put there by this change.
CREATE FUNCTION check_session_places() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  session sessions;
BEGIN
  SELECT * INTO session FROM sessions s WHERE s.organization_id = NEW.organization_id AND s.id = NEW.id;
  IF session.status = 'cancelled' OR session.held_on < context_today() THEN
    RETURN NULL;
  END IF;
  -- Somebody may be given a seat elsewhere in the same moment.
  PERFORM FROM patients p
   WHERE p.organization_id = NEW.organization_id AND p.id = ANY (ARRAY(
           SELECT t.patient_id FROM seats t WHERE t.organization_id = NEW.organization_id AND t.group_id = NEW.group_id AND t.taken_back_at IS NULL
              AND t.starts_on <= session.occurs_on AND coalesce(t.ends_on, 'infinity') >= session.occurs_on
           UNION SELECT v.patient_id FROM visits v WHERE v.organization_id = NEW.organization_id AND v.session_id = NEW.id AND v.withdrawn_at IS NULL))
   ORDER BY p.id FOR NO KEY UPDATE;
  IF EXISTS (SELECT c.patient_id, c.other_session_id FROM expected_elsewhere(NEW.organization_id, NEW.id, session.starts_at, session.ends_at) c
             EXCEPT
             SELECT b.patient_id, b.other_session_id FROM expected_elsewhere(NEW.organization_id, NEW.id, OLD.starts_at, OLD.ends_at) b WHERE OLD.status <> 'cancelled') THEN
    RAISE EXCEPTION 'somebody would be in two places' USING ERRCODE = '23P01', CONSTRAINT = 'sessions_one_place_at_a_time', TABLE = 'sessions';
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION check_session_places() IS 'Trigger: a date that gets another time, or comes back, puts nobody in two places.';
REVOKE ALL ON FUNCTION check_session_places() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER sessions_one_place_at_a_time AFTER UPDATE OF held_on, starts_at, ends_at, status ON sessions DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.status <> 'cancelled' AND (OLD.status = 'cancelled' OR OLD.starts_at <> NEW.starts_at OR OLD.ends_at <> NEW.ends_at))
  EXECUTE FUNCTION check_session_places();

CREATE FUNCTION check_timetable_places() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM FROM patients p
   WHERE p.organization_id = NEW.organization_id AND p.id = ANY (ARRAY(
           SELECT t.patient_id FROM seats t WHERE t.organization_id = NEW.organization_id AND t.group_id = NEW.group_id AND t.taken_back_at IS NULL
              AND coalesce(t.ends_on, 'infinity') >= coalesce(context_today(), '-infinity')))
   ORDER BY p.id FOR NO KEY UPDATE;
  IF EXISTS (SELECT FROM seats t CROSS JOIN LATERAL far_seat_clash(t, ARRAY[t.patient_id]) f
              WHERE t.organization_id = NEW.organization_id AND t.group_id = NEW.group_id AND t.taken_back_at IS NULL
                AND coalesce(t.ends_on, 'infinity') >= coalesce(context_today(), '-infinity')) THEN
    RAISE EXCEPTION 'somebody would be in two places' USING ERRCODE = '23P01', CONSTRAINT = 'timetables_one_place_at_a_time', TABLE = 'timetables';
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION check_timetable_places() IS 'Trigger: a timetable that begins, or that counts again, puts nobody in two places in the weeks beyond the sessions that stand.';
REVOKE ALL ON FUNCTION check_timetable_places() FROM PUBLIC;
-- Nobody sits in a group before its first timetable; each seat is looked at when it is given.
CREATE CONSTRAINT TRIGGER timetables_one_place_at_a_time AFTER INSERT ON timetables DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.sequence > 1) EXECUTE FUNCTION check_timetable_places();
CREATE CONSTRAINT TRIGGER timetables_one_place_again AFTER UPDATE OF taken_back_at ON timetables DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  EXECUTE FUNCTION check_timetable_places();

-- Somebody who does not come for a while may sit in another group meanwhile. Coming back earlier, they must be free.
CREATE FUNCTION check_back_from_pause() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM FROM patients p WHERE p.organization_id = NEW.organization_id AND p.id = ANY (records_merged(NEW.organization_id, NEW.patient_id)) ORDER BY p.id FOR NO KEY UPDATE;
  IF EXISTS (SELECT FROM seats t CROSS JOIN LATERAL far_seat_clash(t, records_merged(NEW.organization_id, NEW.patient_id)) f
              WHERE t.organization_id = NEW.organization_id AND t.group_id = NEW.group_id AND t.patient_id = NEW.patient_id AND t.taken_back_at IS NULL
                AND f.day BETWEEN coalesce(NEW.came_back_on, NEW.starts_on) AND NEW.ends_on) THEN
    RAISE EXCEPTION 'in another group at that time' USING ERRCODE = '23P01', CONSTRAINT = 'seats_one_place_at_a_time', TABLE = 'pauses';
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION check_back_from_pause() IS 'Trigger: whoever comes back earlier sits nowhere else by then, in the weeks beyond the sessions that stand too.';
REVOKE ALL ON FUNCTION check_back_from_pause() FROM PUBLIC;
CREATE TRIGGER pauses_one_place AFTER UPDATE OF came_back_on, withdrawn_at ON pauses FOR EACH ROW EXECUTE FUNCTION check_back_from_pause();

-- Where people sit in two groups at once, as a merge of records can leave it. Whose records are open is asked outside, as
-- whoever asks: inside, every record is open to the owner, and would count as opened for the rest of the request.
CREATE FUNCTION places_of_people(people uuid[]) RETURNS TABLE (patient_id uuid, group_id uuid, group_name text, other_group_id uuid, other_name text, day date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH seated AS MATERIALIZED (
    SELECT p.id AS person, t.id AS seat_id, count(*) OVER (PARTITION BY p.id) AS seats
      FROM unnest(people) AS p (id)
      JOIN seats t ON t.organization_id = context_organization() AND t.patient_id = ANY (records_merged(context_organization(), p.id)) AND t.taken_back_at IS NULL
       AND coalesce(t.ends_on, 'infinity') >= context_today()
  ), found AS (
    SELECT s.person, least(t.group_id, c.group_id) AS one, greatest(t.group_id, c.group_id) AS other, min(c.day) AS day
      FROM seated s
      JOIN seats t ON t.organization_id = context_organization() AND t.id = s.seat_id
     CROSS JOIN LATERAL seat_clash(t) c
     WHERE s.seats > 1
     GROUP BY s.person, least(t.group_id, c.group_id), greatest(t.group_id, c.group_id)
  )
  SELECT f.person, CASE WHEN context_opens_clinic(g.clinic_id) THEN g.id END, CASE WHEN context_opens_clinic(g.clinic_id) THEN g.name END,
         CASE WHEN context_opens_clinic(o.clinic_id) THEN o.id END, CASE WHEN context_opens_clinic(o.clinic_id) THEN o.name END, f.day
    FROM found f
    JOIN groups g ON g.organization_id = context_organization() AND g.id = f.one
    JOIN groups o ON o.organization_id = context_organization() AND o.id = f.other
   ORDER BY f.person, f.day, g.name, o.name
$$;
COMMENT ON FUNCTION places_of_people(uuid[]) IS 'Pairs of groups in which people sit at the same time, with the first date; a group is named where the asker may see it.';
REVOKE ALL ON FUNCTION places_of_people(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION places_of_people(uuid[]) TO evenkeel_runtime;

CREATE FUNCTION places_at_once() RETURNS TABLE (patient_id uuid, group_id uuid, group_name text, other_group_id uuid, other_name text, day date)
  LANGUAGE sql STABLE AS $$
  SELECT * FROM places_of_people(ARRAY(
    SELECT DISTINCT k.id FROM patients m JOIN patients k ON k.organization_id = m.organization_id AND k.id = m.merged_into
     WHERE m.organization_id = context_organization()))
$$;
COMMENT ON FUNCTION places_at_once() IS 'The same for everybody of merged records that are open to the asker.';

-- Two questions about one person asked in the same way whether the record is open: from outside, from now on.
CREATE FUNCTION pets_trouble_here(asked_group uuid, patient uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM groups g WHERE g.organization_id = context_organization() AND g.id = asked_group AND context_opens_clinic(g.clinic_id))
     AND pets_trouble(context_organization(), asked_group, patient)
$$;
COMMENT ON FUNCTION pets_trouble_here(uuid, uuid) IS 'Whether a group of a clinic in scope welcomes pets and the person has an allergy or a fear.';
REVOKE ALL ON FUNCTION pets_trouble_here(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pets_trouble_here(uuid, uuid) TO evenkeel_runtime;
CREATE OR REPLACE FUNCTION pets_trouble_for(asked_group uuid, patient uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER AS $$
  SELECT record_is_open(patient) AND pets_trouble_here(asked_group, patient)
$$;

CREATE FUNCTION ages_mix_here(asked_session uuid, patient uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM sessions s WHERE s.organization_id = context_organization() AND s.id = asked_session AND context_opens_clinic(s.clinic_id))
     AND ages_mix_on(context_organization(), asked_session, patient)
$$;
COMMENT ON FUNCTION ages_mix_here(uuid, uuid) IS 'Whether a person would be the adolescent among adults, or the adult among adolescents, in a session of a clinic in scope.';
REVOKE ALL ON FUNCTION ages_mix_here(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ages_mix_here(uuid, uuid) TO evenkeel_runtime;
CREATE OR REPLACE FUNCTION ages_mix_for(asked_session uuid, patient uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY INVOKER AS $$
  SELECT record_is_open(patient) AND ages_mix_here(asked_session, patient)
$$;
