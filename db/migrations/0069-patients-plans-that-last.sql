-- Likely duplicates by phone are looked up in the index of phones, whose condition the query must repeat to use it.
CREATE OR REPLACE FUNCTION records_alike(organization uuid, person person_compared, near_days boolean) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off AS $$
  WITH days AS MATERIALIZED (
    SELECT ARRAY(
      SELECT person.birth_on
      UNION
      SELECT CASE WHEN extract(day FROM person.birth_on) <= 12
        THEN make_date(extract(year FROM person.birth_on)::integer, extract(day FROM person.birth_on)::integer, extract(month FROM person.birth_on)::integer) END
      UNION
      SELECT person.birth_on + step FROM generate_series(-99, 99) AS step WHERE near_days
      UNION
      SELECT (person.birth_on + make_interval(months => step))::date FROM generate_series(-11, 11) AS step WHERE near_days
      UNION
      SELECT (person.birth_on + make_interval(years => step * factor))::date FROM generate_series(-9, 9) AS step, unnest(ARRAY[1, 10, 100]) AS factor WHERE near_days
    ) AS near
  ), candidates AS (
    SELECT s.patient_id FROM days, patient_search s WHERE s.organization_id = organization AND s.birth_on = ANY (days.near)
    UNION
    SELECT s.patient_id FROM patient_search s WHERE s.organization_id = organization AND s.phone = person.phone AND length(s.phone) >= 7
  )
  SELECT s.patient_id FROM candidates c JOIN patient_search s ON s.organization_id = organization AND s.patient_id = c.patient_id
   WHERE likely_same_person(person, ROW(s.given, s.family, s.preferred, s.birth_on, s.phone)::person_compared)
$$;

-- A connection keeps its plan of these statements. One that wrote the first people of an empty table would read the
-- whole table for each of a hundred thousand others: the indexes are there for it, so they are always used.
ALTER FUNCTION keep_search_words() SET enable_seqscan = off;
ALTER FUNCTION add_search_words() SET enable_seqscan = off;
ALTER FUNCTION keep_patient_search() SET enable_seqscan = off;
ALTER FUNCTION keep_compared() SET enable_seqscan = off;
ALTER FUNCTION note_duplicates() SET enable_seqscan = off;
ALTER FUNCTION note_duplicates_of(uuid) SET enable_seqscan = off;
ALTER FUNCTION find_likely_duplicates(text, text, text, date, text, uuid) SET enable_seqscan = off;
