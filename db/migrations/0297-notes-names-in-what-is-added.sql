-- What is written beside a note names no other member of the group either: amendments, outcomes of tasks, reasons and
-- comments. A name that was said to mean somebody else is kept with the words it stands in.
ALTER TABLE amendments ADD COLUMN dismissed_names text[] NOT NULL DEFAULT '{}',
  ADD CONSTRAINT amendments_few_dismissed CHECK (cardinality(dismissed_names) <= 50);
ALTER TABLE note_errors ADD COLUMN dismissed_names text[] NOT NULL DEFAULT '{}',
  ADD CONSTRAINT note_errors_few_dismissed CHECK (cardinality(dismissed_names) <= 50);
ALTER TABLE cosign_steps ADD COLUMN dismissed_names text[] NOT NULL DEFAULT '{}',
  ADD CONSTRAINT cosign_steps_few_dismissed CHECK (cardinality(dismissed_names) <= 50);
ALTER TABLE task_steps ADD COLUMN dismissed_names text[] NOT NULL DEFAULT '{}',
  ADD CONSTRAINT task_steps_few_dismissed CHECK (cardinality(dismissed_names) <= 50);
COMMENT ON COLUMN amendments.dismissed_names IS 'Names in it that were said not to mean a member of the group, accents folded. {name}';
COMMENT ON COLUMN note_errors.dismissed_names IS 'Names in the reason that were said not to mean a member of the group, accents folded. {name}';
COMMENT ON COLUMN cosign_steps.dismissed_names IS 'Names in the comment that were said not to mean a member of the group, accents folded. {name}';
COMMENT ON COLUMN task_steps.dismissed_names IS 'Names in the words that were said not to mean a member of the group, accents folded. {name}';

-- Everybody expected in a session by all their names, also those whose record is locked to the asker: to be compared with
-- what is written, and never shown.
CREATE FUNCTION names_on_roster(asked_session uuid) RETURNS TABLE (patient_id uuid, given_name text, family_name text, preferred_name text)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 12 SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT r.patient_id, p.given_name, p.family_name, p.preferred_name
    FROM rosters r JOIN patients p ON p.organization_id = r.organization_id AND p.id = r.patient_id
   WHERE r.organization_id = context_organization() AND r.session_id = asked_session AND context_opens_clinic(r.clinic_id)
$$;
COMMENT ON FUNCTION names_on_roster(uuid) IS 'Names of everybody expected in a session of a clinic in reach, locked records among them, to be compared with what is written.';
REVOKE ALL ON FUNCTION names_on_roster(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION names_on_roster(uuid) TO evenkeel_runtime;
