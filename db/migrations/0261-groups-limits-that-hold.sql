-- Two limits that nothing held. A block that another group hosts takes place in the host's room: whoever is in it by
-- whichever group sits on the same chairs, and is one group to the state. And a state's limit counts once it is confirmed.
CREATE INDEX session_blocks_hosted ON session_blocks (organization_id, hosted_by, session_id) WHERE hosted_by IS NOT NULL;
CREATE INDEX timetable_blocks_hosted ON timetable_blocks (organization_id, hosted_by, timetable_id) WHERE hosted_by IS NOT NULL;

-- Dates that stand: each with every other that shares a block with it, the chairs of that block's room, and the state's limit.
CREATE FUNCTION sessions_together(organization uuid, sessions_asked uuid[])
RETURNS TABLE (session_id uuid, other_id uuid, host_id uuid, host_block integer, chairs integer, by_state integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH hosts AS MATERIALIZED (
    SELECT s.id, s.clinic_id, s.group_id, s.held_on, s.starts_at, s.room_id FROM sessions s
     WHERE s.organization_id = organization AND s.id = ANY (sessions_asked) AND s.status <> 'cancelled'
       AND EXISTS (SELECT FROM session_blocks b WHERE b.organization_id = organization AND b.hosted_by = s.group_id)
    UNION
    SELECT o.id, o.clinic_id, o.group_id, o.held_on, o.starts_at, o.room_id
      FROM session_blocks b
      JOIN sessions s ON s.organization_id = organization AND s.id = b.session_id AND s.status <> 'cancelled'
      JOIN sessions o ON o.organization_id = organization AND o.group_id = b.hosted_by AND o.held_on = s.held_on AND o.status <> 'cancelled'
       AND o.starts_at < s.ends_at AND o.ends_at > s.starts_at
     WHERE b.organization_id = organization AND b.session_id = ANY (sessions_asked) AND b.hosted_by IS NOT NULL
  ), hosted AS MATERIALIZED (
    SELECT b.hosted_by, s.id, s.held_on, s.starts_at + make_interval(mins => b.from_minute) AS begins, s.starts_at + make_interval(mins => b.to_minute) AS ends
      FROM session_blocks b
      JOIN sessions s ON s.organization_id = organization AND s.id = b.session_id AND s.status <> 'cancelled'
     WHERE b.organization_id = organization AND b.hosted_by = ANY (ARRAY(SELECT h.group_id FROM hosts h))
       AND s.held_on BETWEEN (SELECT min(h.held_on) FROM hosts h) AND (SELECT max(h.held_on) FROM hosts h)
  ), met AS (
    SELECT o.id AS host_id, k.position, t.id AS member_id, r.seats AS chairs, state_seat_limit(c.state, k.kind) AS by_state
      FROM hosts o
      JOIN session_blocks k ON k.organization_id = organization AND k.session_id = o.id AND k.hosted_by IS NULL
      JOIN hosted t ON t.hosted_by = o.group_id AND t.held_on = o.held_on
       AND o.starts_at + make_interval(mins => k.from_minute) < t.ends AND o.starts_at + make_interval(mins => k.to_minute) > t.begins
      JOIN clinics c ON c.organization_id = organization AND c.id = o.clinic_id
      LEFT JOIN rooms r ON r.organization_id = organization AND r.id = coalesce(k.room_id, o.room_id)
  ), members AS (
    SELECT m.host_id, m.position, m.member_id, m.chairs, m.by_state FROM met m
    UNION SELECT m.host_id, m.position, m.host_id, m.chairs, m.by_state FROM met m
  )
  SELECT m.member_id, o.member_id, m.host_id, m.position, m.chairs, m.by_state
    FROM members m JOIN members o ON o.host_id = m.host_id AND o.position = m.position AND o.member_id <> m.member_id
   WHERE m.member_id = ANY (sessions_asked)
$$;
COMMENT ON FUNCTION sessions_together(uuid, uuid[]) IS 'Sessions that share a block with each of these, with the host''s block, the chairs of its room and the state''s limit for its kind.';
REVOKE ALL ON FUNCTION sessions_together(uuid, uuid[]) FROM PUBLIC;

-- The same beyond them, by weekday of the timetables.
CREATE FUNCTION weeks_together(organization uuid, groups_asked uuid[])
RETURNS TABLE (group_id uuid, other_id uuid, host_timetable uuid, weekday integer, host_block integer, starts_on date, ends_on date, alternate_from date,
  other_alternate_from date, chairs integer, by_state integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH hosts AS MATERIALIZED (
    SELECT b.hosted_by AS id FROM timetables t JOIN timetable_blocks b ON b.organization_id = t.organization_id AND b.timetable_id = t.id AND b.hosted_by IS NOT NULL
     WHERE t.organization_id = organization AND t.group_id = ANY (groups_asked)
    UNION SELECT b.hosted_by FROM timetable_blocks b WHERE b.organization_id = organization AND b.hosted_by = ANY (groups_asked)
  ), hosted AS MATERIALIZED (
    SELECT b.hosted_by, t.group_id, t.starts_on, coalesce(t.ends_on, 'infinity') AS ends_on, t.alternate_from, b.weekday,
           d.starts_at + make_interval(mins => b.from_minute) AS begins, d.starts_at + make_interval(mins => b.to_minute) AS ends
      FROM hosts h
      JOIN timetable_blocks b ON b.organization_id = organization AND b.hosted_by = h.id
      JOIN timetables_in_force t ON t.organization_id = organization AND t.id = b.timetable_id
      JOIN timetable_days d ON d.organization_id = organization AND d.timetable_id = b.timetable_id AND d.weekday = b.weekday
  ), own AS MATERIALIZED (
    SELECT h.id AS host_id, t.id AS timetable_id, t.starts_on, coalesce(t.ends_on, 'infinity') AS ends_on, t.alternate_from, b.weekday, b.position,
           d.starts_at + make_interval(mins => b.from_minute) AS begins, d.starts_at + make_interval(mins => b.to_minute) AS ends,
           r.seats AS chairs, state_seat_limit(c.state, b.kind) AS by_state
      FROM hosts h
      JOIN timetables_in_force t ON t.organization_id = organization AND t.group_id = h.id
      JOIN timetable_days d ON d.organization_id = organization AND d.timetable_id = t.id
      JOIN timetable_blocks b ON b.organization_id = organization AND b.timetable_id = t.id AND b.weekday = d.weekday AND b.hosted_by IS NULL
      JOIN clinics c ON c.organization_id = organization AND c.id = t.clinic_id
      LEFT JOIN rooms r ON r.organization_id = organization AND r.id = coalesce(b.room_id, t.room_id)
  ), met AS (
    SELECT o.timetable_id, o.weekday, o.position, o.chairs, o.by_state, o.host_id, o.alternate_from AS host_alternate, t.group_id, t.alternate_from,
           greatest(o.starts_on, t.starts_on) AS starts_on, least(o.ends_on, t.ends_on) AS ends_on
      FROM own o
      JOIN hosted t ON t.hosted_by = o.host_id AND t.weekday = o.weekday AND t.begins < o.ends AND t.ends > o.begins AND t.starts_on <= o.ends_on AND o.starts_on <= t.ends_on
  ), members AS (
    SELECT m.timetable_id, m.weekday, m.position, m.chairs, m.by_state, m.group_id, m.alternate_from, m.starts_on, m.ends_on FROM met m
    UNION SELECT m.timetable_id, m.weekday, m.position, m.chairs, m.by_state, m.host_id, m.host_alternate, m.starts_on, m.ends_on FROM met m
  )
  SELECT m.group_id, o.group_id, m.timetable_id, m.weekday, m.position, greatest(m.starts_on, o.starts_on), least(m.ends_on, o.ends_on), m.alternate_from, o.alternate_from,
         m.chairs, m.by_state
    FROM members m
    JOIN members o ON o.timetable_id = m.timetable_id AND o.weekday = m.weekday AND o.position = m.position AND o.group_id <> m.group_id
     AND o.starts_on <= m.ends_on AND m.starts_on <= o.ends_on
   WHERE m.group_id = ANY (groups_asked)
$$;
COMMENT ON FUNCTION weeks_together(uuid, uuid[]) IS 'Groups that share a block with each of these by their timetables, with the days on which they do.';
REVOKE ALL ON FUNCTION weeks_together(uuid, uuid[]) FROM PUBLIC;

CREATE OR REPLACE FUNCTION date_numbers(organization uuid, sessions_asked uuid[], with_walk_ins boolean, by_house boolean, except_person uuid)
RETURNS TABLE (session_id uuid, group_id uuid, day date, taken integer, in_room integer, guests_in_room integer, guests integer, away integer, held integer,
  people_limit integer, chairs integer, seat_limit integer, rule text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
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
    SELECT a.id, min(k.seat_limit) AS most, min(state_seat_limit(a.state, k.kind)) AS by_state
      FROM asked a JOIN session_blocks k ON k.organization_id = organization AND k.session_id = a.id GROUP BY a.id
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
    SELECT a.id, a.group_id, a.occurs_on, a.mode, a.seat_limit_rule, CASE WHEN a.mode <> 'virtual' THEN least(a.room_seats, v.chairs) END AS chairs,
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

CREATE OR REPLACE FUNCTION far_numbers(organization uuid, groups_asked uuid[], from_day date, to_day date, asked_weekdays integer[], asked_alternate date, by_house boolean, except_person uuid)
RETURNS TABLE (group_id uuid, day date, taken integer, seat_limit integer, rule text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
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
    SELECT g.id, person_of(organization, t.patient_id) AS person, t.starts_on, t.ends_on, t.weekdays, t.alternate_from
      FROM g JOIN seats t ON t.organization_id = organization AND t.group_id = g.id AND t.taken_back_at IS NULL
       AND coalesce(t.ends_on, 'infinity') >= g.starts AND (to_day IS NULL OR t.starts_on <= to_day)
    UNION ALL
    SELECT g.id, person_of(organization, o.patient_id), o.offered_from, NULL, o.weekdays, NULL FROM g JOIN held_offers(organization, groups_asked) o ON o.group_id = g.id
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
  ), begins AS (
    SELECT g.id, g.starts AS day FROM g
    UNION SELECT p.id, p.starts_on FROM people p JOIN g ON g.id = p.id WHERE p.starts_on > g.starts
    UNION SELECT a.id, a.ends_on + 1 FROM away a JOIN g ON g.id = a.id
    UNION SELECT w.group_id, x.day FROM together w JOIN beside p ON p.id = w.other_id CROSS JOIN LATERAL (VALUES (p.starts_on), (w.starts_on)) AS x (day) WHERE x.day > w.starts
    UNION SELECT w.group_id, a.ends_on + 1 FROM together w JOIN away a ON a.id = w.other_id WHERE a.ends_on >= w.starts
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
               CASE g.mode WHEN 'in_person' THEN greatest(0, least(g.room_seats, v.chairs)) END),
         g.seat_limit_rule
    FROM counted n
    JOIN g ON g.id = n.id
   CROSS JOIN has_set h
    LEFT JOIN left_over v ON v.id = n.id AND v.day = n.day
    LEFT JOIN LATERAL (SELECT min(t.most) AS most, min(t.by_state) AS by_state FROM tight t
      WHERE t.id = n.id AND n.day BETWEEN t.starts_on AND coalesce(t.ends_on, 'infinity') AND t.weekday = extract(isodow FROM n.day)::integer) AS b ON true
    LEFT JOIN LATERAL (SELECT max(d.seat_limit) AS raised, coalesce(bool_or(d.kind = 'exemption'), false) AS is_exempt FROM decided d
      WHERE d.id = n.id AND n.day BETWEEN d.starts_on AND coalesce(d.ends_on, 'infinity')) AS x ON true
   CROSS JOIN LATERAL (
     SELECT CASE WHEN h.any OR g.seat_limit_rule = 'room_seats'
                   THEN limit_in_force(ROW(organization, g.state, g.clinic_id, g.kind)::limit_place, n.day, g.seat_limit, g.seat_limit_rule, g.room_seats) ELSE g.seat_limit END AS base,
            CASE WHEN h.any THEN state_limit_in_force(ROW(organization, g.state, g.clinic_id, g.kind)::limit_place, n.day) ELSE state_seat_limit(g.state, g.kind) END AS by_state) AS l
$$;

-- What a state is said to demand is passed by nobody once somebody has confirmed it, with the source. Dates that were planned
-- above it before stand; nothing more is planned there.
CREATE OR REPLACE FUNCTION state_limit_in_force(place limit_place, day date) RETURNS integer
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT least(state_seat_limit(place.state, place.kind),
               (SELECT min(policy_limit(place.organization_id, rule, place.state, place.clinic_id, day)) FROM unnest(size_rules(place.state, place.kind)) AS rule WHERE rule LIKE 'tx_%'),
               (SELECT min(coalesce(policy_limit(place.organization_id, rule, place.state, place.clinic_id, day), catalog_limit(rule)))
                  FROM unnest(size_rules(place.state, place.kind)) AS rule
                 WHERE rule = 'il_group_size' AND EXISTS (SELECT FROM policy_confirmations c WHERE c.organization_id = place.organization_id AND c.code = rule
                         AND day BETWEEN c.starts_on AND coalesce(c.ends_on, 'infinity'))))
$$;

-- Groups that share a block share its chairs: changes of their people take turns too.
CREATE OR REPLACE FUNCTION lock_group(organization uuid, changed_group uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  hosts CONSTANT uuid[] := changed_group || ARRAY(
    SELECT b.hosted_by FROM timetables t JOIN timetable_blocks b ON b.organization_id = t.organization_id AND b.timetable_id = t.id AND b.hosted_by IS NOT NULL
     WHERE t.organization_id = organization AND t.group_id = changed_group);
BEGIN
  -- Changes of one group's people take turns; the count that follows then sees them all.
  PERFORM FROM groups g
   WHERE g.organization_id = organization AND g.id = ANY (hosts || ARRAY(
           SELECT t.group_id FROM timetable_blocks b JOIN timetables t ON t.organization_id = b.organization_id AND t.id = b.timetable_id
            WHERE b.organization_id = organization AND b.hosted_by = ANY (hosts)))
   ORDER BY g.id FOR NO KEY UPDATE;
END $$;

-- What is shared anew, or in another room or at another time, must fit as well.
CREATE FUNCTION check_sessions_together() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  shared record;
BEGIN
  FOR shared IN
    SELECT s.organization_id, s.group_id, min(s.occurs_on) AS from_day, max(s.occurs_on) AS to_day
      FROM (SELECT DISTINCT m.organization_id, m.session_id FROM written m) AS w
      JOIN sessions s ON s.organization_id = w.organization_id AND s.id = w.session_id AND s.status <> 'cancelled' AND s.occurs_on >= coalesce(context_today(), s.occurs_on)
     WHERE EXISTS (SELECT FROM session_blocks b WHERE b.organization_id = s.organization_id AND b.session_id = s.id AND b.hosted_by IS NOT NULL)
        OR EXISTS (SELECT FROM session_blocks b WHERE b.organization_id = s.organization_id AND b.hosted_by = s.group_id)
     GROUP BY s.organization_id, s.group_id
  LOOP
    PERFORM lock_group(shared.organization_id, shared.group_id);
    IF EXISTS (SELECT FROM first_full_date(shared.organization_id, shared.group_id, shared.from_day, shared.to_day, NULL, NULL, 0, 0, false, false)) THEN
      RAISE EXCEPTION 'more people than the shared room or the state allows' USING ERRCODE = '23514', CONSTRAINT = 'session_blocks_fit_together', TABLE = 'session_blocks';
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION check_sessions_together() IS 'Trigger: on no date from today on do groups that share a block have more people than its room or its state allows.';
REVOKE ALL ON FUNCTION check_sessions_together() FROM PUBLIC;
CREATE TRIGGER session_blocks_fit_when_new AFTER INSERT ON session_blocks REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION check_sessions_together();
CREATE TRIGGER session_blocks_fit_when_changed AFTER UPDATE ON session_blocks REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION check_sessions_together();

CREATE FUNCTION check_weeks_together() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  shared record;
BEGIN
  FOR shared IN
    SELECT DISTINCT t.organization_id, t.group_id, greatest(t.starts_on, context_today()) AS from_day
      FROM (SELECT DISTINCT m.organization_id, m.timetable_id FROM written m) AS w
      JOIN timetables t ON t.organization_id = w.organization_id AND t.id = w.timetable_id
     WHERE EXISTS (SELECT FROM timetable_blocks b WHERE b.organization_id = t.organization_id AND b.timetable_id = t.id AND b.hosted_by IS NOT NULL)
        OR EXISTS (SELECT FROM timetable_blocks b WHERE b.organization_id = t.organization_id AND b.hosted_by = t.group_id)
  LOOP
    PERFORM lock_group(shared.organization_id, shared.group_id);
    IF EXISTS (SELECT FROM far_numbers(shared.organization_id, ARRAY[shared.group_id], shared.from_day, NULL, NULL, NULL, false, NULL) f WHERE f.taken > f.seat_limit) THEN
      RAISE EXCEPTION 'more people than the shared room or the state allows' USING ERRCODE = '23514', CONSTRAINT = 'timetable_blocks_fit_together', TABLE = 'timetable_blocks';
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION check_weeks_together() IS 'Trigger: the same for the weeks beyond the sessions that stand.';
REVOKE ALL ON FUNCTION check_weeks_together() FROM PUBLIC;
CREATE TRIGGER timetable_blocks_fit AFTER INSERT ON timetable_blocks REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION check_weeks_together();
