-- A file may write one day for "unknown" or one telephone for everybody (a shelter, the house itself). Comparing each of
-- fifty thousand such people with all the others takes hours. Whoever shares a day or a telephone with very many is
-- compared with the first hundred of them, and with all who also share the family name; a day or a telephone that so
-- many have says little about who somebody is.
-- The family name stands second: the organization is compared in a way no index knows (0182), so that each of these
-- look-ups keeps the one index that fits it.
CREATE INDEX patient_search_born_named ON patient_search (birth_on, family, organization_id);
CREATE INDEX patient_search_called_named ON patient_search (phone, family, organization_id);
DROP INDEX patient_search_born;
DROP INDEX patient_search_called;

CREATE OR REPLACE FUNCTION records_alike(organization uuid, person person_compared, near_days boolean) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off AS $$
  WITH days AS MATERIALIZED (
      SELECT person.birth_on AS day
      UNION
      SELECT CASE WHEN extract(day FROM person.birth_on) <= 12
        THEN make_date(extract(year FROM person.birth_on)::integer, extract(day FROM person.birth_on)::integer, extract(month FROM person.birth_on)::integer) END
      UNION
      SELECT person.birth_on + step FROM generate_series(-99, 99) AS step WHERE near_days
      UNION
      SELECT (person.birth_on + make_interval(months => step))::date FROM generate_series(-11, 11) AS step WHERE near_days
      UNION
      SELECT (person.birth_on + make_interval(years => step * factor))::date FROM generate_series(-9, 9) AS step, unnest(ARRAY[1, 10, 100]) AS factor WHERE near_days
  ), candidates AS (
    SELECT born.* FROM days CROSS JOIN LATERAL (
      (SELECT s.patient_id, s.given, s.family, s.preferred, s.birth_on, s.phone FROM patient_search s
        WHERE s.organization_id IS NOT DISTINCT FROM organization AND s.birth_on = days.day LIMIT 100)
      UNION ALL
      (SELECT s.patient_id, s.given, s.family, s.preferred, s.birth_on, s.phone FROM patient_search s
        WHERE s.organization_id IS NOT DISTINCT FROM organization AND s.birth_on = days.day AND s.family IN (person.family, person.given) LIMIT 100)) AS born
    UNION
    (SELECT s.patient_id, s.given, s.family, s.preferred, s.birth_on, s.phone FROM patient_search s
      WHERE s.organization_id IS NOT DISTINCT FROM organization AND s.phone = person.phone AND length(person.phone) >= 7 LIMIT 100)
    UNION
    (SELECT s.patient_id, s.given, s.family, s.preferred, s.birth_on, s.phone FROM patient_search s
      WHERE s.organization_id IS NOT DISTINCT FROM organization AND s.phone = person.phone AND s.family = person.family AND length(person.phone) >= 7 LIMIT 100)
  )
  SELECT s.patient_id FROM candidates s
   WHERE likely_same_person(person, ROW(s.given, s.family, s.preferred, s.birth_on, s.phone)::person_compared)
$$;
