-- The room on every date. Beyond the sessions that stand, a group was held against its own room and the way it meets now: who
-- sits in the room of a hybrid group was not counted there, and a timetable to come in a smaller room held nobody back. And a
-- block that names a room of its own has that room's chairs.
CREATE OR REPLACE FUNCTION date_numbers(organization uuid, sessions_asked uuid[], with_walk_ins boolean, by_house boolean, except_person uuid)
 RETURNS TABLE(session_id uuid, group_id uuid, day date, taken integer, in_room integer, guests_in_room integer, guests integer, away integer, held integer, people_limit integer, chairs integer, seat_limit integer, rule text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path = pg_catalog, public, pg_temp
AS $$
  WITH together AS MATERIALIZED (
    SELECT t.* FROM sessions_together(organization, sessions_asked) t
  ), asked AS MATERIALIZED (
    SELECT s.id, s.group_id, s.clinic_id, s.occurs_on, s.mode, s.seat_limit, s.seat_limit_rule, g.kind, c.state, r.seats AS room_seats,
           extract(isodow FROM s.occurs_on)::integer AS weekday
      FROM sessions s
      JOIN groups g ON g.organization_id = s.organization_id AND g.id = s.group_id
      JOIN clinics c ON c.organization_id = s.organization_id AND c.id = s.clinic_id
      LEFT JOIN rooms r ON r.organization_id = s.organization_id AND r.id = s.room_id
     WHERE s.organization_id = organization AND s.id = ANY (sessions_asked || ARRAY(SELECT t.other_id FROM together t))
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
      FROM guests u WHERE u.organization_id = organization AND u.session_id = ANY (ARRAY(SELECT a.id FROM asked a)) AND u.withdrawn_at IS NULL GROUP BY u.session_id
  ), decided AS MATERIALIZED (
    SELECT a.id, max(d.seat_limit) AS raised, bool_or(d.kind = 'exemption') AS is_exempt
      FROM asked a
      JOIN limit_decisions d ON d.organization_id = organization AND d.group_id = a.group_id AND d.withdrawn_at IS NULL
       AND d.starts_on <= a.occurs_on AND coalesce(d.ends_on, 'infinity') >= a.occurs_on
     GROUP BY a.id
  ), blocks AS MATERIALIZED (
    -- A block may name a room of its own; one that another group hosts takes place in the host's, which is counted beside.
    SELECT a.id, min(k.seat_limit) AS most, min(state_seat_limit(a.state, k.kind)) AS by_state,
           min(coalesce(kr.seats, a.room_seats)) FILTER (WHERE k.hosted_by IS NULL) AS chairs
      FROM asked a JOIN session_blocks k ON k.organization_id = organization AND k.session_id = a.id
      LEFT JOIN rooms kr ON kr.organization_id = organization AND kr.id = k.room_id
     GROUP BY a.id
  ), has_set AS MATERIALIZED (
    SELECT by_house AND (EXISTS (SELECT FROM policies p WHERE p.organization_id = organization AND catalog_limit(p.code) IS NOT NULL)
             OR EXISTS (SELECT FROM policy_confirmations c WHERE c.organization_id = organization AND c.code = 'il_group_size')) AS any
  ), beside AS (
    -- What the other groups of a shared block leave of its room, and of the state's limit for its kind.
    SELECT t.session_id, t.chairs - sum(coalesce(n.in_room, 0) + coalesce(u.in_room, 0))::integer AS chairs,
           CASE WHEN t.by_state IS NOT NULL THEN greatest(0, t.by_state - sum(coalesce(n.taken, 0))::integer) END AS by_state
      FROM together t
      LEFT JOIN counted n ON n.id = t.other_id
      LEFT JOIN sit_in u ON u.session_id = t.other_id
     GROUP BY t.session_id, t.host_id, t.host_block, t.chairs, t.by_state
  ), left_over AS MATERIALIZED (
    SELECT b.session_id, min(b.chairs) AS chairs, min(b.by_state) AS by_state FROM beside b GROUP BY b.session_id
  ), limits AS (
    SELECT a.id, a.group_id, a.occurs_on, a.mode, a.seat_limit_rule, CASE WHEN a.mode <> 'virtual' THEN least(coalesce(b.chairs, a.room_seats), v.chairs) END AS chairs,
           least(CASE WHEN h.any OR a.seat_limit_rule = 'room_seats'
                        THEN limit_in_force(ROW(organization, a.state, a.clinic_id, a.kind)::limit_place, a.occurs_on, a.seat_limit, a.seat_limit_rule,
                               CASE WHEN a.mode <> 'virtual' THEN a.room_seats END)
                      ELSE a.seat_limit END, b.most) AS base,
           least(b.by_state, v.by_state, CASE WHEN h.any THEN state_limit_in_force(ROW(organization, a.state, a.clinic_id, a.kind)::limit_place, a.occurs_on)
                                  ELSE state_seat_limit(a.state, a.kind) END) AS by_state,
           d.raised, coalesce(d.is_exempt, false) AS is_exempt
      FROM asked a CROSS JOIN has_set h
      LEFT JOIN blocks b ON b.id = a.id
      LEFT JOIN decided d ON d.id = a.id
      LEFT JOIN left_over v ON v.session_id = a.id
     WHERE a.id = ANY (sessions_asked)
  )
  SELECT l.id, l.group_id, l.occurs_on, coalesce(n.taken, 0), coalesce(n.in_room, 0), coalesce(u.in_room, 0), coalesce(u.guests, 0), coalesce(n.away, 0), coalesce(n.held, 0),
         w.most, l.chairs, least(w.most, CASE WHEN l.mode = 'in_person' AND l.chairs IS NOT NULL THEN greatest(0, l.chairs - coalesce(u.in_room, 0)) END), l.seat_limit_rule
    FROM limits l
    LEFT JOIN counted n ON n.id = l.id
    LEFT JOIN sit_in u ON u.session_id = l.id
   CROSS JOIN LATERAL (SELECT CASE WHEN l.is_exempt THEN 500 ELSE least(greatest(l.base, l.raised), l.by_state) END AS most) AS w
$$;

DROP FUNCTION far_numbers(uuid, uuid[], date, date, integer[], date, boolean, uuid);
CREATE FUNCTION far_numbers(organization uuid, groups_asked uuid[], from_day date, to_day date, asked_weekdays integer[], asked_alternate date, by_house boolean, except_person uuid)
 RETURNS TABLE(group_id uuid, day date, taken integer, seat_limit integer, rule text, in_room integer, chairs integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path = pg_catalog, public, pg_temp
AS $$
  WITH g AS MATERIALIZED (
    SELECT o.id, o.clinic_id, o.kind, o.mode, o.seat_limit, o.seat_limit_rule, o.ends_on, c.state, CASE WHEN o.mode <> 'virtual' THEN r.seats END AS room_seats,
           greatest(from_day, o.starts_on, (SELECT max(s.occurs_on) + 1 FROM sessions s WHERE s.organization_id = organization AND s.group_id = o.id)) AS starts
      FROM groups o
      JOIN clinics c ON c.organization_id = o.organization_id AND c.id = o.clinic_id
      LEFT JOIN rooms r ON r.organization_id = o.organization_id AND r.id = o.room_id
     WHERE o.organization_id = organization AND o.id = ANY (groups_asked)
  ), together AS MATERIALIZED (
    SELECT w.*, g.starts FROM weeks_together(organization, groups_asked) w JOIN g ON g.id = w.group_id WHERE w.ends_on >= g.starts
  ), beside AS MATERIALIZED (
    -- The people of groups that share a block, as far as they need a chair.
    SELECT o.id, person_of(organization, t.patient_id) AS person, t.starts_on, t.ends_on, t.weekdays, t.alternate_from, o.mode, t.virtual_weekdays
      FROM groups o JOIN seats t ON t.organization_id = organization AND t.group_id = o.id AND t.taken_back_at IS NULL
     WHERE o.organization_id = organization AND o.id = ANY (ARRAY(SELECT w.other_id FROM together w)) AND (to_day IS NULL OR t.starts_on <= to_day)
    UNION ALL
    SELECT o.id, person_of(organization, h.patient_id), h.offered_from, NULL, h.weekdays, NULL, o.mode, '{}'
      FROM held_offers(organization, ARRAY(SELECT DISTINCT w.other_id FROM together w)) h JOIN groups o ON o.organization_id = organization AND o.id = h.group_id
  ), people AS MATERIALIZED (
    SELECT g.id, person_of(organization, t.patient_id) AS person, t.starts_on, t.ends_on, t.weekdays, t.alternate_from, t.virtual_weekdays
      FROM g JOIN seats t ON t.organization_id = organization AND t.group_id = g.id AND t.taken_back_at IS NULL
       AND coalesce(t.ends_on, 'infinity') >= g.starts AND (to_day IS NULL OR t.starts_on <= to_day)
    UNION ALL
    SELECT g.id, person_of(organization, o.patient_id), o.offered_from, NULL, o.weekdays, NULL, '{}' FROM g JOIN held_offers(organization, groups_asked) o ON o.group_id = g.id
  ), away AS MATERIALIZED (
    SELECT g.id, person_of(organization, p.patient_id) AS person, p.starts_on, coalesce(p.came_back_on - 1, p.ends_on) AS ends_on
      FROM g JOIN pauses p ON p.organization_id = organization AND p.group_id = g.id AND p.withdrawn_at IS NULL AND coalesce(p.came_back_on - 1, p.ends_on) >= g.starts
    UNION
    SELECT p.group_id, person_of(organization, p.patient_id), p.starts_on, coalesce(p.came_back_on - 1, p.ends_on)
      FROM pauses p WHERE p.organization_id = organization AND p.group_id = ANY (ARRAY(SELECT w.other_id FROM together w)) AND p.withdrawn_at IS NULL
  ), decided AS MATERIALIZED (
    SELECT g.id, d.starts_on, d.ends_on, d.seat_limit, d.kind
      FROM g JOIN limit_decisions d ON d.organization_id = organization AND d.group_id = g.id AND d.withdrawn_at IS NULL AND coalesce(d.ends_on, 'infinity') >= g.starts
  ), has_set AS MATERIALIZED (
    SELECT by_house AND (EXISTS (SELECT FROM policies p WHERE p.organization_id = organization AND catalog_limit(p.code) IS NOT NULL)
             OR EXISTS (SELECT FROM policy_confirmations c WHERE c.organization_id = organization AND c.code = 'il_group_size')) AS any
  ), tight AS MATERIALIZED (
    SELECT g.id, t.starts_on, t.ends_on, b.weekday, min(b.seat_limit) AS most, min(state_seat_limit(g.state, b.kind)) AS by_state
      FROM g
      JOIN timetables_in_force t ON t.organization_id = organization AND t.group_id = g.id AND coalesce(t.ends_on, 'infinity') >= g.starts
      JOIN timetable_blocks b ON b.organization_id = organization AND b.timetable_id = t.id AND (b.seat_limit IS NOT NULL OR state_seat_limit(g.state, b.kind) IS NOT NULL)
     GROUP BY g.id, t.starts_on, t.ends_on, b.weekday
  ), place AS MATERIALIZED (
    -- Where the group meets by then, and how: by the timetable of that day, whatever the group does now.
    SELECT g.id, t.starts_on, t.ends_on, t.alternate_from, t.mode, d.weekday,
           CASE WHEN t.mode <> 'virtual' THEN coalesce((
             SELECT min(coalesce(kr.seats, r.seats)) FILTER (WHERE k.hosted_by IS NULL) FROM timetable_blocks k
               LEFT JOIN rooms kr ON kr.organization_id = organization AND kr.id = k.room_id
              WHERE k.organization_id = organization AND k.timetable_id = t.id AND k.weekday = d.weekday), r.seats) END AS chairs
      FROM g
      JOIN timetables_in_force t ON t.organization_id = organization AND t.group_id = g.id AND coalesce(t.ends_on, 'infinity') >= g.starts
      JOIN timetable_days d ON d.organization_id = organization AND d.timetable_id = t.id
      LEFT JOIN rooms r ON r.organization_id = organization AND r.id = t.room_id
  ), begins AS (
    SELECT g.id, g.starts AS day FROM g
    UNION SELECT p.id, p.starts_on FROM people p JOIN g ON g.id = p.id WHERE p.starts_on > g.starts
    UNION SELECT a.id, a.ends_on + 1 FROM away a JOIN g ON g.id = a.id
    UNION SELECT w.group_id, x.day FROM together w JOIN beside p ON p.id = w.other_id CROSS JOIN LATERAL (VALUES (p.starts_on), (w.starts_on)) AS x (day) WHERE x.day > w.starts
    UNION SELECT w.group_id, a.ends_on + 1 FROM together w JOIN away a ON a.id = w.other_id WHERE a.ends_on >= w.starts
    UNION SELECT d.id, d.ends_on + 1 FROM decided d WHERE d.ends_on IS NOT NULL
    UNION SELECT t.id, t.starts_on FROM tight t JOIN g ON g.id = t.id WHERE t.starts_on > g.starts
    UNION SELECT c.id, c.starts_on FROM place c JOIN g ON g.id = c.id WHERE c.starts_on > g.starts
    UNION SELECT g.id, x.day FROM g CROSS JOIN policies p CROSS JOIN LATERAL (VALUES (p.starts_on), (p.ends_on + 1)) AS x (day)
     WHERE (SELECT h.any FROM has_set h) AND p.organization_id = organization AND catalog_limit(p.code) IS NOT NULL AND x.day > g.starts
  ), days AS (
    SELECT DISTINCT b.id, b.day + ahead AS day FROM begins b JOIN g ON g.id = b.id CROSS JOIN generate_series(0, 13) AS ahead
     WHERE (to_day IS NULL OR b.day + ahead <= to_day) AND (g.ends_on IS NULL OR b.day + ahead <= g.ends_on) AND seat_meets(asked_weekdays, asked_alternate, b.day + ahead)
  ), met AS MATERIALIZED (
    SELECT d.id, d.day, extract(isodow FROM d.day)::integer AS weekday, coalesce(c.mode, g.mode) AS mode, c.chairs AS own_chairs, c.id IS NOT NULL AS is_met
      FROM days d
      JOIN g ON g.id = d.id
      LEFT JOIN place c ON c.id = d.id AND c.weekday = extract(isodow FROM d.day)::integer AND d.day BETWEEN c.starts_on AND coalesce(c.ends_on, 'infinity')
       AND seat_meets(NULL, c.alternate_from, d.day)
  ), counted AS (
    SELECT d.id, d.day, d.mode, d.own_chairs, d.is_met, count(DISTINCT p.person)::integer AS taken,
           (count(DISTINCT p.person) FILTER (WHERE d.mode = 'in_person' OR (d.mode = 'hybrid' AND NOT d.weekday = ANY (p.virtual_weekdays))))::integer AS in_room
      FROM met d
      LEFT JOIN people p ON p.id = d.id AND p.starts_on <= d.day AND coalesce(p.ends_on, 'infinity') >= d.day AND seat_meets(p.weekdays, p.alternate_from, d.day)
       AND (except_person IS NULL OR p.person <> except_person)
       AND NOT EXISTS (SELECT FROM away a WHERE a.id = p.id AND a.person = p.person AND d.day BETWEEN a.starts_on AND a.ends_on)
     GROUP BY d.id, d.day, d.mode, d.own_chairs, d.is_met
  ), shared AS (
    SELECT d.id, d.day, w.chairs - count(DISTINCT p.person) FILTER (WHERE p.mode = 'in_person' OR (p.mode = 'hybrid' AND NOT w.weekday = ANY (p.virtual_weekdays)))::integer AS chairs,
           CASE WHEN w.by_state IS NOT NULL THEN greatest(0, w.by_state - count(DISTINCT p.person)::integer) END AS by_state
      FROM days d
      JOIN together w ON w.group_id = d.id AND w.weekday = extract(isodow FROM d.day)::integer AND d.day BETWEEN w.starts_on AND w.ends_on
       AND seat_meets(NULL, w.alternate_from, d.day) AND seat_meets(NULL, w.other_alternate_from, d.day)
      LEFT JOIN beside p ON p.id = w.other_id AND p.starts_on <= d.day AND coalesce(p.ends_on, 'infinity') >= d.day AND seat_meets(p.weekdays, p.alternate_from, d.day)
       AND (except_person IS NULL OR p.person <> except_person)
       AND NOT EXISTS (SELECT FROM away a WHERE a.id = p.id AND a.person = p.person AND d.day BETWEEN a.starts_on AND a.ends_on)
     GROUP BY d.id, d.day, w.host_timetable, w.weekday, w.host_block, w.chairs, w.by_state
  ), left_over AS MATERIALIZED (
    SELECT s.id, s.day, min(s.chairs) AS chairs, min(s.by_state) AS by_state FROM shared s GROUP BY s.id, s.day
  )
  SELECT n.id, n.day, n.taken,
         least(CASE WHEN x.is_exempt THEN 500 ELSE least(greatest(least(l.base, b.most), x.raised), b.by_state, l.by_state, v.by_state) END,
               CASE n.mode WHEN 'in_person' THEN q.chairs END),
         g.seat_limit_rule, n.in_room, CASE WHEN n.is_met THEN q.chairs END
    FROM counted n
    JOIN g ON g.id = n.id
   CROSS JOIN has_set h
    LEFT JOIN left_over v ON v.id = n.id AND v.day = n.day
   CROSS JOIN LATERAL (SELECT CASE WHEN n.is_met THEN n.own_chairs ELSE g.room_seats END AS room_seats) AS o
   CROSS JOIN LATERAL (SELECT CASE WHEN n.mode <> 'virtual' AND coalesce(o.room_seats, v.chairs) IS NOT NULL THEN greatest(0, least(o.room_seats, v.chairs)) END AS chairs) AS q
    LEFT JOIN LATERAL (SELECT min(t.most) AS most, min(t.by_state) AS by_state FROM tight t
      WHERE t.id = n.id AND n.day BETWEEN t.starts_on AND coalesce(t.ends_on, 'infinity') AND t.weekday = extract(isodow FROM n.day)::integer) AS b ON true
    LEFT JOIN LATERAL (SELECT max(d.seat_limit) AS raised, coalesce(bool_or(d.kind = 'exemption'), false) AS is_exempt FROM decided d
      WHERE d.id = n.id AND n.day BETWEEN d.starts_on AND coalesce(d.ends_on, 'infinity')) AS x ON true
   CROSS JOIN LATERAL (
     SELECT CASE WHEN h.any OR g.seat_limit_rule = 'room_seats'
                   THEN limit_in_force(ROW(organization, g.state, g.clinic_id, g.kind)::limit_place, n.day, g.seat_limit, g.seat_limit_rule, o.room_seats) ELSE g.seat_limit END AS base,
            CASE WHEN h.any THEN state_limit_in_force(ROW(organization, g.state, g.clinic_id, g.kind)::limit_place, n.day) ELSE state_seat_limit(g.state, g.kind) END AS by_state) AS l
$$;
COMMENT ON FUNCTION far_numbers(uuid, uuid[], date, date, integer[], date, boolean, uuid) IS 'How many people a group has beyond the sessions that stand, how many it may have, how many of them sit in the room, and its chairs, on the days on which that can change.';
REVOKE ALL ON FUNCTION far_numbers(uuid, uuid[], date, date, integer[], date, boolean, uuid) FROM PUBLIC;

CREATE OR REPLACE FUNCTION first_full_date(organization uuid, asked_group uuid, from_day date, to_day date, asked_weekdays integer[], asked_alternate date, more integer, more_in_room integer, with_walk_ins boolean, by_house boolean DEFAULT true, except_person uuid DEFAULT NULL::uuid)
 RETURNS TABLE(day date, taken integer, seat_limit integer, seat_limit_rule text, is_room boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  RETURN QUERY
  WITH near AS MATERIALIZED (
    SELECT * FROM date_numbers(organization, ARRAY(
      SELECT s.id FROM sessions s
       WHERE s.organization_id = organization AND s.group_id = asked_group AND s.status <> 'cancelled'
         AND s.occurs_on >= from_day AND (to_day IS NULL OR s.occurs_on <= to_day) AND seat_meets(asked_weekdays, asked_alternate, s.occurs_on)),
      with_walk_ins, by_house, except_person)
  ), far AS MATERIALIZED (
    SELECT * FROM far_numbers(organization, ARRAY[asked_group], from_day, to_day, asked_weekdays, asked_alternate, by_house, except_person)
  )
  SELECT f.* FROM (
      SELECT n.day, n.taken, n.people_limit, n.rule, false AS is_room FROM near n WHERE n.taken + more > n.people_limit
      UNION ALL
      SELECT n.day, n.in_room + n.guests_in_room, n.chairs, 'room_seats', true FROM near n WHERE n.in_room + n.guests_in_room + more_in_room > n.chairs
      UNION ALL
      SELECT d.day, d.taken, d.seat_limit, d.rule, false FROM far d WHERE d.taken + more > d.seat_limit
      UNION ALL
      SELECT d.day, d.in_room, d.chairs, 'room_seats', true FROM far d WHERE d.in_room + more_in_room > d.chairs
    ) AS f
   ORDER BY f.day, f.is_room LIMIT 1;
END $$;

CREATE OR REPLACE FUNCTION check_sessions_together()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  shared record;
BEGIN
  FOR shared IN
    SELECT s.organization_id, s.group_id, min(s.occurs_on) AS from_day, max(s.occurs_on) AS to_day,
           bool_or(EXISTS (SELECT FROM session_blocks b WHERE b.organization_id = s.organization_id AND (b.hosted_by = s.group_id OR (b.session_id = s.id AND b.hosted_by IS NOT NULL)))) AS with_others
      FROM (SELECT DISTINCT m.organization_id, m.session_id FROM written m) AS w
      JOIN sessions s ON s.organization_id = w.organization_id AND s.id = w.session_id AND s.status <> 'cancelled' AND s.occurs_on >= coalesce(context_today(), s.occurs_on)
     WHERE EXISTS (SELECT FROM session_blocks b WHERE b.organization_id = s.organization_id AND b.session_id = s.id AND (b.hosted_by IS NOT NULL OR b.room_id IS NOT NULL))
        OR EXISTS (SELECT FROM session_blocks b WHERE b.organization_id = s.organization_id AND b.hosted_by = s.group_id)
     GROUP BY s.organization_id, s.group_id
  LOOP
    PERFORM lock_group(shared.organization_id, shared.group_id);
    IF EXISTS (SELECT FROM first_full_date(shared.organization_id, shared.group_id, shared.from_day, shared.to_day, NULL, NULL, 0, 0, false, false)) THEN
      RAISE EXCEPTION 'more people than the room of a block or the state allows' USING ERRCODE = '23514', TABLE = 'session_blocks',
        CONSTRAINT = CASE WHEN shared.with_others THEN 'session_blocks_fit_together' ELSE 'session_blocks_fit_their_room' END;
    END IF;
  END LOOP;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION check_weeks_together()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  shared record;
BEGIN
  FOR shared IN
    SELECT DISTINCT t.organization_id, t.group_id, greatest(t.starts_on, context_today()) AS from_day,
           EXISTS (SELECT FROM timetable_blocks b WHERE b.organization_id = t.organization_id AND (b.hosted_by = t.group_id OR (b.timetable_id = t.id AND b.hosted_by IS NOT NULL))) AS with_others
      FROM (SELECT DISTINCT m.organization_id, m.timetable_id FROM written m) AS w
      JOIN timetables t ON t.organization_id = w.organization_id AND t.id = w.timetable_id
     WHERE EXISTS (SELECT FROM timetable_blocks b WHERE b.organization_id = t.organization_id AND b.timetable_id = t.id AND (b.hosted_by IS NOT NULL OR b.room_id IS NOT NULL))
        OR EXISTS (SELECT FROM timetable_blocks b WHERE b.organization_id = t.organization_id AND b.hosted_by = t.group_id)
  LOOP
    PERFORM lock_group(shared.organization_id, shared.group_id);
    IF EXISTS (SELECT FROM far_numbers(shared.organization_id, ARRAY[shared.group_id], shared.from_day, NULL, NULL, NULL, false, NULL) f WHERE f.taken > f.seat_limit OR f.in_room > f.chairs) THEN
      RAISE EXCEPTION 'more people than the room of a block or the state allows' USING ERRCODE = '23514', TABLE = 'timetable_blocks',
        CONSTRAINT = CASE WHEN shared.with_others THEN 'timetable_blocks_fit_together' ELSE 'timetable_blocks_fit_their_room' END;
    END IF;
  END LOOP;
  RETURN NULL;
END $$;

-- A timetable to come, or one that counts again when a later one is taken back, meets in a room that holds those who sit there.
CREATE FUNCTION check_far_room(organization uuid, changed_group uuid, from_day date) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM lock_group(organization, changed_group);
  IF EXISTS (SELECT FROM far_numbers(organization, ARRAY[changed_group], greatest(from_day, context_today()), NULL, NULL, NULL, false, NULL) f WHERE f.in_room > f.chairs) THEN
    RAISE EXCEPTION 'more people than the room of that timetable holds' USING ERRCODE = '23514', CONSTRAINT = 'timetables_fit_their_room', TABLE = 'timetables';
  END IF;
END $$;
COMMENT ON FUNCTION check_far_room(uuid, uuid, date) IS 'Refuses a timetable under which more people would sit in a room than it has chairs, in weeks beyond the sessions that stand.';
REVOKE ALL ON FUNCTION check_far_room(uuid, uuid, date) FROM PUBLIC;

CREATE FUNCTION check_new_timetable_room() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  made record;
BEGIN
  -- Nobody sits in a group before its first timetable.
  FOR made IN SELECT DISTINCT t.organization_id, t.group_id, t.starts_on FROM written w
      JOIN timetables t ON t.organization_id = w.organization_id AND t.id = w.timetable_id AND t.sequence > 1 AND t.room_id IS NOT NULL LOOP
    PERFORM check_far_room(made.organization_id, made.group_id, made.starts_on);
  END LOOP;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION check_new_timetable_room() IS 'Trigger: a timetable that begins has room for those who sit there.';
REVOKE ALL ON FUNCTION check_new_timetable_room() FROM PUBLIC;
CREATE TRIGGER timetable_days_fit_their_room AFTER INSERT ON timetable_days REFERENCING NEW TABLE AS written FOR EACH STATEMENT
  EXECUTE FUNCTION check_new_timetable_room();

CREATE FUNCTION check_timetable_room_again() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM check_far_room(NEW.organization_id, NEW.group_id, NEW.starts_on);
  RETURN NULL;
END $$;
COMMENT ON FUNCTION check_timetable_room_again() IS 'Trigger: the timetable that counts again when a later one is taken back has room for those who sit there.';
REVOKE ALL ON FUNCTION check_timetable_room_again() FROM PUBLIC;
CREATE TRIGGER timetables_fit_their_room_again AFTER UPDATE OF taken_back_at ON timetables FOR EACH ROW EXECUTE FUNCTION check_timetable_room_again();
