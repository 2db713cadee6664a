-- Who would have to be in two places: people expected in sessions who are expected in another one at the same time, in
-- any clinic, and are known to be away from neither. As ids; the name of the other group only where the asker may see it.
CREATE FUNCTION people_elsewhere(sessions_asked uuid[])
RETURNS TABLE (patient_id uuid, session_id uuid, other_session_id uuid, other_group text, starts_at timestamptz, ends_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH own AS MATERIALIZED (
    SELECT s.organization_id, s.id, s.group_id, s.occurs_on, s.held_on, s.starts_at, s.ends_at FROM sessions s
     WHERE s.organization_id = context_organization() AND s.id = ANY (sessions_asked) AND s.status = 'planned' AND context_opens_clinic(s.clinic_id)
  ), people AS MATERIALIZED (
    SELECT o.*, t.patient_id FROM own o
      JOIN seats t ON t.organization_id = o.organization_id AND t.group_id = o.group_id AND t.taken_back_at IS NULL AND t.starts_on <= o.occurs_on
       AND coalesce(t.ends_on, 'infinity') >= o.occurs_on AND seat_meets(t.weekdays, t.alternate_from, o.occurs_on)
    UNION ALL
    SELECT o.*, v.patient_id FROM own o JOIN visits v ON v.organization_id = o.organization_id AND v.session_id = o.id AND v.withdrawn_at IS NULL
  )
  SELECT DISTINCT p.patient_id, p.id, other.id, CASE WHEN context_opens_clinic(other.clinic_id) THEN g.name END, other.starts_at, other.ends_at
    FROM people p
   CROSS JOIN LATERAL (
      SELECT t.group_id FROM seats t WHERE t.organization_id = p.organization_id AND t.patient_id = p.patient_id AND t.taken_back_at IS NULL
      UNION SELECT v.group_id FROM visits v WHERE v.organization_id = p.organization_id AND v.patient_id = p.patient_id AND v.withdrawn_at IS NULL) AS sits
    JOIN sessions other ON other.organization_id = p.organization_id AND other.group_id = sits.group_id AND other.id <> p.id AND other.status = 'planned'
     AND other.held_on BETWEEN p.held_on - 1 AND p.held_on + 1 AND other.starts_at < p.ends_at AND other.ends_at > p.starts_at
    JOIN groups g ON g.organization_id = other.organization_id AND g.id = other.group_id
   WHERE (EXISTS (SELECT FROM seats o WHERE o.organization_id = other.organization_id AND o.patient_id = p.patient_id AND o.group_id = other.group_id AND o.taken_back_at IS NULL
                    AND o.starts_on <= other.occurs_on AND coalesce(o.ends_on, 'infinity') >= other.occurs_on AND seat_meets(o.weekdays, o.alternate_from, other.occurs_on))
       OR EXISTS (SELECT FROM visits v WHERE v.organization_id = other.organization_id AND v.session_id = other.id AND v.patient_id = p.patient_id AND v.withdrawn_at IS NULL))
     AND NOT EXISTS (SELECT FROM known_absences a WHERE a.organization_id = p.organization_id AND a.session_id IN (p.id, other.id)
                       AND a.patient_id = p.patient_id AND a.withdrawn_at IS NULL)
$$;
COMMENT ON FUNCTION people_elsewhere(uuid[]) IS 'People expected in these sessions, of the clinics in scope, who are expected in another session at the same time.';
REVOKE ALL ON FUNCTION people_elsewhere(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION people_elsewhere(uuid[]) TO evenkeel_runtime;
