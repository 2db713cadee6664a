-- Finding people by any part of a name, number, birth date or phone, forgiving typing mistakes and accents.
-- The trigram operators are not leakproof, so under row security their index would not be used: the
-- search table is closed to the runtime role, and one function searches it with the care scope applied inside.
-- Folding: lower case; accents taken off by decomposition, so that Mejia finds Mejía; letters that do not
-- decompose by hand; apostrophes left out (OBrien finds O'Brien); hyphens, slashes, dots and the like become spaces.
CREATE FUNCTION folded(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN translate(
    replace(replace(replace(replace(lower(regexp_replace(normalize(words, NFKD), '[\u0300-\u036f]', '', 'g')), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
    E'đðħıłøŧ-\u2010\u2011\u2013/.,;:()"\t\n\r\u00a0\'`\u2018\u2019\u02bc\u02bb', rpad('ddhilot', 23));
COMMENT ON FUNCTION folded(text) IS 'Words without case, accents and punctuation, for comparing names.';

CREATE TABLE patient_search (
  organization_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  words text NOT NULL,
  birth_on date NOT NULL,
  PRIMARY KEY (organization_id, patient_id),
  CONSTRAINT patient_search_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients (organization_id, id)
);
CALL wall('patient_search');
COMMENT ON TABLE patient_search IS 'Folded words of each person, for the search function only; the runtime role has no right to it.';
COMMENT ON COLUMN patient_search.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN patient_search.patient_id IS 'The person. {id}';
COMMENT ON COLUMN patient_search.words IS 'Names, number, year of birth and phone, folded, each word between spaces, family name first. {name}';
COMMENT ON COLUMN patient_search.birth_on IS 'Date of birth. {date}';
-- Without the list of pending entries: it would be read from end to end by every search after many changes.
CREATE INDEX patient_search_words ON patient_search USING gin (words gin_trgm_ops) WITH (fastupdate = off);
CREATE INDEX patient_search_birth ON patient_search (organization_id, birth_on);

CREATE FUNCTION patient_words(given_name text, family_name text, preferred_name text, number text, birth_on date, phone text) RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN regexp_replace(' ' || folded(concat_ws(' ', family_name, given_name, preferred_name, number, extract(year FROM birth_on),
    regexp_replace(phone, '[^0-9]', '', 'g'))) || ' ', ' +', ' ', 'g');
COMMENT ON FUNCTION patient_words(text, text, text, text, date, text) IS 'What a person can be found by.';

CREATE FUNCTION keep_patient_search() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  INSERT INTO patient_search (organization_id, patient_id, words, birth_on)
  VALUES (NEW.organization_id, NEW.id, patient_words(NEW.given_name, NEW.family_name, NEW.preferred_name, NEW.number, NEW.birth_on, NEW.phone), NEW.birth_on)
  ON CONFLICT (organization_id, patient_id) DO UPDATE SET words = excluded.words, birth_on = excluded.birth_on;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION keep_patient_search() IS 'Keeps patient_search as patients say.';
CREATE TRIGGER patients_keep_search AFTER INSERT OR UPDATE OF given_name, family_name, preferred_name, number, birth_on, phone ON patients
  FOR EACH ROW EXECUTE FUNCTION keep_patient_search();

-- The word with each two neighboring letters swapped: the typing mistake that trigrams see worst.
CREATE FUNCTION swapped(word text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ARRAY(SELECT overlay(word PLACING reverse(substr(word, place, 2)) FROM place FOR 2) FROM generate_series(1, length(word) - 1) AS place);
COMMENT ON FUNCTION swapped(text) IS 'A word with each two neighboring letters swapped.';

CREATE FUNCTION like_part(word text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN regexp_replace(word, '([\\%_])', '\\\1', 'g');
COMMENT ON FUNCTION like_part(text) IS 'A word as part of a LIKE pattern, where it means only itself.';

-- Every asked word counts: as a whole word (4), the beginning of one (3), any part (2), with two letters
-- swapped (1.5), or similar (its word similarity, below 1). The first round takes words as typed; only when that
-- does not fill the answer does a second one forgive mistakes, and never in numbers: a wrong digit is another person.
-- born_on: only people born that day. seatable_for: only the living who have no seat in that group, now or later.
CREATE FUNCTION search_patients(words text, born_on date, most integer, seatable_for uuid DEFAULT NULL)
RETURNS TABLE (patient_id uuid, rank real) LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
SET search_path = pg_catalog, public, pg_temp SET pg_trgm.word_similarity_threshold = 0.45 SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  organization CONSTANT uuid := context_organization();
  whole CONSTANT boolean := context_whole_organization();
  clinics CONSTANT uuid[] := context_clinics();
  caseload CONSTANT uuid[] := context_caseload_clinics();
  asker CONSTANT uuid := context_staff_member();
  today CONSTANT date := context_today();
  asked text[] := ARRAY(SELECT DISTINCT w FROM unnest(string_to_array(folded(search_patients.words), ' ')) AS w WHERE w <> '' LIMIT 8);
  -- The longest word leads: fewest people have it. It is looked up in the index, the others among what it finds.
  longest CONSTANT text := (SELECT w FROM unnest(asked) AS w ORDER BY length(w) DESC, w LIMIT 1);
  patterns text[] := ARRAY[CASE WHEN length(longest) < 3 THEN '% ' ELSE '%' END || like_part(longest) || '%'];
  similar_to text;
  -- The next longest thins out what the first finds, before anything is weighed; below three letters it cannot.
  second CONSTANT text := (SELECT w FROM unnest(asked) AS w WHERE length(w) > 2 ORDER BY length(w) DESC, w OFFSET 1 LIMIT 1);
  second_patterns text[] := ARRAY['%' || like_part(second) || '%'];
  second_similar_to text;
  ids uuid[];
  ranks real[];
BEGIN
  IF organization IS NULL OR most < 1 OR (longest IS NULL AND born_on IS NULL) THEN
    RETURN;
  END IF;
  FOR round IN 1..2 LOOP
    IF round = 2 THEN
      similar_to := CASE WHEN longest ~ '^[^0-9]{4,}$' THEN longest END;
      patterns := patterns || ARRAY(SELECT '%' || like_part(s) || '%' FROM unnest(swapped(similar_to)) AS s);
      second_similar_to := CASE WHEN second ~ '^[^0-9]{4,}$' THEN second END;
      second_patterns := second_patterns || ARRAY(SELECT '%' || like_part(s) || '%' FROM unnest(swapped(second_similar_to)) AS s);
    END IF;
    WITH asked_words AS MATERIALIZED (
      SELECT w AS word, '% ' || like_part(w) || ' %' AS whole_word, '% ' || like_part(w) || '%' AS beginning,
             CASE WHEN length(w) > 2 THEN '%' || like_part(w) || '%' END AS part,
             CASE WHEN round = 2 AND w ~ '^[^0-9]{4,}$' THEN w END AS forgiving,
             CASE WHEN round = 2 AND w ~ '^[^0-9]{4,}$' THEN ARRAY(SELECT '%' || like_part(s) || '%' FROM unnest(swapped(w)) AS s) END AS swaps
        FROM unnest(asked) AS w
    ), matched AS (
      SELECT s.patient_id, s.words FROM patient_search s
       WHERE born_on IS NULL AND s.organization_id = organization AND (s.words LIKE ANY (patterns) OR similar_to <% s.words)
         AND (second IS NULL OR s.words LIKE ANY (second_patterns) OR second_similar_to <% s.words)
      UNION ALL
      SELECT s.patient_id, s.words FROM patient_search s
       WHERE born_on IS NOT NULL AND s.organization_id = organization AND s.birth_on = born_on
    ), opened AS MATERIALIZED (
      -- The same reasons to open a record as the policies on patients.
      SELECT m.patient_id, m.words FROM matched m
       WHERE (whole
          OR EXISTS (SELECT 1 FROM care_relations r WHERE r.organization_id = organization AND r.patient_id = m.patient_id
               AND r.clinic_id = ANY (clinics) AND (r.ends_on IS NULL OR r.ends_on >= today))
          OR EXISTS (SELECT 1 FROM care_relations r WHERE r.organization_id = organization AND r.patient_id = m.patient_id
               AND r.staff_member_id = asker AND r.clinic_id = ANY (caseload) AND (r.ends_on IS NULL OR r.ends_on >= today))
          OR (cardinality(caseload) > 0 AND EXISTS (SELECT 1 FROM seats t
               JOIN facilitations f ON f.organization_id = t.organization_id AND f.group_id = t.group_id
              WHERE t.organization_id = organization AND t.patient_id = m.patient_id AND t.clinic_id = ANY (caseload)
                AND f.staff_member_id = asker AND (f.ends_on IS NULL OR f.ends_on >= today))))
         AND (seatable_for IS NULL
          OR (EXISTS (SELECT 1 FROM patients p WHERE p.organization_id = organization AND p.id = m.patient_id
                AND p.died_on IS NULL AND NOT p.died_on_unknown_day)
              AND NOT EXISTS (SELECT 1 FROM seats t WHERE t.organization_id = organization AND t.patient_id = m.patient_id
                AND t.group_id = seatable_for AND (t.ends_on IS NULL OR t.ends_on >= today))))
       LIMIT 5000
    )
    SELECT array_agg(best.patient_id ORDER BY best.score DESC, best.words), array_agg(best.score ORDER BY best.score DESC, best.words)
      INTO ids, ranks
      FROM (SELECT o.patient_id, o.words, coalesce(found.score, 1)::real AS score
              FROM opened o
             CROSS JOIN LATERAL (
               SELECT sum(one.points) AS score, coalesce(bool_and(one.points >= 0.45), true) AS all_found
                 FROM (SELECT CASE WHEN o.words LIKE a.whole_word THEN 4 WHEN o.words LIKE a.beginning THEN 3 WHEN o.words LIKE a.part THEN 2
                                   WHEN o.words LIKE ANY (a.swaps) THEN 1.5 ELSE coalesce(word_similarity(a.forgiving, o.words), 0) END AS points
                         FROM asked_words a) AS one) AS found
             WHERE found.all_found
             ORDER BY 3 DESC, 2
             LIMIT most) AS best;
    EXIT WHEN cardinality(ids) >= most;
  END LOOP;
  RETURN QUERY SELECT one.id, one.points FROM unnest(ids, ranks) AS one (id, points);
END $$;
COMMENT ON FUNCTION search_patients(text, date, integer, uuid) IS
  'People who may be opened in this transaction, by words and date of birth, the best first. The only way into patient_search.';
REVOKE ALL ON FUNCTION search_patients(text, date, integer, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_patients(text, date, integer, uuid) TO evenkeel_runtime;
