-- What a transaction may open is decided once in it. A transaction is one request of one person, whose care scope is
-- decided at its beginning; that a record is open, and which groups the asker leads, now stands as long as that scope.
-- Asked for every row anew, it was four fifths of what signing a session cost the database.
--
-- The answers are kept in settings of the transaction, like the context itself, and count only for the context they
-- were given in. Only "open" is kept: what is closed is asked again each time. See docs/decisions/0038.
CREATE FUNCTION context_mark() RETURNS text LANGUAGE sql STABLE
  RETURN format('%s|%s|%s|%s|%s|%s|', current_setting('evenkeel.organization', true), current_setting('evenkeel.staff_member', true),
    current_setting('evenkeel.whole_organization', true), current_setting('evenkeel.clinics', true),
    current_setting('evenkeel.caseload_clinics', true), current_setting('evenkeel.today', true));
COMMENT ON FUNCTION context_mark() IS 'Who asks and for what scope, in one text: what was decided for another context does not count.';

CREATE OR REPLACE FUNCTION record_is_open(patient uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
  mark CONSTANT text := public.context_mark();
  opened text := current_setting('evenkeel.opened', true);
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
  IF length(opened) > 8000 THEN
    opened := mark;
  END IF;
  opened := set_config('evenkeel.opened', coalesce(opened, mark) || '+' || record_is_open.patient, true);
  RETURN true;
END $$;

-- First by its name, since policies are tried from the last name to the first: what was found open for one table is not
-- asked again for another.
CREATE POLICY within_this_request ON patients FOR SELECT TO evenkeel_runtime
  USING (starts_with(current_setting('evenkeel.opened', true), (SELECT context_mark()))
    AND strpos(current_setting('evenkeel.opened', true), '+' || id) > 0);

CREATE OR REPLACE FUNCTION groups_i_lead() RETURNS uuid[]
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  mark CONSTANT text := context_mark();
  known text := current_setting('evenkeel.groups_i_lead', true);
BEGIN
  IF starts_with(known, mark) THEN
    RETURN substr(known, length(mark) + 1)::uuid[];
  END IF;
  known := set_config('evenkeel.groups_i_lead', mark || ARRAY(
    SELECT f.group_id FROM facilitations f
     WHERE f.organization_id = context_organization() AND f.staff_member_id = context_staff_member()
       AND (f.ends_on IS NULL OR f.ends_on >= context_today())
    UNION
    SELECT s.group_id FROM session_staff x
      JOIN sessions s ON s.organization_id = x.organization_id AND s.id = x.session_id
     WHERE x.organization_id = context_organization() AND x.staff_member_id = context_staff_member()
       AND x.part <> 'away' AND x.taken_back_at IS NULL AND s.held_on BETWEEN context_today() - 14 AND context_today() + 7)::text, true);
  RETURN substr(known, length(mark) + 1)::uuid[];
END $$;

-- The reasons to open a record end at once where the asker has no such reason at all: a condition with a query in it
-- would set up the query even so.
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
  RETURN EXISTS (
    SELECT 1 FROM seats s
     WHERE s.organization_id = organization AND s.patient_id = group_opens_record.patient AND s.clinic_id = ANY (clinics)
       AND s.group_id = ANY (groups_led));
END $$;

CREATE OR REPLACE FUNCTION clinic_opens_record(patient uuid) RETURNS boolean
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  clinics CONSTANT uuid[] := context_clinics();
  organization uuid;
  today date;
BEGIN
  IF cardinality(clinics) = 0 THEN
    RETURN false;
  END IF;
  organization := context_organization();
  today := context_today();
  RETURN EXISTS (
    SELECT 1 FROM care_relations r
     WHERE r.organization_id = organization AND r.patient_id = clinic_opens_record.patient
       AND r.clinic_id = ANY (clinics) AND (r.ends_on IS NULL OR r.ends_on >= today));
END $$;

CREATE OR REPLACE FUNCTION caseload_opens_record(patient uuid) RETURNS boolean
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  clinics CONSTANT uuid[] := context_caseload_clinics();
  organization uuid;
  today date;
  asker uuid;
BEGIN
  IF cardinality(clinics) = 0 THEN
    RETURN false;
  END IF;
  organization := context_organization();
  today := context_today();
  asker := context_staff_member();
  RETURN EXISTS (
    SELECT 1 FROM care_relations r
     WHERE r.organization_id = organization AND r.patient_id = caseload_opens_record.patient
       AND r.staff_member_id = asker AND r.clinic_id = ANY (clinics) AND (r.ends_on IS NULL OR r.ends_on >= today));
END $$;

-- Whatever is a reason to open a record, or takes one away, makes the transaction ask again.
CREATE FUNCTION forget_decided() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('evenkeel.opened', '', true), set_config('evenkeel.groups_i_lead', '', true);
  RETURN NULL;
END $$;
COMMENT ON FUNCTION forget_decided() IS 'Trigger of tables that hold reasons to open records: what this transaction decided about records is asked again.';
CREATE TRIGGER patients_forget_decided AFTER UPDATE OR DELETE ON patients FOR EACH STATEMENT EXECUTE FUNCTION forget_decided();
CREATE TRIGGER care_relations_forget_decided AFTER INSERT OR UPDATE OR DELETE ON care_relations FOR EACH STATEMENT EXECUTE FUNCTION forget_decided();
CREATE TRIGGER seats_forget_decided AFTER INSERT OR UPDATE OR DELETE ON seats FOR EACH STATEMENT EXECUTE FUNCTION forget_decided();
CREATE TRIGGER facilitations_forget_decided AFTER INSERT OR UPDATE OR DELETE ON facilitations FOR EACH STATEMENT EXECUTE FUNCTION forget_decided();
CREATE TRIGGER session_staff_forget_decided AFTER INSERT OR UPDATE OR DELETE ON session_staff FOR EACH STATEMENT EXECUTE FUNCTION forget_decided();
