-- The words of somebody new are added when their transaction ends, one person after the other. Asked first whether a word
-- stands already, the database chose to read all words for each person once there were many: fifty thousand people of one
-- import would have taken hours to commit. The primary key alone tells, word by word.
CREATE OR REPLACE FUNCTION add_search_words() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  INSERT INTO search_words (organization_id, word)
  SELECT NEW.organization_id, word FROM unnest(words_of(NEW.words)) AS word
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
