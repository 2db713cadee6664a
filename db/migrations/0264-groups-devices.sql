-- Whether somebody has a device for a virtual date: until here nobody could write the answer down. What was said is added,
-- never changed; the newest answer counts.
CREATE TABLE device_answers (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  patient_id uuid NOT NULL,
  has_device boolean NOT NULL,
  asked_by uuid NOT NULL,
  asked_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT device_answers_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients (organization_id, id),
  CONSTRAINT device_answers_asked_by_staff FOREIGN KEY (organization_id, asked_by) REFERENCES staff_members (organization_id, id)
);
CALL wall('device_answers');
CREATE POLICY opened_record ON device_answers TO evenkeel_runtime USING (record_is_open(patient_id)) WITH CHECK (record_is_open(patient_id));
GRANT SELECT, INSERT ON device_answers TO evenkeel_runtime;
CREATE INDEX device_answers_newest ON device_answers (organization_id, patient_id, asked_at);
CREATE TRIGGER device_answers_never_change BEFORE UPDATE OR DELETE ON device_answers FOR EACH ROW EXECUTE FUNCTION refuse_change();
COMMENT ON TABLE device_answers IS 'What somebody said when asked whether they have a device for a virtual date. The newest counts.';
COMMENT ON COLUMN device_answers.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN device_answers.id IS 'Identity. {id}';
COMMENT ON COLUMN device_answers.patient_id IS 'Who was asked. {id}';
COMMENT ON COLUMN device_answers.has_device IS 'Whether they have one. {none}';
COMMENT ON COLUMN device_answers.asked_by IS 'Who asked. {id}';
COMMENT ON COLUMN device_answers.asked_at IS 'When. {date}';

CREATE OR REPLACE VIEW virtual_means WITH (security_invoker = true) AS
  SELECT p.organization_id, p.id AS patient_id, coalesce(c.has_phone, p.phone IS NOT NULL) AS has_phone,
         coalesce(c.has_mail, false) AS has_mail,
         (SELECT d.has_device FROM device_answers d WHERE d.organization_id = p.organization_id AND d.patient_id = ANY (whole_record(p.id))
           ORDER BY d.asked_at DESC, d.id DESC LIMIT 1) AS has_device
    FROM patients p
    LEFT JOIN LATERAL (
      SELECT bool_or(o.ended_at IS NULL AND o.kind = 'phone' AND (o.may_call OR (o.may_text AND o.may_say <> 'nothing'))) AS has_phone,
             bool_or(o.ended_at IS NULL AND o.kind = 'email' AND o.may_mail AND o.may_say <> 'nothing') AS has_mail
        FROM contacts o
       WHERE o.organization_id = p.organization_id AND o.patient_id = ANY (whole_record(p.id)) AND o.person IS NULL) c ON true;
