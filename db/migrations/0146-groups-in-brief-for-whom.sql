-- For whom a group is, for whoever joins groups.
CREATE OR REPLACE VIEW groups_in_brief WITH (security_invoker = true) AS
  SELECT g.organization_id, g.id, g.clinic_id, g.name, g.kind, g.mode, g.program, g.starts_on, g.ends_on, c.name AS clinic_name, c.state, c.time_zone,
         g.language, g.audiences, g.pets_welcome
    FROM groups g JOIN clinics_in_brief c ON c.organization_id = g.organization_id AND c.id = g.clinic_id;
