-- PIN, passkey or password given to sign with: it stands for a few minutes in this browser, and a lock ends it.
ALTER TABLE sign_ins ADD COLUMN signing_proved_at timestamptz;
COMMENT ON COLUMN sign_ins.signing_proved_at IS 'When PIN, passkey or password was last given to sign with; null after a lock. {date}';
