-- Fills the words of the search from the people who are there already, as keep_search_words() does from now on.
DO $$
DECLARE
  people bigint;
  found bigint;
BEGIN
  INSERT INTO people_by_word (organization_id, word, patient_id)
  SELECT s.organization_id, word, s.patient_id FROM patient_search s, unnest(words_of(s.words)) AS word;
  INSERT INTO search_words (organization_id, word) SELECT DISTINCT w.organization_id, w.word FROM people_by_word w;
  SELECT count(*) INTO people FROM patient_search WHERE btrim(words) <> '';
  SELECT count(DISTINCT (organization_id, patient_id)) INTO found FROM people_by_word;
  IF people <> found THEN
    RAISE EXCEPTION 'of % people % can be found', people, found;
  END IF;
END $$;
-- Words are looked up in the new index: the old one only cost time with every change.
DROP INDEX patient_search_words;
