-- The promise of 0234, kept by the database.
ALTER TABLE care_relations ADD CONSTRAINT care_relations_one_counselor_at_a_time EXCLUDE USING gist
  (organization_id WITH =, patient_id WITH =, clinic_id WITH =, daterange(starts_on, ends_on + 1) WITH &&) WHERE (kind = 'caseload');
