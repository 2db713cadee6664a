-- The first page of an empty system makes the organization. Once there is one, this door is shut for good.
CREATE FUNCTION found_first_organization(new_id uuid, new_name text, zone text, at timestamptz) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('first organization', 0));
  IF EXISTS (SELECT FROM organizations) THEN
    RETURN false;
  END IF;
  INSERT INTO organizations (organization_id, name, time_zone, created_at) VALUES (new_id, new_name, zone, at);
  RETURN true;
END $$;
COMMENT ON FUNCTION found_first_organization(uuid, text, text, timestamptz) IS 'Adds the first organization of an empty database; false when there is one already.';
REVOKE ALL ON FUNCTION found_first_organization(uuid, text, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION found_first_organization(uuid, text, text, timestamptz) TO evenkeel_runtime;

CREATE FUNCTION organization_exists() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM organizations)
$$;
COMMENT ON FUNCTION organization_exists() IS 'Whether this database holds any organization at all.';
REVOKE ALL ON FUNCTION organization_exists() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organization_exists() TO evenkeel_runtime;
