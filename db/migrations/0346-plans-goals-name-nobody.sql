-- A goal is searched for names of other members when it is written, as a note is; and one that is set anew without a name
-- says which goal it stands for, so that both happen at once and can be taken back.
ALTER TABLE goals ADD COLUMN dismissed_names text[] NOT NULL DEFAULT '{}',
  ADD COLUMN stands_for uuid,
  ADD CONSTRAINT goals_few_dismissed CHECK (cardinality(dismissed_names) <= 50),
  ADD CONSTRAINT goals_stand_for_one_of_the_person FOREIGN KEY (organization_id, patient_id, stands_for) REFERENCES goals (organization_id, patient_id, id),
  ADD CONSTRAINT goals_stand_for_another CHECK (stands_for <> id);
COMMENT ON COLUMN goals.dismissed_names IS 'Names in it that were said not to mean a member of the group, accents folded. {name}';
COMMENT ON COLUMN goals.stands_for IS 'The goal that ended as entered in error when this one was set in its place, or null. {id}';
CREATE INDEX goals_that_stand_for ON goals (organization_id, stands_for) WHERE stands_for IS NOT NULL;

CREATE FUNCTION names_in_groups_of(asked_patient uuid) RETURNS TABLE (patient_id uuid, given_name text, family_name text, preferred_name text)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 24 SET search_path = pg_catalog, public, pg_temp AS $$
  WITH self AS MATERIALIZED (
    SELECT unnest(records_merged(context_organization(), asked_patient)) AS id
  ), met AS MATERIALIZED (
    SELECT t.group_id FROM seats t
     WHERE t.organization_id = context_organization() AND t.patient_id = ANY (ARRAY(SELECT id FROM self)) AND t.taken_back_at IS NULL
       AND coalesce(t.ends_on, 'infinity') >= context_today() AND context_opens_clinic(t.clinic_id)
    UNION
    SELECT v.group_id FROM visits v JOIN sessions s ON s.organization_id = v.organization_id AND s.id = v.session_id
     WHERE v.organization_id = context_organization() AND v.patient_id = ANY (ARRAY(SELECT id FROM self)) AND v.withdrawn_at IS NULL
       AND s.held_on >= context_today() AND context_opens_clinic(v.clinic_id)
  ), members AS (
    SELECT t.patient_id FROM seats t
     WHERE t.organization_id = context_organization() AND t.group_id = ANY (ARRAY(SELECT group_id FROM met)) AND t.taken_back_at IS NULL
       AND coalesce(t.ends_on, 'infinity') >= context_today()
    UNION
    SELECT v.patient_id FROM visits v JOIN sessions s ON s.organization_id = v.organization_id AND s.id = v.session_id
     WHERE v.organization_id = context_organization() AND v.group_id = ANY (ARRAY(SELECT group_id FROM met)) AND v.withdrawn_at IS NULL
       AND s.held_on >= context_today()
  )
  SELECT p.id, p.given_name, p.family_name, p.preferred_name
    FROM members m JOIN patients p ON p.organization_id = context_organization() AND p.id = m.patient_id
   WHERE p.id = asked_patient OR p.id <> ALL (ARRAY(SELECT id FROM self))
$$;
COMMENT ON FUNCTION names_in_groups_of(uuid) IS 'Names of everybody of the groups in which a person sits or is to visit, in clinics in scope: to be compared with what is written of the person, and never shown.';
REVOKE ALL ON FUNCTION names_in_groups_of(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION names_in_groups_of(uuid) TO evenkeel_runtime;
