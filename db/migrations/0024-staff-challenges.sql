-- What a browser must answer next: the second factor after a password, or a challenge for a passkey.
-- The runtime role adds them but never reads the table: only take_challenge() finds one, by its ticket.
CREATE TABLE challenges (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  staff_member_id uuid,
  sign_in_id uuid,
  purpose text NOT NULL,
  ticket_sha256 bytea NOT NULL,
  challenge text NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  made_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  taken_at timestamptz,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT challenges_purpose_known CHECK (purpose IN ('second_factor', 'passkey_sign_in', 'passkey_set_up', 'passkey_add', 'passkey_prove'))
);
CALL wall('challenges');
-- Before anybody is recognized the organization is all zeros, as in the audit.
ALTER POLICY organization_wall ON challenges
  USING (organization_id = (SELECT context_organization()))
  WITH CHECK (organization_id = coalesce((SELECT context_organization()), '00000000-0000-0000-0000-000000000000'));
CREATE POLICY add ON challenges FOR INSERT TO evenkeel_runtime WITH CHECK (staff_member_id IS NOT DISTINCT FROM (SELECT context_staff_member()));
GRANT INSERT ON challenges TO evenkeel_runtime;
CREATE INDEX challenges_ticket ON challenges (ticket_sha256);
CREATE INDEX challenges_oldest ON challenges (ends_at);
COMMENT ON TABLE challenges IS 'Questions put to a browser that is signing in or proving who sits there; each is answered once, within minutes.';
COMMENT ON COLUMN challenges.organization_id IS 'Organization of the person asked; all zeros while nobody is recognized. {id}';
COMMENT ON COLUMN challenges.id IS 'Identity of the challenge. {id}';
COMMENT ON COLUMN challenges.staff_member_id IS 'Who is asked, when known. {id}';
COMMENT ON COLUMN challenges.sign_in_id IS 'The signed-in browser that is asked, when there is one. {id}';
COMMENT ON COLUMN challenges.purpose IS 'What the answer is for; an answer for one purpose serves no other. {code}';
COMMENT ON COLUMN challenges.ticket_sha256 IS 'SHA-256 of the random ticket the browser brings back. {secret}';
COMMENT ON COLUMN challenges.challenge IS 'Random words a passkey signs. {secret}';
COMMENT ON COLUMN challenges.tries IS 'How often an answer came; after five it is over. {none}';
COMMENT ON COLUMN challenges.made_at IS 'When it was put. {date}';
COMMENT ON COLUMN challenges.ends_at IS 'When it is over, answered or not. {date}';
COMMENT ON COLUMN challenges.taken_at IS 'When it was answered rightly. {date}';
