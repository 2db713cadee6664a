-- The limit of a date follows what the house has set since the group was made, and the room as it is now. The numbers and
-- the order in which they count are those of src/organization/rules/policies.ts and size-limits.ts; a test holds them together.
CREATE FUNCTION catalog_limit(code text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE code WHEN 'house_group_size' THEN 12 WHEN 'house_education_size' THEN 20 WHEN 'tx_group_counseling_size' THEN 16
                   WHEN 'tx_group_education_size' THEN 35 WHEN 'il_group_size' THEN 16 END;
COMMENT ON FUNCTION catalog_limit(text) IS 'A limit of the catalog where no house has set it, or null for what is no limit of people.';

CREATE FUNCTION size_rules(state text, kind text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN kind IN ('counseling', 'skills', 'family', 'activity')
                THEN ARRAY['house_group_size'] || CASE state WHEN 'TX' THEN ARRAY['tx_group_counseling_size'] WHEN 'IL' THEN ARRAY['il_group_size'] ELSE '{}'::text[] END
              WHEN kind = 'education'
                THEN ARRAY['house_education_size'] || CASE state WHEN 'TX' THEN ARRAY['tx_group_education_size'] ELSE '{}'::text[] END
              ELSE '{}'::text[] END;
COMMENT ON FUNCTION size_rules(text, text) IS 'The rules that limit the people of a kind of group in a state.';

CREATE FUNCTION policy_limit(organization uuid, asked_code text, of_state text, of_clinic uuid, day date) RETURNS integer
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT CASE WHEN count(*) > 0 THEN coalesce(
           (array_agg(p.value::integer ORDER BY p.clinic_id IS NULL, p.state IS NULL)
              FILTER (WHERE p.value IS NOT NULL AND p.starts_on <= day AND coalesce(p.ends_on, 'infinity') >= day
                        AND (p.clinic_id IS NULL OR p.clinic_id = of_clinic) AND (p.state IS NULL OR p.state = of_state)))[1],
           catalog_limit(asked_code)) END
    FROM policies p WHERE p.organization_id = organization AND p.code = asked_code AND catalog_limit(asked_code) IS NOT NULL
$$;
COMMENT ON FUNCTION policy_limit(uuid, text, text, uuid, date) IS 'What the house has set a limit to in a place on a day: the clinic''s own before its state''s, that before the organization''s; null where it never set that rule.';
REVOKE ALL ON FUNCTION policy_limit(uuid, text, text, uuid, date) FROM PUBLIC;

CREATE TYPE limit_place AS (organization_id uuid, state text, clinic_id uuid, kind text);
COMMENT ON TYPE limit_place IS 'Where and for which kind of group a limit is asked.';

-- A date remembers the limit it was made with and the rule that gave it. Where that rule has been set since, its value
-- counts instead; where the room gave it, the room as it is now and every rule.
CREATE FUNCTION limit_in_force(place limit_place, day date, own integer, own_rule text, room_seats integer) RETURNS integer
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  own_set CONSTANT integer := policy_limit(place.organization_id, own_rule, place.state, place.clinic_id, day);
  is_anew CONSTANT boolean := own_set IS NOT NULL OR own_rule = 'room_seats';
  most integer := CASE WHEN own_rule = 'room_seats' THEN coalesce(room_seats, own) ELSE coalesce(own_set, own) END;
  rule text;
BEGIN
  FOREACH rule IN ARRAY size_rules(place.state, place.kind) LOOP
    most := least(most, policy_limit(place.organization_id, rule, place.state, place.clinic_id, day), CASE WHEN is_anew THEN catalog_limit(rule) END);
  END LOOP;
  RETURN most;
END $$;
COMMENT ON FUNCTION limit_in_force(limit_place, date, integer, text, integer) IS 'The limit of people on a day before decisions: what the date was made with, as the house and the room are now.';
REVOKE ALL ON FUNCTION limit_in_force(limit_place, date, integer, text, integer) FROM PUBLIC;

-- A state's confirmed limit; the house may have set fewer.
CREATE FUNCTION state_limit_in_force(place limit_place, day date) RETURNS integer
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT least(state_seat_limit(place.state, place.kind),
               (SELECT min(policy_limit(place.organization_id, rule, place.state, place.clinic_id, day)) FROM unnest(size_rules(place.state, place.kind)) AS rule WHERE rule LIKE 'tx_%'))
$$;
COMMENT ON FUNCTION state_limit_in_force(limit_place, date) IS 'The limit that nobody passes, where the house has set a state''s lower than the state has.';
REVOKE ALL ON FUNCTION state_limit_in_force(limit_place, date) FROM PUBLIC;
