-- Whoever looks for a seat in another clinic is told which program its groups are of: a seat of the wrong program is none.
DROP FUNCTION sessions_elsewhere(uuid[], date, date);
CREATE FUNCTION sessions_elsewhere(own_clinics uuid[], from_day date, to_day date)
RETURNS TABLE (id uuid, group_id uuid, group_name text, clinic_id uuid, held_on date, starts_at timestamptz, ends_at timestamptz,
               status text, mode text, kind text, program text, language text, audiences text[], seat_limit integer, seats integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH week AS MATERIALIZED (
    SELECT s.id, s.group_id, s.clinic_id, s.held_on, s.starts_at, s.ends_at, s.status, s.mode, s.seat_limit, g.name, g.kind, g.program, g.language, g.audiences
      FROM sessions s JOIN groups g ON g.organization_id = s.organization_id AND g.id = s.group_id
     WHERE s.organization_id = context_organization() AND s.held_on BETWEEN from_day AND to_day AND to_day - from_day <= 31
       AND s.status = 'planned' AND s.clinic_id <> ALL (own_clinics) AND NOT context_opens_clinic(s.clinic_id)
     ORDER BY s.starts_at, s.id LIMIT 2000
  )
  SELECT w.id, w.group_id, w.name, w.clinic_id, w.held_on, w.starts_at, w.ends_at, w.status, w.mode, w.kind, w.program, w.language, w.audiences,
         coalesce(c.seat_limit, w.seat_limit), coalesce(c.seats, 0)
    FROM week w LEFT JOIN count_rosters_of_all((SELECT array_agg(x.id) FROM week x)) c ON c.session_id = w.id
   WHERE coalesce(c.seats, 0) < coalesce(c.seat_limit, w.seat_limit)
   ORDER BY w.starts_at, w.name, w.id
$$;
COMMENT ON FUNCTION sessions_elsewhere(uuid[], date, date) IS 'Sessions with a free seat in clinics of the organization that are out of scope, as numbers: when, of which program, in which mode, how full.';
REVOKE ALL ON FUNCTION sessions_elsewhere(uuid[], date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sessions_elsewhere(uuid[], date, date) TO evenkeel_runtime;
