-- Finding people by an index of words. Names repeat: a hundred thousand people have a few tens of thousands of
-- different words. So a search first finds which words were meant, forgiving mistakes, among the different ones,
-- and only then the people who have them. What it costs no longer grows with how many people share a name.
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;

CREATE TABLE search_words (
  organization_id uuid NOT NULL REFERENCES organizations,
  word text NOT NULL,
  PRIMARY KEY (organization_id, word)
);
CALL wall('search_words');
-- Without the list of pending entries: it would be read from end to end by every search after many changes.
CREATE INDEX search_words_parts ON search_words USING gin (word gin_trgm_ops) WITH (fastupdate = off);
CREATE INDEX search_words_by_length ON search_words (organization_id, length(word)) WHERE word !~ '[0-9]';
COMMENT ON TABLE search_words IS 'The different words people can be found by, each once, for the search function only; a word stays when nobody has it any more.';
COMMENT ON COLUMN search_words.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN search_words.word IS 'A folded word of at most a hundred letters. {name}';

CREATE TABLE people_by_word (
  organization_id uuid NOT NULL,
  word text NOT NULL,
  patient_id uuid NOT NULL,
  PRIMARY KEY (organization_id, word, patient_id),
  CONSTRAINT people_by_word_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients (organization_id, id)
);
CALL wall('people_by_word');
CREATE INDEX people_by_word_of_person ON people_by_word (organization_id, patient_id);
COMMENT ON TABLE people_by_word IS 'Who can be found by which word, for the search function only; the runtime role has no right to it.';
COMMENT ON COLUMN people_by_word.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN people_by_word.word IS 'The folded word. {name}';
COMMENT ON COLUMN people_by_word.patient_id IS 'The person. {id}';

CREATE FUNCTION words_of(folded_words text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ARRAY(SELECT DISTINCT left(w, 100) FROM unnest(string_to_array(folded_words, ' ')) AS w WHERE w <> '' ORDER BY 1);
COMMENT ON FUNCTION words_of(text) IS 'The different words of a folded text, each of at most a hundred letters.';

CREATE FUNCTION keep_search_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  DELETE FROM people_by_word w
   WHERE w.organization_id = NEW.organization_id AND w.patient_id = NEW.patient_id AND NOT w.word = ANY (words_of(NEW.words));
  INSERT INTO people_by_word (organization_id, word, patient_id)
  SELECT NEW.organization_id, word, NEW.patient_id FROM unnest(words_of(NEW.words)) AS word
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION keep_search_words() IS 'Keeps people_by_word as patient_search says.';
CREATE TRIGGER patient_search_keep_words AFTER INSERT OR UPDATE OF words ON patient_search FOR EACH ROW EXECUTE FUNCTION keep_search_words();

-- Two people who register the same new name at once write the same row: done last, so that nobody waits for a
-- long import that has written a name and not yet ended.
CREATE FUNCTION add_search_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  INSERT INTO search_words (organization_id, word)
  SELECT NEW.organization_id, one.word FROM unnest(words_of(NEW.words)) AS one (word)
   WHERE NOT EXISTS (SELECT 1 FROM search_words s WHERE s.organization_id = NEW.organization_id AND s.word = one.word)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION add_search_words() IS 'Adds the words of a person that nobody had before, when the transaction ends.';
CREATE CONSTRAINT TRIGGER patient_search_add_words AFTER INSERT OR UPDATE OF words ON patient_search
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION add_search_words();

CREATE TYPE search_word_meant AS (place integer, word text, points real);

-- Which words may be meant by each of the asked ones, each with what it is worth. Within the organization only, and
-- for the search function only: it opens nothing, but its answer would tell which names are known.
CREATE FUNCTION words_meant(organization uuid, asked text[], forgiving boolean) RETURNS search_word_meant[]
  LANGUAGE sql STABLE AS $$
  SELECT array_agg(ROW(found.place, found.word, found.points)::search_word_meant) FROM (
    SELECT a.place::integer, v.word, CASE WHEN v.word = a.word THEN 4 WHEN starts_with(v.word, a.word) THEN 3 ELSE 2 END::real AS points
      FROM unnest(asked) WITH ORDINALITY AS a (word, place)
      JOIN search_words v ON v.organization_id = organization
       AND v.word LIKE CASE WHEN length(a.word) < 3 THEN '' ELSE '%' END || like_part(a.word) || '%'
    UNION ALL
    SELECT a.place::integer, v.word, 1.5
      FROM unnest(asked) WITH ORDINALITY AS a (word, place)
     CROSS JOIN unnest(swapped(a.word)) AS swap
      JOIN search_words v ON v.organization_id = organization AND v.word LIKE '%' || like_part(swap) || '%'
     WHERE forgiving AND a.word ~ '^[^0-9]{4,}$'
    UNION ALL
    SELECT a.place::integer, v.word, 1.2
      FROM unnest(asked) WITH ORDINALITY AS a (word, place)
      JOIN search_words v ON v.organization_id = organization AND v.word !~ '[0-9]' AND length(v.word) BETWEEN length(a.word) - 1 AND length(a.word) + 1
       AND CASE WHEN length(a.word) <= 60 THEN levenshtein_less_equal(v.word, a.word, 1) <= 1 END
     WHERE forgiving AND a.word ~ '^[^0-9]{4,}$'
    UNION ALL
    SELECT a.place::integer, v.word, word_similarity(a.word, v.word)
      FROM unnest(asked) WITH ORDINALITY AS a (word, place)
      JOIN search_words v ON v.organization_id = organization AND a.word <% v.word
     WHERE forgiving AND a.word ~ '^[^0-9]{4,}$'
  ) AS found
$$;
COMMENT ON FUNCTION words_meant(uuid, text[], boolean) IS 'Words people are known by that may be meant by the asked ones.';

-- Those on the asker's caseload or in the asker's groups. For the search function only.
CREATE FUNCTION own_people() RETURNS uuid[] LANGUAGE sql STABLE AS $$
  SELECT ARRAY(
    SELECT r.patient_id FROM care_relations r
     WHERE r.organization_id = context_organization() AND r.staff_member_id = context_staff_member()
       AND r.clinic_id = ANY (context_caseload_clinics()) AND (r.ends_on IS NULL OR r.ends_on >= context_today())
    UNION
    SELECT g.patient_id FROM patients_of_my_groups g WHERE g.organization_id = context_organization())
$$;
COMMENT ON FUNCTION own_people() IS 'People on the asker''s caseload or in a group that the asker leads.';

-- Every asked word must be found: as a whole word (4), the beginning of one (3), any part (2), with two letters
-- swapped (1.5), one letter wrong, missing or too many (1.2), or similar (below 1). The first round takes words as
-- typed; only when that does not fill the answer does a second one forgive mistakes, and never in numbers: a wrong
-- digit is another person. Of equals the newest record comes first. Whether a record may be opened is asked from the
-- best on, until the answer is full.
-- born_on: only people born that day. seatable_for: only the living who have no seat in that group, now or later.
CREATE OR REPLACE FUNCTION search_patients(words text, born_on date, most integer, seatable_for uuid DEFAULT NULL)
RETURNS TABLE (patient_id uuid, rank real) LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
SET search_path = pg_catalog, public, pg_temp SET pg_trgm.word_similarity_threshold = 0.45 SET enable_seqscan = off AS $$
DECLARE
  organization CONSTANT uuid := context_organization();
  whole CONSTANT boolean := context_whole_organization();
  clinics CONSTANT uuid[] := context_clinics();
  today CONSTANT date := context_today();
  own CONSTANT uuid[] := own_people();
  asked CONSTANT text[] := (words_of(folded(search_patients.words)))[1:8];
  -- Whoever may be found at all, where few may: those born on the day, and the asker's own people.
  among uuid[];
  meant search_word_meant[];
  ids uuid[];
  ranks real[];
BEGIN
  IF organization IS NULL OR most < 1 OR (cardinality(asked) = 0 AND born_on IS NULL) THEN
    RETURN;
  END IF;
  IF born_on IS NOT NULL THEN
    among := ARRAY(SELECT s.patient_id FROM patient_search s WHERE s.organization_id = organization AND s.birth_on = born_on);
  ELSIF NOT whole AND cardinality(clinics) = 0 THEN
    among := own;
  END IF;
  FOR round IN 1..2 LOOP
    meant := words_meant(organization, asked, round = 2);
    SELECT array_agg(best.patient_id), array_agg(best.score) INTO ids, ranks
      FROM (SELECT scored.patient_id, scored.score
              FROM (SELECT each.patient_id, sum(each.points)::real AS score
                      FROM (SELECT w.patient_id, m.place, max(m.points) AS points
                              FROM unnest(meant) AS m
                              JOIN people_by_word w ON w.organization_id = organization AND w.word = m.word
                               AND (among IS NULL OR w.patient_id = ANY (among))
                             GROUP BY w.patient_id, m.place) AS each
                     GROUP BY each.patient_id HAVING count(*) = cardinality(asked)
                    UNION ALL
                    SELECT a, 1::real FROM unnest(among) AS a WHERE cardinality(asked) = 0
                     ORDER BY 2 DESC, 1 DESC OFFSET 0) AS scored
             -- The same reasons to open a record as the policies on patients.
             WHERE (whole OR scored.patient_id = ANY (own)
                OR EXISTS (SELECT 1 FROM care_relations r WHERE r.organization_id = organization AND r.patient_id = scored.patient_id
                     AND r.clinic_id = ANY (clinics) AND (r.ends_on IS NULL OR r.ends_on >= today)))
               AND (seatable_for IS NULL
                OR (EXISTS (SELECT 1 FROM patients p WHERE p.organization_id = organization AND p.id = scored.patient_id
                      AND p.died_on IS NULL AND NOT p.died_on_unknown_day)
                    AND NOT EXISTS (SELECT 1 FROM seats t WHERE t.organization_id = organization AND t.patient_id = scored.patient_id
                      AND t.group_id = seatable_for AND (t.ends_on IS NULL OR t.ends_on >= today))))
             LIMIT most) AS best;
    EXIT WHEN cardinality(ids) >= most OR cardinality(asked) = 0;
  END LOOP;
  RETURN QUERY SELECT one.id, one.points FROM unnest(ids, ranks) AS one (id, points);
END $$;
