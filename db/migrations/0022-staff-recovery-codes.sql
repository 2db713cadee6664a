-- Recovery codes: ten at a time, each for one sign-in without the phone.
CREATE TABLE recovery_codes (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  staff_member_id uuid NOT NULL,
  code_sha256 bytea NOT NULL,
  made_at timestamptz NOT NULL,
  used_at timestamptz,
  replaced_at timestamptz,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT recovery_codes_of_account FOREIGN KEY (organization_id, staff_member_id) REFERENCES accounts (organization_id, staff_member_id),
  CONSTRAINT recovery_codes_once UNIQUE (organization_id, staff_member_id, code_sha256)
);
CALL wall('recovery_codes');
CREATE POLICY own_or_administered ON recovery_codes TO evenkeel_runtime
  USING (staff_member_id = (SELECT context_staff_member()) OR (SELECT context_whole_organization()))
  WITH CHECK (staff_member_id = (SELECT context_staff_member()) OR (SELECT context_whole_organization()));
GRANT SELECT, INSERT, UPDATE ON recovery_codes TO evenkeel_runtime;
COMMENT ON TABLE recovery_codes IS 'One-time codes for a person without their phone or passkey.';
COMMENT ON COLUMN recovery_codes.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN recovery_codes.id IS 'Identity of the code. {id}';
COMMENT ON COLUMN recovery_codes.staff_member_id IS 'Whose code. {id}';
COMMENT ON COLUMN recovery_codes.code_sha256 IS 'SHA-256 of 80 random bits; too many to try. {secret}';
COMMENT ON COLUMN recovery_codes.made_at IS 'When it was made. {date}';
COMMENT ON COLUMN recovery_codes.used_at IS 'When it opened a sign-in; never a second time. {date}';
COMMENT ON COLUMN recovery_codes.replaced_at IS 'When newer codes took its place. {date}';
