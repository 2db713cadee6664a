-- For whom a group is, and what its program says of itself.
ALTER TABLE groups
  ADD COLUMN language text NOT NULL DEFAULT 'en',
  ADD COLUMN audiences text[] NOT NULL DEFAULT '{}',
  ADD COLUMN youngest integer NOT NULL DEFAULT 18,
  ADD COLUMN oldest integer,
  ADD COLUMN pets_welcome boolean NOT NULL DEFAULT false,
  ADD COLUMN stated_minutes integer,
  ADD COLUMN stated_sessions integer,
  ADD CONSTRAINT groups_language_form CHECK (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
  ADD CONSTRAINT groups_audiences_few CHECK (cardinality(audiences) <= 12 AND array_position(audiences, NULL) IS NULL),
  ADD CONSTRAINT groups_ages_in_order CHECK (youngest BETWEEN 0 AND 120 AND (oldest IS NULL OR oldest BETWEEN youngest AND 120)),
  ADD CONSTRAINT groups_stated_sensible CHECK (stated_minutes BETWEEN 1 AND 10080 AND stated_sessions BETWEEN 1 AND 1000);
COMMENT ON COLUMN groups.language IS 'Language in which it is held, such as en or es. {code}';
COMMENT ON COLUMN groups.audiences IS 'For whom it is, in the house''s own words, such as evening workers; an open list. {none}';
COMMENT ON COLUMN groups.youngest IS 'Youngest age in full years at which one may join. {none}';
COMMENT ON COLUMN groups.oldest IS 'Oldest age in full years, or null. {none}';
COMMENT ON COLUMN groups.pets_welcome IS 'Whether pets may come; its rooms must welcome them. Service animals always may. {none}';
COMMENT ON COLUMN groups.stated_minutes IS 'Minutes a week that the program says it has, when it says so; shown beside what the timetable gives. {none}';
COMMENT ON COLUMN groups.stated_sessions IS 'Sessions that the program says make it complete, or null. {none}';

CREATE FUNCTION check_pets() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM groups g JOIN rooms r ON r.organization_id = g.organization_id AND r.id = g.room_id
              WHERE g.organization_id = NEW.organization_id AND g.id = NEW.id AND g.pets_welcome AND NOT r.pets_welcome) THEN
    RAISE EXCEPTION 'pets in a room that does not welcome them' USING ERRCODE = '23514', CONSTRAINT = 'groups_pets_need_welcoming_room', TABLE = 'groups';
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION check_pets() IS 'Refuses a group that welcomes pets in a room that does not.';
REVOKE ALL ON FUNCTION check_pets() FROM PUBLIC;
CREATE TRIGGER groups_pets_checked AFTER INSERT OR UPDATE OF pets_welcome, room_id ON groups FOR EACH ROW EXECUTE FUNCTION check_pets();
