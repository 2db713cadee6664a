-- A group that comes to welcome pets while somebody with an allergy or a fear sits in it, or is to visit: the program asked
-- first, and nothing held it. Now the seat or visit of whoever was told says so, and without that the group stays as it is.
CREATE FUNCTION untold_of_pets(organization uuid, asked_group uuid) RETURNS TABLE (person uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT DISTINCT person_of(organization, c.patient_id)
    FROM (SELECT t.patient_id FROM seats t
           WHERE t.organization_id = organization AND t.group_id = asked_group AND t.taken_back_at IS NULL AND NOT t.pets_accepted
             AND coalesce(t.ends_on, 'infinity') >= coalesce(context_today(), '-infinity')
          UNION
          SELECT v.patient_id FROM visits v JOIN sessions s ON s.organization_id = organization AND s.id = v.session_id
           WHERE v.organization_id = organization AND v.group_id = asked_group AND v.withdrawn_at IS NULL AND NOT v.pets_accepted
             AND s.held_on >= coalesce(context_today(), '-infinity')) AS c
   WHERE EXISTS (SELECT FROM patients p WHERE p.organization_id = organization AND p.id = ANY (records_merged(organization, c.patient_id)) AND p.pet_concern IS NOT NULL)
$$;
COMMENT ON FUNCTION untold_of_pets(uuid, uuid) IS 'Who has an allergy to pets or a fear of them, sits in a group or is to visit it from today on, and was not told.';
REVOKE ALL ON FUNCTION untold_of_pets(uuid, uuid) FROM PUBLIC;

-- Ids only: whose records are open is asked outside, as whoever asks.
CREATE FUNCTION untold_of_pets_here(asked_group uuid) RETURNS TABLE (person uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT u.person FROM groups g CROSS JOIN LATERAL untold_of_pets(g.organization_id, g.id) u
   WHERE g.organization_id = context_organization() AND g.id = asked_group AND context_opens_clinic(g.clinic_id)
$$;
COMMENT ON FUNCTION untold_of_pets_here(uuid) IS 'The same for a group of a clinic in scope.';
REVOKE ALL ON FUNCTION untold_of_pets_here(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION untold_of_pets_here(uuid) TO evenkeel_runtime;

CREATE FUNCTION told_of_pets(asked_group uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  organization CONSTANT uuid := context_organization();
  told CONSTANT uuid[] := ARRAY(SELECT u.person FROM untold_of_pets_here(asked_group) u);
BEGIN
  UPDATE seats t SET pets_accepted = true
   WHERE t.organization_id = organization AND t.group_id = asked_group AND t.taken_back_at IS NULL AND NOT t.pets_accepted
     AND coalesce(t.ends_on, 'infinity') >= context_today() AND person_of(organization, t.patient_id) = ANY (told);
  UPDATE visits v SET pets_accepted = true
    FROM sessions s
   WHERE v.organization_id = organization AND v.group_id = asked_group AND v.withdrawn_at IS NULL AND NOT v.pets_accepted
     AND s.organization_id = organization AND s.id = v.session_id AND s.held_on >= context_today() AND person_of(organization, v.patient_id) = ANY (told);
END $$;
COMMENT ON FUNCTION told_of_pets(uuid) IS 'Writes down that everybody whom pets in a group of a clinic in scope would trouble was told, and comes all the same.';
REVOKE ALL ON FUNCTION told_of_pets(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION told_of_pets(uuid) TO evenkeel_runtime;

-- What a visit says of pets is no change of who comes.
DROP TRIGGER visits_checked ON visits;
CREATE TRIGGER visits_checked AFTER INSERT OR UPDATE OF withdrawn_at ON visits FOR EACH ROW EXECUTE FUNCTION check_visits();

CREATE FUNCTION check_pets_told() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM untold_of_pets(NEW.organization_id, NEW.id)) THEN
    RAISE EXCEPTION 'somebody was not told of pets' USING ERRCODE = '23514', CONSTRAINT = 'groups_pets_are_told', TABLE = 'groups';
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION check_pets_told() IS 'Trigger: a group comes to welcome pets only once those who have an allergy or a fear were told.';
REVOKE ALL ON FUNCTION check_pets_told() FROM PUBLIC;
CREATE TRIGGER groups_pets_are_told AFTER UPDATE OF pets_welcome ON groups FOR EACH ROW WHEN (NEW.pets_welcome AND NOT OLD.pets_welcome)
  EXECUTE FUNCTION check_pets_told();
