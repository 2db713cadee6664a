-- Tablets at the door of a clinic, where people check in by themselves. A tablet is nobody: it holds a token of its own,
-- belongs to one clinic, opens no record and reads no list. What it may do stands in functions that know which tablet asks.
CREATE FUNCTION context_tablet() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('evenkeel.tablet', true), '')::uuid;
COMMENT ON FUNCTION context_tablet() IS 'The tablet that asks, or null.';

CREATE TABLE tablets (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  name text NOT NULL,
  code_sha256 bytea NOT NULL,
  code_ends_at timestamptz NOT NULL,
  made_by uuid NOT NULL,
  made_at timestamptz NOT NULL,
  token_sha256 bytea,
  began_at timestamptz,
  last_seen_at timestamptz,
  tries_since timestamptz,
  tries integer NOT NULL DEFAULT 0,
  misses integer NOT NULL DEFAULT 0,
  ended_by uuid,
  ended_at timestamptz,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT tablets_one_of_clinic UNIQUE (organization_id, clinic_id, id),
  CONSTRAINT tablets_of_clinic FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics (organization_id, id),
  CONSTRAINT tablets_made_by_staff FOREIGN KEY (organization_id, made_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT tablets_ended_by_staff FOREIGN KEY (organization_id, ended_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT tablets_named CHECK (length(btrim(name)) BETWEEN 1 AND 60),
  CONSTRAINT tablets_code_ends_after_making CHECK (code_ends_at >= made_at),
  CONSTRAINT tablets_begun_whole CHECK ((token_sha256 IS NULL) = (began_at IS NULL) AND (began_at IS NULL) = (last_seen_at IS NULL)),
  CONSTRAINT tablets_ended_by_somebody CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
  CONSTRAINT tablets_misses_among_tries CHECK (misses BETWEEN 0 AND tries)
);
CALL wall('tablets');
CREATE POLICY in_scope ON tablets TO evenkeel_runtime
  USING ((SELECT context_whole_organization()) OR clinic_id = ANY ((SELECT context_clinics())::uuid[]) OR clinic_id = ANY ((SELECT context_caseload_clinics())::uuid[]))
  WITH CHECK (context_opens_clinic(clinic_id));
-- A tablet sees and counts itself.
CREATE POLICY itself ON tablets TO evenkeel_runtime USING (id = (SELECT context_tablet())) WITH CHECK (id = (SELECT context_tablet()));
-- Only the function below hands out a token.
GRANT SELECT, INSERT, UPDATE (tries_since, tries, misses, ended_by, ended_at) ON tablets TO evenkeel_runtime;
CREATE INDEX tablets_code ON tablets (code_sha256);
CREATE INDEX tablets_token ON tablets (token_sha256);
COMMENT ON TABLE tablets IS 'Tablets at the door of a clinic. Neither the code that sets one up nor its token is ever stored.';
COMMENT ON COLUMN tablets.organization_id IS 'Its organization. {id}';
COMMENT ON COLUMN tablets.id IS 'Identity of the tablet. {id}';
COMMENT ON COLUMN tablets.clinic_id IS 'Clinic at whose door it stands; it knows no other. {id}';
COMMENT ON COLUMN tablets.name IS 'What staff call it, such as Front door. {none}';
COMMENT ON COLUMN tablets.code_sha256 IS 'SHA-256 of the one-time code that sets it up. {secret}';
COMMENT ON COLUMN tablets.code_ends_at IS 'When the code stops working, used or not. {date}';
COMMENT ON COLUMN tablets.made_by IS 'Who made the code. {id}';
COMMENT ON COLUMN tablets.made_at IS 'When. {date}';
COMMENT ON COLUMN tablets.token_sha256 IS 'SHA-256 of the token in the tablet; null until it is set up. {secret}';
COMMENT ON COLUMN tablets.began_at IS 'When it was set up. {date}';
COMMENT ON COLUMN tablets.last_seen_at IS 'When it was last heard of; after a month of silence it is over. {date}';
COMMENT ON COLUMN tablets.tries_since IS 'When the tries that are counted began. {date}';
COMMENT ON COLUMN tablets.tries IS 'Tries to check in since then, found or not. {none}';
COMMENT ON COLUMN tablets.misses IS 'Of these, tries that found nobody; told to the front desk, never to the tablet. {none}';
COMMENT ON COLUMN tablets.ended_by IS 'Who ended it. {id}';
COMMENT ON COLUMN tablets.ended_at IS 'When it was ended. {date}';

-- From a code to a tablet: nobody is recognized yet, so it looks across the walls, for one code known exactly.
CREATE FUNCTION set_up_tablet(code bytea, token bytea, at timestamptz) RETURNS TABLE (organization_id uuid, tablet_id uuid, clinic_id uuid)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  UPDATE tablets t SET token_sha256 = token, began_at = at, last_seen_at = at
   WHERE t.code_sha256 = code AND t.token_sha256 IS NULL AND t.ended_at IS NULL AND t.code_ends_at > at
  RETURNING t.organization_id, t.id, t.clinic_id
$$;
COMMENT ON FUNCTION set_up_tablet(bytea, bytea, timestamptz) IS 'Uses a one-time code: unused, in time, not ended. The tablet has its token from then on.';
REVOKE ALL ON FUNCTION set_up_tablet(bytea, bytea, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION set_up_tablet(bytea, bytea, timestamptz) TO evenkeel_runtime;

CREATE TYPE entered_tablet AS (organization_id uuid, tablet_id uuid, clinic_id uuid, clinic_name text, state text, time_zone text, today date);

-- The only way from a tablet's token into an organization. It sets no clinic and no staff member: no record opens.
CREATE FUNCTION enter_tablet(token bytea, at timestamptz) RETURNS entered_tablet
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  entered entered_tablet;
  known record;
  settings text;
BEGIN
  SELECT t.organization_id, t.id, t.clinic_id, t.last_seen_at, c.name, c.state, c.time_zone, (at AT TIME ZONE c.time_zone)::date AS today
    INTO known
    FROM tablets t JOIN clinics c ON c.organization_id = t.organization_id AND c.id = t.clinic_id
   WHERE t.token_sha256 = token AND t.ended_at IS NULL AND t.last_seen_at > at - interval '30 days';
  IF NOT FOUND THEN
    RETURN entered;
  END IF;
  settings := concat(set_config('evenkeel.organization', known.organization_id::text, true),
    set_config('evenkeel.tablet', known.id::text, true), set_config('evenkeel.today', known.today::text, true));
  IF known.last_seen_at < at - interval '1 minute' THEN
    UPDATE tablets t SET last_seen_at = at
      FROM (SELECT i.id FROM tablets i WHERE i.organization_id = known.organization_id AND i.id = known.id FOR NO KEY UPDATE SKIP LOCKED) free
     WHERE t.organization_id = known.organization_id AND t.id = free.id;
  END IF;
  RETURN (known.organization_id, known.id, known.clinic_id, known.name, known.state, known.time_zone, known.today);
END $$;
COMMENT ON FUNCTION enter_tablet(bytea, timestamptz) IS 'Recognizes a tablet by its token and sets the transaction''s context to it and nothing wider.';
REVOKE ALL ON FUNCTION enter_tablet(bytea, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION enter_tablet(bytea, timestamptz) TO evenkeel_runtime;
