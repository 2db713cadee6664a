-- Adults by default. Illinois: an adult is 18 or older, an adolescent 12 to 17 (77 Ill. Adm. Code 2060.120); Texas:
-- adults and adolescents are kept separate (26 TAC 564.905). The same rule for screens: src/patients/rules/age-group.ts.
CREATE FUNCTION age_group_on(birth_on date, day date) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN extract(year FROM age(day::timestamp, birth_on::timestamp)) < 12 THEN 'child' WHEN extract(year FROM age(day::timestamp, birth_on::timestamp)) < 18 THEN 'adolescent' ELSE 'adult' END;
COMMENT ON FUNCTION age_group_on(date, date) IS 'child (below 12), adolescent (12 to 17) or adult, on a day.';

-- The clinic's switch. Until a clinic can be switched it takes adults only; whoever adds the switch replaces this function.
CREATE FUNCTION clinic_takes_age_group(organization uuid, clinic uuid, age_group text) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT age_group = 'adult' AND EXISTS (SELECT 1 FROM clinics c WHERE c.organization_id = organization AND c.id = clinic)
$$;
COMMENT ON FUNCTION clinic_takes_age_group(uuid, uuid, text) IS 'Whether the clinic treats people of this age group.';
REVOKE ALL ON FUNCTION clinic_takes_age_group(uuid, uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION clinic_takes_age_group(uuid, uuid, text) TO evenkeel_runtime;

-- A seat counts for the age group its person is in on its first day: who turns 18 in an adolescent group may finish there.
CREATE FUNCTION check_ages(organization uuid, seat uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  given record;
BEGIN
  SELECT s.*, age_group_on(p.birth_on, s.starts_on) AS age_group INTO given
    FROM seats s JOIN patients p ON p.organization_id = s.organization_id AND p.id = s.patient_id
   WHERE s.organization_id = organization AND s.id = seat;
  -- Seats of one group take turns, so that two at once see each other.
  PERFORM 1 FROM groups g WHERE g.organization_id = organization AND g.id = given.group_id FOR UPDATE;
  IF NOT clinic_takes_age_group(organization, given.clinic_id, given.age_group) THEN
    RAISE EXCEPTION 'not of an age the clinic takes' USING ERRCODE = '23514', CONSTRAINT = 'seats_of_age', TABLE = 'seats';
  END IF;
  IF EXISTS (SELECT 1 FROM seats o JOIN patients p ON p.organization_id = o.organization_id AND p.id = o.patient_id
              WHERE o.organization_id = organization AND o.group_id = given.group_id AND o.id <> seat
                AND (given.ends_on IS NULL OR o.starts_on <= given.ends_on) AND (o.ends_on IS NULL OR o.ends_on >= given.starts_on)
                AND age_group_on(p.birth_on, o.starts_on) <> given.age_group) THEN
    RAISE EXCEPTION 'ages would mix' USING ERRCODE = '23514', CONSTRAINT = 'seats_ages_never_mix', TABLE = 'seats';
  END IF;
END $$;
COMMENT ON FUNCTION check_ages(uuid, uuid) IS 'Refuses a seat of somebody whose age the clinic does not take, or that would mix ages in a group.';
REVOKE ALL ON FUNCTION check_ages(uuid, uuid) FROM PUBLIC;

CREATE FUNCTION check_ages_of_seat() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM check_ages(NEW.organization_id, NEW.id);
  RETURN NULL;
END $$;
COMMENT ON FUNCTION check_ages_of_seat() IS 'Trigger: ages never mix in a group.';
CREATE TRIGGER seats_keep_ages AFTER INSERT OR UPDATE OF starts_on, ends_on, patient_id, group_id ON seats FOR EACH ROW EXECUTE FUNCTION check_ages_of_seat();

CREATE FUNCTION check_ages_of_person() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM check_ages(s.organization_id, s.id) FROM seats s
    WHERE s.organization_id = NEW.organization_id AND s.patient_id = NEW.id AND (s.ends_on IS NULL OR s.ends_on >= context_today());
  RETURN NULL;
END $$;
COMMENT ON FUNCTION check_ages_of_person() IS 'Trigger: nor by correcting a date of birth.';
CREATE TRIGGER patients_keep_ages AFTER UPDATE OF birth_on ON patients FOR EACH ROW WHEN (OLD.birth_on <> NEW.birth_on) EXECUTE FUNCTION check_ages_of_person();
