-- The cap on every date. One function counts, for the program before it asks and for the checks after every change:
-- on sessions that stand, seats of that weekday and visits without known absences, against the date's own limit;
-- beyond them, by weekday, against the group's.
CREATE FUNCTION state_seat_limit(state text, kind text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN state = 'TX' AND kind IN ('counseling', 'skills', 'family', 'activity') THEN 16
              WHEN state = 'TX' AND kind = 'education' THEN 35 END;
COMMENT ON FUNCTION state_seat_limit(text, text) IS 'A state''s confirmed limit for a kind of group, or null. The same numbers stand in size-limits.ts with their sources; a test holds them together.';

-- The limit of a date after the decisions that stand on it: a raise never passes the state, an exemption leaves the room.
CREATE FUNCTION seat_limit_on(organization uuid, asked_group uuid, day date, base integer, state_limit integer) RETURNS integer
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT least(greatest(base, max(d.seat_limit), CASE WHEN bool_or(d.kind = 'exemption') THEN 500 END),
               CASE WHEN bool_or(d.kind = 'exemption') THEN 500 ELSE state_limit END)
    FROM limit_decisions d
   WHERE d.organization_id = organization AND d.group_id = asked_group AND d.withdrawn_at IS NULL
     AND d.starts_on <= day AND coalesce(d.ends_on, 'infinity') >= day
$$;
COMMENT ON FUNCTION seat_limit_on(uuid, uuid, date, integer, integer) IS 'The limit of a date of a group, with the decisions that stand on it.';
REVOKE ALL ON FUNCTION seat_limit_on(uuid, uuid, date, integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION seat_limit_on(uuid, uuid, date, integer, integer) TO evenkeel_runtime;

CREATE FUNCTION first_full_date(organization uuid, asked_group uuid, from_day date, to_day date, asked_weekdays integer[], asked_alternate date,
  more integer, more_in_room integer, with_walk_ins boolean)
RETURNS TABLE (day date, taken integer, seat_limit integer, seat_limit_rule text, is_room boolean)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  g record;
  horizon date;
  has_decisions boolean;
BEGIN
  SELECT o.seat_limit, o.seat_limit_rule, o.mode, o.kind, c.state, r.seats AS room_seats,
         (SELECT max(s.occurs_on) FROM sessions s WHERE s.organization_id = organization AND s.group_id = asked_group) AS last_session
    INTO g
    FROM groups o
    JOIN clinics c ON c.organization_id = o.organization_id AND c.id = o.clinic_id
    LEFT JOIN rooms r ON r.organization_id = o.organization_id AND r.id = o.room_id
   WHERE o.organization_id = organization AND o.id = asked_group;
  has_decisions := EXISTS (SELECT FROM limit_decisions d WHERE d.organization_id = organization AND d.group_id = asked_group AND d.withdrawn_at IS NULL);
  RETURN QUERY
  WITH near AS MATERIALIZED (
    SELECT s.id, s.occurs_on, s.mode, r.seats AS room_seats, s.seat_limit_rule AS rule,
           CASE WHEN has_decisions THEN seat_limit_on(organization, asked_group, s.occurs_on, least(s.seat_limit, b.block_limit), b.state_limit)
                ELSE least(s.seat_limit, b.block_limit, b.state_limit) END AS most
      FROM sessions s
      LEFT JOIN rooms r ON r.organization_id = s.organization_id AND r.id = s.room_id
     CROSS JOIN LATERAL (SELECT min(k.seat_limit) AS block_limit, least(min(state_seat_limit(g.state, k.kind)), state_seat_limit(g.state, g.kind)) AS state_limit
                           FROM session_blocks k WHERE k.organization_id = organization AND k.session_id = s.id) AS b
     WHERE s.organization_id = organization AND s.group_id = asked_group AND s.status <> 'cancelled'
       AND s.occurs_on >= from_day AND (to_day IS NULL OR s.occurs_on <= to_day) AND seat_meets(asked_weekdays, asked_alternate, s.occurs_on)
  ), people AS (
    SELECT n.id, CASE n.mode WHEN 'virtual' THEN 0 WHEN 'hybrid' THEN (NOT extract(isodow FROM n.occurs_on)::integer = ANY (t.virtual_weekdays))::integer ELSE 1 END AS in_room
      FROM near n
      JOIN seats t ON t.organization_id = organization AND t.group_id = asked_group AND t.taken_back_at IS NULL
       AND t.starts_on <= n.occurs_on AND coalesce(t.ends_on, 'infinity') >= n.occurs_on AND seat_meets(t.weekdays, t.alternate_from, n.occurs_on)
     WHERE NOT EXISTS (SELECT FROM known_absences a WHERE a.organization_id = organization AND a.session_id = n.id
             AND a.patient_id = t.patient_id AND a.withdrawn_at IS NULL)
    UNION ALL
    SELECT n.id, CASE n.mode WHEN 'virtual' THEN 0 WHEN 'hybrid' THEN (v.mode IS DISTINCT FROM 'virtual')::integer ELSE 1 END
      FROM near n
      JOIN visits v ON v.organization_id = organization AND v.session_id = n.id AND v.withdrawn_at IS NULL AND (with_walk_ins OR v.kind <> 'walk_in')
     WHERE NOT EXISTS (SELECT FROM known_absences a WHERE a.organization_id = organization AND a.session_id = n.id
             AND a.patient_id = v.patient_id AND a.withdrawn_at IS NULL)
  ), counted AS (
    SELECT p.id, count(*)::integer AS people, sum(p.in_room)::integer AS in_room FROM people p GROUP BY p.id
  ), near_full AS (
    SELECT n.occurs_on, coalesce(c.people, 0) AS people, n.most, n.rule, n.room_seats,
           CASE WHEN n.mode = 'virtual' THEN 0 ELSE coalesce(c.in_room, 0) + (SELECT count(*)::integer FROM guests u WHERE u.organization_id = organization
             AND u.session_id = n.id AND u.withdrawn_at IS NULL AND NOT u.virtual) END AS in_room
      FROM near n LEFT JOIN counted c ON c.id = n.id
  ), far AS (
    SELECT greatest(from_day, coalesce(g.last_session + 1, from_day)) AS starts
  ), far_seats AS MATERIALIZED (
    SELECT t.starts_on, t.ends_on, t.weekdays, t.alternate_from FROM seats t, far
     WHERE t.organization_id = organization AND t.group_id = asked_group AND t.taken_back_at IS NULL
       AND coalesce(t.ends_on, 'infinity') >= far.starts AND (to_day IS NULL OR t.starts_on <= to_day)
  ), far_days AS (
    -- Seats only fill up on days on which one begins: a fortnight from each such day holds every weekday of both weeks.
    SELECT DISTINCT begins.day + ahead AS day
      FROM (SELECT far.starts AS day FROM far UNION SELECT f.starts_on FROM far_seats f, far WHERE f.starts_on > far.starts) AS begins
     CROSS JOIN generate_series(0, 13) AS ahead
     WHERE (to_day IS NULL OR begins.day + ahead <= to_day) AND seat_meets(asked_weekdays, asked_alternate, begins.day + ahead)
  ), far_full AS (
    SELECT d.day, (SELECT count(*)::integer FROM far_seats f WHERE f.starts_on <= d.day AND coalesce(f.ends_on, 'infinity') >= d.day
             AND seat_meets(f.weekdays, f.alternate_from, d.day)) AS people,
           CASE WHEN has_decisions THEN seat_limit_on(organization, asked_group, d.day, g.seat_limit, state_seat_limit(g.state, g.kind))
                ELSE least(g.seat_limit, state_seat_limit(g.state, g.kind)) END AS most
      FROM far_days d
  )
  SELECT f.day, f.people, f.most, f.rule, f.is_room
    FROM (
      SELECT n.occurs_on AS day, n.people, n.most, n.rule, false AS is_room FROM near_full n WHERE n.people + more > n.most
      UNION ALL
      SELECT n.occurs_on, n.in_room, n.room_seats, 'room_seats', true FROM near_full n WHERE n.in_room + more_in_room > n.room_seats
      UNION ALL
      SELECT d.day, d.people, d.most, g.seat_limit_rule, false FROM far_full d WHERE d.people + more > d.most
    ) AS f
   ORDER BY f.day, f.is_room LIMIT 1;
END $$;
COMMENT ON FUNCTION first_full_date(uuid, uuid, date, date, integer[], date, integer, integer, boolean) IS
  'The first date in a range, of the weekdays asked for, on which people (and so many more) pass the limit of the date or the room; no row when all fit.';
REVOKE ALL ON FUNCTION first_full_date(uuid, uuid, date, date, integer[], date, integer, integer, boolean) FROM PUBLIC;

-- What the program asks before it plans: numbers of groups in scope, and nobody's name.
CREATE FUNCTION full_date_for(asked_group uuid, from_day date, to_day date, asked_weekdays integer[], asked_alternate date, more integer, more_in_room integer)
RETURNS TABLE (day date, taken integer, seat_limit integer, seat_limit_rule text, is_room boolean)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM groups o WHERE o.organization_id = context_organization() AND o.id = asked_group AND context_opens_clinic(o.clinic_id)) THEN
    RETURN QUERY SELECT f.day, f.taken, f.seat_limit, f.seat_limit_rule, f.is_room
      FROM first_full_date(context_organization(), asked_group, from_day, to_day, asked_weekdays, asked_alternate, more, more_in_room, true) f;
  END IF;
END $$;
COMMENT ON FUNCTION full_date_for(uuid, date, date, integer[], date, integer, integer) IS 'The first date on which so many more people would not fit, for a group of a clinic in scope.';
REVOKE ALL ON FUNCTION full_date_for(uuid, date, date, integer[], date, integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION full_date_for(uuid, date, date, integer[], date, integer, integer) TO evenkeel_runtime;

-- What is planned from today on is held; what is past happened. Without a today everything is held.
CREATE FUNCTION refuse_full_dates(organization uuid, changed_group uuid, from_day date, to_day date, weekdays integer[], alternate_from date, with_walk_ins boolean)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  planned_from CONSTANT date := greatest(from_day, context_today());
  full_on record;
BEGIN
  IF to_day IS NOT NULL AND to_day < planned_from THEN
    RETURN;
  END IF;
  SELECT * INTO full_on FROM first_full_date(organization, changed_group, planned_from, to_day, weekdays, alternate_from, 0, 0, with_walk_ins);
  IF FOUND THEN
    RAISE EXCEPTION 'more people than the limit on %', full_on.day USING ERRCODE = '23514', CONSTRAINT = 'seats_within_limit', TABLE = 'seats';
  END IF;
END $$;
COMMENT ON FUNCTION refuse_full_dates(uuid, uuid, date, date, integer[], date, boolean) IS 'Refuses a change that leaves a date from today on over its limit.';
REVOKE ALL ON FUNCTION refuse_full_dates(uuid, uuid, date, date, integer[], date, boolean) FROM PUBLIC;

CREATE FUNCTION lock_group(organization uuid, changed_group uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  -- Changes of one group's people take turns; the count that follows then sees them all.
  PERFORM FROM groups g WHERE g.organization_id = organization AND g.id = changed_group FOR NO KEY UPDATE;
END $$;
COMMENT ON FUNCTION lock_group(uuid, uuid) IS 'Makes changes of one group''s people take turns.';
REVOKE ALL ON FUNCTION lock_group(uuid, uuid) FROM PUBLIC;
