-- Whoever cannot join by video is called instead, at the number they just gave for being called back: such a call is a try
-- like any other, by no contact of their record.
ALTER TABLE outreach_attempts
  DROP CONSTRAINT outreach_attempts_means_known,
  ADD CONSTRAINT outreach_attempts_means_known CHECK (means IN ('call', 'message', 'text', 'mail', 'letter', 'call_back', 'none')),
  DROP CONSTRAINT outreach_attempts_by_some_contact,
  ADD CONSTRAINT outreach_attempts_by_some_contact CHECK ((means IN ('none', 'call_back')) = (contact_id IS NULL));
COMMENT ON COLUMN outreach_attempts.contact_id IS 'By which of their contacts; null where none may be used, and where they gave a number on arrival by video. {id}';
COMMENT ON COLUMN outreach_attempts.means IS 'call, message, text, mail, letter, call_back at the number given on arrival by video, or none where no way is allowed. {code}';
