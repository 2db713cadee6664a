-- The phone number of a person, for calling about a date and for a printed roster.
CREATE VIEW phones_of_patients WITH (security_invoker = true) AS
  SELECT p.organization_id, p.id AS patient_id, p.phone FROM patients p;
GRANT SELECT ON phones_of_patients TO evenkeel_runtime;
COMMENT ON VIEW phones_of_patients IS 'The phone number of a person, for calling about a date and for a printed roster.';
COMMENT ON COLUMN phones_of_patients.patient_id IS 'Whose number. {id}';
