-- Who or which room is taken at a time, over all clinics: as a number of the question, without saying by what.
CREATE FUNCTION not_free(resources uuid[], spans tstzrange[], shares boolean[], except_for uuid[]) RETURNS SETOF integer
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT wanted.place::integer
    FROM unnest(resources, spans, shares) WITH ORDINALITY AS wanted (resource_id, during, shared, place)
   WHERE EXISTS (SELECT FROM bookings b
                  WHERE b.organization_id = context_organization() AND b.resource_id = wanted.resource_id AND b.during && wanted.during
                    AND NOT b.cancelled AND NOT (b.shared AND wanted.shared) AND b.purpose_id <> ALL (except_for))
$$;
COMMENT ON FUNCTION not_free(uuid[], tstzrange[], boolean[], uuid[]) IS 'Places, from 1, of those asked for whose time is taken in any clinic by something other than what is named.';
REVOKE ALL ON FUNCTION not_free(uuid[], tstzrange[], boolean[], uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION not_free(uuid[], tstzrange[], boolean[], uuid[]) TO evenkeel_runtime;
