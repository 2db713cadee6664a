-- Recognizing a sign-in stands at the beginning of every request: one query instead of two, and settings set in one
-- expression, which needs no query at all. What it answers and sets is what it was.
CREATE OR REPLACE FUNCTION enter_sign_in(token bytea, at timestamptz, idle_minutes integer, acts boolean,
  opening_roles text[], whole_roles text[], caseload_roles text[])
RETURNS entered_sign_in LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  entered entered_sign_in;
  known record;
  settings text;
BEGIN
  entered.state := 'none';
  SELECT s.organization_id, s.id, s.staff_member_id, s.last_active_at, s.locked_at, s.stepped_up_at,
         (at AT TIME ZONE o.time_zone)::date AS today, m.left_on, held.*
    INTO known
    FROM sign_ins s
    JOIN staff_members m ON m.organization_id = s.organization_id AND m.id = s.staff_member_id
    JOIN organizations o ON o.organization_id = s.organization_id
   CROSS JOIN LATERAL (
     SELECT array_agg(DISTINCT a.role) AS roles,
            bool_or(a.role = ANY (opening_roles) AND a.role = ANY (whole_roles) AND a.clinic_id IS NULL) AS whole,
            array_agg(DISTINCT c.id) FILTER (WHERE a.role = ANY (opening_roles) AND NOT a.role = ANY (caseload_roles) AND c.id IS NOT NULL) AS clinics,
            array_agg(DISTINCT c.id) FILTER (WHERE a.role = ANY (opening_roles) AND a.role = ANY (caseload_roles) AND c.id IS NOT NULL) AS caseload
       FROM role_assignments a
       LEFT JOIN clinics c ON c.organization_id = a.organization_id AND (a.clinic_id IS NULL OR c.id = a.clinic_id)
      WHERE a.organization_id = s.organization_id AND a.staff_member_id = s.staff_member_id
        AND a.starts_on <= (at AT TIME ZONE o.time_zone)::date AND (a.ends_on IS NULL OR a.ends_on >= (at AT TIME ZONE o.time_zone)::date)
   ) AS held
   WHERE s.token_sha256 = token AND s.ended_at IS NULL AND s.ends_at > at;
  IF NOT FOUND OR known.left_on < known.today THEN
    RETURN entered;
  END IF;
  entered.organization_id := known.organization_id;
  entered.sign_in_id := known.id;
  entered.staff_member_id := known.staff_member_id;
  entered.today := known.today;
  entered.stepped_up_at := known.stepped_up_at;
  entered.roles := coalesce(known.roles, '{}');
  entered.whole_organization := coalesce(known.whole, false);
  entered.clinic_ids := coalesce(known.clinics, '{}');
  entered.caseload_clinic_ids := coalesce(known.caseload, '{}');
  settings := concat(set_config('evenkeel.organization', known.organization_id::text, true),
    set_config('evenkeel.staff_member', known.staff_member_id::text, true), set_config('evenkeel.today', known.today::text, true));
  IF known.locked_at IS NOT NULL OR known.last_active_at < at - make_interval(mins => idle_minutes) THEN
    entered.state := 'locked';
    RETURN entered;
  END IF;
  -- One of a page's many requests marks the activity; the others do not queue behind it.
  IF acts AND known.last_active_at < at - interval '5 seconds' THEN
    UPDATE sign_ins s SET last_active_at = at
      FROM (SELECT i.id FROM sign_ins i WHERE i.organization_id = known.organization_id AND i.id = known.id FOR NO KEY UPDATE SKIP LOCKED) free
     WHERE s.organization_id = known.organization_id AND s.id = free.id;
  END IF;
  IF cardinality(opening_roles) > 0 AND NOT entered.roles && opening_roles THEN
    entered.state := 'forbidden';
    RETURN entered;
  END IF;
  settings := concat(set_config('evenkeel.whole_organization', CASE WHEN entered.whole_organization THEN 'on' ELSE 'off' END, true),
    set_config('evenkeel.clinics', entered.clinic_ids::text, true),
    set_config('evenkeel.caseload_clinics', entered.caseload_clinic_ids::text, true));
  entered.state := 'open';
  RETURN entered;
END $$;
