-- Whoever has two words was found by reading everybody who has one of them: ten times the people were ten times as many with a
-- common given name. An index of the words of each person finds those who have all of them, and reads nobody else. It holds the
-- people of every organization; the search takes its own.
-- The settings of the function belong to an extension, which must be there before they can be named.
DO $$ BEGIN PERFORM show_limit(); END $$;

CREATE INDEX patient_search_words ON patient_search USING gin (words_of(words)) WITH (fastupdate = off);

CREATE OR REPLACE FUNCTION search_patients(words text, born_on date, most integer, seatable_for uuid DEFAULT NULL)
RETURNS TABLE (patient_id uuid, rank real) LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
SET search_path = pg_catalog, public, pg_temp SET pg_trgm.word_similarity_threshold = 0.45 SET enable_seqscan = off AS $$
DECLARE
  organization CONSTANT uuid := context_organization();
  whole CONSTANT boolean := context_whole_organization();
  clinics CONSTANT uuid[] := context_clinics();
  today CONSTANT date := context_today();
  -- With all records of each of them.
  own CONSTANT uuid[] := ARRAY(SELECT DISTINCT r FROM unnest(own_people()) AS o JOIN patients p ON p.organization_id = organization AND p.id = o
    CROSS JOIN LATERAL unnest(CASE WHEN p.in_merge THEN records_merged(organization, o) ELSE ARRAY[o] END) AS r);
  asked CONSTANT text[] := (words_of(folded(search_patients.words)))[1:8];
  -- Whoever may be found at all, where few may: those born on the day, and the asker's own people.
  among uuid[];
  meant search_word_meant[];
  -- Words that may be meant by the first, the second and the third asked one; where fewer are asked, those before once more.
  firsts text[];
  seconds text[];
  thirds text[];
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
    -- Nobody has a word that no word is like: whoever has the others need not be read.
    CONTINUE WHEN (SELECT count(DISTINCT m.place) FROM unnest(meant) AS m) < cardinality(asked);
    IF cardinality(asked) = 1 AND among IS NULL THEN
      -- The nearest word first, and no further than enough are found: a name that thousands share is not read whole.
      SELECT array_agg(best.patient_id ORDER BY best.score DESC, best.patient_id DESC), array_agg(best.score ORDER BY best.score DESC, best.patient_id DESC) INTO ids, ranks
        FROM (SELECT near.patient_id, max(near.points) AS score
                FROM (SELECT scored.patient_id, m.points
                        FROM (SELECT n.word, max(n.points) AS points FROM unnest(meant) AS n GROUP BY n.word ORDER BY 2 DESC, 1) AS m
                       CROSS JOIN LATERAL (
                         SELECT scored.patient_id FROM people_by_word scored
                          -- The same reasons to open a record as below.
                          WHERE scored.organization_id = organization AND scored.word = m.word AND (whole OR scored.patient_id = ANY (own)
                OR EXISTS (SELECT 1 FROM care_relations r WHERE r.organization_id = organization AND r.patient_id = scored.patient_id
                     AND r.clinic_id = ANY (clinics) AND (r.ends_on IS NULL OR r.ends_on >= today))
                OR EXISTS (SELECT 1 FROM patients p WHERE p.organization_id = organization AND p.id = scored.patient_id AND p.in_merge
                     AND merge_opens_record(p.id)))
               AND NOT EXISTS (SELECT 1 FROM patients p WHERE p.organization_id = organization AND p.id = scored.patient_id AND p.locked
                     AND NOT lock_opens_record(p.id))
               AND (seatable_for IS NULL
                OR (EXISTS (SELECT 1 FROM patients p WHERE p.organization_id = organization AND p.id = scored.patient_id
                      AND p.died_on IS NULL AND NOT p.died_on_unknown_day)
                    AND NOT EXISTS (SELECT 1 FROM seats t WHERE t.organization_id = organization AND t.patient_id = ANY (records_merged(organization, scored.patient_id))
                      AND t.group_id = seatable_for AND (t.ends_on IS NULL OR t.ends_on >= today))))
                          ORDER BY scored.patient_id DESC LIMIT most * 2) AS scored
                       -- Two records of one person, and two words of one record, may both be found.
                       LIMIT most * 4) AS near
               GROUP BY near.patient_id ORDER BY 2 DESC, 1 DESC LIMIT most * 2) AS best;
    ELSE
      firsts := ARRAY(SELECT DISTINCT m.word FROM unnest(meant) AS m WHERE m.place = 1);
      seconds := CASE WHEN cardinality(asked) < 2 THEN firsts ELSE ARRAY(SELECT DISTINCT m.word FROM unnest(meant) AS m WHERE m.place = 2) END;
      thirds := CASE WHEN cardinality(asked) < 3 THEN seconds ELSE ARRAY(SELECT DISTINCT m.word FROM unnest(meant) AS m WHERE m.place = 3) END;
      SELECT array_agg(best.patient_id ORDER BY best.score DESC, best.patient_id DESC), array_agg(best.score ORDER BY best.score DESC, best.patient_id DESC) INTO ids, ranks
        FROM (SELECT scored.patient_id, scored.score
                FROM (SELECT each.patient_id, sum(each.points)::real AS score
                        FROM (SELECT f.patient_id, m.place, max(m.points) AS points
                                FROM (SELECT s.patient_id, s.words FROM patient_search s
                                       WHERE among IS NULL AND s.organization_id = organization AND words_of(s.words) && firsts AND words_of(s.words) && seconds AND words_of(s.words) && thirds
                                      UNION ALL
                                      SELECT s.patient_id, s.words FROM patient_search s WHERE s.organization_id = organization AND s.patient_id = ANY (among)) AS f
                               CROSS JOIN LATERAL string_to_table(f.words, ' ') AS has (word)
                                JOIN unnest(meant) AS m ON m.word = left(has.word, 100)
                               GROUP BY f.patient_id, m.place) AS each
                       GROUP BY each.patient_id HAVING count(*) = cardinality(asked)
                      UNION ALL
                      SELECT a, 1::real FROM unnest(among) AS a WHERE cardinality(asked) = 0
                       ORDER BY 2 DESC, 1 DESC OFFSET 0) AS scored
               -- The same reasons to open a record as the policies on patients.
               WHERE (whole OR scored.patient_id = ANY (own)
                  OR EXISTS (SELECT 1 FROM care_relations r WHERE r.organization_id = organization AND r.patient_id = scored.patient_id
                       AND r.clinic_id = ANY (clinics) AND (r.ends_on IS NULL OR r.ends_on >= today))
                  OR EXISTS (SELECT 1 FROM patients p WHERE p.organization_id = organization AND p.id = scored.patient_id AND p.in_merge
                       AND merge_opens_record(p.id)))
                 AND NOT EXISTS (SELECT 1 FROM patients p WHERE p.organization_id = organization AND p.id = scored.patient_id AND p.locked
                       AND NOT lock_opens_record(p.id))
                 AND (seatable_for IS NULL
                  OR (EXISTS (SELECT 1 FROM patients p WHERE p.organization_id = organization AND p.id = scored.patient_id
                        AND p.died_on IS NULL AND NOT p.died_on_unknown_day)
                      AND NOT EXISTS (SELECT 1 FROM seats t WHERE t.organization_id = organization AND t.patient_id = ANY (records_merged(organization, scored.patient_id))
                        AND t.group_id = seatable_for AND (t.ends_on IS NULL OR t.ends_on >= today))))
               -- Two records of one person may both be found.
               LIMIT most * 2) AS best;
    END IF;
    EXIT WHEN cardinality(ids) >= most OR cardinality(asked) = 0;
  END LOOP;
  RETURN QUERY SELECT coalesce(p.merged_into, p.id), max(one.points) FROM unnest(ids, ranks) WITH ORDINALITY AS one (id, points, place)
      JOIN patients p ON p.organization_id = organization AND p.id = one.id
    GROUP BY coalesce(p.merged_into, p.id) ORDER BY min(one.place) LIMIT most;
END $$;
