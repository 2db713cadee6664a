-- Who opened a record, quick also of somebody whom tens of thousands of entries named long ago: beyond the last days all entries
-- about a person were gathered once for each span, each longer than the one before. Now it is done once, and only those of
-- the page are read whole.
CREATE OR REPLACE FUNCTION looks_at(patients_asked uuid[], behind uuid, most integer)
RETURNS TABLE (id uuid, at timestamptz, staff_member_id uuid, action text, kind text, outcome text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  organization uuid := context_organization();
  wanted integer := least(most, 500);
  behind_at timestamptz;
  until_at timestamptz;
  from_at timestamptz;
  span interval;
  found_now integer;
BEGIN
  IF NOT context_whole_organization() THEN
    RETURN;
  END IF;
  SELECT max(e.at) INTO until_at FROM audit_entries e WHERE e.organization_id = organization;
  IF behind IS NOT NULL THEN
    SELECT e.at INTO behind_at FROM audit_entries e WHERE e.organization_id = organization AND e.id = behind AND e.patient_ids && patients_asked;
    until_at := behind_at;
  END IF;
  -- The last days are read entry by entry from their end. Of all before them the entries about the person are found by the
  -- index of people, once, however long ago they were; only those of the page are then read whole.
  FOREACH span IN ARRAY ARRAY[interval '1 hour', interval '8 hours', interval '64 hours', NULL] LOOP
    EXIT WHEN wanted <= 0 OR until_at IS NULL;
    from_at := until_at - span;
    IF span IS NOT NULL THEN
      RETURN QUERY EXECUTE 'SELECT e.id, e.at, e.staff_member_id, e.action, e.kind, e.outcome FROM audit_entries e
         WHERE e.organization_id = $1 AND e.at > $2 AND e.at <= $3 AND e.patient_ids && $4 AND ($5 IS NULL OR (e.at, e.id) < ($6, $5))
         ORDER BY e.at DESC, e.id DESC LIMIT $7'
        USING organization, from_at, until_at, patients_asked, behind, behind_at, wanted;
    ELSE
      RETURN QUERY EXECUTE 'WITH about AS MATERIALIZED (
          SELECT e.id, e.at FROM audit_entries e WHERE e.patient_ids && $3 AND e.organization_id = $1 AND e.at <= $2),
        page AS (SELECT a.id, a.at FROM about a WHERE $4 IS NULL OR (a.at, a.id) < ($5, $4) ORDER BY a.at DESC, a.id DESC LIMIT $6)
        SELECT e.id, e.at, e.staff_member_id, e.action, e.kind, e.outcome FROM page p
          JOIN audit_entries e ON e.organization_id = $1 AND e.id = p.id ORDER BY e.at DESC, e.id DESC'
        USING organization, until_at, patients_asked, behind, behind_at, wanted;
    END IF;
    GET DIAGNOSTICS found_now = ROW_COUNT;
    wanted := wanted - found_now;
    until_at := from_at;
  END LOOP;
END $$;
