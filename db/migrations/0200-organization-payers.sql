-- Who pays for treatment: a short list of the house. A payer may have rules of its own for how hours are counted
-- (src/organization/rules/policies.ts says which); they count for the people it pays for.
CREATE TABLE payers (
  organization_id uuid NOT NULL REFERENCES organizations,
  id uuid NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  retired_on date,
  written_by uuid,
  written_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT payers_name_once UNIQUE (organization_id, name),
  CONSTRAINT payers_written_by_staff FOREIGN KEY (organization_id, written_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT payers_kind_known CHECK (kind IN ('medicaid', 'medicare', 'commercial', 'public', 'self_pay', 'other')),
  CONSTRAINT payers_named CHECK (length(btrim(name)) BETWEEN 1 AND 120)
);
CALL wall('payers');
CREATE POLICY inside ON payers TO evenkeel_runtime USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE (name, kind, retired_on) ON payers TO evenkeel_runtime;
COMMENT ON TABLE payers IS 'Who pays for treatment: the list of the house. A payer is retired, never deleted.';
COMMENT ON COLUMN payers.organization_id IS 'Its organization. {id}';
COMMENT ON COLUMN payers.id IS 'Identity of the payer. {id}';
COMMENT ON COLUMN payers.name IS 'Name as staff say it. {none}';
COMMENT ON COLUMN payers.kind IS 'medicaid, medicare, commercial, public, self_pay or other. {code}';
COMMENT ON COLUMN payers.retired_on IS 'Since when nobody new is given it, or null. {date}';
COMMENT ON COLUMN payers.written_by IS 'Who added it; null for what came with a first set-up. {id}';
COMMENT ON COLUMN payers.written_at IS 'When it was added. {date}';

ALTER TABLE policies ADD COLUMN payer_id uuid,
  ADD CONSTRAINT policies_of_payer FOREIGN KEY (organization_id, payer_id) REFERENCES payers (organization_id, id),
  DROP CONSTRAINT policies_one_place,
  ADD CONSTRAINT policies_one_place CHECK (num_nonnulls(state, clinic_id, payer_id) <= 1),
  ADD CONSTRAINT policies_payer_counts_hours CHECK (payer_id IS NULL OR code IN ('minutes_counting', 'week_kind', 'week_hours_adult', 'week_hours_adolescent')),
  DROP CONSTRAINT policies_one_at_a_time,
  ADD CONSTRAINT policies_one_at_a_time EXCLUDE USING gist (organization_id WITH =, code WITH =, coalesce(state, '') WITH =,
    coalesce(clinic_id, payer_id, '00000000-0000-0000-0000-000000000000') WITH =, daterange(starts_on, ends_on + 1) WITH &&);
COMMENT ON COLUMN policies.payer_id IS 'Payer it counts for, or null; at most one of state, clinic and payer, none for the whole organization. {id}';
COMMENT ON COLUMN policies.clinic_id IS 'Clinic it counts for, or null. {id}';

CREATE OR REPLACE VIEW policy_history WITH (security_invoker = true) AS
  SELECT p.organization_id, p.id, p.code, p.state, p.clinic_id, p.value, p.starts_on, p.ends_on, p.reason, p.set_at,
         m.given_name, m.family_name, p.payer_id
    FROM policies p JOIN staff_members m ON m.organization_id = p.organization_id AND m.id = p.set_by;

-- As later slices join them.
CREATE VIEW payers_in_brief WITH (security_invoker = true) AS
  SELECT p.organization_id, p.id, p.name, p.kind FROM payers p;
GRANT SELECT ON payers_in_brief TO evenkeel_runtime;
COMMENT ON VIEW payers_in_brief IS 'Payers as other slices join them.';
