-- Who opened a record, quick also of somebody whom every list of the day names: entries are looked for in spans of time, the
-- newest first and each longer than the one before, until a page is full. Of such a person the first span is enough; of
-- anybody else the index of people finds the few entries of the longest span at once.
CREATE OR REPLACE FUNCTION looks_at(patients_asked uuid[], behind uuid, most integer)
RETURNS TABLE (id uuid, at timestamptz, staff_member_id uuid, action text, kind text, outcome text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  organization uuid := context_organization();
  wanted integer := least(most, 500);
  first_at timestamptz;
  behind_at timestamptz;
  until_at timestamptz;
  from_at timestamptz;
  span interval := '1 hour';
  found_now integer;
BEGIN
  IF NOT context_whole_organization() THEN
    RETURN;
  END IF;
  SELECT min(e.at), max(e.at) INTO first_at, until_at FROM audit_entries e WHERE e.organization_id = organization;
  IF behind IS NOT NULL THEN
    SELECT e.at INTO behind_at FROM audit_entries e WHERE e.organization_id = organization AND e.id = behind AND e.patient_ids && patients_asked;
    until_at := behind_at;
  END IF;
  WHILE wanted > 0 AND until_at >= first_at LOOP
    from_at := until_at - span;
    -- Planned anew for each span, by what is known of the person and the time. A short one is read entry by entry from its
    -- end; of a long one all entries about the person are gathered first, since they may all lie at its beginning.
    RETURN QUERY EXECUTE 'WITH about AS ' || CASE WHEN span <= interval '8 hours' THEN 'NOT ' ELSE '' END || 'MATERIALIZED (
        SELECT e.id, e.at, e.staff_member_id, e.action, e.kind, e.outcome FROM audit_entries e
         WHERE e.organization_id = $1 AND e.at > $2 AND e.at <= $3 AND e.patient_ids && $4)
      SELECT * FROM about a WHERE $5 IS NULL OR (a.at, a.id) < ($6, $5) ORDER BY a.at DESC, a.id DESC LIMIT $7'
      USING organization, from_at, until_at, patients_asked, behind, behind_at, wanted;
    GET DIAGNOSTICS found_now = ROW_COUNT;
    wanted := wanted - found_now;
    until_at := from_at;
    span := span * 8;
  END LOOP;
END $$;
