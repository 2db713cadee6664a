-- Decisions above a group's own limit: dated, with a reason. A state's confirmed limit is passed by none of them,
-- unless the date is one of the state's own exemptions.
CREATE TABLE limit_decisions (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  group_id uuid NOT NULL,
  kind text NOT NULL,
  seat_limit integer,
  exemption text,
  passes text NOT NULL,
  starts_on date NOT NULL,
  ends_on date,
  because text NOT NULL,
  decided_by uuid NOT NULL,
  decided_at timestamptz NOT NULL,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT limit_decisions_for_group FOREIGN KEY (organization_id, clinic_id, group_id) REFERENCES groups (organization_id, clinic_id, id),
  CONSTRAINT limit_decisions_decided_by_staff FOREIGN KEY (organization_id, decided_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT limit_decisions_withdrawn_by_staff FOREIGN KEY (organization_id, withdrawn_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT limit_decisions_kind_known CHECK (kind IN ('raise', 'exemption')),
  CONSTRAINT limit_decisions_raise_has_a_number CHECK ((kind = 'raise') = (seat_limit IS NOT NULL)),
  CONSTRAINT limit_decisions_exemption_is_named CHECK ((kind = 'exemption') = (exemption IS NOT NULL)),
  CONSTRAINT limit_decisions_exemption_known CHECK (exemption IN ('multi_family_education', 'seminar', 'outside_speaker', 'large_event')),
  CONSTRAINT limit_decisions_exempt_one_date CHECK (kind = 'raise' OR ends_on = starts_on),
  CONSTRAINT limit_decisions_limit_sensible CHECK (seat_limit BETWEEN 1 AND 500),
  CONSTRAINT limit_decisions_end_after_start CHECK (ends_on IS NULL OR ends_on >= starts_on),
  CONSTRAINT limit_decisions_reason CHECK (length(btrim(because)) > 0)
);
CALL wall('limit_decisions');
CREATE POLICY in_scope ON limit_decisions TO evenkeel_runtime USING (context_opens_clinic(clinic_id)) WITH CHECK (context_opens_clinic(clinic_id));
GRANT SELECT, INSERT, UPDATE (withdrawn_at, withdrawn_by) ON limit_decisions TO evenkeel_runtime;
CREATE INDEX limit_decisions_by_group ON limit_decisions (organization_id, group_id);
COMMENT ON TABLE limit_decisions IS 'Why a group may have more people than its own limit on some dates, who decided it and when.';
COMMENT ON COLUMN limit_decisions.organization_id IS 'Its organization. {id}';
COMMENT ON COLUMN limit_decisions.id IS 'Identity of the decision. {id}';
COMMENT ON COLUMN limit_decisions.clinic_id IS 'Clinic of the group. {id}';
COMMENT ON COLUMN limit_decisions.group_id IS 'The group. {id}';
COMMENT ON COLUMN limit_decisions.kind IS 'raise, or exemption of one date. {code}';
COMMENT ON COLUMN limit_decisions.seat_limit IS 'The limit instead, for a raise. {none}';
COMMENT ON COLUMN limit_decisions.exemption IS 'Which of the state''s exemptions the date is. {code}';
COMMENT ON COLUMN limit_decisions.passes IS 'Code of the rule that is passed. {code}';
COMMENT ON COLUMN limit_decisions.starts_on IS 'First day. {date}';
COMMENT ON COLUMN limit_decisions.ends_on IS 'Last day, or null. {date}';
COMMENT ON COLUMN limit_decisions.because IS 'Why. {text}';
COMMENT ON COLUMN limit_decisions.decided_by IS 'Who decided it. {id}';
COMMENT ON COLUMN limit_decisions.decided_at IS 'When. {date}';
COMMENT ON COLUMN limit_decisions.withdrawn_at IS 'When it was withdrawn. {date}';
COMMENT ON COLUMN limit_decisions.withdrawn_by IS 'Who withdrew it. {id}';
