-- What the house and the state allow was asked for every date by itself: once a house had set a limit, a month of a large
-- clinic asked a thousand times. It is asked once for each kind of place and limit, and for each span of days in which it stays the same.
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
  ), edges AS MATERIALIZED (
    -- Between two of these days what the house has set is the same.
    SELECT x.day FROM policies p CROSS JOIN LATERAL (VALUES (p.starts_on), (p.ends_on + 1)) AS x (day)
     WHERE p.organization_id = organization AND catalog_limit(p.code) IS NOT NULL AND x.day IS NOT NULL
    UNION
    SELECT x.day FROM policy_confirmations c CROSS JOIN LATERAL (VALUES (c.starts_on), (c.ends_on + 1)) AS x (day)
     WHERE c.organization_id = organization AND x.day IS NOT NULL
  ), placed AS MATERIALIZED (
    SELECT a.id, a.state, a.clinic_id, a.kind, a.seat_limit, a.seat_limit_rule, CASE WHEN a.mode <> 'virtual' THEN a.room_seats END AS room_seats, a.occurs_on,
           (SELECT max(e.day) FROM edges e WHERE e.day <= a.occurs_on) AS since
      FROM asked a CROSS JOIN has_set h
     WHERE a.id = ANY (sessions_asked) AND (h.any OR a.seat_limit_rule = 'room_seats')
  ), in_force AS MATERIALIZED (
    SELECT p.state, p.clinic_id, p.kind, p.seat_limit, p.seat_limit_rule, p.room_seats, p.since,
           limit_in_force(ROW(organization, p.state, p.clinic_id, p.kind)::limit_place, min(p.occurs_on), p.seat_limit, p.seat_limit_rule, p.room_seats) AS base,
           state_limit_in_force(ROW(organization, p.state, p.clinic_id, p.kind)::limit_place, min(p.occurs_on)) AS by_state
      FROM placed p GROUP BY p.state, p.clinic_id, p.kind, p.seat_limit, p.seat_limit_rule, p.room_seats, p.since
  ), limits AS (
    SELECT a.id, a.group_id, a.occurs_on, a.mode, a.seat_limit_rule, CASE WHEN a.mode <> 'virtual' THEN least(coalesce(b.chairs, a.room_seats), v.chairs) END AS chairs,
           least(CASE WHEN h.any OR a.seat_limit_rule = 'room_seats' THEN f.base ELSE a.seat_limit END, b.most) AS base,
           least(b.by_state, v.by_state, CASE WHEN h.any THEN f.by_state ELSE state_seat_limit(a.state, a.kind) END) AS by_state,
           d.raised, coalesce(d.is_exempt, false) AS is_exempt
      FROM asked a CROSS JOIN has_set h
      LEFT JOIN placed q ON q.id = a.id
      LEFT JOIN in_force f ON f.state = q.state AND f.clinic_id = q.clinic_id AND f.kind = q.kind AND f.seat_limit = q.seat_limit AND f.seat_limit_rule = q.seat_limit_rule
       AND f.room_seats IS NOT DISTINCT FROM q.room_seats AND f.since IS NOT DISTINCT FROM q.since
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

-- Only dates on which more than so many people are planned can be over a limit of so many. Whoever has two records counts
-- twice here, and who is away counts: it is a first look, before each date is counted.
CREATE FUNCTION crowded_dates(from_day date, to_day date, more_than integer, most integer) RETURNS TABLE (session_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH planned AS MATERIALIZED (
    SELECT s.id, s.group_id, s.occurs_on FROM sessions s
     WHERE s.organization_id = context_organization() AND s.held_on BETWEEN from_day AND to_day AND s.status = 'planned' AND context_opens_clinic(s.clinic_id)
  ), seated AS MATERIALIZED (
    SELECT p.id, count(*) AS people
      FROM planned p
      JOIN seats t ON t.organization_id = context_organization() AND t.group_id = p.group_id AND t.taken_back_at IS NULL
       AND t.starts_on <= p.occurs_on AND coalesce(t.ends_on, 'infinity') >= p.occurs_on AND seat_meets(t.weekdays, t.alternate_from, p.occurs_on)
     GROUP BY p.id
  ), visiting AS MATERIALIZED (
    SELECT v.session_id AS id, count(*) AS people FROM visits v
     WHERE v.organization_id = context_organization() AND v.session_id = ANY (ARRAY(SELECT p.id FROM planned p)) AND v.withdrawn_at IS NULL GROUP BY v.session_id
  ), offered AS MATERIALIZED (
    SELECT o.group_id, count(*) AS people FROM held_offers(context_organization(), ARRAY(SELECT DISTINCT p.group_id FROM planned p)) o GROUP BY o.group_id
  )
  SELECT p.id FROM planned p
    LEFT JOIN seated s ON s.id = p.id LEFT JOIN visiting v ON v.id = p.id LEFT JOIN offered o ON o.group_id = p.group_id
   WHERE coalesce(s.people, 0) + coalesce(v.people, 0) + coalesce(o.people, 0) > more_than
   ORDER BY p.occurs_on, p.id LIMIT most
$$;
COMMENT ON FUNCTION crowded_dates(date, date, integer, integer) IS 'Planned dates of clinics in scope on which more than so many people may come, by seats, visits and offers alone; the first of them.';
REVOKE ALL ON FUNCTION crowded_dates(date, date, integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION crowded_dates(date, date, integer, integer) TO evenkeel_runtime;
