-- Setting up clinics: what each offers, rooms that are retired and not deleted, opening hours, closures.
ALTER TABLE clinics
  ADD COLUMN programs text[] NOT NULL DEFAULT ARRAY['substance_use', 'mental_health', 'co_occurring'],
  ADD COLUMN adolescents boolean NOT NULL DEFAULT false,
  ADD COLUMN version integer NOT NULL DEFAULT 1,
  ADD CONSTRAINT clinics_programs_known CHECK (programs <@ ARRAY['substance_use', 'mental_health', 'co_occurring'] AND cardinality(programs) > 0);
COMMENT ON COLUMN clinics.programs IS 'Programs it offers: substance_use, mental_health, co_occurring. {code}';
COMMENT ON COLUMN clinics.adolescents IS 'Whether it runs programs for adolescents, with groups and hours of their own. {none}';
COMMENT ON COLUMN clinics.version IS 'Counts changes, so that two editors never overwrite each other. {none}';
DROP POLICY inside ON clinics;
CREATE POLICY inside ON clinics FOR SELECT TO evenkeel_runtime USING (true);
CREATE POLICY add ON clinics FOR INSERT TO evenkeel_runtime WITH CHECK (context_whole_organization());
CREATE POLICY change_in_scope ON clinics FOR UPDATE TO evenkeel_runtime USING (context_opens_clinic(id)) WITH CHECK (context_opens_clinic(id));

ALTER TABLE rooms ADD COLUMN retired_on date;
COMMENT ON COLUMN rooms.retired_on IS 'First day on which it is used no more, or null. {date}';
DROP POLICY inside ON rooms;
CREATE POLICY inside ON rooms FOR SELECT TO evenkeel_runtime USING (true);
CREATE POLICY add_in_scope ON rooms FOR INSERT TO evenkeel_runtime WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY change_in_scope ON rooms FOR UPDATE TO evenkeel_runtime USING (context_opens_clinic(clinic_id)) WITH CHECK (context_opens_clinic(clinic_id));

CREATE OR REPLACE VIEW clinics_in_brief WITH (security_invoker = true) AS
  SELECT c.organization_id, c.id, c.name, c.state, c.time_zone, c.street, c.city, c.postal_code, c.phone, c.programs, c.adolescents FROM clinics c;
CREATE OR REPLACE VIEW rooms_in_brief WITH (security_invoker = true) AS
  SELECT r.organization_id, r.id, r.clinic_id, r.name, r.seats, r.accessible, r.pets_welcome, r.retired_on FROM rooms r;

-- A room is retired only when nothing is planned in it any more, and keeps enough seats for the groups that meet there.
CREATE FUNCTION check_room() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.retired_on IS NOT NULL AND OLD.retired_on IS DISTINCT FROM NEW.retired_on AND (
    EXISTS (SELECT FROM groups g WHERE g.organization_id = NEW.organization_id AND g.room_id = NEW.id AND (g.ends_on IS NULL OR g.ends_on >= NEW.retired_on))
    OR EXISTS (SELECT FROM bookings b JOIN clinics c ON c.organization_id = b.organization_id AND c.id = NEW.clinic_id
                WHERE b.organization_id = NEW.organization_id AND b.resource_id = NEW.id AND NOT b.cancelled
                  AND upper(b.during) > NEW.retired_on::timestamp AT TIME ZONE c.time_zone)) THEN
    RAISE EXCEPTION 'something is planned in this room' USING ERRCODE = '23514', CONSTRAINT = 'rooms_retired_empty', TABLE = 'rooms';
  END IF;
  IF NEW.seats < OLD.seats AND EXISTS (SELECT FROM groups g WHERE g.organization_id = NEW.organization_id AND g.room_id = NEW.id
       AND g.seat_limit > NEW.seats AND (g.ends_on IS NULL OR g.ends_on >= context_today())) THEN
    RAISE EXCEPTION 'a group here has more seats' USING ERRCODE = '23514', CONSTRAINT = 'rooms_hold_their_groups', TABLE = 'rooms';
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION check_room() IS 'Refuses to retire a room in which something is planned, and to take away seats that a group counts on.';
CREATE TRIGGER rooms_checked AFTER UPDATE OF retired_on, seats ON rooms FOR EACH ROW EXECUTE FUNCTION check_room();

-- Groups keep the clock and the rules under which they were set up.
CREATE FUNCTION check_place_of_clinic() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM groups g WHERE g.organization_id = NEW.organization_id AND g.clinic_id = NEW.id) THEN
    RAISE EXCEPTION 'groups meet by this clock and these rules' USING ERRCODE = '23514', CONSTRAINT = 'clinics_place_kept', TABLE = 'clinics';
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION check_place_of_clinic() IS 'Refuses to move a clinic to another state or time zone once it has groups.';
CREATE TRIGGER clinics_place_checked AFTER UPDATE OF state, time_zone ON clinics FOR EACH ROW
  WHEN (OLD.state <> NEW.state OR OLD.time_zone <> NEW.time_zone) EXECUTE FUNCTION check_place_of_clinic();

CREATE FUNCTION check_room_of_booking() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  gone date;
  zone text;
BEGIN
  -- The share lock lets bookings pass side by side and waits for somebody who is just retiring the room.
  SELECT r.retired_on, c.time_zone INTO gone, zone FROM rooms r JOIN clinics c ON c.organization_id = r.organization_id AND c.id = r.clinic_id
   WHERE r.organization_id = NEW.organization_id AND r.id = NEW.resource_id FOR SHARE OF r;
  IF gone IS NOT NULL AND upper(NEW.during) > gone::timestamp AT TIME ZONE zone THEN
    RAISE EXCEPTION 'the room is retired' USING ERRCODE = '23514', CONSTRAINT = 'bookings_room_in_use', TABLE = 'bookings';
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION check_room_of_booking() IS 'Refuses to book a room that is retired by then.';
CREATE TRIGGER bookings_room_checked AFTER INSERT OR UPDATE OF during, resource_id, cancelled ON bookings FOR EACH ROW
  WHEN (NEW.resource_kind = 'room' AND NOT NEW.cancelled) EXECUTE FUNCTION check_room_of_booking();

CREATE TABLE clinic_hours (
  organization_id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  weekday integer NOT NULL,
  opens_at time,
  closes_at time,
  PRIMARY KEY (organization_id, clinic_id, weekday),
  CONSTRAINT clinic_hours_of_clinic FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics (organization_id, id),
  CONSTRAINT clinic_hours_weekday_iso CHECK (weekday BETWEEN 1 AND 7),
  CONSTRAINT clinic_hours_open_or_closed CHECK ((opens_at IS NULL) = (closes_at IS NULL)),
  CONSTRAINT clinic_hours_close_after_opening CHECK (closes_at > opens_at)
);
CALL wall('clinic_hours');
CREATE POLICY inside ON clinic_hours FOR SELECT TO evenkeel_runtime USING (true);
CREATE POLICY add_in_scope ON clinic_hours FOR INSERT TO evenkeel_runtime WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY change_in_scope ON clinic_hours FOR UPDATE TO evenkeel_runtime USING (context_opens_clinic(clinic_id)) WITH CHECK (context_opens_clinic(clinic_id));
GRANT SELECT, INSERT, UPDATE (opens_at, closes_at) ON clinic_hours TO evenkeel_runtime;
COMMENT ON TABLE clinic_hours IS 'When a clinic is open, by weekday, in its wall-clock time. A weekday without a row was never said.';
COMMENT ON COLUMN clinic_hours.organization_id IS 'Its organization. {id}';
COMMENT ON COLUMN clinic_hours.clinic_id IS 'The clinic. {id}';
COMMENT ON COLUMN clinic_hours.weekday IS 'ISO weekday, 1 Monday to 7 Sunday. {none}';
COMMENT ON COLUMN clinic_hours.opens_at IS 'Opens at, or null when closed that weekday. {none}';
COMMENT ON COLUMN clinic_hours.closes_at IS 'Closes at, or null when closed that weekday. {none}';

CREATE TABLE closures (
  organization_id uuid NOT NULL REFERENCES organizations,
  id uuid NOT NULL,
  clinic_id uuid,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  reason text NOT NULL,
  made_by uuid NOT NULL,
  made_at timestamptz NOT NULL,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT closures_of_clinic FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics (organization_id, id),
  CONSTRAINT closures_made_by_staff FOREIGN KEY (organization_id, made_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT closures_withdrawn_by_staff FOREIGN KEY (organization_id, withdrawn_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT closures_end_after_start CHECK (ends_on >= starts_on),
  CONSTRAINT closures_not_for_ever CHECK (ends_on <= starts_on + 366),
  CONSTRAINT closures_reasoned CHECK (length(btrim(reason)) BETWEEN 1 AND 200)
);
CALL wall('closures');
CREATE POLICY inside ON closures FOR SELECT TO evenkeel_runtime USING (true);
CREATE POLICY add_in_reach ON closures FOR INSERT TO evenkeel_runtime WITH CHECK (context_reaches_policy(NULL, clinic_id));
CREATE POLICY withdraw_in_reach ON closures FOR UPDATE TO evenkeel_runtime
  USING (context_reaches_policy(NULL, clinic_id)) WITH CHECK (context_reaches_policy(NULL, clinic_id));
GRANT SELECT, INSERT, UPDATE (withdrawn_by, withdrawn_at) ON closures TO evenkeel_runtime;
CREATE INDEX closures_by_end ON closures (organization_id, ends_on);
COMMENT ON TABLE closures IS 'Days on which a clinic, or every clinic, is closed. Withdrawn, never deleted.';
COMMENT ON COLUMN closures.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN closures.id IS 'Identity. {id}';
COMMENT ON COLUMN closures.clinic_id IS 'The clinic, or null for every clinic. {id}';
COMMENT ON COLUMN closures.starts_on IS 'First closed day. {date}';
COMMENT ON COLUMN closures.ends_on IS 'Last closed day. {date}';
COMMENT ON COLUMN closures.reason IS 'Why, such as a holiday or a storm. {none}';
COMMENT ON COLUMN closures.made_by IS 'Who entered it. {id}';
COMMENT ON COLUMN closures.made_at IS 'When it was entered. {date}';
COMMENT ON COLUMN closures.withdrawn_by IS 'Who took it back. {id}';
COMMENT ON COLUMN closures.withdrawn_at IS 'When it was taken back; then it counts no more. {date}';

-- What later slices may join: read only, under the reader's own rights.
CREATE VIEW closures_in_brief WITH (security_invoker = true) AS
  SELECT c.organization_id, c.id, c.clinic_id, c.starts_on, c.ends_on, c.reason FROM closures c WHERE c.withdrawn_at IS NULL;
GRANT SELECT ON closures_in_brief TO evenkeel_runtime;
COMMENT ON VIEW closures_in_brief IS 'Closures that stand, as other slices join them; no clinic means every clinic.';
CREATE VIEW clinic_hours_in_brief WITH (security_invoker = true) AS
  SELECT h.organization_id, h.clinic_id, h.weekday, h.opens_at, h.closes_at FROM clinic_hours h;
GRANT SELECT ON clinic_hours_in_brief TO evenkeel_runtime;
COMMENT ON VIEW clinic_hours_in_brief IS 'Opening hours as other slices join them.';
