-- How full dates are, in numbers only: people expected and not known to be away, guests, and the limit that holds there.
CREATE FUNCTION dates_taken(sessions_asked uuid[])
RETURNS TABLE (session_id uuid, taken integer, in_room integer, guests integer, away integer, seat_limit integer, room_seats integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH asked AS MATERIALIZED (
    SELECT s.organization_id, s.id, s.group_id, s.occurs_on, s.mode, s.seat_limit, s.room_id, g.kind, c.state
      FROM sessions s
      JOIN groups g ON g.organization_id = s.organization_id AND g.id = s.group_id
      JOIN clinics c ON c.organization_id = s.organization_id AND c.id = s.clinic_id
     WHERE s.organization_id = context_organization() AND s.id = ANY (sessions_asked) AND context_opens_clinic(s.clinic_id)
  ), people AS (
    SELECT a.organization_id, a.id, t.patient_id, a.mode = 'in_person' OR (a.mode = 'hybrid' AND NOT extract(isodow FROM a.occurs_on)::integer = ANY (t.virtual_weekdays)) AS in_room
      FROM asked a
      JOIN seats t ON t.organization_id = a.organization_id AND t.group_id = a.group_id AND t.taken_back_at IS NULL
       AND t.starts_on <= a.occurs_on AND coalesce(t.ends_on, 'infinity') >= a.occurs_on AND seat_meets(t.weekdays, t.alternate_from, a.occurs_on)
    UNION ALL
    SELECT a.organization_id, a.id, v.patient_id, a.mode = 'in_person' OR (a.mode = 'hybrid' AND v.mode IS DISTINCT FROM 'virtual')
      FROM asked a JOIN visits v ON v.organization_id = a.organization_id AND v.session_id = a.id AND v.withdrawn_at IS NULL
  ), counted AS MATERIALIZED (
    SELECT p.id, count(*) FILTER (WHERE k.session_id IS NULL)::integer AS taken, count(*) FILTER (WHERE k.session_id IS NULL AND p.in_room)::integer AS in_room,
           count(k.session_id)::integer AS away
      FROM people p
      LEFT JOIN known_absences k ON k.organization_id = p.organization_id AND k.session_id = p.id AND k.patient_id = p.patient_id AND k.withdrawn_at IS NULL
     GROUP BY p.id
  )
  SELECT a.id, coalesce(n.taken, 0), coalesce(n.in_room, 0),
         (SELECT count(*)::integer FROM guests u WHERE u.organization_id = a.organization_id AND u.session_id = a.id AND u.withdrawn_at IS NULL),
         coalesce(n.away, 0),
         seat_limit_on(a.organization_id, a.group_id, a.occurs_on, least(a.seat_limit, b.block_limit), b.state_limit), r.seats
    FROM asked a
    LEFT JOIN counted n ON n.id = a.id
    LEFT JOIN rooms r ON r.organization_id = a.organization_id AND r.id = a.room_id
   CROSS JOIN LATERAL (SELECT min(k.seat_limit) AS block_limit, least(min(state_seat_limit(a.state, k.kind)), state_seat_limit(a.state, a.kind)) AS state_limit
                         FROM session_blocks k WHERE k.organization_id = a.organization_id AND k.session_id = a.id) AS b
$$;
COMMENT ON FUNCTION dates_taken(uuid[]) IS 'People, guests and limit of each session of the clinics in scope, as numbers.';
REVOKE ALL ON FUNCTION dates_taken(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION dates_taken(uuid[]) TO evenkeel_runtime;

-- Chairs free for good on each weekday: the limit less the people of the fullest date from a day on. Seats only; a visit
-- takes its date, not the weekday.
CREATE FUNCTION free_chairs(asked_group uuid, from_day date) RETURNS TABLE (weekday integer, chairs integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH g AS (
    SELECT o.organization_id, o.id, o.seat_limit, o.kind, c.state FROM groups o
      JOIN clinics c ON c.organization_id = o.organization_id AND c.id = o.clinic_id
     WHERE o.organization_id = context_organization() AND o.id = asked_group AND context_opens_clinic(o.clinic_id)
  ), standing AS MATERIALIZED (
    SELECT t.starts_on, t.ends_on, t.weekdays, t.alternate_from FROM seats t JOIN g ON g.organization_id = t.organization_id AND g.id = t.group_id
     WHERE t.taken_back_at IS NULL AND coalesce(t.ends_on, 'infinity') >= from_day
  ), days AS (
    SELECT DISTINCT begins.day + ahead AS day
      FROM (SELECT from_day AS day UNION SELECT s.starts_on FROM standing s WHERE s.starts_on > from_day) AS begins
     CROSS JOIN generate_series(0, 13) AS ahead
  ), met AS (
    SELECT DISTINCT d.weekday FROM g
      JOIN timetables_in_force t ON t.organization_id = g.organization_id AND t.group_id = g.id AND (t.ends_on IS NULL OR t.ends_on >= from_day)
      JOIN timetable_days d ON d.organization_id = t.organization_id AND d.timetable_id = t.id
  )
  SELECT m.weekday, greatest(0, min(seat_limit_on(g.organization_id, g.id, d.day, g.seat_limit, state_seat_limit(g.state, g.kind))
         - (SELECT count(*)::integer FROM standing s WHERE s.starts_on <= d.day AND coalesce(s.ends_on, 'infinity') >= d.day
              AND seat_meets(s.weekdays, s.alternate_from, d.day))))
    FROM met m CROSS JOIN g JOIN days d ON extract(isodow FROM d.day)::integer = m.weekday
   GROUP BY m.weekday
$$;
COMMENT ON FUNCTION free_chairs(uuid, date) IS 'Chairs of a group in scope that are free for good on each weekday from a day on.';
REVOKE ALL ON FUNCTION free_chairs(uuid, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION free_chairs(uuid, date) TO evenkeel_runtime;
