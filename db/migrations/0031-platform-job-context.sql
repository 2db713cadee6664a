-- What a job may know and do: which organizations there are, to run once for each, and the context of one of them.
-- A job is the program itself, not a person: it works on one whole organization at a time and never crosses.
CREATE FUNCTION organizations_with_jobs() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
BEGIN ATOMIC
  SELECT o.organization_id FROM public.organizations o ORDER BY o.organization_id;
END;
COMMENT ON FUNCTION organizations_with_jobs() IS 'Ids of all organizations, so that a nightly job can be queued once for each. Nothing but ids.';
REVOKE ALL ON FUNCTION organizations_with_jobs() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organizations_with_jobs() TO evenkeel_runtime;

CREATE FUNCTION enter_job(organization uuid, at timestamptz) RETURNS date
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  today date;
BEGIN
  SELECT (at AT TIME ZONE o.time_zone)::date INTO today FROM public.organizations o WHERE o.organization_id = organization;
  IF today IS NULL THEN
    RETURN NULL;
  END IF;
  PERFORM set_config('evenkeel.organization', organization::text, true),
          set_config('evenkeel.whole_organization', 'on', true),
          set_config('evenkeel.today', today::text, true);
  RETURN today;
END $$;
COMMENT ON FUNCTION enter_job(uuid, timestamptz) IS 'Sets the context of a job for one organization and answers its today; null when there is no such organization.';
REVOKE ALL ON FUNCTION enter_job(uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION enter_job(uuid, timestamptz) TO evenkeel_runtime;

-- Keys belong to the person who sent them, so a job without a person cannot see them: this takes away only old ones,
-- only of the organization of the context.
CREATE FUNCTION forget_idempotency_keys(before timestamptz) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  forgotten bigint;
BEGIN
  DELETE FROM public.idempotency_keys k WHERE k.organization_id = public.context_organization() AND k.created_at < before;
  GET DIAGNOSTICS forgotten = ROW_COUNT;
  RETURN forgotten;
END $$;
COMMENT ON FUNCTION forget_idempotency_keys(timestamptz) IS 'Takes away the kept answers of the context''s organization that were first asked before an instant.';
REVOKE ALL ON FUNCTION forget_idempotency_keys(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_idempotency_keys(timestamptz) TO evenkeel_runtime;
