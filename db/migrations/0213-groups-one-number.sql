-- One count for all: how many people a date has, and how many it may have. The board, the group's page, somebody's day, the
-- seat finder, the waiting list and the checks after every change read these two functions and nothing else.
CREATE FUNCTION held_offers(organization uuid, groups_asked uuid[]) RETURNS TABLE (group_id uuid, patient_id uuid, offered_from date, weekdays integer[])
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT e.group_id, e.patient_id, n.offered_from, e.weekdays
    FROM waiting_steps n
    JOIN waiting_entries e ON e.organization_id = n.organization_id AND e.id = n.entry_id
   WHERE n.organization_id = organization AND n.status = 'offered' AND n.offered_from IS NOT NULL AND n.offered_until >= coalesce(context_today(), n.offered_until)
     AND e.group_id = ANY (groups_asked)
     AND NOT EXISTS (SELECT FROM waiting_steps l WHERE l.organization_id = n.organization_id AND l.entry_id = n.entry_id AND l.sequence > n.sequence)
$$;
COMMENT ON FUNCTION held_offers(uuid, uuid[]) IS 'Chairs that are held for people who wait, until they answer or the offer has run out.';
REVOKE ALL ON FUNCTION held_offers(uuid, uuid[]) FROM PUBLIC;

-- Dates that stand. One person counts once, by whichever of their records they come; who is known to be away counts nowhere.
-- by_house: whether what the house has set since counts. It does for what is planned, not for what stands already.
CREATE FUNCTION date_numbers(organization uuid, sessions_asked uuid[], with_walk_ins boolean, by_house boolean, except_person uuid)
RETURNS TABLE (session_id uuid, group_id uuid, day date, taken integer, in_room integer, guests_in_room integer, guests integer, away integer, held integer,
  people_limit integer, chairs integer, seat_limit integer, rule text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH asked AS MATERIALIZED (
    SELECT s.id, s.group_id, s.clinic_id, s.occurs_on, s.mode, s.seat_limit, s.seat_limit_rule, g.kind, c.state, r.seats AS room_seats,
           extract(isodow FROM s.occurs_on)::integer AS weekday
      FROM sessions s
      JOIN groups g ON g.organization_id = s.organization_id AND g.id = s.group_id
      JOIN clinics c ON c.organization_id = s.organization_id AND c.id = s.clinic_id
      LEFT JOIN rooms r ON r.organization_id = s.organization_id AND r.id = s.room_id
     WHERE s.organization_id = organization AND s.id = ANY (sessions_asked)
  ), merged AS MATERIALIZED (
    SELECT p.id, p.merged_into FROM patients p WHERE p.organization_id = organization AND p.merged_into IS NOT NULL
  ), came AS (
    SELECT a.id, t.patient_id, a.mode = 'in_person' OR (a.mode = 'hybrid' AND NOT a.weekday = ANY (t.virtual_weekdays)) AS in_room, false AS is_held
      FROM asked a
      JOIN seats t ON t.organization_id = organization AND t.group_id = a.group_id AND t.taken_back_at IS NULL
       AND t.starts_on <= a.occurs_on AND coalesce(t.ends_on, 'infinity') >= a.occurs_on AND seat_meets(t.weekdays, t.alternate_from, a.occurs_on)
    UNION ALL
    SELECT a.id, v.patient_id, a.mode = 'in_person' OR (a.mode = 'hybrid' AND v.mode IS DISTINCT FROM 'virtual'), false
      FROM asked a
      JOIN visits v ON v.organization_id = organization AND v.session_id = a.id AND v.withdrawn_at IS NULL AND (with_walk_ins OR v.kind <> 'walk_in')
    UNION ALL
    SELECT a.id, o.patient_id, a.mode <> 'virtual', true
      FROM asked a
      JOIN held_offers(organization, ARRAY(SELECT DISTINCT d.group_id FROM asked d)) o ON o.group_id = a.group_id AND o.offered_from <= a.occurs_on
       AND seat_meets(o.weekdays, NULL, a.occurs_on)
  ), people AS (
    SELECT c.id, coalesce(m.merged_into, c.patient_id) AS person, bool_or(c.in_room) AS in_room, bool_and(c.is_held) AS is_held, bool_or(k.session_id IS NOT NULL) AS is_away
      FROM came c
      LEFT JOIN merged m ON m.id = c.patient_id
      LEFT JOIN known_absences k ON k.organization_id = organization AND k.session_id = c.id AND k.patient_id = c.patient_id AND k.withdrawn_at IS NULL
     GROUP BY c.id, coalesce(m.merged_into, c.patient_id)
  ), counted AS MATERIALIZED (
    SELECT p.id, (count(*) FILTER (WHERE NOT p.is_away))::integer AS taken, (count(*) FILTER (WHERE NOT p.is_away AND p.in_room))::integer AS in_room,
           (count(*) FILTER (WHERE p.is_away))::integer AS away, (count(*) FILTER (WHERE p.is_held))::integer AS held
      FROM people p WHERE except_person IS NULL OR p.person <> except_person GROUP BY p.id
  ), sit_in AS MATERIALIZED (
    SELECT u.session_id, count(*)::integer AS guests, (count(*) FILTER (WHERE NOT u.virtual))::integer AS in_room
      FROM guests u WHERE u.organization_id = organization AND u.session_id = ANY (sessions_asked) AND u.withdrawn_at IS NULL GROUP BY u.session_id
  ), decided AS MATERIALIZED (
    SELECT a.id, max(d.seat_limit) AS raised, bool_or(d.kind = 'exemption') AS is_exempt
      FROM asked a
      JOIN limit_decisions d ON d.organization_id = organization AND d.group_id = a.group_id AND d.withdrawn_at IS NULL
       AND d.starts_on <= a.occurs_on AND coalesce(d.ends_on, 'infinity') >= a.occurs_on
     GROUP BY a.id
  ), blocks AS MATERIALIZED (
    SELECT a.id, min(k.seat_limit) AS most, min(state_seat_limit(a.state, k.kind)) AS by_state
      FROM asked a JOIN session_blocks k ON k.organization_id = organization AND k.session_id = a.id GROUP BY a.id
  ), has_set AS MATERIALIZED (
    SELECT by_house AND EXISTS (SELECT FROM policies p WHERE p.organization_id = organization AND catalog_limit(p.code) IS NOT NULL) AS any
  ), limits AS (
    SELECT a.id, a.group_id, a.occurs_on, a.mode, a.seat_limit_rule, CASE WHEN a.mode <> 'virtual' THEN a.room_seats END AS chairs,
           least(CASE WHEN h.any OR a.seat_limit_rule = 'room_seats'
                        THEN limit_in_force(ROW(organization, a.state, a.clinic_id, a.kind)::limit_place, a.occurs_on, a.seat_limit, a.seat_limit_rule,
                               CASE WHEN a.mode <> 'virtual' THEN a.room_seats END)
                      ELSE a.seat_limit END, b.most) AS base,
           least(b.by_state, CASE WHEN h.any THEN state_limit_in_force(ROW(organization, a.state, a.clinic_id, a.kind)::limit_place, a.occurs_on)
                                  ELSE state_seat_limit(a.state, a.kind) END) AS by_state,
           d.raised, coalesce(d.is_exempt, false) AS is_exempt
      FROM asked a CROSS JOIN has_set h
      LEFT JOIN blocks b ON b.id = a.id
      LEFT JOIN decided d ON d.id = a.id
  )
  SELECT l.id, l.group_id, l.occurs_on, coalesce(n.taken, 0), coalesce(n.in_room, 0), coalesce(u.in_room, 0), coalesce(u.guests, 0), coalesce(n.away, 0), coalesce(n.held, 0),
         w.most, l.chairs, least(w.most, CASE WHEN l.mode = 'in_person' AND l.chairs IS NOT NULL THEN greatest(0, l.chairs - coalesce(u.in_room, 0)) END), l.seat_limit_rule
    FROM limits l
    LEFT JOIN counted n ON n.id = l.id
    LEFT JOIN sit_in u ON u.session_id = l.id
   CROSS JOIN LATERAL (SELECT CASE WHEN l.is_exempt THEN 500 ELSE least(greatest(l.base, l.raised), l.by_state) END AS most) AS w
$$;
COMMENT ON FUNCTION date_numbers(uuid, uuid[], boolean, boolean, uuid) IS
  'People, guests and limits of dates that stand: the limit is the lowest of what the house, the state, the blocks and the chairs allow, after decisions.';
REVOKE ALL ON FUNCTION date_numbers(uuid, uuid[], boolean, boolean, uuid) FROM PUBLIC;

-- Days beyond the sessions that stand, by weekday. People only become more, and limits only lower, on days on which something
-- begins or ends: a fortnight from each such day holds every weekday of both weeks.
CREATE FUNCTION far_numbers(organization uuid, groups_asked uuid[], from_day date, to_day date, asked_weekdays integer[], asked_alternate date, by_house boolean, except_person uuid)
RETURNS TABLE (group_id uuid, day date, taken integer, seat_limit integer, rule text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH g AS MATERIALIZED (
    SELECT o.id, o.clinic_id, o.kind, o.mode, o.seat_limit, o.seat_limit_rule, o.ends_on, c.state, CASE WHEN o.mode <> 'virtual' THEN r.seats END AS room_seats,
           greatest(from_day, o.starts_on, (SELECT max(s.occurs_on) + 1 FROM sessions s WHERE s.organization_id = organization AND s.group_id = o.id)) AS starts
      FROM groups o
      JOIN clinics c ON c.organization_id = o.organization_id AND c.id = o.clinic_id
      LEFT JOIN rooms r ON r.organization_id = o.organization_id AND r.id = o.room_id
     WHERE o.organization_id = organization AND o.id = ANY (groups_asked)
  ), people AS MATERIALIZED (
    SELECT g.id, person_of(organization, t.patient_id) AS person, t.starts_on, t.ends_on, t.weekdays, t.alternate_from
      FROM g JOIN seats t ON t.organization_id = organization AND t.group_id = g.id AND t.taken_back_at IS NULL
       AND coalesce(t.ends_on, 'infinity') >= g.starts AND (to_day IS NULL OR t.starts_on <= to_day)
    UNION ALL
    SELECT g.id, person_of(organization, o.patient_id), o.offered_from, NULL, o.weekdays, NULL FROM g JOIN held_offers(organization, groups_asked) o ON o.group_id = g.id
  ), away AS MATERIALIZED (
    SELECT g.id, person_of(organization, p.patient_id) AS person, p.starts_on, coalesce(p.came_back_on - 1, p.ends_on) AS ends_on
      FROM g JOIN pauses p ON p.organization_id = organization AND p.group_id = g.id AND p.withdrawn_at IS NULL AND coalesce(p.came_back_on - 1, p.ends_on) >= g.starts
  ), decided AS MATERIALIZED (
    SELECT g.id, d.starts_on, d.ends_on, d.seat_limit, d.kind
      FROM g JOIN limit_decisions d ON d.organization_id = organization AND d.group_id = g.id AND d.withdrawn_at IS NULL AND coalesce(d.ends_on, 'infinity') >= g.starts
  ), has_set AS MATERIALIZED (
    SELECT by_house AND EXISTS (SELECT FROM policies p WHERE p.organization_id = organization AND catalog_limit(p.code) IS NOT NULL) AS any
  ), tight AS MATERIALIZED (
    SELECT g.id, t.starts_on, t.ends_on, b.weekday, min(b.seat_limit) AS most, min(state_seat_limit(g.state, b.kind)) AS by_state
      FROM g
      JOIN timetables_in_force t ON t.organization_id = organization AND t.group_id = g.id AND coalesce(t.ends_on, 'infinity') >= g.starts
      JOIN timetable_blocks b ON b.organization_id = organization AND b.timetable_id = t.id AND (b.seat_limit IS NOT NULL OR state_seat_limit(g.state, b.kind) IS NOT NULL)
     GROUP BY g.id, t.starts_on, t.ends_on, b.weekday
  ), begins AS (
    SELECT g.id, g.starts AS day FROM g
    UNION SELECT p.id, p.starts_on FROM people p JOIN g ON g.id = p.id WHERE p.starts_on > g.starts
    UNION SELECT a.id, a.ends_on + 1 FROM away a
    UNION SELECT d.id, d.ends_on + 1 FROM decided d WHERE d.ends_on IS NOT NULL
    UNION SELECT t.id, t.starts_on FROM tight t JOIN g ON g.id = t.id WHERE t.starts_on > g.starts
    UNION SELECT g.id, x.day FROM g CROSS JOIN policies p CROSS JOIN LATERAL (VALUES (p.starts_on), (p.ends_on + 1)) AS x (day)
     WHERE (SELECT h.any FROM has_set h) AND p.organization_id = organization AND catalog_limit(p.code) IS NOT NULL AND x.day > g.starts
  ), days AS (
    SELECT DISTINCT b.id, b.day + ahead AS day FROM begins b JOIN g ON g.id = b.id CROSS JOIN generate_series(0, 13) AS ahead
     WHERE (to_day IS NULL OR b.day + ahead <= to_day) AND (g.ends_on IS NULL OR b.day + ahead <= g.ends_on) AND seat_meets(asked_weekdays, asked_alternate, b.day + ahead)
  ), counted AS (
    SELECT d.id, d.day, count(DISTINCT p.person)::integer AS taken
      FROM days d
      LEFT JOIN people p ON p.id = d.id AND p.starts_on <= d.day AND coalesce(p.ends_on, 'infinity') >= d.day AND seat_meets(p.weekdays, p.alternate_from, d.day)
       AND (except_person IS NULL OR p.person <> except_person)
       AND NOT EXISTS (SELECT FROM away a WHERE a.id = p.id AND a.person = p.person AND d.day BETWEEN a.starts_on AND a.ends_on)
     GROUP BY d.id, d.day
  )
  SELECT n.id, n.day, n.taken,
         least(CASE WHEN x.is_exempt THEN 500 ELSE least(greatest(least(l.base, b.most), x.raised), b.by_state, l.by_state) END, CASE g.mode WHEN 'in_person' THEN g.room_seats END),
         g.seat_limit_rule
    FROM counted n
    JOIN g ON g.id = n.id
   CROSS JOIN has_set h
    LEFT JOIN LATERAL (SELECT min(t.most) AS most, min(t.by_state) AS by_state FROM tight t
      WHERE t.id = n.id AND n.day BETWEEN t.starts_on AND coalesce(t.ends_on, 'infinity') AND t.weekday = extract(isodow FROM n.day)::integer) AS b ON true
    LEFT JOIN LATERAL (SELECT max(d.seat_limit) AS raised, coalesce(bool_or(d.kind = 'exemption'), false) AS is_exempt FROM decided d
      WHERE d.id = n.id AND n.day BETWEEN d.starts_on AND coalesce(d.ends_on, 'infinity')) AS x ON true
   CROSS JOIN LATERAL (
     SELECT CASE WHEN h.any OR g.seat_limit_rule = 'room_seats'
                   THEN limit_in_force(ROW(organization, g.state, g.clinic_id, g.kind)::limit_place, n.day, g.seat_limit, g.seat_limit_rule, g.room_seats) ELSE g.seat_limit END AS base,
            CASE WHEN h.any THEN state_limit_in_force(ROW(organization, g.state, g.clinic_id, g.kind)::limit_place, n.day) ELSE state_seat_limit(g.state, g.kind) END AS by_state) AS l
$$;
COMMENT ON FUNCTION far_numbers(uuid, uuid[], date, date, integer[], date, boolean, uuid) IS
  'The same beyond the sessions that stand: on every day on which a group could be fuller than the day before.';
REVOKE ALL ON FUNCTION far_numbers(uuid, uuid[], date, date, integer[], date, boolean, uuid) FROM PUBLIC;

DROP FUNCTION full_date_for(uuid, date, date, integer[], date, integer, integer);
DROP FUNCTION first_full_date(uuid, uuid, date, date, integer[], date, integer, integer, boolean);
DROP FUNCTION refuse_full_dates(uuid, uuid, date, date, integer[], date, boolean);
CREATE FUNCTION first_full_date(organization uuid, asked_group uuid, from_day date, to_day date, asked_weekdays integer[], asked_alternate date,
  more integer, more_in_room integer, with_walk_ins boolean, by_house boolean DEFAULT true, except_person uuid DEFAULT NULL)
RETURNS TABLE (day date, taken integer, seat_limit integer, seat_limit_rule text, is_room boolean)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN QUERY
  WITH near AS MATERIALIZED (
    SELECT * FROM date_numbers(organization, ARRAY(
      SELECT s.id FROM sessions s
       WHERE s.organization_id = organization AND s.group_id = asked_group AND s.status <> 'cancelled'
         AND s.occurs_on >= from_day AND (to_day IS NULL OR s.occurs_on <= to_day) AND seat_meets(asked_weekdays, asked_alternate, s.occurs_on)),
      with_walk_ins, by_house, except_person)
  )
  SELECT f.* FROM (
      SELECT n.day, n.taken, n.people_limit, n.rule, false AS is_room FROM near n WHERE n.taken + more > n.people_limit
      UNION ALL
      SELECT n.day, n.in_room + n.guests_in_room, n.chairs, 'room_seats', true FROM near n WHERE n.in_room + n.guests_in_room + more_in_room > n.chairs
      UNION ALL
      SELECT d.day, d.taken, d.seat_limit, d.rule, false
        FROM far_numbers(organization, ARRAY[asked_group], from_day, to_day, asked_weekdays, asked_alternate, by_house, except_person) d WHERE d.taken + more > d.seat_limit
    ) AS f
   ORDER BY f.day, f.is_room LIMIT 1;
END $$;
COMMENT ON FUNCTION first_full_date(uuid, uuid, date, date, integer[], date, integer, integer, boolean, boolean, uuid) IS
  'The first date in a range, of the weekdays asked for, on which people (and so many more, a person left out) pass the limit of the date or the room; no row when all fit.';
REVOKE ALL ON FUNCTION first_full_date(uuid, uuid, date, date, integer[], date, integer, integer, boolean, boolean, uuid) FROM PUBLIC;

-- What the program asks before it plans: numbers of groups in scope, and nobody's name.
CREATE FUNCTION full_date_for(asked_group uuid, from_day date, to_day date, asked_weekdays integer[], asked_alternate date, more integer, more_in_room integer,
  by_house boolean, patient uuid)
RETURNS TABLE (day date, taken integer, seat_limit integer, seat_limit_rule text, is_room boolean)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM groups o WHERE o.organization_id = context_organization() AND o.id = asked_group AND context_opens_clinic(o.clinic_id)) THEN
    RETURN QUERY SELECT f.day, f.taken, f.seat_limit, f.seat_limit_rule, f.is_room
      FROM first_full_date(context_organization(), asked_group, from_day, to_day, asked_weekdays, asked_alternate, more, more_in_room, true, by_house,
             person_of(context_organization(), patient)) f;
  END IF;
END $$;
COMMENT ON FUNCTION full_date_for(uuid, date, date, integer[], date, integer, integer, boolean, uuid) IS 'The first date on which so many more people would not fit, beside a person who is left out, for a group of a clinic in scope.';
REVOKE ALL ON FUNCTION full_date_for(uuid, date, date, integer[], date, integer, integer, boolean, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION full_date_for(uuid, date, date, integer[], date, integer, integer, boolean, uuid) TO evenkeel_runtime;

-- What is planned from today on is held; what is past happened. Without a today everything is held.
CREATE FUNCTION refuse_full_dates(organization uuid, changed_group uuid, from_day date, to_day date, weekdays integer[], alternate_from date, with_walk_ins boolean,
  by_house boolean DEFAULT true)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  planned_from CONSTANT date := greatest(from_day, context_today());
  full_on record;
BEGIN
  IF to_day IS NOT NULL AND to_day < planned_from THEN
    RETURN;
  END IF;
  SELECT * INTO full_on FROM first_full_date(organization, changed_group, planned_from, to_day, weekdays, alternate_from, 0, 0, with_walk_ins, by_house);
  IF FOUND THEN
    RAISE EXCEPTION 'more people than the limit on %', full_on.day USING ERRCODE = '23514', CONSTRAINT = 'seats_within_limit', TABLE = 'seats';
  END IF;
END $$;
COMMENT ON FUNCTION refuse_full_dates(uuid, uuid, date, date, integer[], date, boolean, boolean) IS 'Refuses a change that leaves a date from today on over its limit.';
REVOKE ALL ON FUNCTION refuse_full_dates(uuid, uuid, date, date, integer[], date, boolean, boolean) FROM PUBLIC;

-- The numbers of dates as pages read them.
DROP FUNCTION dates_taken(uuid[]);
CREATE FUNCTION dates_taken(sessions_asked uuid[])
RETURNS TABLE (session_id uuid, taken integer, in_room integer, guests integer, away integer, held integer, seat_limit integer, chairs integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT n.session_id, n.taken, n.in_room + n.guests_in_room, n.guests, n.away, n.held, n.seat_limit, n.chairs
    FROM date_numbers(context_organization(), ARRAY(
      SELECT s.id FROM sessions s WHERE s.organization_id = context_organization() AND s.id = ANY (sessions_asked) AND context_opens_clinic(s.clinic_id)),
      true, true, NULL) n
$$;
COMMENT ON FUNCTION dates_taken(uuid[]) IS 'People, guests, held chairs and limit of each session of the clinics in scope, as numbers.';
REVOKE ALL ON FUNCTION dates_taken(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION dates_taken(uuid[]) TO evenkeel_runtime;

DROP FUNCTION count_rosters(uuid[]);
CREATE FUNCTION count_rosters(sessions_asked uuid[])
RETURNS TABLE (session_id uuid, seats integer, seat_limit integer, there integer, late integer, absent integer, cancelled integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH newest AS (
    SELECT DISTINCT ON (m.session_id, m.patient_id) m.session_id, m.status
      FROM attendance_marks m
     WHERE m.organization_id = context_organization() AND m.session_id = ANY (sessions_asked)
     ORDER BY m.session_id, m.patient_id, m.sequence DESC
  ), marked AS MATERIALIZED (
    SELECT n.session_id, count(*) FILTER (WHERE n.status IN ('present', 'late'))::integer AS there,
           count(*) FILTER (WHERE n.status = 'late')::integer AS late, count(*) FILTER (WHERE n.status = 'absent')::integer AS absent,
           count(*) FILTER (WHERE n.status = 'cancelled')::integer AS cancelled
      FROM newest n GROUP BY n.session_id
  )
  SELECT d.session_id, d.taken, d.seat_limit, coalesce(m.there, 0), coalesce(m.late, 0), coalesce(m.absent, 0), coalesce(m.cancelled, 0)
    FROM dates_taken(sessions_asked) d LEFT JOIN marked m ON m.session_id = d.session_id
$$;
COMMENT ON FUNCTION count_rosters(uuid[]) IS 'Numbers of sessions of the clinics in scope: people expected who are not known to be away, of how many, and who is there.';
REVOKE ALL ON FUNCTION count_rosters(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION count_rosters(uuid[]) TO evenkeel_runtime;

-- Every date of groups from a day on, for somebody who would come from that day on.
CREATE FUNCTION dates_from(groups_asked uuid[], from_day date) RETURNS TABLE (group_id uuid, day date, taken integer, seat_limit integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH open AS MATERIALIZED (
    SELECT array_agg(o.id) AS ids FROM groups o
     WHERE o.organization_id = context_organization() AND o.id = ANY (groups_asked) AND context_opens_clinic(o.clinic_id)
  )
  SELECT n.group_id, n.day, n.taken, n.seat_limit
    FROM date_numbers(context_organization(), ARRAY(
      SELECT s.id FROM sessions s
       WHERE s.organization_id = context_organization() AND s.group_id = ANY ((SELECT ids FROM open)::uuid[]) AND s.occurs_on >= from_day AND s.status <> 'cancelled'),
      true, true, NULL) n
  UNION ALL
  SELECT f.group_id, f.day, f.taken, f.seat_limit FROM far_numbers(context_organization(), (SELECT ids FROM open), from_day, NULL, NULL, NULL, true, NULL) f
$$;
COMMENT ON FUNCTION dates_from(uuid[], date) IS 'How full groups in scope are on each date from a day on, those planned for later weeks too.';
REVOKE ALL ON FUNCTION dates_from(uuid[], date) FROM PUBLIC;

DROP FUNCTION seats_taken(uuid[], date);
CREATE FUNCTION fullest_dates(groups_asked uuid[], from_day date) RETURNS TABLE (group_id uuid, day date, taken integer, seat_limit integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT DISTINCT ON (d.group_id) d.group_id, d.day, d.taken, d.seat_limit FROM dates_from(groups_asked, from_day) d
   ORDER BY d.group_id, d.seat_limit - d.taken, d.day
$$;
COMMENT ON FUNCTION fullest_dates(uuid[], date) IS 'The date of each group in scope with the fewest free chairs from a day on: what is free there is free for good.';
REVOKE ALL ON FUNCTION fullest_dates(uuid[], date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION fullest_dates(uuid[], date) TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION free_chairs(asked_group uuid, from_day date) RETURNS TABLE (weekday integer, chairs integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH met AS (
    SELECT DISTINCT d.weekday FROM timetables_in_force t JOIN timetable_days d ON d.organization_id = t.organization_id AND d.timetable_id = t.id
     WHERE t.organization_id = context_organization() AND t.group_id = asked_group AND (t.ends_on IS NULL OR t.ends_on >= from_day)
  )
  SELECT m.weekday, greatest(0, min(d.seat_limit - d.taken)) FROM met m JOIN dates_from(ARRAY[asked_group], from_day) d ON extract(isodow FROM d.day)::integer = m.weekday
   GROUP BY m.weekday
$$;
