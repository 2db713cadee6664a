-- The same names as before, read from seats and visits themselves: who is absent or stands for another record is not asked.
CREATE OR REPLACE FUNCTION names_on_roster(asked_session uuid) RETURNS TABLE (patient_id uuid, given_name text, family_name text, preferred_name text)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 12 SET search_path = pg_catalog, public, pg_temp AS $$
  WITH asked AS MATERIALIZED (
    SELECT s.organization_id, s.id, s.group_id, s.occurs_on, s.starts_at FROM sessions s
     WHERE s.organization_id = context_organization() AND s.id = asked_session AND context_opens_clinic(s.clinic_id)
  ), seated AS (
    SELECT t.organization_id, t.patient_id FROM asked a
      JOIN seats t ON t.organization_id = a.organization_id AND t.group_id = a.group_id
       AND t.starts_on <= a.occurs_on AND coalesce(t.ends_on, 'infinity'::date) >= a.occurs_on
       AND (t.taken_back_at IS NULL OR t.taken_back_at >= a.starts_at)
    UNION
    SELECT v.organization_id, v.patient_id FROM asked a
      JOIN visits v ON v.organization_id = a.organization_id AND v.session_id = a.id AND (v.withdrawn_at IS NULL OR v.withdrawn_at >= a.starts_at)
  )
  SELECT p.id, p.given_name, p.family_name, p.preferred_name
    FROM seated d JOIN patients p ON p.organization_id = d.organization_id AND p.id = d.patient_id
  UNION ALL
  SELECT NULL, g.name, '', NULL FROM asked a
    JOIN guests g ON g.organization_id = a.organization_id AND g.session_id = a.id AND g.withdrawn_at IS NULL
$$;
