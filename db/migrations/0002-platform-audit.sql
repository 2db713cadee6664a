-- Every look and change, allowed or refused. Rows are added in the transaction of the answer and
-- sealed into one chain afterwards; the key of the seals lives outside the database.
CREATE TABLE audit_entries (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
  staff_member_id uuid,
  action text NOT NULL,
  kind text NOT NULL,
  outcome text NOT NULL,
  patient_ids uuid[] NOT NULL DEFAULT '{}',
  detail jsonb NOT NULL DEFAULT '{}',
  address inet,
  request_id text,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT audit_entries_kind_known CHECK (kind IN ('look', 'change', 'access'))
);
CALL wall('audit_entries');
ALTER POLICY organization_wall ON audit_entries
  USING (organization_id = (SELECT context_organization()))
  WITH CHECK (organization_id = coalesce((SELECT context_organization()), '00000000-0000-0000-0000-000000000000'));
CREATE POLICY add ON audit_entries FOR INSERT TO evenkeel_runtime WITH CHECK (true);
CREATE POLICY read_whole_organization ON audit_entries FOR SELECT TO evenkeel_runtime USING ((SELECT context_whole_organization()));
GRANT INSERT, SELECT ON audit_entries TO evenkeel_runtime;
CREATE INDEX audit_entries_to_seal ON audit_entries (transaction_id, id);
CREATE INDEX audit_entries_newest ON audit_entries (organization_id, at);
CREATE INDEX audit_entries_of_patient ON audit_entries USING gin (patient_ids);
CREATE TRIGGER audit_entries_never_change BEFORE UPDATE OR DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
COMMENT ON TABLE audit_entries IS 'Every look and change, allowed or refused, added in the same transaction as the answer.';
COMMENT ON COLUMN audit_entries.organization_id IS 'Whose entry; all zeros when nobody was recognized. {id}';
COMMENT ON COLUMN audit_entries.id IS 'Identity of the entry. {id}';
COMMENT ON COLUMN audit_entries.at IS 'When, by the program''s clock. {date}';
COMMENT ON COLUMN audit_entries.transaction_id IS 'Transaction that added it, so that the sealer takes only what no running transaction can precede. {none}';
COMMENT ON COLUMN audit_entries.staff_member_id IS 'Who, when recognized. {id}';
COMMENT ON COLUMN audit_entries.action IS 'What was asked for, named as the route names it. {code}';
COMMENT ON COLUMN audit_entries.kind IS 'look, change, or access (signing in and out). {code}';
COMMENT ON COLUMN audit_entries.outcome IS 'allowed, or the code of the refusal. {code}';
COMMENT ON COLUMN audit_entries.patient_ids IS 'Patients whose record was opened or changed. {id}';
COMMENT ON COLUMN audit_entries.detail IS 'Ids of what it was about; never names or text. {id}';
COMMENT ON COLUMN audit_entries.address IS 'Network address it came from. {contact}';
COMMENT ON COLUMN audit_entries.request_id IS 'Request it belongs to, as in the log. {id}';

CREATE TABLE audit_seals (
  position bigint PRIMARY KEY,
  organization_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  seal bytea NOT NULL,
  CONSTRAINT audit_seals_one_for_each_entry UNIQUE (organization_id, entry_id),
  CONSTRAINT audit_seals_position_counts_up CHECK (position > 0)
);
ALTER TABLE audit_seals ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_seals FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_rights ON audit_seals TO evenkeel_owner USING (true) WITH CHECK (true);
CREATE POLICY add ON audit_seals FOR INSERT TO evenkeel_runtime WITH CHECK (true);
CREATE POLICY read ON audit_seals FOR SELECT TO evenkeel_runtime USING (true);
GRANT INSERT, SELECT ON audit_seals TO evenkeel_runtime;
CREATE TRIGGER audit_seals_never_change BEFORE UPDATE OR DELETE ON audit_seals FOR EACH ROW EXECUTE FUNCTION refuse_change();
COMMENT ON TABLE audit_seals IS 'The chain over audit_entries: each seal is an HMAC of the one before and of its entry. One chain for the whole installation; it holds no personal data.';
COMMENT ON COLUMN audit_seals.position IS 'Place in the chain, without gaps from 1. {none}';
COMMENT ON COLUMN audit_seals.organization_id IS 'Organization of the sealed entry. {id}';
COMMENT ON COLUMN audit_seals.entry_id IS 'The sealed entry. {id}';
COMMENT ON COLUMN audit_seals.seal IS 'HMAC-SHA256 of the previous seal and the entry''s canonical text. {secret}';
