-- The same request sent twice has one effect: the answer is kept with the key, in the same transaction.
CREATE TABLE idempotency_keys (
  organization_id uuid NOT NULL,
  staff_member_id uuid NOT NULL,
  key text NOT NULL,
  request_sha256 bytea NOT NULL,
  status integer,
  answer text,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, staff_member_id, key),
  CONSTRAINT idempotency_keys_length CHECK (length(key) BETWEEN 8 AND 255)
);
CALL wall('idempotency_keys');
CREATE POLICY own ON idempotency_keys TO evenkeel_runtime
  USING (staff_member_id = (SELECT context_staff_member())) WITH CHECK (staff_member_id = (SELECT context_staff_member()));
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_keys TO evenkeel_runtime;
CREATE INDEX idempotency_keys_oldest ON idempotency_keys (created_at);
COMMENT ON TABLE idempotency_keys IS 'Answers already given, by the key the asker sent; kept for at least 24 hours.';
COMMENT ON COLUMN idempotency_keys.organization_id IS 'Whose request. {id}';
COMMENT ON COLUMN idempotency_keys.staff_member_id IS 'Who asked; keys of two people never meet. {id}';
COMMENT ON COLUMN idempotency_keys.key IS 'The Idempotency-Key header as sent. {id}';
COMMENT ON COLUMN idempotency_keys.request_sha256 IS 'Hash of method, path and body: another request under the same key is refused. {none}';
COMMENT ON COLUMN idempotency_keys.status IS 'HTTP status of the answer. {none}';
COMMENT ON COLUMN idempotency_keys.answer IS 'Body of the answer, to be given again unchanged. {text}';
COMMENT ON COLUMN idempotency_keys.created_at IS 'When it was first asked. {date}';
