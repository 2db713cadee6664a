-- Clinics with where they stand, as the board joins them for distances.
CREATE VIEW clinics_on_map WITH (security_invoker = true) AS
  SELECT c.organization_id, c.id, c.name, c.state, c.time_zone, c.postal_code FROM clinics c;
GRANT SELECT ON clinics_on_map TO evenkeel_runtime;
COMMENT ON VIEW clinics_on_map IS 'Clinics with their ZIP codes, for distances.';
