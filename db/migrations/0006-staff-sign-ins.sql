-- Signed-in browsers. One function recognizes a token and sets the transaction's context;
-- it is the only way from a cookie into an organization.
CREATE TABLE sign_ins (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  staff_member_id uuid NOT NULL,
  token_sha256 bytea NOT NULL,
  began_at timestamptz NOT NULL,
  last_active_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  locked_at timestamptz,
  ended_at timestamptz,
  stepped_up_at timestamptz,
  demonstration boolean NOT NULL DEFAULT false,
  pin_failures integer NOT NULL DEFAULT 0,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT sign_ins_of_staff_member FOREIGN KEY (organization_id, staff_member_id) REFERENCES staff_members (organization_id, id),
  CONSTRAINT sign_ins_end_after_start CHECK (ends_at > began_at)
);
CALL wall('sign_ins');
CREATE POLICY inside ON sign_ins TO evenkeel_runtime USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON sign_ins TO evenkeel_runtime;
-- Tokens are 256 random bits: two are never the same, and nobody can look for another's.
CREATE INDEX sign_ins_token ON sign_ins (token_sha256);
CREATE INDEX sign_ins_of_person ON sign_ins (organization_id, staff_member_id) WHERE ended_at IS NULL;
COMMENT ON TABLE sign_ins IS 'Browsers that are signed in. The token itself is never stored.';
COMMENT ON COLUMN sign_ins.organization_id IS 'Organization of the staff member. {id}';
COMMENT ON COLUMN sign_ins.id IS 'Identity of the sign-in. {id}';
COMMENT ON COLUMN sign_ins.staff_member_id IS 'Who is signed in. {id}';
COMMENT ON COLUMN sign_ins.token_sha256 IS 'SHA-256 of the random token in the cookie. {secret}';
COMMENT ON COLUMN sign_ins.began_at IS 'When signed in. {date}';
COMMENT ON COLUMN sign_ins.last_active_at IS 'Last time the person did something; polling and streams do not count. {date}';
COMMENT ON COLUMN sign_ins.ends_at IS 'When it ends whatever happens. {date}';
COMMENT ON COLUMN sign_ins.locked_at IS 'When the screen was locked; the same person comes back with PIN, passkey or password. {date}';
COMMENT ON COLUMN sign_ins.ended_at IS 'When it was ended by signing out, leaving or an administrator. {date}';
COMMENT ON COLUMN sign_ins.stepped_up_at IS 'When the person last proved again who they are. {date}';
COMMENT ON COLUMN sign_ins.demonstration IS 'Whether it was opened as a demonstration persona. {none}';
COMMENT ON COLUMN sign_ins.pin_failures IS 'Wrong PINs in a row on this locked screen; the fifth ends the sign-in. {none}';

CREATE TYPE entered_sign_in AS (
  state text,
  organization_id uuid,
  sign_in_id uuid,
  staff_member_id uuid,
  roles text[],
  whole_organization boolean,
  clinic_ids uuid[],
  caseload_clinic_ids uuid[],
  today date,
  stepped_up_at timestamptz
);

-- state: 'none' (unknown, ended or over), 'locked', 'forbidden' (recognized, but no role that may), 'open'.
-- opening_roles: roles that hold the asked permission; of these, whole_roles reach the organization and
-- caseload_roles only the asker's own caseload. An empty opening_roles means: being signed in is enough.
CREATE FUNCTION enter_sign_in(token bytea, at timestamptz, idle_minutes integer, acts boolean,
  opening_roles text[], whole_roles text[], caseload_roles text[])
RETURNS entered_sign_in LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  entered entered_sign_in;
  known record;
BEGIN
  entered.state := 'none';
  SELECT s.organization_id, s.id, s.staff_member_id, s.last_active_at, s.locked_at, s.stepped_up_at,
         (at AT TIME ZONE o.time_zone)::date AS today, m.works_from, m.left_on
    INTO known
    FROM sign_ins s
    JOIN staff_members m ON m.organization_id = s.organization_id AND m.id = s.staff_member_id
    JOIN organizations o ON o.organization_id = s.organization_id
   WHERE s.token_sha256 = token AND s.ended_at IS NULL AND s.ends_at > at;
  IF NOT FOUND OR known.left_on < known.today THEN
    RETURN entered;
  END IF;
  entered.organization_id := known.organization_id;
  entered.sign_in_id := known.id;
  entered.staff_member_id := known.staff_member_id;
  entered.today := known.today;
  entered.stepped_up_at := known.stepped_up_at;
  SELECT array_agg(DISTINCT a.role),
         coalesce(bool_or(a.role = ANY (opening_roles) AND a.role = ANY (whole_roles) AND a.clinic_id IS NULL), false),
         coalesce(array_agg(DISTINCT c.id) FILTER (WHERE a.role = ANY (opening_roles) AND NOT a.role = ANY (caseload_roles)), '{}'),
         coalesce(array_agg(DISTINCT c.id) FILTER (WHERE a.role = ANY (opening_roles) AND a.role = ANY (caseload_roles)), '{}')
    INTO entered.roles, entered.whole_organization, entered.clinic_ids, entered.caseload_clinic_ids
    FROM role_assignments a
    LEFT JOIN clinics c ON c.organization_id = a.organization_id AND (a.clinic_id IS NULL OR c.id = a.clinic_id)
   WHERE a.organization_id = known.organization_id AND a.staff_member_id = known.staff_member_id
     AND a.starts_on <= known.today AND (a.ends_on IS NULL OR a.ends_on >= known.today);
  entered.roles := coalesce(entered.roles, '{}');
  entered.clinic_ids := array_remove(entered.clinic_ids, NULL);
  entered.caseload_clinic_ids := array_remove(entered.caseload_clinic_ids, NULL);
  PERFORM set_config('evenkeel.organization', known.organization_id::text, true),
          set_config('evenkeel.staff_member', known.staff_member_id::text, true),
          set_config('evenkeel.today', known.today::text, true);
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
  PERFORM set_config('evenkeel.whole_organization', CASE WHEN entered.whole_organization THEN 'on' ELSE 'off' END, true),
          set_config('evenkeel.clinics', entered.clinic_ids::text, true),
          set_config('evenkeel.caseload_clinics', entered.caseload_clinic_ids::text, true);
  entered.state := 'open';
  RETURN entered;
END $$;
COMMENT ON FUNCTION enter_sign_in(bytea, timestamptz, integer, boolean, text[], text[], text[]) IS
  'Recognizes a token, decides the care scope of the asked permission and sets the transaction''s context. The only way from a cookie into an organization.';
REVOKE ALL ON FUNCTION enter_sign_in(bytea, timestamptz, integer, boolean, text[], text[], text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION enter_sign_in(bytea, timestamptz, integer, boolean, text[], text[], text[]) TO evenkeel_runtime;
