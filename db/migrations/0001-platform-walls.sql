-- The walls that every later table stands behind: what a transaction says about who is asking,
-- and one procedure that puts a table behind the organization's wall.
-- Context is set inside each transaction. Unset context means no rows.
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS pgcrypto;

-- pg_trgm and its neighbours bring functions of their own; none of them opens anything.
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO evenkeel_runtime;

CREATE FUNCTION context_organization() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('evenkeel.organization', true), '')::uuid;
COMMENT ON FUNCTION context_organization() IS 'The organization this transaction works in, or null: then every wall is shut.';

CREATE FUNCTION context_staff_member() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('evenkeel.staff_member', true), '')::uuid;
COMMENT ON FUNCTION context_staff_member() IS 'The staff member who asks, or null.';

CREATE FUNCTION context_whole_organization() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(current_setting('evenkeel.whole_organization', true), '') = 'on';
COMMENT ON FUNCTION context_whole_organization() IS 'Whether the care scope of this transaction is the whole organization.';

CREATE FUNCTION context_clinics() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(nullif(current_setting('evenkeel.clinics', true), ''), '{}')::uuid[];
COMMENT ON FUNCTION context_clinics() IS 'Clinics whose people this transaction may open.';

CREATE FUNCTION context_caseload_clinics() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(nullif(current_setting('evenkeel.caseload_clinics', true), ''), '{}')::uuid[];
COMMENT ON FUNCTION context_caseload_clinics() IS 'Clinics in which this transaction may open only the asker''s own caseload.';

CREATE FUNCTION context_today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('evenkeel.today', true), '')::date;
COMMENT ON FUNCTION context_today() IS 'Today by the program''s clock in the organization''s time zone, or null.';

-- Whether a row of a clinic (not of a patient) may be worked with.
CREATE FUNCTION context_opens_clinic(clinic uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN context_whole_organization() OR clinic = ANY (context_clinics()) OR clinic = ANY (context_caseload_clinics());
COMMENT ON FUNCTION context_opens_clinic(uuid) IS 'Whether the transaction''s care scope reaches this clinic.';

CREATE PROCEDURE wall(walled regclass) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', walled);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', walled);
  EXECUTE format('CREATE POLICY organization_wall ON %s AS RESTRICTIVE TO evenkeel_runtime
    USING (organization_id = (SELECT context_organization()))
    WITH CHECK (organization_id = (SELECT context_organization()))', walled);
  EXECUTE format('CREATE POLICY owner_rights ON %s TO evenkeel_owner USING (true) WITH CHECK (true)', walled);
END $$;
COMMENT ON PROCEDURE wall(regclass) IS 'Puts a table behind the organization''s wall: row security enabled and forced. Permissive policies then say who inside may do what.';
REVOKE ALL ON PROCEDURE wall(regclass) FROM PUBLIC;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are added, never changed', TG_TABLE_NAME USING ERRCODE = '42501', CONSTRAINT = TG_TABLE_NAME || '_never_change';
END $$;
COMMENT ON FUNCTION refuse_change() IS 'Trigger of tables whose rows are added and never changed, whoever asks.';
