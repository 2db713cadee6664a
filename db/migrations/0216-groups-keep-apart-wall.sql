-- Who must not meet whom is read and written in the roles that decide it, whatever the program lets through: the row
-- policy asks for the role itself. The same roles stand in groups.access.ts; a test holds them together.
CREATE FUNCTION decides_who_is_apart() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM role_assignments a
    WHERE a.organization_id = context_organization() AND a.staff_member_id = context_staff_member() AND a.role IN ('supervisor', 'director', 'privacy_officer')
      AND a.starts_on <= context_today() AND coalesce(a.ends_on, 'infinity') >= context_today()
      AND (a.clinic_id IS NULL OR context_opens_clinic(a.clinic_id)))
$$;
COMMENT ON FUNCTION decides_who_is_apart() IS 'Whether the asker holds a role today that decides who must not share a room.';
REVOKE ALL ON FUNCTION decides_who_is_apart() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION decides_who_is_apart() TO evenkeel_runtime;
CREATE POLICY by_role ON keep_aparts AS RESTRICTIVE TO evenkeel_runtime
  USING ((SELECT decides_who_is_apart())) WITH CHECK ((SELECT decides_who_is_apart()));
