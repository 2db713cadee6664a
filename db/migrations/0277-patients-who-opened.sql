-- Who opened a person's record, for whoever answers for privacy. The operator that finds a person among those an entry is
-- about is not leakproof: under row security its index is not used, and a million entries would be read one by one. So one
-- function asks, with its owner's rights, and looks itself at who may.
CREATE FUNCTION looks_at(patients_asked uuid[], behind uuid, most integer)
RETURNS TABLE (id uuid, at timestamptz, staff_member_id uuid, action text, kind text, outcome text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH about AS MATERIALIZED (
    SELECT e.id, e.at, e.staff_member_id, e.action, e.kind, e.outcome FROM audit_entries e
     WHERE context_whole_organization() AND e.patient_ids && patients_asked AND e.organization_id = context_organization()
  )
  SELECT * FROM about a
   WHERE behind IS NULL OR (a.at, a.id) < (SELECT b.at, b.id FROM about b WHERE b.id = behind)
   ORDER BY a.at DESC, a.id DESC LIMIT least(most, 500)
$$;
COMMENT ON FUNCTION looks_at(uuid[], uuid, integer) IS 'Entries of the audit trail about one person, whose records are named, the newest first and behind one of them. Nothing for who does not see the whole organization.';
REVOKE ALL ON FUNCTION looks_at(uuid[], uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION looks_at(uuid[], uuid, integer) TO evenkeel_runtime;
