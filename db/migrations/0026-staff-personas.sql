-- Which fictional people of the demonstration one may sign in as with one click.
CREATE TABLE personas (
  organization_id uuid NOT NULL,
  persona text NOT NULL,
  staff_member_id uuid NOT NULL,
  PRIMARY KEY (organization_id, persona),
  CONSTRAINT personas_of_staff_member FOREIGN KEY (organization_id, staff_member_id) REFERENCES staff_members (organization_id, id),
  CONSTRAINT personas_known CHECK (persona IN ('counselor', 'supervisor', 'prescriber', 'nurse', 'front_desk', 'biller',
    'utilization_reviewer', 'director', 'privacy_officer', 'administrator'))
);
CALL wall('personas');
-- Read by demonstration_personas() alone; the seed writes it as the owner.
COMMENT ON TABLE personas IS 'Fictional people of the demonstration program; one click signs in as them, on this machine only.';
COMMENT ON COLUMN personas.organization_id IS 'The demonstration''s organization. {id}';
COMMENT ON COLUMN personas.persona IS 'The role shown on the button. {code}';
COMMENT ON COLUMN personas.staff_member_id IS 'Who it is. {id}';

CREATE FUNCTION demonstration_personas() RETURNS TABLE (organization_id uuid, persona text, staff_member_id uuid, given_name text, family_name text, time_zone text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT p.organization_id, p.persona, p.staff_member_id, m.given_name, m.family_name, o.time_zone
    FROM personas p
    JOIN organizations o ON o.organization_id = p.organization_id AND o.demonstration
    JOIN staff_members m ON m.organization_id = p.organization_id AND m.id = p.staff_member_id AND m.left_on IS NULL
   ORDER BY p.organization_id, p.persona
$$;
COMMENT ON FUNCTION demonstration_personas() IS 'Personas of demonstration organizations, and of no other. Needed before anybody is recognized.';
REVOKE ALL ON FUNCTION demonstration_personas() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION demonstration_personas() TO evenkeel_runtime;
