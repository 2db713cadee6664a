-- A visit opens the record to whoever leads the group, as a seat does, also when it was withdrawn after the date had begun.
CREATE OR REPLACE FUNCTION group_opens_record(patient uuid) RETURNS boolean
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  clinics CONSTANT uuid[] := context_caseload_clinics();
  organization uuid;
  groups_led uuid[];
BEGIN
  IF cardinality(clinics) = 0 THEN
    RETURN false;
  END IF;
  organization := context_organization();
  groups_led := groups_i_lead();
  IF EXISTS (
    SELECT 1 FROM seats s
     WHERE s.organization_id = organization AND s.patient_id = group_opens_record.patient AND s.clinic_id = ANY (clinics)
       AND s.group_id = ANY (groups_led)) THEN
    RETURN true;
  END IF;
  RETURN EXISTS (
    SELECT 1 FROM visits v JOIN sessions s ON s.organization_id = v.organization_id AND s.id = v.session_id
     WHERE v.organization_id = organization AND v.patient_id = group_opens_record.patient AND v.clinic_id = ANY (clinics)
       AND v.group_id = ANY (groups_led) AND (v.withdrawn_at IS NULL OR v.withdrawn_at >= s.starts_at));
END $$;
COMMENT ON FUNCTION group_opens_record(uuid) IS 'Whether the person has a seat in or a visit to a group that the asker leads, or stands in for on a date near today.';
CREATE TRIGGER visits_forget_decided AFTER INSERT OR UPDATE ON visits FOR EACH STATEMENT EXECUTE FUNCTION forget_decided();
