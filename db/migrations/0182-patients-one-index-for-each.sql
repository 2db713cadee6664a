-- A connection keeps its plan of a statement in a function. One that wrote the first people into empty tables, where
-- every index looks as good as another, would go on reading a whole organization for each of a hundred thousand more.
-- So each of these look-ups has one index only that fits it: the organization is compared in a way no index knows.
CREATE INDEX patient_search_born ON patient_search (birth_on, organization_id);
CREATE INDEX patient_search_called ON patient_search (phone, organization_id);
DROP INDEX patient_search_phone;

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
    SELECT s.patient_id, s.given, s.family, s.preferred, s.birth_on, s.phone FROM days, patient_search s WHERE s.organization_id IS NOT DISTINCT FROM organization AND s.birth_on = ANY (days.near)
    UNION
    SELECT s.patient_id, s.given, s.family, s.preferred, s.birth_on, s.phone FROM patient_search s WHERE s.organization_id IS NOT DISTINCT FROM organization AND s.phone = person.phone AND length(person.phone) >= 7
  )
  SELECT s.patient_id FROM candidates s
   WHERE likely_same_person(person, ROW(s.given, s.family, s.preferred, s.birth_on, s.phone)::person_compared)
$$;

-- The folded names are written with the words, from the person at hand.
DROP TRIGGER patient_search_keep_compared ON patient_search;
DROP FUNCTION keep_compared();
CREATE OR REPLACE FUNCTION keep_patient_search() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  person patients;
  comparing person_compared;
  phones text := '';
BEGIN
  IF TG_TABLE_NAME = 'contacts' THEN
    SELECT * INTO person FROM patients p WHERE p.organization_id = NEW.organization_id AND p.id = NEW.patient_id;
  ELSE
    person := NEW;
  END IF;
  -- Somebody just registered has no contacts yet.
  IF TG_TABLE_NAME = 'contacts' OR TG_OP = 'UPDATE' THEN
    phones := coalesce((SELECT string_agg(regexp_replace(c.value, '[^0-9]', '', 'g'), ' ') || ' ' FROM contacts c
      WHERE c.organization_id = person.organization_id AND c.patient_id = person.id AND c.kind = 'phone' AND c.person IS NULL AND c.ended_at IS NULL), '');
  END IF;
  comparing := compared(person.given_name, person.family_name, person.preferred_name, person.birth_on, person.phone);
  INSERT INTO patient_search (organization_id, patient_id, words, birth_on, given, family, preferred, phone)
  VALUES (person.organization_id, person.id,
          patient_words(person.given_name, person.family_name, person.preferred_name, person.number, person.birth_on, person.phone) || phones,
          person.birth_on, comparing.given, comparing.family, comparing.preferred, comparing.phone)
  ON CONFLICT (organization_id, patient_id) DO UPDATE SET words = excluded.words, birth_on = excluded.birth_on,
    given = excluded.given, family = excluded.family, preferred = excluded.preferred, phone = excluded.phone;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION keep_search_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  -- Somebody just registered has no words yet that could have gone.
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM people_by_word w
     WHERE w.organization_id = NEW.organization_id AND w.patient_id = NEW.patient_id AND NOT w.word = ANY (words_of(NEW.words));
  END IF;
  INSERT INTO people_by_word (organization_id, word, patient_id)
  SELECT NEW.organization_id, word, NEW.patient_id FROM unnest(words_of(NEW.words)) AS word
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
ALTER FUNCTION add_search_words() SET enable_seqscan = off;
