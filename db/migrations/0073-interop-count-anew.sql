-- A long import into a nearly empty system: plans made for empty tables would read them from end to end for each new
-- row. Counting anew in the middle of the transaction has them made for what stands there by then.
CREATE FUNCTION count_people_anew() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  ANALYZE patients, patient_search, people_by_word, search_words, patient_identifiers, care_relations, import_people, imported_resources;
END $$;
COMMENT ON FUNCTION count_people_anew() IS 'Counts the tables that an import fills, so that its further statements are planned for them. It answers and changes nothing.';
REVOKE ALL ON FUNCTION count_people_anew() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION count_people_anew() TO evenkeel_runtime;
