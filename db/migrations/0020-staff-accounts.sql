-- What a staff member signs in with. Only its owner reads it, and an administrator of the whole organization may make,
-- close or reset it; nothing in it opens anything without the keys outside the database.
CREATE TABLE accounts (
  organization_id uuid NOT NULL,
  staff_member_id uuid NOT NULL,
  sign_in_name text NOT NULL,
  password_hash text,
  password_set_at timestamptz,
  totp_sealed bytea,
  totp_pending_sealed bytea,
  totp_last_step bigint,
  pin_sealed bytea,
  made_at timestamptz NOT NULL,
  closed_at timestamptz,
  PRIMARY KEY (organization_id, staff_member_id),
  CONSTRAINT accounts_of_staff_member FOREIGN KEY (organization_id, staff_member_id) REFERENCES staff_members (organization_id, id),
  CONSTRAINT accounts_sign_in_name_once UNIQUE (organization_id, sign_in_name),
  CONSTRAINT accounts_sign_in_name_form CHECK (sign_in_name = lower(sign_in_name) AND sign_in_name !~ '\s' AND length(sign_in_name) BETWEEN 3 AND 200),
  CONSTRAINT accounts_password_is_argon2id CHECK (password_hash LIKE '$argon2id$%')
);
CALL wall('accounts');
CREATE POLICY own_or_administered ON accounts TO evenkeel_runtime
  USING (staff_member_id = (SELECT context_staff_member()) OR (SELECT context_whole_organization()))
  WITH CHECK (staff_member_id = (SELECT context_staff_member()) OR (SELECT context_whole_organization()));
GRANT SELECT, INSERT, UPDATE ON accounts TO evenkeel_runtime;
CREATE INDEX accounts_by_name ON accounts (sign_in_name);
COMMENT ON TABLE accounts IS 'What a staff member signs in with; closed, never deleted.';
COMMENT ON COLUMN accounts.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN accounts.staff_member_id IS 'Whose account. {id}';
COMMENT ON COLUMN accounts.sign_in_name IS 'Name typed at sign-in, lower case; the same name is not given twice in one database. {contact}';
COMMENT ON COLUMN accounts.password_hash IS 'argon2id hash with its own salt and cost. {secret}';
COMMENT ON COLUMN accounts.password_set_at IS 'When the password was last chosen. {date}';
COMMENT ON COLUMN accounts.totp_sealed IS 'Seed of the authenticator app, sealed with a key outside the database. {secret}';
COMMENT ON COLUMN accounts.totp_pending_sealed IS 'A new seed that waits for its first code. {secret}';
COMMENT ON COLUMN accounts.totp_last_step IS 'Time step of the last code taken: no code is taken twice, nor an older one. {none}';
COMMENT ON COLUMN accounts.pin_sealed IS 'Hash of the PIN, sealed: four digits alone would be guessed from a copy of the database. {secret}';
COMMENT ON COLUMN accounts.made_at IS 'When it was made. {date}';
COMMENT ON COLUMN accounts.closed_at IS 'When it was closed because the person left; then nothing opens it. {date}';

-- People type a name and no organization, so a name must be somebody's alone in the whole database. A unique
-- index across organizations is what the walls forbid; this looks across them and tells only "taken".
CREATE FUNCTION keep_sign_in_name_alone() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('sign-in name ' || NEW.sign_in_name, 0));
  IF EXISTS (SELECT FROM accounts a WHERE a.sign_in_name = NEW.sign_in_name
             AND (a.organization_id, a.staff_member_id) <> (NEW.organization_id, NEW.staff_member_id)) THEN
    RAISE EXCEPTION 'sign-in name taken' USING ERRCODE = '23505', CONSTRAINT = 'accounts_sign_in_name_once';
  END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION keep_sign_in_name_alone() IS 'Trigger: a sign-in name belongs to one account of the whole database.';
REVOKE ALL ON FUNCTION keep_sign_in_name_alone() FROM PUBLIC;
CREATE TRIGGER accounts_sign_in_name_alone BEFORE INSERT OR UPDATE OF sign_in_name ON accounts FOR EACH ROW EXECUTE FUNCTION keep_sign_in_name_alone();
