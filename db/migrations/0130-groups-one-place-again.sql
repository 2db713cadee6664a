-- Whoever comes after all must not be in another group by then, and a visit never mixes ages: adults (18 and older) and
-- adolescents are kept apart (26 TAC 564.905; 77 Ill. Adm. Code 2060.120).
CREATE FUNCTION is_elsewhere(organization uuid, asked_session uuid, patient uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM sessions own
      JOIN sessions other ON other.organization_id = own.organization_id AND other.id <> own.id AND other.status <> 'cancelled'
       AND other.held_on BETWEEN own.held_on - 1 AND own.held_on + 1 AND other.starts_at < own.ends_at AND other.ends_at > own.starts_at
     WHERE own.organization_id = organization AND own.id = asked_session AND own.status <> 'cancelled'
       AND (EXISTS (SELECT FROM seats o WHERE o.organization_id = other.organization_id AND o.patient_id = patient AND o.group_id = other.group_id
                      AND o.taken_back_at IS NULL AND o.starts_on <= other.occurs_on AND coalesce(o.ends_on, 'infinity') >= other.occurs_on
                      AND seat_meets(o.weekdays, o.alternate_from, other.occurs_on))
         OR EXISTS (SELECT FROM visits v WHERE v.organization_id = other.organization_id AND v.session_id = other.id AND v.patient_id = patient AND v.withdrawn_at IS NULL))
       AND NOT EXISTS (SELECT FROM known_absences a WHERE a.organization_id = other.organization_id AND a.session_id = other.id
                         AND a.patient_id = patient AND a.withdrawn_at IS NULL))
$$;
COMMENT ON FUNCTION is_elsewhere(uuid, uuid, uuid) IS 'Whether a person is expected in another group while a session takes place.';
REVOKE ALL ON FUNCTION is_elsewhere(uuid, uuid, uuid) FROM PUBLIC;

CREATE FUNCTION check_comes_after_all() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM FROM patients p WHERE p.organization_id = NEW.organization_id AND p.id = NEW.patient_id FOR NO KEY UPDATE;
  IF is_elsewhere(NEW.organization_id, NEW.session_id, NEW.patient_id) THEN
    RAISE EXCEPTION 'in another group at that time' USING ERRCODE = '23P01', CONSTRAINT = 'seats_one_place_at_a_time', TABLE = 'known_absences';
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION check_comes_after_all() IS 'Refuses to withdraw an absence of somebody who is in another group by then.';
CREATE TRIGGER known_absences_one_place AFTER UPDATE OF withdrawn_at ON known_absences FOR EACH ROW
  WHEN (NEW.withdrawn_at IS NOT NULL AND OLD.withdrawn_at IS NULL) EXECUTE FUNCTION check_comes_after_all();

CREATE FUNCTION check_ages_of_visit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT FROM sessions s
      JOIN patients own ON own.organization_id = s.organization_id AND own.id = NEW.patient_id
      JOIN rosters r ON r.organization_id = s.organization_id AND r.session_id = s.id AND r.patient_id <> NEW.patient_id AND NOT r.taken_back
      JOIN patients p ON p.organization_id = r.organization_id AND p.id = r.patient_id
     WHERE s.organization_id = NEW.organization_id AND s.id = NEW.session_id
       AND (p.birth_on + interval '18 years' <= s.held_on) <> (own.birth_on + interval '18 years' <= s.held_on)) THEN
    RAISE EXCEPTION 'ages would mix' USING ERRCODE = '23514', CONSTRAINT = 'seats_ages_apart', TABLE = 'visits';
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION check_ages_of_visit() IS 'Refuses a planned visit of an adolescent among adults, or of an adult among adolescents.';
CREATE TRIGGER visits_keep_ages AFTER INSERT OR UPDATE OF withdrawn_at ON visits FOR EACH ROW
  WHEN (NEW.withdrawn_at IS NULL AND NEW.kind <> 'walk_in') EXECUTE FUNCTION check_ages_of_visit();
