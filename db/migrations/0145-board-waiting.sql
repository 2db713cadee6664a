-- How many people wait for a seat in each group, as numbers: it opens nobody's record.
CREATE FUNCTION count_waiting(groups_asked uuid[]) RETURNS TABLE (group_id uuid, waiting integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT e.group_id, count(*)::integer
    FROM waiting_entries e
    JOIN LATERAL (SELECT s.status FROM waiting_steps s WHERE s.organization_id = e.organization_id AND s.entry_id = e.id
                   ORDER BY s.sequence DESC LIMIT 1) n ON n.status IN ('waiting', 'offered')
   WHERE e.organization_id = context_organization() AND e.group_id = ANY (groups_asked) AND context_opens_clinic(e.clinic_id)
   GROUP BY e.group_id
$$;
COMMENT ON FUNCTION count_waiting(uuid[]) IS 'People who wait for a seat or were offered one, in groups of the clinics in scope, as numbers.';
REVOKE ALL ON FUNCTION count_waiting(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION count_waiting(uuid[]) TO evenkeel_runtime;
