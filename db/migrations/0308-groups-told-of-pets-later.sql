-- An allergy or a fear that is written down only once somebody sits in a group with pets: they are told one by one.
CREATE FUNCTION told_of_pets(asked_group uuid, asked_patient uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  organization CONSTANT uuid := context_organization();
  told CONSTANT uuid := person_of(organization, asked_patient);
BEGIN
  IF NOT EXISTS (SELECT FROM groups g WHERE g.organization_id = organization AND g.id = asked_group AND context_opens_clinic(g.clinic_id)) THEN
    RETURN;
  END IF;
  UPDATE seats t SET pets_accepted = true
   WHERE t.organization_id = organization AND t.group_id = asked_group AND t.taken_back_at IS NULL AND NOT t.pets_accepted
     AND coalesce(t.ends_on, 'infinity') >= context_today() AND person_of(organization, t.patient_id) = told;
  UPDATE visits v SET pets_accepted = true
    FROM sessions s
   WHERE v.organization_id = organization AND v.group_id = asked_group AND v.withdrawn_at IS NULL AND NOT v.pets_accepted
     AND s.organization_id = organization AND s.id = v.session_id AND s.held_on >= context_today() AND person_of(organization, v.patient_id) = told;
END $$;
COMMENT ON FUNCTION told_of_pets(uuid, uuid) IS 'Writes down that one person whom pets in a group of a clinic in scope would trouble was told, and comes all the same.';
REVOKE ALL ON FUNCTION told_of_pets(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION told_of_pets(uuid, uuid) TO evenkeel_runtime;
