-- Groups as later slices join them.
CREATE VIEW groups_in_brief WITH (security_invoker = true) AS
  SELECT g.organization_id, g.id, g.clinic_id, g.name, g.kind, g.mode, g.program, g.starts_on, g.ends_on, c.name AS clinic_name, c.state, c.time_zone
    FROM groups g JOIN clinics_in_brief c ON c.organization_id = g.organization_id AND c.id = g.clinic_id;
GRANT SELECT ON groups_in_brief TO evenkeel_runtime;
COMMENT ON VIEW groups_in_brief IS 'Groups as other slices join them.';
COMMENT ON COLUMN groups_in_brief.clinic_name IS 'Name of the clinic. Never null. {none}';
COMMENT ON COLUMN groups_in_brief.state IS 'State of the clinic. Never null. {none}';
COMMENT ON COLUMN groups_in_brief.time_zone IS 'Zone of the clinic. Never null. {none}';
