-- A number on record says nothing about how its person wants to be reached: lists and prints ask the contact rules, so
-- the bare number leaves them. Whoever was asked has for a virtual date what they allowed; whoever was not, a number.
DROP VIEW phones_of_patients;
CREATE OR REPLACE VIEW virtual_means WITH (security_invoker = true) AS
  SELECT p.organization_id, p.id AS patient_id, coalesce(c.has_phone, p.phone IS NOT NULL) AS has_phone,
         coalesce(c.has_mail, false) AS has_mail, NULL::boolean AS has_device
    FROM patients p
    LEFT JOIN LATERAL (
      SELECT bool_or(o.ended_at IS NULL AND o.kind = 'phone' AND (o.may_call OR (o.may_text AND o.may_say <> 'nothing'))) AS has_phone,
             bool_or(o.ended_at IS NULL AND o.kind = 'email' AND o.may_mail AND o.may_say <> 'nothing') AS has_mail
        FROM contacts o
       WHERE o.organization_id = p.organization_id AND o.patient_id = ANY (whole_record(p.id)) AND o.person IS NULL) c ON true;
COMMENT ON COLUMN virtual_means.has_phone IS 'Whether they may be called or sent a text; who was not asked yet: whether a phone number is on record. Never null. {contact}';
COMMENT ON COLUMN virtual_means.has_mail IS 'Whether mail may be sent to them. Never null. {contact}';
