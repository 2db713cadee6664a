-- How many notes of sessions that are over nobody has signed yet, in numbers only: it opens no record.
CREATE FUNCTION unsigned_notes(since date, ended_before timestamptz) RETURNS TABLE (session_id uuid, unsigned integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH asked AS MATERIALIZED (
    SELECT s.organization_id, s.id, s.group_id, s.occurs_on FROM sessions s
     WHERE s.organization_id = context_organization() AND s.held_on >= since AND s.held_on <= context_today() AND s.ends_at < ended_before
       AND s.status <> 'cancelled' AND context_opens_clinic(s.clinic_id)
  ), people AS MATERIALIZED (
    SELECT a.id, t.patient_id FROM asked a
      JOIN seats t ON t.organization_id = a.organization_id AND t.group_id = a.group_id AND t.taken_back_at IS NULL
       AND t.starts_on <= a.occurs_on AND coalesce(t.ends_on, 'infinity') >= a.occurs_on AND seat_meets(t.weekdays, t.alternate_from, a.occurs_on)
    UNION
    SELECT a.id, v.patient_id FROM asked a
      JOIN visits v ON v.organization_id = a.organization_id AND v.session_id = a.id AND v.withdrawn_at IS NULL
  )
  SELECT p.id, count(*)::integer FROM people p
   WHERE NOT EXISTS (SELECT FROM notes n WHERE n.organization_id = context_organization() AND n.session_id = p.id AND n.patient_id = p.patient_id
     AND NOT EXISTS (SELECT FROM note_errors e WHERE e.organization_id = n.organization_id AND e.note_id = n.id))
   GROUP BY p.id
$$;
COMMENT ON FUNCTION unsigned_notes(date, timestamptz) IS 'Sessions in scope that are over with how many of their people have no signed note.';
REVOKE ALL ON FUNCTION unsigned_notes(date, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION unsigned_notes(date, timestamptz) TO evenkeel_runtime;
