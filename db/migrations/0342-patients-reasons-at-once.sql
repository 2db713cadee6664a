-- The reasons in care to open a record stood in three functions with a policy each, and were asked one after the other for
-- each person: for a room of twelve, up to 36 calls. They stand in one now, which answers for many records at once; the
-- policy asks it for one. See docs/decisions/0014.
CREATE FUNCTION records_in_care(records uuid[]) RETURNS uuid[]
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  clinics CONSTANT uuid[] := context_clinics();
  caseload CONSTANT uuid[] := context_caseload_clinics();
  organization uuid;
  today date;
  asker uuid;
  groups_led uuid[];
BEGIN
  IF cardinality(clinics) = 0 AND cardinality(caseload) = 0 THEN
    RETURN '{}';
  END IF;
  organization := context_organization();
  today := context_today();
  IF cardinality(caseload) = 0 THEN
    RETURN ARRAY(
      SELECT a.id FROM unnest(records) AS a (id)
       WHERE EXISTS (SELECT FROM care_relations r WHERE r.organization_id = organization AND r.patient_id = a.id
                       AND r.clinic_id = ANY (clinics) AND (r.ends_on IS NULL OR r.ends_on >= today)));
  END IF;
  asker := context_staff_member();
  groups_led := groups_i_lead();
  RETURN ARRAY(
    SELECT a.id FROM unnest(records) AS a (id)
     WHERE EXISTS (SELECT FROM care_relations r WHERE r.organization_id = organization AND r.patient_id = a.id
                     AND (r.clinic_id = ANY (clinics) OR (r.staff_member_id = asker AND r.clinic_id = ANY (caseload)))
                     AND (r.ends_on IS NULL OR r.ends_on >= today))
        OR EXISTS (SELECT FROM seats s WHERE s.organization_id = organization AND s.patient_id = a.id AND s.clinic_id = ANY (caseload)
                     AND s.group_id = ANY (groups_led))
        OR EXISTS (SELECT FROM visits v JOIN sessions s ON s.organization_id = v.organization_id AND s.id = v.session_id
                    WHERE v.organization_id = organization AND v.patient_id = a.id AND v.clinic_id = ANY (caseload)
                      AND v.group_id = ANY (groups_led) AND (v.withdrawn_at IS NULL OR v.withdrawn_at >= s.starts_at)));
END $$;
COMMENT ON FUNCTION records_in_care(uuid[]) IS 'Which of these records a care relation at the asker''s clinics opens, the asker''s caseload, or a seat in or a visit to a group that the asker leads, or stands in for on a date near today. Locks and merges are asked besides.';
REVOKE EXECUTE ON FUNCTION records_in_care(uuid[]) FROM public;
GRANT EXECUTE ON FUNCTION records_in_care(uuid[]) TO evenkeel_runtime;

CREATE POLICY in_care ON patients TO evenkeel_runtime USING (cardinality(records_in_care(ARRAY[id])) > 0);
DROP POLICY clinic_relation ON patients;
DROP POLICY own_caseload ON patients;
DROP POLICY in_my_groups ON patients;

CREATE OR REPLACE FUNCTION merge_opens_record(patient uuid) RETURNS boolean
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN cardinality(records_in_care(array_remove(records_merged(context_organization(), merge_opens_record.patient), merge_opens_record.patient))) > 0;
END $$;

CREATE OR REPLACE FUNCTION has_reason_to_open(patient uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT cardinality(records_in_care(ARRAY[patient])) > 0 OR merge_opens_record(patient)
$$;

CREATE OR REPLACE FUNCTION find_likely_duplicates(given_name text, family_name text, preferred_name text, birth_on date, phone text, except_patient uuid)
  RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  organization CONSTANT uuid := context_organization();
  own CONSTANT uuid[] := records_merged(organization, except_patient);
BEGIN
  RETURN QUERY
  SELECT DISTINCT CASE WHEN (context_whole_organization() OR has_reason_to_open(p.id))
                        AND (NOT p.locked OR lock_opens_record(p.id)) THEN coalesce(p.merged_into, p.id) END
    FROM records_alike(organization, compared($1, $2, $3, $4, $5), true) AS alike
    JOIN patients p ON p.organization_id = organization AND p.id = alike
   WHERE NOT p.id = ANY (coalesce(own, '{}'));
END $$;

DROP FUNCTION clinic_opens_record(uuid);
DROP FUNCTION caseload_opens_record(uuid);
DROP FUNCTION group_opens_record(uuid);

-- What is open by care is decided for all before they are read, so that the policies need not ask for each. A lock is asked
-- when they are read: what it keeps shut is no longer marked afterwards.
CREATE OR REPLACE FUNCTION open_records(records uuid[]) RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
DECLARE
  mark CONSTANT text := public.context_mark();
  known text := current_setting('evenkeel.opened', true);
  found uuid[];
BEGIN
  -- What was decided for somebody else does not count.
  IF starts_with(known, mark) IS NOT TRUE OR length(known) > 8000 THEN
    known := mark;
  END IF;
  PERFORM set_config('evenkeel.opened', known || '+' || array_to_string(public.records_in_care(records), '+'), true);
  SELECT array_agg(p.id) INTO found FROM public.patients p WHERE p.organization_id = public.context_organization() AND p.id = ANY (records);
  known := set_config('evenkeel.opened', known || coalesce('+' || array_to_string(found, '+'), ''), true);
  RETURN coalesce(found, '{}');
END $$;
