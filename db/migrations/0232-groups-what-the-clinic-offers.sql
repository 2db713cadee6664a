-- A clinic says which programs it offers and whether it treats adolescents, and that gates its groups and seats. A
-- group is for adults, or for adolescents, never for both (77 Ill. Adm. Code 2060.120; 26 TAC 564.905).
ALTER TABLE groups ADD CONSTRAINT groups_ages_never_mix CHECK (youngest >= 18 OR (youngest >= 12 AND coalesce(oldest, 120) < 18));

CREATE OR REPLACE FUNCTION clinic_takes_age_group(organization uuid, clinic uuid, age_group text) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM clinics c WHERE c.organization_id = organization AND c.id = clinic
    AND CASE age_group WHEN 'adult' THEN true WHEN 'adolescent' THEN c.adolescents ELSE false END)
$$;
COMMENT ON FUNCTION clinic_takes_age_group(uuid, uuid, text) IS 'Whether the clinic treats people of this age group: adults always, adolescents where its switch is on.';

CREATE FUNCTION group_age_group(youngest integer) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN youngest < 18 THEN 'adolescent' ELSE 'adult' END;
COMMENT ON FUNCTION group_age_group(integer) IS 'For whom a group is, by the youngest age it takes.';

CREATE FUNCTION check_group_offered() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  offers record;
BEGIN
  -- The share lock lets groups pass side by side and waits for somebody who is just changing what the clinic offers.
  SELECT c.programs, c.adolescents INTO offers FROM clinics c
   WHERE c.organization_id = NEW.organization_id AND c.id = NEW.clinic_id FOR SHARE;
  IF NOT NEW.program = ANY (offers.programs) THEN
    RAISE EXCEPTION 'the clinic does not offer this program' USING ERRCODE = '23514', CONSTRAINT = 'groups_program_offered', TABLE = 'groups';
  END IF;
  IF group_age_group(NEW.youngest) = 'adolescent' AND NOT offers.adolescents THEN
    RAISE EXCEPTION 'the clinic treats adults' USING ERRCODE = '23514', CONSTRAINT = 'groups_of_offered_age', TABLE = 'groups';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    PERFORM check_ages(s.organization_id, s.id) FROM seats s
      WHERE group_age_group(NEW.youngest) <> group_age_group(OLD.youngest) AND s.organization_id = NEW.organization_id AND s.group_id = NEW.id
        AND s.taken_back_at IS NULL AND (s.ends_on IS NULL OR s.ends_on >= coalesce(context_today(), '-infinity'));
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION check_group_offered() IS 'Trigger: a group is of a program and for an age that its clinic offers.';
REVOKE ALL ON FUNCTION check_group_offered() FROM PUBLIC;
CREATE TRIGGER groups_offered_checked AFTER INSERT OR UPDATE OF program, clinic_id, youngest, oldest ON groups
  FOR EACH ROW EXECUTE FUNCTION check_group_offered();

CREATE FUNCTION check_offer_of_clinic() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM groups g WHERE g.organization_id = NEW.organization_id AND g.clinic_id = NEW.id AND NOT g.program = ANY (NEW.programs)
       AND (g.ends_on IS NULL OR g.ends_on >= coalesce(context_today(), '-infinity'))) THEN
    RAISE EXCEPTION 'a group of this program runs here' USING ERRCODE = '23514', CONSTRAINT = 'clinics_programs_in_use', TABLE = 'clinics';
  END IF;
  IF NOT NEW.adolescents AND EXISTS (SELECT FROM groups g WHERE g.organization_id = NEW.organization_id AND g.clinic_id = NEW.id
       AND group_age_group(g.youngest) = 'adolescent' AND (g.ends_on IS NULL OR g.ends_on >= coalesce(context_today(), '-infinity'))) THEN
    RAISE EXCEPTION 'a group for adolescents runs here' USING ERRCODE = '23514', CONSTRAINT = 'clinics_adolescents_in_use', TABLE = 'clinics';
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION check_offer_of_clinic() IS 'Trigger: a clinic goes on offering what its groups are of.';
REVOKE ALL ON FUNCTION check_offer_of_clinic() FROM PUBLIC;
CREATE TRIGGER clinics_offer_checked AFTER UPDATE OF programs, adolescents ON clinics FOR EACH ROW
  WHEN (OLD.programs <> NEW.programs OR OLD.adolescents <> NEW.adolescents) EXECUTE FUNCTION check_offer_of_clinic();

-- A seat counts for the age group its person was in when they joined the group: who turns 18 in an adolescent group may
-- finish there, also when days or mode of the seat change.
CREATE OR REPLACE FUNCTION check_ages(organization uuid, seat uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  given record;
  age_group text;
  takes text;
BEGIN
  SELECT s.clinic_id, s.group_id, p.birth_on INTO given
    FROM seats s JOIN patients p ON p.organization_id = s.organization_id AND p.id = s.patient_id
   WHERE s.organization_id = organization AND s.id = seat;
  -- Changes of one group take turns, so that a seat and new ages of the group see each other.
  SELECT group_age_group(g.youngest) INTO takes FROM groups g WHERE g.organization_id = organization AND g.id = given.group_id FOR UPDATE;
  WITH RECURSIVE chain AS (
    SELECT s.starts_on, s.continues_seat_id FROM seats s WHERE s.organization_id = organization AND s.id = seat
    UNION ALL
    SELECT s.starts_on, s.continues_seat_id FROM chain c JOIN seats s ON s.organization_id = organization AND s.id = c.continues_seat_id
     WHERE s.group_id = given.group_id
  )
  SELECT age_group_on(given.birth_on, min(c.starts_on)) INTO age_group FROM chain c;
  IF NOT clinic_takes_age_group(organization, given.clinic_id, age_group) THEN
    RAISE EXCEPTION 'not of an age the clinic takes' USING ERRCODE = '23514', CONSTRAINT = 'seats_of_age', TABLE = 'seats';
  END IF;
  IF age_group <> takes THEN
    RAISE EXCEPTION 'ages would mix' USING ERRCODE = '23514', CONSTRAINT = 'seats_ages_never_mix', TABLE = 'seats';
  END IF;
END $$;
COMMENT ON FUNCTION check_ages(uuid, uuid) IS 'Refuses a seat of somebody whose age the clinic does not take, or for whose age the group is not.';

-- A visit mixes ages as a seat does. Whoever came without a plan is recorded all the same (0130).
CREATE OR REPLACE FUNCTION check_ages_of_visit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM sessions s JOIN groups g ON g.organization_id = s.organization_id AND g.id = s.group_id
                JOIN patients p ON p.organization_id = s.organization_id AND p.id = NEW.patient_id
              WHERE s.organization_id = NEW.organization_id AND s.id = NEW.session_id
                AND age_group_on(p.birth_on, s.held_on) <> group_age_group(g.youngest)) THEN
    RAISE EXCEPTION 'ages would mix' USING ERRCODE = '23514', CONSTRAINT = 'seats_ages_apart', TABLE = 'visits';
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION check_ages_of_person() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM check_ages(s.organization_id, s.id) FROM seats s
    WHERE s.organization_id = NEW.organization_id AND s.patient_id = NEW.id AND s.taken_back_at IS NULL AND (s.ends_on IS NULL OR s.ends_on >= coalesce(context_today(), '-infinity'));
  RETURN NULL;
END $$;
