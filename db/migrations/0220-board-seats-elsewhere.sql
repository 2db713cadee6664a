-- What the desk of one clinic may know of the others: which of their sessions has a free seat, as numbers. Somebody on
-- the phone asks for an evening group near their home, or a virtual one, and no clinic of the house may keep quiet about
-- the next. It opens nobody's record and says nothing of who sits there; the wall around the organization stands.
--
-- The numbers come from the same function as everywhere: while this one runs the scope is the organization.
CREATE FUNCTION count_rosters_of_all(sessions_asked uuid[]) RETURNS TABLE (session_id uuid, seats integer, seat_limit integer)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  scope CONSTANT text := current_setting('evenkeel.whole_organization', true);
BEGIN
  PERFORM set_config('evenkeel.whole_organization', 'on', true);
  RETURN QUERY SELECT c.session_id, c.seats, c.seat_limit FROM count_rosters(sessions_asked) c;
  PERFORM set_config('evenkeel.whole_organization', coalesce(scope, ''), true);
END $$;
COMMENT ON FUNCTION count_rosters_of_all(uuid[]) IS 'People expected in sessions of any clinic of the organization, as numbers. Only other functions call it.';
REVOKE ALL ON FUNCTION count_rosters_of_all(uuid[]) FROM PUBLIC;

CREATE FUNCTION sessions_elsewhere(own_clinics uuid[], from_day date, to_day date)
RETURNS TABLE (id uuid, group_id uuid, group_name text, clinic_id uuid, held_on date, starts_at timestamptz, ends_at timestamptz,
               status text, mode text, kind text, language text, audiences text[], seat_limit integer, seats integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH week AS MATERIALIZED (
    SELECT s.id, s.group_id, s.clinic_id, s.held_on, s.starts_at, s.ends_at, s.status, s.mode, s.seat_limit, g.name, g.kind, g.language, g.audiences
      FROM sessions s JOIN groups g ON g.organization_id = s.organization_id AND g.id = s.group_id
     WHERE s.organization_id = context_organization() AND s.held_on BETWEEN from_day AND to_day AND to_day - from_day <= 31
       AND s.status = 'planned' AND s.clinic_id <> ALL (own_clinics) AND NOT context_opens_clinic(s.clinic_id)
     ORDER BY s.starts_at, s.id LIMIT 2000
  )
  SELECT w.id, w.group_id, w.name, w.clinic_id, w.held_on, w.starts_at, w.ends_at, w.status, w.mode, w.kind, w.language, w.audiences,
         coalesce(c.seat_limit, w.seat_limit), coalesce(c.seats, 0)
    FROM week w LEFT JOIN count_rosters_of_all((SELECT array_agg(x.id) FROM week x)) c ON c.session_id = w.id
   WHERE coalesce(c.seats, 0) < coalesce(c.seat_limit, w.seat_limit)
   ORDER BY w.starts_at, w.name, w.id
$$;
COMMENT ON FUNCTION sessions_elsewhere(uuid[], date, date) IS 'Sessions with a free seat in clinics of the organization that are out of scope, as numbers: when, in which mode, how full.';
REVOKE ALL ON FUNCTION sessions_elsewhere(uuid[], date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sessions_elsewhere(uuid[], date, date) TO evenkeel_runtime;

-- Whom to call there.
CREATE OR REPLACE VIEW clinics_on_map WITH (security_invoker = true) AS
  SELECT c.organization_id, c.id, c.name, c.state, c.time_zone, c.postal_code, c.phone FROM clinics c;

-- In what a date differs from its timetable, as later slices join it.
CREATE VIEW dates_otherwise WITH (security_invoker = true) AS
  SELECT e.organization_id, e.session_id, e.clinic_id, e.aspect, e.change_id, c.reach
    FROM session_exceptions e JOIN series_changes c ON c.organization_id = e.organization_id AND c.id = e.change_id
   WHERE e.taken_back_at IS NULL;
GRANT SELECT ON dates_otherwise TO evenkeel_runtime;
COMMENT ON VIEW dates_otherwise IS 'In what a date differs from its timetable, and by which change.';
