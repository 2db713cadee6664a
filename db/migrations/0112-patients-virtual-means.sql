-- Whether a person can be reached for a virtual date, and has something to open it with. Nothing about mail or devices
-- is recorded so far: unknown is said as unknown.
CREATE VIEW virtual_means WITH (security_invoker = true) AS
  SELECT p.organization_id, p.id AS patient_id, p.phone IS NOT NULL AS has_phone, false AS has_mail, NULL::boolean AS has_device
    FROM patients p;
GRANT SELECT ON virtual_means TO evenkeel_runtime;
COMMENT ON VIEW virtual_means IS 'What a person has for a virtual date: a way to be reached, and a device.';
COMMENT ON COLUMN virtual_means.patient_id IS 'The person. Never null. {id}';
COMMENT ON COLUMN virtual_means.has_phone IS 'Whether a phone number is on record. Never null. {contact}';
COMMENT ON COLUMN virtual_means.has_mail IS 'Whether a mail address is on record. Never null. {contact}';
COMMENT ON COLUMN virtual_means.has_device IS 'Whether they have a device; null when nobody asked. {none}';
