-- What the house has set its rules to, dated, for the organization, a state or one clinic. Which rules there are, where
-- each is written and what counts without a row stands in src/organization/rules/policies.ts.
CREATE TABLE policies (
  organization_id uuid NOT NULL REFERENCES organizations,
  id uuid NOT NULL,
  code text NOT NULL,
  state text,
  clinic_id uuid,
  value text,
  starts_on date NOT NULL,
  ends_on date,
  reason text NOT NULL,
  set_by uuid NOT NULL,
  set_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT policies_at_clinic FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics (organization_id, id),
  CONSTRAINT policies_set_by_staff FOREIGN KEY (organization_id, set_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT policies_state_known CHECK (state IN ('IL', 'TX')),
  CONSTRAINT policies_one_place CHECK (state IS NULL OR clinic_id IS NULL),
  CONSTRAINT policies_ends_after_start CHECK (ends_on IS NULL OR ends_on >= starts_on - 1),
  CONSTRAINT policies_value_length CHECK (length(value) BETWEEN 1 AND 100),
  CONSTRAINT policies_reasoned CHECK (length(btrim(reason)) BETWEEN 1 AND 500),
  CONSTRAINT policies_within_law CHECK (CASE code WHEN 'tx_group_counseling_size' THEN value::integer <= 16
    WHEN 'tx_group_education_size' THEN value::integer <= 35 ELSE true END),
  CONSTRAINT policies_one_at_a_time EXCLUDE USING gist (organization_id WITH =, code WITH =, coalesce(state, '') WITH =,
    coalesce(clinic_id, '00000000-0000-0000-0000-000000000000') WITH =, daterange(starts_on, ends_on + 1) WITH &&)
);
CALL wall('policies');
CREATE POLICY inside ON policies FOR SELECT TO evenkeel_runtime USING (true);
-- Whoever sets a rule for more than one clinic must reach every clinic it counts for.
CREATE FUNCTION context_reaches_policy(of_state text, of_clinic uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT context_whole_organization() OR context_opens_clinic(of_clinic) IS TRUE OR (of_clinic IS NULL AND NOT EXISTS (
    SELECT FROM clinics c WHERE (of_state IS NULL OR c.state = of_state) AND NOT context_opens_clinic(c.id)))
$$;
COMMENT ON FUNCTION context_reaches_policy(text, uuid) IS 'Whether the care scope reaches every clinic for which a policy of this state or clinic counts.';
CREATE POLICY add_in_reach ON policies FOR INSERT TO evenkeel_runtime WITH CHECK (context_reaches_policy(state, clinic_id));
CREATE POLICY end_in_reach ON policies FOR UPDATE TO evenkeel_runtime
  USING (context_reaches_policy(state, clinic_id)) WITH CHECK (context_reaches_policy(state, clinic_id));
GRANT SELECT, INSERT, UPDATE (ends_on) ON policies TO evenkeel_runtime;
COMMENT ON TABLE policies IS 'Values that the house has given its rules, each from a day on. Only the end of one is ever changed: the rest is history.';
COMMENT ON COLUMN policies.organization_id IS 'Its organization. {id}';
COMMENT ON COLUMN policies.id IS 'Identity. {id}';
COMMENT ON COLUMN policies.code IS 'The rule, as src/organization/rules/policies.ts lists it. {code}';
COMMENT ON COLUMN policies.state IS 'State it counts for, or null. {none}';
COMMENT ON COLUMN policies.clinic_id IS 'Clinic it counts for, or null; neither state nor clinic means the whole organization. {id}';
COMMENT ON COLUMN policies.value IS 'The value as text; null where from then on the wider value counts again. {none}';
COMMENT ON COLUMN policies.starts_on IS 'First day it counts. {date}';
COMMENT ON COLUMN policies.ends_on IS 'Last day it counted, or null; the day before its first when it was replaced before it began. {date}';
COMMENT ON COLUMN policies.reason IS 'Why it was set. {text}';
COMMENT ON COLUMN policies.set_by IS 'Who set it. {id}';
COMMENT ON COLUMN policies.set_at IS 'When it was set. {date}';

-- With the name of who set it: staff members belong to a later slice, so the join is made here once.
CREATE VIEW policy_history WITH (security_invoker = true) AS
  SELECT p.organization_id, p.id, p.code, p.state, p.clinic_id, p.value, p.starts_on, p.ends_on, p.reason, p.set_at,
         m.given_name, m.family_name
    FROM policies p JOIN staff_members m ON m.organization_id = p.organization_id AND m.id = p.set_by;
GRANT SELECT ON policy_history TO evenkeel_runtime;
COMMENT ON VIEW policy_history IS 'Policies with the name of who set each.';
COMMENT ON COLUMN policy_history.given_name IS 'Given name of who set it. Never null. {name}';
COMMENT ON COLUMN policy_history.family_name IS 'Family name of who set it. Never null. {name}';
