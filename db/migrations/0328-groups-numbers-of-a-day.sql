-- What a day's board asks of the database: absences known beforehand are read once for all its dates, shared blocks are looked
-- for only where a group hosts one, and leaders of blocks only among blocks that have leaders of their own.
CREATE INDEX session_blocks_led ON session_blocks (organization_id, session_id) WHERE leader_id IS NOT NULL OR second_leader_id IS NOT NULL;

CREATE OR REPLACE VIEW session_leaders WITH (security_invoker = true) AS
  SELECT l.organization_id, l.session_id, l.staff_member_id, m.given_name, m.family_name, l.part
    FROM (
      SELECT each.organization_id, each.session_id, each.staff_member_id, min(each.part) AS part
        FROM (
          SELECT s.organization_id, s.id AS session_id, f.staff_member_id, f.part
            FROM sessions s
            JOIN facilitations f ON f.organization_id = s.organization_id AND f.group_id = s.group_id
             AND f.starts_on <= s.occurs_on AND (f.ends_on IS NULL OR f.ends_on >= s.occurs_on)
           WHERE NOT EXISTS (SELECT FROM session_staff x WHERE x.organization_id = s.organization_id AND x.session_id = s.id
                   AND x.staff_member_id = f.staff_member_id AND x.part = 'away' AND x.taken_back_at IS NULL)
          UNION ALL
          SELECT x.organization_id, x.session_id, x.staff_member_id, x.part
            FROM session_staff x WHERE x.part <> 'away' AND x.taken_back_at IS NULL
          UNION ALL
          SELECT b.organization_id, b.session_id, leads.id, leads.part
            FROM session_blocks b
           CROSS JOIN LATERAL (VALUES (b.leader_id, 'leader'::text), (b.second_leader_id, 'second'::text)) AS leads (id, part)
           WHERE (b.leader_id IS NOT NULL OR b.second_leader_id IS NOT NULL) AND leads.id IS NOT NULL
             AND NOT EXISTS (SELECT FROM session_staff x WHERE x.organization_id = b.organization_id AND x.session_id = b.session_id
                   AND x.staff_member_id = leads.id AND x.part = 'away' AND x.taken_back_at IS NULL)
        ) AS each
       GROUP BY each.organization_id, each.session_id, each.staff_member_id
    ) AS l
    JOIN staff_in_brief m ON m.organization_id = l.organization_id AND m.id = l.staff_member_id;

CREATE OR REPLACE FUNCTION date_numbers(organization uuid, sessions_asked uuid[], with_walk_ins boolean, by_house boolean, except_person uuid)
 RETURNS TABLE(session_id uuid, group_id uuid, day date, taken integer, in_room integer, guests_in_room integer, guests integer, away integer, held integer, people_limit integer, chairs integer, seat_limit integer, rule text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path = pg_catalog, public, pg_temp
AS $$
  WITH together AS MATERIALIZED (
    -- Only where any group hosts a block of another.
    SELECT t.* FROM sessions_together(organization, sessions_asked) t
     WHERE EXISTS (SELECT FROM session_blocks b WHERE b.organization_id = organization AND b.hosted_by IS NOT NULL)
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
  ), known_away AS MATERIALIZED (
    SELECT k.session_id, k.patient_id FROM known_absences k
     WHERE k.organization_id = organization AND k.session_id = ANY (ARRAY(SELECT a.id FROM asked a)) AND k.withdrawn_at IS NULL
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
      LEFT JOIN known_away k ON k.session_id = c.id AND k.patient_id = c.patient_id
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
