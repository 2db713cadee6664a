-- What is written about somebody of a session names nobody else who was seated or present: neither guests of that date, who
-- have no record, nor people with a seat in the group who come on other weekdays.
CREATE OR REPLACE FUNCTION names_on_roster(asked_session uuid) RETURNS TABLE (patient_id uuid, given_name text, family_name text, preferred_name text)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 12 SET search_path = pg_catalog, public, pg_temp AS $$
  WITH asked AS MATERIALIZED (
    SELECT s.organization_id, s.id, s.group_id, s.occurs_on FROM sessions s
     WHERE s.organization_id = context_organization() AND s.id = asked_session AND context_opens_clinic(s.clinic_id)
  ), seated AS (
    SELECT r.organization_id, r.patient_id FROM asked a JOIN rosters r ON r.organization_id = a.organization_id AND r.session_id = a.id
    UNION
    SELECT t.organization_id, t.patient_id FROM asked a
      JOIN seats t ON t.organization_id = a.organization_id AND t.group_id = a.group_id AND t.taken_back_at IS NULL
       AND t.starts_on <= a.occurs_on AND coalesce(t.ends_on, 'infinity') >= a.occurs_on
  )
  SELECT p.id, p.given_name, p.family_name, p.preferred_name
    FROM seated d JOIN patients p ON p.organization_id = d.organization_id AND p.id = d.patient_id
  UNION ALL
  SELECT NULL, g.name, '', NULL FROM asked a
    JOIN guests g ON g.organization_id = a.organization_id AND g.session_id = a.id AND g.withdrawn_at IS NULL
$$;
COMMENT ON FUNCTION names_on_roster(uuid) IS
  'Names of everybody seated in the group of a session of a clinic in reach, or there on its date: locked records among them, and guests, who have no record. To be compared with what is written.';
