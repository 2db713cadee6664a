-- Fills what people are compared by for those who are there already, and keeps the pairs they make.
DO $$
DECLARE
  people bigint;
  filled bigint;
BEGIN
  UPDATE patient_search SET words = words;
  SELECT count(*), count(*) FILTER (WHERE family IS NOT NULL) INTO people, filled FROM patient_search;
  IF people <> filled THEN
    RAISE EXCEPTION 'of % people % can be compared', people, filled;
  END IF;
  INSERT INTO likely_duplicates (organization_id, patient_id, other_id, found_at)
  SELECT DISTINCT p.organization_id, least(p.id, alike), greatest(p.id, alike), p.registered_at
    FROM patients p, records_alike(p.organization_id, compared(p.given_name, p.family_name, p.preferred_name, p.birth_on, p.phone), false) AS alike
   WHERE alike <> p.id
  ON CONFLICT DO NOTHING;
END $$;
