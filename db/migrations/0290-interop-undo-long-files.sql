-- Undoing a long import, and the page that says whether it can be undone. Which numbers came with an import was compared
-- pair by pair where the planner believed there were none: 20,000 people took minutes. As two sets it is one pass.
CREATE OR REPLACE FUNCTION written_since_import(undone uuid) RETURNS text
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
  IF EXISTS (SELECT n.system, n.value FROM import_people m JOIN patient_identifiers n ON n.organization_id = m.organization_id AND n.patient_id = m.patient_id
              WHERE m.organization_id = organization AND m.import_id = undone AND m.added
             EXCEPT
             SELECT x.system, x.value FROM import_identifiers x WHERE x.organization_id = organization AND x.import_id = undone)
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

CREATE OR REPLACE FUNCTION count_people_anew() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  ANALYZE patients, patient_search, people_by_word, search_words, patient_identifiers, care_relations, likely_duplicates,
    import_people, import_identifiers, imported_resources;
END $$;

-- A record that goes is looked for in every table that points to people. Where that took an index by person there was
-- none for these, so each record of an undone import read such a table from end to end.
CREATE INDEX cosign_steps_of_patient ON cosign_steps (organization_id, patient_id);
CREATE INDEX dismissed_names_of_patient ON dismissed_names (organization_id, patient_id);
CREATE INDEX known_absences_of_patient ON known_absences (organization_id, patient_id);
CREATE INDEX note_drafts_of_patient ON note_drafts (organization_id, patient_id);
CREATE INDEX note_risks_of_patient ON note_risks (organization_id, patient_id);
CREATE INDEX note_writers_of_patient ON note_writers (organization_id, patient_id);
CREATE INDEX patient_merges_of_kept ON patient_merges (organization_id, kept_id);
CREATE INDEX record_lock_access_of_patient ON record_lock_access (organization_id, patient_id);
CREATE INDEX record_locks_of_patient ON record_locks (organization_id, patient_id);
CREATE INDEX record_openings_of_patient ON record_openings (organization_id, patient_id);
CREATE INDEX roster_changes_of_patient ON roster_changes (organization_id, patient_id);
CREATE INDEX tasks_of_patient ON tasks (organization_id, patient_id);
CREATE INDEX tellings_of_patient ON tellings (organization_id, patient_id);
