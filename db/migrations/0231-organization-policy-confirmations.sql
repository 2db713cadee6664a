-- Who has confirmed a rule that nobody had confirmed yet: on which day, and where it was read. It can be taken back.
CREATE TABLE policy_confirmations (
  organization_id uuid NOT NULL REFERENCES organizations,
  id uuid NOT NULL,
  code text NOT NULL,
  state text,
  source text NOT NULL,
  starts_on date NOT NULL,
  ends_on date,
  confirmed_by uuid NOT NULL,
  confirmed_at timestamptz NOT NULL,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT policy_confirmations_by_staff FOREIGN KEY (organization_id, confirmed_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT policy_confirmations_withdrawn_by_staff FOREIGN KEY (organization_id, withdrawn_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT policy_confirmations_state_known CHECK (state IN ('IL', 'TX')),
  CONSTRAINT policy_confirmations_sourced CHECK (length(btrim(source)) BETWEEN 1 AND 500),
  CONSTRAINT policy_confirmations_end_after_start CHECK (ends_on >= starts_on - 1),
  CONSTRAINT policy_confirmations_withdrawn_whole CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_at IS NULL) = (ends_on IS NULL)),
  CONSTRAINT policy_confirmations_one_at_a_time EXCLUDE USING gist (organization_id WITH =, code WITH =, daterange(starts_on, ends_on + 1) WITH &&)
);
CALL wall('policy_confirmations');
CREATE POLICY inside ON policy_confirmations FOR SELECT TO evenkeel_runtime USING (true);
CREATE POLICY add_in_reach ON policy_confirmations FOR INSERT TO evenkeel_runtime
  WITH CHECK (context_reaches_policy(state, NULL) AND confirmed_by = context_staff_member());
CREATE POLICY withdraw_in_reach ON policy_confirmations FOR UPDATE TO evenkeel_runtime
  USING (context_reaches_policy(state, NULL)) WITH CHECK (context_reaches_policy(state, NULL) AND withdrawn_by = context_staff_member());
GRANT SELECT, INSERT, UPDATE (ends_on, withdrawn_by, withdrawn_at) ON policy_confirmations TO evenkeel_runtime;
COMMENT ON TABLE policy_confirmations IS 'That a person has confirmed a rule which ships as not yet confirmed, with the source; withdrawn, never deleted.';
COMMENT ON COLUMN policy_confirmations.organization_id IS 'Its organization. {id}';
COMMENT ON COLUMN policy_confirmations.id IS 'Identity. {id}';
COMMENT ON COLUMN policy_confirmations.code IS 'The rule, as src/organization/rules/policies.ts lists it. {code}';
COMMENT ON COLUMN policy_confirmations.state IS 'State the rule belongs to, or null when it counts everywhere. {none}';
COMMENT ON COLUMN policy_confirmations.source IS 'Where it was read, or who said it, in words. {text}';
COMMENT ON COLUMN policy_confirmations.starts_on IS 'First day it counts as confirmed. {date}';
COMMENT ON COLUMN policy_confirmations.ends_on IS 'Last day it counted, once it was taken back; the day before its first when that was the same day. {date}';
COMMENT ON COLUMN policy_confirmations.confirmed_by IS 'Who confirmed it. {id}';
COMMENT ON COLUMN policy_confirmations.confirmed_at IS 'When. {date}';
COMMENT ON COLUMN policy_confirmations.withdrawn_by IS 'Who took it back. {id}';
COMMENT ON COLUMN policy_confirmations.withdrawn_at IS 'When it was taken back, or null while it stands. {date}';

-- With names: staff members belong to a later slice, so the join is made here once.
CREATE VIEW policy_confirmation_history WITH (security_invoker = true) AS
  SELECT p.organization_id, p.id, p.code, p.source, p.starts_on, p.ends_on, p.confirmed_at, p.withdrawn_at,
         m.given_name || ' ' || m.family_name AS confirmed_by, w.given_name || ' ' || w.family_name AS withdrawn_by
    FROM policy_confirmations p
    JOIN staff_members m ON m.organization_id = p.organization_id AND m.id = p.confirmed_by
    LEFT JOIN staff_members w ON w.organization_id = p.organization_id AND w.id = p.withdrawn_by;
GRANT SELECT ON policy_confirmation_history TO evenkeel_runtime;
COMMENT ON VIEW policy_confirmation_history IS 'Confirmations of rules with the names of who confirmed and who took back.';
COMMENT ON COLUMN policy_confirmation_history.confirmed_by IS 'Name of who confirmed it. Never null. {name}';
COMMENT ON COLUMN policy_confirmation_history.withdrawn_by IS 'Name of who took it back, or null. {name}';
