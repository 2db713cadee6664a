-- One-time links with which a person sets up their account, or sets it up anew after losing everything.
CREATE TABLE set_up_links (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  staff_member_id uuid NOT NULL,
  token_sha256 bytea NOT NULL,
  made_by uuid,
  made_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  totp_sealed bytea,
  used_at timestamptz,
  withdrawn_at timestamptz,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT set_up_links_of_account FOREIGN KEY (organization_id, staff_member_id) REFERENCES accounts (organization_id, staff_member_id),
  CONSTRAINT set_up_links_made_by FOREIGN KEY (organization_id, made_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT set_up_links_end_after_start CHECK (ends_at > made_at)
);
CALL wall('set_up_links');
CREATE POLICY own_or_administered ON set_up_links TO evenkeel_runtime
  USING (staff_member_id = (SELECT context_staff_member()) OR (SELECT context_whole_organization()))
  WITH CHECK (staff_member_id = (SELECT context_staff_member()) OR (SELECT context_whole_organization()));
GRANT SELECT, INSERT, UPDATE ON set_up_links TO evenkeel_runtime;
CREATE INDEX set_up_links_token ON set_up_links (token_sha256);
CREATE INDEX set_up_links_of_person ON set_up_links (organization_id, staff_member_id);
COMMENT ON TABLE set_up_links IS 'One-time links with which a person sets up their account. The link itself is shown once and never stored.';
COMMENT ON COLUMN set_up_links.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN set_up_links.id IS 'Identity of the link. {id}';
COMMENT ON COLUMN set_up_links.staff_member_id IS 'Whom it is for. {id}';
COMMENT ON COLUMN set_up_links.token_sha256 IS 'SHA-256 of the random part of the link. {secret}';
COMMENT ON COLUMN set_up_links.made_by IS 'Administrator who made it; null for the first of an organization. {id}';
COMMENT ON COLUMN set_up_links.made_at IS 'When it was made. {date}';
COMMENT ON COLUMN set_up_links.ends_at IS 'When it stops working, used or not. {date}';
COMMENT ON COLUMN set_up_links.totp_sealed IS 'Seed shown on the set-up page, sealed until its first code comes. {secret}';
COMMENT ON COLUMN set_up_links.used_at IS 'When the account was set up with it. {date}';
COMMENT ON COLUMN set_up_links.withdrawn_at IS 'When a newer link or the person''s leaving ended it. {date}';
