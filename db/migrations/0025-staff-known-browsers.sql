-- Browsers in which a person has signed in fully before. Whoever guesses passwords from elsewhere fills the
-- account's count of failures; its owner still gets in from a known browser (and with a passkey from anywhere).
CREATE TABLE known_browsers (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  staff_member_id uuid NOT NULL,
  token_sha256 bytea NOT NULL,
  made_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT known_browsers_of_account FOREIGN KEY (organization_id, staff_member_id) REFERENCES accounts (organization_id, staff_member_id)
);
CALL wall('known_browsers');
CREATE POLICY own ON known_browsers TO evenkeel_runtime
  USING (staff_member_id = (SELECT context_staff_member())) WITH CHECK (staff_member_id = (SELECT context_staff_member()));
GRANT SELECT, INSERT, UPDATE ON known_browsers TO evenkeel_runtime;
CREATE INDEX known_browsers_of_person ON known_browsers (organization_id, staff_member_id, token_sha256);
COMMENT ON TABLE known_browsers IS 'Browsers in which a person signed in before; they open nothing, and only spare their owner the waiting that guessing from elsewhere causes.';
COMMENT ON COLUMN known_browsers.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN known_browsers.id IS 'Identity of the browser. {id}';
COMMENT ON COLUMN known_browsers.staff_member_id IS 'Who signed in there. {id}';
COMMENT ON COLUMN known_browsers.token_sha256 IS 'SHA-256 of a random token in a cookie. {secret}';
COMMENT ON COLUMN known_browsers.made_at IS 'When they first signed in there. {date}';
COMMENT ON COLUMN known_browsers.ends_at IS 'Until when it is remembered. {date}';

-- Counts of wrong answers, kept over restarts. The subject is a keyed hash: the table tells nobody
-- which names exist or which addresses came. It belongs to no organization, because an unknown name has none.
CREATE TABLE attempt_counts (
  kind text NOT NULL,
  subject bytea NOT NULL,
  failures integer NOT NULL,
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  PRIMARY KEY (kind, subject),
  CONSTRAINT attempt_counts_kind_known CHECK (kind IN ('name', 'address', 'network'))
);
ALTER TABLE attempt_counts ENABLE ROW LEVEL SECURITY;
ALTER TABLE attempt_counts FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rights ON attempt_counts TO evenkeel_owner USING (true) WITH CHECK (true);
CREATE POLICY count ON attempt_counts TO evenkeel_runtime USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON attempt_counts TO evenkeel_runtime;
CREATE INDEX attempt_counts_oldest ON attempt_counts (last_at);
COMMENT ON TABLE attempt_counts IS 'Failures at signing in: in a row for a name, and in a quarter of an hour for an address and its network.';
COMMENT ON COLUMN attempt_counts.kind IS 'name, address or network. {code}';
COMMENT ON COLUMN attempt_counts.subject IS 'Keyed hash of the name or address; the key is outside the database. {secret}';
COMMENT ON COLUMN attempt_counts.failures IS 'Failures counted. {none}';
COMMENT ON COLUMN attempt_counts.first_at IS 'When this count began. {date}';
COMMENT ON COLUMN attempt_counts.last_at IS 'When the last one came. {date}';
