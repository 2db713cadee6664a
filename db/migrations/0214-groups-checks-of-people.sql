-- The checks of every change, for people rather than records, with what was missing: one function says where somebody is
-- already, so that a refusal can name the group to whoever may see it; pauses, offers, pets, ages and merges are held too.
CREATE FUNCTION seat_clash(seat seats) RETURNS TABLE (group_id uuid, day date) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
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
  IF FOUND THEN
    RETURN;
  END IF;
  RETURN QUERY
  -- The time beyond them, by weekday and wall clock.
  SELECT o.group_id, d.day FROM seats o
    JOIN timetables_in_force w ON w.organization_id = seat.organization_id AND w.group_id = seat.group_id AND w.ends_on IS NULL
    JOIN timetable_days wd ON wd.organization_id = w.organization_id AND wd.timetable_id = w.id
    JOIN timetables_in_force u ON u.organization_id = o.organization_id AND u.group_id = o.group_id AND u.ends_on IS NULL
    JOIN timetable_days ud ON ud.organization_id = u.organization_id AND ud.timetable_id = u.id AND ud.weekday = wd.weekday
     AND ud.starts_at < wd.ends_at AND ud.ends_at > wd.starts_at
   CROSS JOIN generate_series(0, 13) AS ahead
   CROSS JOIN LATERAL (SELECT greatest(seat.starts_on, o.starts_on, w.starts_on, u.starts_on, context_today(),
     (SELECT max(s.occurs_on) + 1 FROM sessions s WHERE s.organization_id = seat.organization_id AND s.group_id IN (seat.group_id, o.group_id))) + ahead AS day) AS d
   WHERE o.organization_id = seat.organization_id AND o.patient_id = ANY (records) AND o.group_id <> seat.group_id AND o.taken_back_at IS NULL
     AND d.day <= least(coalesce(seat.ends_on, 'infinity'), coalesce(o.ends_on, 'infinity')) AND extract(isodow FROM d.day)::integer = wd.weekday
     AND seat_meets(seat.weekdays, seat.alternate_from, d.day) AND seat_meets(o.weekdays, o.alternate_from, d.day)
   ORDER BY d.day LIMIT 1;
END $$;
COMMENT ON FUNCTION seat_clash(seats) IS 'The group, and the first date, in which the person of a seat is at the same time; no row when they are free.';
REVOKE ALL ON FUNCTION seat_clash(seats) FROM PUBLIC;

CREATE OR REPLACE FUNCTION refuse_elsewhere(seat seats) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM seat_clash(seat)) THEN
    RAISE EXCEPTION 'in another group at that time' USING ERRCODE = '23P01', CONSTRAINT = 'seats_one_place_at_a_time', TABLE = 'seats';
  END IF;
END $$;

CREATE FUNCTION session_clash(organization uuid, asked_session uuid, patient uuid) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH mine AS MATERIALIZED (SELECT records_merged(organization, patient) AS records)
  SELECT other.group_id
    FROM mine
    JOIN sessions own ON own.organization_id = organization AND own.id = asked_session AND own.status <> 'cancelled'
    JOIN sessions other ON other.organization_id = own.organization_id AND other.id <> own.id AND other.status <> 'cancelled'
     AND other.held_on BETWEEN own.held_on - 1 AND own.held_on + 1 AND other.starts_at < own.ends_at AND other.ends_at > own.starts_at
   WHERE (EXISTS (SELECT FROM seats o WHERE o.organization_id = other.organization_id AND o.patient_id = ANY (mine.records) AND o.group_id = other.group_id
                    AND o.taken_back_at IS NULL AND o.starts_on <= other.occurs_on AND coalesce(o.ends_on, 'infinity') >= other.occurs_on
                    AND seat_meets(o.weekdays, o.alternate_from, other.occurs_on))
       OR EXISTS (SELECT FROM visits v WHERE v.organization_id = other.organization_id AND v.session_id = other.id AND v.patient_id = ANY (mine.records) AND v.withdrawn_at IS NULL))
     AND NOT EXISTS (SELECT FROM known_absences a WHERE a.organization_id = other.organization_id AND a.session_id = other.id
                       AND a.patient_id = ANY (mine.records) AND a.withdrawn_at IS NULL)
   ORDER BY other.starts_at LIMIT 1
$$;
COMMENT ON FUNCTION session_clash(uuid, uuid, uuid) IS 'The group in which a person is expected while a session takes place, or null.';
REVOKE ALL ON FUNCTION session_clash(uuid, uuid, uuid) FROM PUBLIC;

CREATE OR REPLACE FUNCTION check_comes_after_all() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM FROM patients p WHERE p.organization_id = NEW.organization_id AND p.id = ANY (records_merged(NEW.organization_id, NEW.patient_id)) ORDER BY p.id FOR NO KEY UPDATE;
  IF session_clash(NEW.organization_id, NEW.session_id, NEW.patient_id) IS NOT NULL THEN
    RAISE EXCEPTION 'in another group at that time' USING ERRCODE = '23P01', CONSTRAINT = 'seats_one_place_at_a_time', TABLE = 'known_absences';
  END IF;
  RETURN NULL;
END $$;
DROP FUNCTION is_elsewhere(uuid, uuid, uuid);

-- For the words of a refusal: the group's name only where the asker may see that group.
CREATE FUNCTION seat_clash_for(asked_group uuid, patient uuid, from_day date, to_day date, asked_weekdays integer[], asked_alternate date)
RETURNS TABLE (group_name text, day date) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN QUERY
  SELECT CASE WHEN context_opens_clinic(g.clinic_id) THEN g.name END, CASE WHEN context_opens_clinic(g.clinic_id) THEN c.day END
    FROM groups own
   CROSS JOIN LATERAL seat_clash(jsonb_populate_record(NULL::seats, jsonb_build_object('organization_id', own.organization_id, 'clinic_id', own.clinic_id,
     'group_id', own.id, 'patient_id', patient, 'starts_on', from_day, 'ends_on', to_day, 'weekdays', to_jsonb(asked_weekdays), 'alternate_from', asked_alternate))) AS c
    JOIN groups g ON g.organization_id = own.organization_id AND g.id = c.group_id
   WHERE own.organization_id = context_organization() AND own.id = asked_group AND context_opens_clinic(own.clinic_id);
END $$;
COMMENT ON FUNCTION seat_clash_for(uuid, uuid, date, date, integer[], date) IS 'Whether a person would be in two groups at once: a row, with the other''s name and the date where the asker may see that group.';
REVOKE ALL ON FUNCTION seat_clash_for(uuid, uuid, date, date, integer[], date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION seat_clash_for(uuid, uuid, date, date, integer[], date) TO evenkeel_runtime;

CREATE FUNCTION session_clash_for(asked_session uuid, patient uuid) RETURNS TABLE (group_name text, day date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT CASE WHEN context_opens_clinic(g.clinic_id) THEN g.name END, CASE WHEN context_opens_clinic(g.clinic_id) THEN s.held_on END
    FROM sessions s
    JOIN groups g ON g.organization_id = s.organization_id AND g.id = session_clash(s.organization_id, s.id, patient)
   WHERE s.organization_id = context_organization() AND s.id = asked_session AND context_opens_clinic(s.clinic_id)
$$;
COMMENT ON FUNCTION session_clash_for(uuid, uuid) IS 'The same for one session.';
REVOKE ALL ON FUNCTION session_clash_for(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION session_clash_for(uuid, uuid) TO evenkeel_runtime;

-- Everybody from whom a person is kept apart, by all records of both.
CREATE FUNCTION kept_apart_from(organization uuid, patient uuid) RETURNS TABLE (others uuid[], starts_on date, ends_on date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH mine AS MATERIALIZED (SELECT records_merged(organization, patient) AS records)
  SELECT records_merged(organization, CASE WHEN k.patient_id = ANY (mine.records) THEN k.other_patient_id ELSE k.patient_id END), k.starts_on, k.ends_on
    FROM mine JOIN keep_aparts k ON k.organization_id = organization AND (k.patient_id = ANY (mine.records) OR k.other_patient_id = ANY (mine.records))
   WHERE NOT (k.patient_id = ANY (mine.records) AND k.other_patient_id = ANY (mine.records))
$$;
COMMENT ON FUNCTION kept_apart_from(uuid, uuid) IS 'Records of people who must not share a room with a person, each with the dates.';
REVOKE ALL ON FUNCTION kept_apart_from(uuid, uuid) FROM PUBLIC;

CREATE OR REPLACE FUNCTION refuse_kept_apart(seat seats) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT FROM kept_apart_from(seat.organization_id, seat.patient_id) k
      JOIN seats o ON o.organization_id = seat.organization_id AND o.group_id = seat.group_id AND o.taken_back_at IS NULL AND o.patient_id = ANY (k.others)
     WHERE shares_day(seat, o, greatest(k.starts_on, context_today())) <= coalesce(k.ends_on, 'infinity')
    UNION ALL
    SELECT FROM kept_apart_from(seat.organization_id, seat.patient_id) k
      JOIN visits v ON v.organization_id = seat.organization_id AND v.group_id = seat.group_id AND v.withdrawn_at IS NULL AND v.patient_id = ANY (k.others)
      JOIN sessions s ON s.organization_id = v.organization_id AND s.id = v.session_id AND s.status <> 'cancelled'
     WHERE s.occurs_on BETWEEN greatest(k.starts_on, context_today(), seat.starts_on) AND least(k.ends_on, seat.ends_on, 'infinity')
       AND seat_meets(seat.weekdays, seat.alternate_from, s.occurs_on)) THEN
    RAISE EXCEPTION 'not this group' USING ERRCODE = '23514', CONSTRAINT = 'seats_keep_apart', TABLE = 'seats';
  END IF;
END $$;

CREATE FUNCTION meets_on(organization uuid, asked_session uuid, patient uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM sessions s
     CROSS JOIN LATERAL kept_apart_from(organization, patient) k
     WHERE s.organization_id = organization AND s.id = asked_session AND s.held_on BETWEEN k.starts_on AND coalesce(k.ends_on, 'infinity')
       AND (EXISTS (SELECT FROM seats o WHERE o.organization_id = organization AND o.group_id = s.group_id AND o.taken_back_at IS NULL AND o.patient_id = ANY (k.others)
                      AND o.starts_on <= s.occurs_on AND coalesce(o.ends_on, 'infinity') >= s.occurs_on AND seat_meets(o.weekdays, o.alternate_from, s.occurs_on))
         OR EXISTS (SELECT FROM visits v WHERE v.organization_id = organization AND v.session_id = s.id AND v.withdrawn_at IS NULL AND v.patient_id = ANY (k.others))))
$$;
COMMENT ON FUNCTION meets_on(uuid, uuid, uuid) IS 'Whether somebody is expected in a session from whom the person is kept apart.';
REVOKE ALL ON FUNCTION meets_on(uuid, uuid, uuid) FROM PUBLIC;

CREATE OR REPLACE FUNCTION meets_kept_apart(asked_session uuid, patient uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM sessions s WHERE s.organization_id = context_organization() AND s.id = asked_session AND context_opens_clinic(s.clinic_id))
     AND meets_on(context_organization(), asked_session, patient)
$$;

-- Allergy or fear is on the person; service animals are always welcome and no pets.
CREATE FUNCTION pets_trouble(organization uuid, asked_group uuid, patient uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM groups g JOIN patients p ON p.organization_id = g.organization_id AND p.id = ANY (records_merged(organization, patient))
                  WHERE g.organization_id = organization AND g.id = asked_group AND g.pets_welcome AND p.pet_concern IS NOT NULL)
$$;
COMMENT ON FUNCTION pets_trouble(uuid, uuid, uuid) IS 'Whether a group welcomes pets and the person has an allergy to or a fear of them.';
REVOKE ALL ON FUNCTION pets_trouble(uuid, uuid, uuid) FROM PUBLIC;

CREATE FUNCTION pets_trouble_for(asked_group uuid, patient uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM groups g WHERE g.organization_id = context_organization() AND g.id = asked_group AND context_opens_clinic(g.clinic_id))
     AND record_is_open(patient) AND pets_trouble(context_organization(), asked_group, patient)
$$;
COMMENT ON FUNCTION pets_trouble_for(uuid, uuid) IS 'The same for groups and people the asker may open.';
REVOKE ALL ON FUNCTION pets_trouble_for(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION pets_trouble_for(uuid, uuid) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION check_seats() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  -- A seat that only gets shorter or is taken back needs no look; one that gets longer, only at what is added.
  from_day CONSTANT date := CASE WHEN TG_OP = 'INSERT' OR OLD.taken_back_at IS NOT NULL THEN NEW.starts_on ELSE OLD.ends_on + 1 END;
  records uuid[];
BEGIN
  IF NEW.taken_back_at IS NOT NULL
     OR (TG_OP = 'UPDATE' AND OLD.taken_back_at IS NULL AND (OLD.ends_on IS NULL OR NEW.ends_on <= OLD.ends_on)) THEN
    RETURN NULL;
  END IF;
  PERFORM lock_group(NEW.organization_id, NEW.group_id);
  records := records_merged(NEW.organization_id, NEW.patient_id);
  -- Two groups asking for the same person take turns as well.
  PERFORM FROM patients p WHERE p.organization_id = NEW.organization_id AND p.id = ANY (records) ORDER BY p.id FOR NO KEY UPDATE;
  -- An exclusion would hold this too, but its index is one the planner then prefers, and it is ten times slower to read.
  IF EXISTS (SELECT 1 FROM seats o
              WHERE o.organization_id = NEW.organization_id AND o.group_id = NEW.group_id AND o.patient_id = ANY (records) AND o.id <> NEW.id
                AND o.taken_back_at IS NULL
                AND (NEW.ends_on IS NULL OR o.starts_on <= NEW.ends_on) AND (o.ends_on IS NULL OR o.ends_on >= NEW.starts_on)) THEN
    RAISE EXCEPTION 'a second seat of the same person' USING ERRCODE = '23P01', CONSTRAINT = 'seats_once_at_a_time', TABLE = 'seats';
  END IF;
  IF EXISTS (SELECT 1 FROM patients p WHERE p.organization_id = NEW.organization_id AND p.id = ANY (records)
               AND (p.died_on_unknown_day OR (p.died_on IS NOT NULL AND (NEW.ends_on IS NULL OR NEW.ends_on > p.died_on)))) THEN
    RAISE EXCEPTION 'the person has died' USING ERRCODE = '23514', CONSTRAINT = 'seats_for_the_living', TABLE = 'seats';
  END IF;
  IF TG_OP = 'INSERT' AND NOT NEW.pets_accepted AND pets_trouble(NEW.organization_id, NEW.group_id, NEW.patient_id) THEN
    RAISE EXCEPTION 'the group welcomes pets' USING ERRCODE = '23514', CONSTRAINT = 'seats_pets_are_known', TABLE = 'seats';
  END IF;
  PERFORM refuse_full_dates(NEW.organization_id, NEW.group_id, from_day, NEW.ends_on, NEW.weekdays, NEW.alternate_from, true);
  PERFORM refuse_kept_apart(NEW);
  PERFORM refuse_elsewhere(NEW);
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION check_visits() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  session record;
  records uuid[];
BEGIN
  IF NEW.withdrawn_at IS NOT NULL THEN
    RETURN NULL;
  END IF;
  PERFORM lock_group(NEW.organization_id, NEW.group_id);
  records := records_merged(NEW.organization_id, NEW.patient_id);
  SELECT s.id, s.occurs_on, s.held_on INTO session FROM sessions s WHERE s.organization_id = NEW.organization_id AND s.id = NEW.session_id;
  IF EXISTS (SELECT FROM seats t WHERE t.organization_id = NEW.organization_id AND t.group_id = NEW.group_id AND t.patient_id = ANY (records)
               AND t.taken_back_at IS NULL AND t.starts_on <= session.occurs_on AND coalesce(t.ends_on, 'infinity') >= session.occurs_on
               AND seat_meets(t.weekdays, t.alternate_from, session.occurs_on))
     OR EXISTS (SELECT FROM visits v WHERE v.organization_id = NEW.organization_id AND v.session_id = NEW.session_id AND v.patient_id = ANY (records)
               AND v.id <> NEW.id AND v.withdrawn_at IS NULL) THEN
    RAISE EXCEPTION 'the person is expected on that day' USING ERRCODE = '23P01', CONSTRAINT = 'visits_beside_no_seat', TABLE = 'visits';
  END IF;
  -- What happened is never refused.
  IF NEW.kind = 'walk_in' THEN
    RETURN NULL;
  END IF;
  PERFORM FROM patients p WHERE p.organization_id = NEW.organization_id AND p.id = ANY (records) ORDER BY p.id FOR NO KEY UPDATE;
  IF EXISTS (SELECT FROM patients p WHERE p.organization_id = NEW.organization_id AND p.id = ANY (records)
               AND (p.died_on_unknown_day OR p.died_on < session.held_on)) THEN
    RAISE EXCEPTION 'the person has died' USING ERRCODE = '23514', CONSTRAINT = 'seats_for_the_living', TABLE = 'visits';
  END IF;
  IF TG_OP = 'INSERT' AND NOT NEW.pets_accepted AND pets_trouble(NEW.organization_id, NEW.group_id, NEW.patient_id) THEN
    RAISE EXCEPTION 'the group welcomes pets' USING ERRCODE = '23514', CONSTRAINT = 'seats_pets_are_known', TABLE = 'visits';
  END IF;
  PERFORM refuse_full_dates(NEW.organization_id, NEW.group_id, session.occurs_on, session.occurs_on, NULL, NULL, true);
  IF meets_on(NEW.organization_id, NEW.session_id, NEW.patient_id) THEN
    RAISE EXCEPTION 'not this group' USING ERRCODE = '23514', CONSTRAINT = 'seats_keep_apart', TABLE = 'visits';
  END IF;
  IF session_clash(NEW.organization_id, NEW.session_id, NEW.patient_id) IS NOT NULL THEN
    RAISE EXCEPTION 'in another group at that time' USING ERRCODE = '23P01', CONSTRAINT = 'seats_one_place_at_a_time', TABLE = 'visits';
  END IF;
  RETURN NULL;
END $$;

-- Who comes after all was planned before: a limit that the house has lowered since does not keep them out.
CREATE OR REPLACE FUNCTION check_date() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  day date;
BEGIN
  PERFORM lock_group(NEW.organization_id, NEW.group_id);
  SELECT s.occurs_on INTO day FROM sessions s WHERE s.organization_id = NEW.organization_id AND s.id = NEW.session_id;
  PERFORM refuse_full_dates(NEW.organization_id, NEW.group_id, day, day, NULL, NULL, true, false);
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION check_session_limit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM lock_group(NEW.organization_id, NEW.group_id);
  PERFORM refuse_full_dates(NEW.organization_id, NEW.group_id, NEW.occurs_on, NEW.occurs_on, NULL, NULL, false, false);
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION check_group_limit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  today CONSTANT date := context_today();
BEGIN
  -- Sessions that stand keep their own limit; beyond them the group's counts.
  IF EXISTS (SELECT FROM first_full_date(NEW.organization_id, NEW.id, coalesce(today, NEW.starts_on), NULL, NULL, NULL, 0, 0, false, false)) THEN
    RAISE EXCEPTION 'more seats than the new limit' USING ERRCODE = '23514', CONSTRAINT = 'groups_limit_above_seats', TABLE = 'groups';
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION check_limit_decision() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM lock_group(NEW.organization_id, NEW.group_id);
  IF EXISTS (SELECT FROM first_full_date(NEW.organization_id, NEW.group_id, greatest(NEW.starts_on, context_today()), NEW.ends_on, NULL, NULL, 0, 0, false, false)) THEN
    RAISE EXCEPTION 'people are planned under this decision' USING ERRCODE = '23514', CONSTRAINT = 'limit_decisions_in_use', TABLE = 'limit_decisions';
  END IF;
  RETURN NULL;
END $$;

-- Ages. A seat counts for the age its person has on its first day, a visit for the age on its date; what was taken back counts nowhere.
CREATE OR REPLACE FUNCTION check_ages(organization uuid, seat uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  given record;
BEGIN
  SELECT s.*, age_group_on(p.birth_on, s.starts_on) AS age_group INTO given
    FROM seats s JOIN patients p ON p.organization_id = s.organization_id AND p.id = s.patient_id
   WHERE s.organization_id = organization AND s.id = seat;
  IF given.taken_back_at IS NOT NULL THEN
    RETURN;
  END IF;
  -- Seats of one group take turns, so that two at once see each other.
  PERFORM 1 FROM groups g WHERE g.organization_id = organization AND g.id = given.group_id FOR UPDATE;
  IF NOT clinic_takes_age_group(organization, given.clinic_id, given.age_group) THEN
    RAISE EXCEPTION 'not of an age the clinic takes' USING ERRCODE = '23514', CONSTRAINT = 'seats_of_age', TABLE = 'seats';
  END IF;
  IF EXISTS (SELECT 1 FROM seats o JOIN patients p ON p.organization_id = o.organization_id AND p.id = o.patient_id
              WHERE o.organization_id = organization AND o.group_id = given.group_id AND o.id <> seat AND o.taken_back_at IS NULL
                AND (given.ends_on IS NULL OR o.starts_on <= given.ends_on) AND (o.ends_on IS NULL OR o.ends_on >= given.starts_on)
                AND age_group_on(p.birth_on, o.starts_on) <> given.age_group)
     OR EXISTS (SELECT 1 FROM visits v
                  JOIN sessions s ON s.organization_id = v.organization_id AND s.id = v.session_id
                  JOIN patients p ON p.organization_id = v.organization_id AND p.id = v.patient_id
                 WHERE v.organization_id = organization AND v.group_id = given.group_id AND v.withdrawn_at IS NULL AND v.kind <> 'walk_in'
                   AND s.occurs_on BETWEEN greatest(given.starts_on, context_today()) AND coalesce(given.ends_on, 'infinity')
                   AND seat_meets(given.weekdays, given.alternate_from, s.occurs_on) AND age_group_on(p.birth_on, s.held_on) <> given.age_group) THEN
    RAISE EXCEPTION 'ages would mix' USING ERRCODE = '23514', CONSTRAINT = 'seats_ages_never_mix', TABLE = 'seats';
  END IF;
END $$;
DROP TRIGGER seats_keep_ages ON seats;
CREATE TRIGGER seats_keep_ages AFTER INSERT OR UPDATE OF starts_on, ends_on, patient_id, group_id, taken_back_at ON seats
  FOR EACH ROW WHEN (NEW.taken_back_at IS NULL) EXECUTE FUNCTION check_ages_of_seat();

CREATE FUNCTION ages_mix_on(organization uuid, asked_session uuid, patient uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM sessions s
      JOIN patients own ON own.organization_id = s.organization_id AND own.id = patient
      JOIN LATERAL (
        SELECT age_group_on(p.birth_on, o.starts_on) AS age_group FROM seats o JOIN patients p ON p.organization_id = o.organization_id AND p.id = o.patient_id
         WHERE o.organization_id = organization AND o.group_id = s.group_id AND o.patient_id <> patient AND o.taken_back_at IS NULL
           AND o.starts_on <= s.occurs_on AND coalesce(o.ends_on, 'infinity') >= s.occurs_on AND seat_meets(o.weekdays, o.alternate_from, s.occurs_on)
        UNION ALL
        SELECT age_group_on(p.birth_on, s.held_on) FROM visits v JOIN patients p ON p.organization_id = v.organization_id AND p.id = v.patient_id
         WHERE v.organization_id = organization AND v.session_id = s.id AND v.patient_id <> patient AND v.withdrawn_at IS NULL) AS other
        ON other.age_group <> age_group_on(own.birth_on, s.held_on)
     WHERE s.organization_id = organization AND s.id = asked_session)
$$;
COMMENT ON FUNCTION ages_mix_on(uuid, uuid, uuid) IS 'Whether a person would be the adolescent among adults, or the adult among adolescents, in a session.';
REVOKE ALL ON FUNCTION ages_mix_on(uuid, uuid, uuid) FROM PUBLIC;

CREATE FUNCTION ages_mix_for(asked_session uuid, patient uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM sessions s WHERE s.organization_id = context_organization() AND s.id = asked_session AND context_opens_clinic(s.clinic_id))
     AND record_is_open(patient) AND ages_mix_on(context_organization(), asked_session, patient)
$$;
COMMENT ON FUNCTION ages_mix_for(uuid, uuid) IS 'The same for sessions and people the asker may open.';
REVOKE ALL ON FUNCTION ages_mix_for(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ages_mix_for(uuid, uuid) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION check_ages_of_visit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM lock_group(NEW.organization_id, NEW.group_id);
  IF ages_mix_on(NEW.organization_id, NEW.session_id, NEW.patient_id) THEN
    RAISE EXCEPTION 'ages would mix' USING ERRCODE = '23514', CONSTRAINT = 'seats_ages_apart', TABLE = 'visits';
  END IF;
  IF NOT clinic_takes_age_group(NEW.organization_id, NEW.clinic_id, (SELECT age_group_on(p.birth_on, s.held_on) FROM patients p
           JOIN sessions s ON s.organization_id = p.organization_id AND s.id = NEW.session_id WHERE p.organization_id = NEW.organization_id AND p.id = NEW.patient_id)) THEN
    RAISE EXCEPTION 'not of an age the clinic takes' USING ERRCODE = '23514', CONSTRAINT = 'seats_of_age', TABLE = 'visits';
  END IF;
  RETURN NULL;
END $$;

-- Family may bring the young to an evening for families; in a group of adults nobody below eighteen sits in.
CREATE FUNCTION check_age_of_guest() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM groups g WHERE g.organization_id = NEW.organization_id AND g.id = NEW.group_id
               AND g.kind NOT IN ('family', 'multi_family') AND coalesce(g.oldest, 200) >= 18) THEN
    RAISE EXCEPTION 'ages would mix' USING ERRCODE = '23514', CONSTRAINT = 'guests_of_age', TABLE = 'guests';
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION check_age_of_guest() IS 'Trigger: nobody below eighteen sits in among adults.';
CREATE TRIGGER guests_of_age AFTER INSERT ON guests FOR EACH ROW WHEN (NEW.under_18) EXECUTE FUNCTION check_age_of_guest();

-- An offer is planned like a seat.
CREATE FUNCTION check_offer() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  entry waiting_entries;
  seat seats;
BEGIN
  SELECT * INTO entry FROM waiting_entries e WHERE e.organization_id = NEW.organization_id AND e.id = NEW.entry_id;
  PERFORM lock_group(entry.organization_id, entry.group_id);
  PERFORM refuse_full_dates(entry.organization_id, entry.group_id, NEW.offered_from, NULL, entry.weekdays, NULL, true);
  seat := jsonb_populate_record(NULL::seats, jsonb_build_object('organization_id', entry.organization_id, 'clinic_id', entry.clinic_id, 'group_id', entry.group_id,
    'patient_id', entry.patient_id, 'starts_on', NEW.offered_from, 'weekdays', to_jsonb(entry.weekdays)));
  PERFORM refuse_kept_apart(seat);
  PERFORM refuse_elsewhere(seat);
  RETURN NULL;
END $$;
COMMENT ON FUNCTION check_offer() IS 'Trigger: an offer holds a chair only where one is free, and where the person could sit.';
CREATE TRIGGER waiting_steps_hold_a_chair AFTER INSERT ON waiting_steps FOR EACH ROW WHEN (NEW.offered_from IS NOT NULL) EXECUTE FUNCTION check_offer();

-- A merge frees the chair of a second record. Undoing it takes that chair again, if it is still there.
CREATE FUNCTION check_separation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  shared uuid;
BEGIN
  FOR shared IN
    SELECT m.group_id FROM (
      SELECT s.group_id, s.patient_id FROM seats s WHERE s.organization_id = NEW.organization_id AND s.patient_id = NEW.merged_id AND s.taken_back_at IS NULL
      UNION SELECT v.group_id, v.patient_id FROM visits v WHERE v.organization_id = NEW.organization_id AND v.patient_id = NEW.merged_id AND v.withdrawn_at IS NULL
      UNION SELECT e.group_id, e.patient_id FROM waiting_entries e WHERE e.organization_id = NEW.organization_id AND e.patient_id = NEW.merged_id) AS m
     ORDER BY 1
  LOOP
    PERFORM lock_group(NEW.organization_id, shared);
    IF EXISTS (SELECT FROM first_full_date(NEW.organization_id, shared, coalesce(context_today(), '-infinity'), NULL, NULL, NULL, 0, 0, true, false)) THEN
      RAISE EXCEPTION 'no chair is left for the second person' USING ERRCODE = '23514', CONSTRAINT = 'patient_merges_chair_is_left', TABLE = 'patient_merges';
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION check_separation() IS 'Trigger: undoing a merge brings both people back to their chairs, and no date over its limit.';
CREATE TRIGGER patient_merges_chair_is_left AFTER INSERT ON patient_merges FOR EACH ROW WHEN (NEW.step = 'separated') EXECUTE FUNCTION check_separation();
