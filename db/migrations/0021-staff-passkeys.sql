-- Passkeys: the public half of a key that never leaves the person's device.
CREATE TABLE passkeys (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  staff_member_id uuid NOT NULL,
  credential_id bytea NOT NULL,
  public_key bytea NOT NULL,
  counter bigint NOT NULL,
  transports text[] NOT NULL DEFAULT '{}',
  name text NOT NULL,
  made_at timestamptz NOT NULL,
  last_used_at timestamptz,
  removed_at timestamptz,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT passkeys_of_account FOREIGN KEY (organization_id, staff_member_id) REFERENCES accounts (organization_id, staff_member_id),
  CONSTRAINT passkeys_credential_once UNIQUE (organization_id, credential_id),
  CONSTRAINT passkeys_named CHECK (length(btrim(name)) BETWEEN 1 AND 100)
);
CALL wall('passkeys');
CREATE POLICY own_or_administered ON passkeys TO evenkeel_runtime
  USING (staff_member_id = (SELECT context_staff_member()) OR (SELECT context_whole_organization()))
  WITH CHECK (staff_member_id = (SELECT context_staff_member()) OR (SELECT context_whole_organization()));
GRANT SELECT, INSERT, UPDATE ON passkeys TO evenkeel_runtime;
CREATE INDEX passkeys_by_credential ON passkeys (credential_id) WHERE removed_at IS NULL;
CREATE INDEX passkeys_of_person ON passkeys (organization_id, staff_member_id);
COMMENT ON TABLE passkeys IS 'Passkeys of staff members; removed, never deleted.';
COMMENT ON COLUMN passkeys.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN passkeys.id IS 'Identity of the passkey. {id}';
COMMENT ON COLUMN passkeys.staff_member_id IS 'Whose passkey. {id}';
COMMENT ON COLUMN passkeys.credential_id IS 'Name the device gave it. {id}';
COMMENT ON COLUMN passkeys.public_key IS 'Public key in COSE form. {none}';
COMMENT ON COLUMN passkeys.counter IS 'Signatures the device has counted; one that does not grow means a copied key. {none}';
COMMENT ON COLUMN passkeys.transports IS 'Ways the browser may reach the device. {none}';
COMMENT ON COLUMN passkeys.name IS 'What the person calls it. {text}';
COMMENT ON COLUMN passkeys.made_at IS 'When it was added. {date}';
COMMENT ON COLUMN passkeys.last_used_at IS 'When it last proved who they are. {date}';
COMMENT ON COLUMN passkeys.removed_at IS 'When it was removed; then it proves nothing. {date}';
