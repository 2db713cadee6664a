-- What was found open in a request stood in one text, searched for every row: for the six hundred people of a clinic's
-- day it grew to 22 kilobytes, and the search to half of the page. It stands in sixteen texts, by the last digit of the
-- record's id. See docs/decisions/0038.
CREATE FUNCTION opened_by(patient uuid) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN 'evenkeel.opened_' || right(patient::text, 1);
COMMENT ON FUNCTION opened_by(uuid) IS 'In which setting of the transaction it stands that this record was found open.';

CREATE OR REPLACE FUNCTION record_is_open(patient uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
  mark CONSTANT text := public.context_mark();
  setting CONSTANT text := public.opened_by(record_is_open.patient);
  opened text := current_setting(setting, true);
BEGIN
  IF starts_with(opened, mark) THEN
    IF strpos(opened, '+' || record_is_open.patient) > 0 THEN
      RETURN true;
    END IF;
  ELSE
    opened := mark;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM public.patients p WHERE p.organization_id = public.context_organization() AND p.id = record_is_open.patient) THEN
    RETURN false;
  END IF;
  -- A long list would cost more than asking again; the newest are most likely asked for next.
  IF octet_length(opened) > 8000 THEN
    opened := mark;
  END IF;
  opened := set_config(setting, coalesce(opened, mark) || '+' || record_is_open.patient, true);
  RETURN true;
END $$;

DROP POLICY within_this_request ON patients;
-- First by its name, as in 0160.
CREATE POLICY within_this_request ON patients FOR SELECT TO evenkeel_runtime
  USING (starts_with(current_setting(opened_by(id), true), (SELECT context_mark()))
    AND strpos(current_setting(opened_by(id), true), '+' || id) > 0);

CREATE OR REPLACE FUNCTION forget_decided() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('evenkeel.opened_' || to_hex(digit), '', true) FROM generate_series(0, 15) AS digit;
  PERFORM set_config('evenkeel.groups_i_lead', '', true);
  RETURN NULL;
END $$;

CREATE FUNCTION records_plainly_open(records uuid[]) RETURNS uuid[]
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT ARRAY(SELECT p.id FROM patients p
                WHERE p.organization_id = context_organization() AND p.id = ANY (records_in_care(records)) AND NOT p.locked)
$$;
COMMENT ON FUNCTION records_plainly_open(uuid[]) IS 'Which of these records a reason in care opens and no lock keeps shut.';
REVOKE EXECUTE ON FUNCTION records_plainly_open(uuid[]) FROM public;
GRANT EXECUTE ON FUNCTION records_plainly_open(uuid[]) TO evenkeel_runtime;

-- The plain ones at once; the others as the policies say, one by one.
CREATE OR REPLACE FUNCTION open_records(records uuid[]) RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
DECLARE
  mark CONSTANT text := public.context_mark();
  found uuid[] := public.records_plainly_open(records);
BEGIN
  found := found || ARRAY(
    SELECT p.id FROM public.patients p
     WHERE p.organization_id = public.context_organization() AND p.id = ANY (ARRAY(SELECT unnest(records) EXCEPT SELECT unnest(found))));
  PERFORM set_config(kept.setting, CASE WHEN starts_with(kept.known, mark) AND octet_length(kept.known) <= 8000 THEN kept.known ELSE mark END || kept.more, true)
    FROM (SELECT by.setting, current_setting(by.setting, true) AS known, by.more
            FROM (SELECT public.opened_by(r.id) AS setting, '+' || string_agg(r.id::text, '+') AS more FROM unnest(found) AS r (id) GROUP BY 1) AS by) AS kept;
  RETURN found;
END $$;
