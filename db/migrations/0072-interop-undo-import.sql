-- Undoes an import whole, as long as nothing was written since to what it wrote; otherwise changes nothing and says
-- where that was written. It runs with the owner's rights, because nobody else may take a record away, and looks
-- through every foreign key to patients: a table that a later slice adds is watched without being named here.
-- Every foreign key to patients. What triggers make of a person by themselves (words to search by, pairs that look
-- alike) is no writing of somebody and goes with the record; what an import writes itself is looked at more closely below.
CREATE FUNCTION links_to_patients() RETURNS TABLE (held_in regclass, name text, person text, organization_column text, made_by_triggers boolean)
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT c.conrelid::regclass, held.relname::text, own.attname::text, wall.attname::text,
         held.relname IN ('patient_search', 'people_by_word', 'likely_duplicates')
    FROM pg_constraint c
    JOIN pg_class held ON held.oid = c.conrelid
   CROSS JOIN LATERAL unnest(c.conkey, c.confkey) AS part (own_number, key_number)
    JOIN pg_attribute own ON own.attrelid = c.conrelid AND own.attnum = part.own_number
    JOIN pg_attribute key ON key.attrelid = c.confrelid AND key.attnum = part.key_number AND key.attname = 'id'
   CROSS JOIN LATERAL unnest(c.conkey, c.confkey) AS other (own_number, key_number)
    JOIN pg_attribute wall ON wall.attrelid = c.conrelid AND wall.attnum = other.own_number
    JOIN pg_attribute other_key ON other_key.attrelid = c.confrelid AND other_key.attnum = other.key_number AND other_key.attname = 'organization_id'
   WHERE c.contype = 'f' AND c.confrelid = 'patients'::regclass
     AND held.relname NOT IN ('patient_identifiers', 'care_relations', 'import_people', 'imported_resources')
   ORDER BY held.relname, own.attname
$$;
COMMENT ON FUNCTION links_to_patients() IS 'Where rows point to patients, by the catalog: which table, by which columns, and whether triggers alone write it.';
REVOKE ALL ON FUNCTION links_to_patients() FROM PUBLIC;

CREATE FUNCTION written_since_import(undone uuid) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  organization CONSTANT uuid := context_organization();
  link record;
  is_written boolean;
BEGIN
  IF organization IS NULL OR NOT context_whole_organization() THEN
    RETURN 'not-found';
  END IF;
  IF EXISTS (SELECT 1 FROM import_people m JOIN patients p ON p.organization_id = m.organization_id AND p.id = m.patient_id
      WHERE m.organization_id = organization AND m.import_id = undone AND (m.added OR m.death_changed) AND p.version <> m.version_after) THEN
    RETURN 'patients';
  END IF;
  IF EXISTS (SELECT 1 FROM import_people m JOIN care_relations r ON r.organization_id = m.organization_id AND r.patient_id = m.patient_id
      WHERE m.organization_id = organization AND m.import_id = undone AND m.added
        AND (r.kind <> 'registration' OR r.clinic_id IS DISTINCT FROM (SELECT i.clinic_id FROM imports i WHERE i.organization_id = organization AND i.id = undone) OR r.ends_on IS NOT NULL)) THEN
    RETURN 'care_relations';
  END IF;
  IF EXISTS (SELECT 1 FROM import_people m JOIN patient_identifiers n ON n.organization_id = m.organization_id AND n.patient_id = m.patient_id
      WHERE m.organization_id = organization AND m.import_id = undone AND m.added
        AND NOT EXISTS (SELECT 1 FROM import_identifiers x WHERE x.organization_id = organization AND x.import_id = undone
          AND x.system = n.system AND x.value = n.value))
     OR EXISTS (SELECT 1 FROM import_people m JOIN import_people later ON later.organization_id = m.organization_id AND later.patient_id = m.patient_id
      WHERE m.organization_id = organization AND m.import_id = undone AND m.added AND later.import_id <> undone)
     OR EXISTS (SELECT 1 FROM import_people m JOIN imported_resources k ON k.organization_id = m.organization_id AND k.patient_id = m.patient_id
      WHERE m.organization_id = organization AND m.import_id = undone AND m.added AND k.import_id <> undone) THEN
    RETURN 'imports';
  END IF;
  FOR link IN SELECT * FROM links_to_patients() LOOP
    -- Of pairs that look alike only those count that somebody has judged.
    CONTINUE WHEN link.made_by_triggers AND link.name <> 'likely_duplicates';
    EXECUTE format('SELECT EXISTS (SELECT 1 FROM import_people m JOIN %s t ON t.%I = m.organization_id AND t.%I = m.patient_id
      WHERE m.organization_id = $1 AND m.import_id = $2 AND m.added %s)', link.held_in, link.organization_column, link.person,
      CASE WHEN link.made_by_triggers THEN 'AND t.dismissed_at IS NOT NULL' ELSE '' END)
      INTO is_written USING organization, undone;
    IF is_written THEN
      RETURN link.name;
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION written_since_import(uuid) IS 'In which table something was written since to what an import wrote; null when nowhere, and the import can be undone.';
REVOKE ALL ON FUNCTION written_since_import(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION written_since_import(uuid) TO evenkeel_runtime;

CREATE FUNCTION undo_import(undone uuid, at timestamptz) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  organization CONSTANT uuid := context_organization();
  undone_before timestamptz;
  added uuid[];
  written text;
  link record;
BEGIN
  IF organization IS NULL OR NOT context_whole_organization() OR context_staff_member() IS NULL THEN
    RETURN 'not-found';
  END IF;
  -- The same turn that imports take.
  PERFORM pg_advisory_xact_lock(hashtextextended('import of ' || organization, 0));
  SELECT i.undone_at INTO undone_before FROM imports i WHERE i.organization_id = organization AND i.id = undone FOR UPDATE;
  IF NOT FOUND THEN
    RETURN 'not-found';
  ELSIF undone_before IS NOT NULL THEN
    RETURN 'undone';
  END IF;
  -- Nobody can write into these records from here on.
  PERFORM 1 FROM patients p JOIN import_people m ON m.organization_id = p.organization_id AND m.patient_id = p.id
    WHERE m.organization_id = organization AND m.import_id = undone FOR UPDATE OF p;
  written := written_since_import(undone);
  IF written IS NOT NULL THEN
    RETURN written;
  END IF;
  added := ARRAY(SELECT m.patient_id FROM import_people m WHERE m.organization_id = organization AND m.import_id = undone AND m.added);
  DELETE FROM imported_resources k WHERE k.organization_id = organization AND k.import_id = undone;
  DELETE FROM patient_identifiers n USING import_identifiers x
    WHERE n.organization_id = organization AND x.organization_id = organization AND x.import_id = undone AND n.system = x.system AND n.value = x.value;
  DELETE FROM import_identifiers x WHERE x.organization_id = organization AND x.import_id = undone;
  UPDATE patients p SET died_on = m.died_on_before, died_on_unknown_day = m.died_on_unknown_day_before, version = p.version + 1
    FROM import_people m
   WHERE m.organization_id = organization AND m.import_id = undone AND m.death_changed AND NOT m.added
     AND p.organization_id = m.organization_id AND p.id = m.patient_id;
  DELETE FROM import_people m WHERE m.organization_id = organization AND m.import_id = undone;
  DELETE FROM care_relations r USING unnest(added) AS gone (id) WHERE r.organization_id = organization AND r.patient_id = gone.id;
  FOR link IN SELECT * FROM links_to_patients() AS l WHERE l.made_by_triggers LOOP
    EXECUTE format('DELETE FROM %s t USING unnest($2) AS gone (id) WHERE t.%I = $1 AND t.%I = gone.id', link.held_in, link.organization_column, link.person)
      USING organization, added;
  END LOOP;
  DELETE FROM patients p USING unnest(added) AS gone (id) WHERE p.organization_id = organization AND p.id = gone.id;
  UPDATE imports i SET undone_at = at, undone_by = context_staff_member() WHERE i.organization_id = organization AND i.id = undone;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION undo_import(uuid, timestamptz) IS 'Takes back all that an import wrote, if nothing was written since: null when done, otherwise the table in which something was, or not-found, or undone.';
REVOKE ALL ON FUNCTION undo_import(uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION undo_import(uuid, timestamptz) TO evenkeel_runtime;
