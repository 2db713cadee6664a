-- Seats: a patient's dated membership of a group. The cap holds on every date:
-- each change locks the group, and the fullest date in its range is counted afterwards.
CREATE TABLE seats (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  group_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  starts_on date NOT NULL,
  ends_on date,
  joined_because text NOT NULL,
  left_because text,
  given_by uuid,
  given_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT seats_of_group FOREIGN KEY (organization_id, clinic_id, group_id) REFERENCES groups (organization_id, clinic_id, id),
  CONSTRAINT seats_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients (organization_id, id),
  CONSTRAINT seats_given_by_staff FOREIGN KEY (organization_id, given_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT seats_end_after_start CHECK (ends_on IS NULL OR ends_on >= starts_on)
);
CALL wall('seats');
-- Must not look at patients: their policies look here.
CREATE POLICY in_scope ON seats TO evenkeel_runtime
  USING ((SELECT context_whole_organization()) OR clinic_id = ANY ((SELECT context_clinics())::uuid[])
    OR (clinic_id = ANY ((SELECT context_caseload_clinics())::uuid[]) AND EXISTS (SELECT 1 FROM facilitations f
      WHERE f.organization_id = seats.organization_id AND f.group_id = seats.group_id AND f.staff_member_id = (SELECT context_staff_member())
        AND (f.ends_on IS NULL OR f.ends_on >= (SELECT context_today())))))
  WITH CHECK (context_opens_clinic(clinic_id));
GRANT SELECT, INSERT, UPDATE (ends_on, left_because) ON seats TO evenkeel_runtime;
-- Groups gather seats that have ended for years: this finds those that stand on a day.
CREATE INDEX seats_of_group_by_end ON seats (organization_id, group_id, (coalesce(ends_on, 'infinity'::date)));
CREATE INDEX seats_of_person ON seats (organization_id, patient_id, group_id);
COMMENT ON TABLE seats IS 'Dated membership of a group, with reasons; never deleted.';
COMMENT ON COLUMN seats.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN seats.id IS 'Identity of the seat. {id}';
COMMENT ON COLUMN seats.clinic_id IS 'Clinic of the group. {id}';
COMMENT ON COLUMN seats.group_id IS 'The group. {id}';
COMMENT ON COLUMN seats.patient_id IS 'Who sits there. {id}';
COMMENT ON COLUMN seats.starts_on IS 'First day. {date}';
COMMENT ON COLUMN seats.ends_on IS 'Last day, or null. {date}';
COMMENT ON COLUMN seats.joined_because IS 'Why they joined. {text}';
COMMENT ON COLUMN seats.left_because IS 'Why they left. {text}';
COMMENT ON COLUMN seats.given_by IS 'Who gave the seat. {id}';
COMMENT ON COLUMN seats.given_at IS 'When it was given. {date}';

-- A facilitator opens the records of the people in their groups.
CREATE FUNCTION group_opens_record(patient uuid) RETURNS boolean
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  clinics CONSTANT uuid[] := context_caseload_clinics();
  organization CONSTANT uuid := context_organization();
  today CONSTANT date := context_today();
  asker CONSTANT uuid := context_staff_member();
BEGIN
  RETURN cardinality(clinics) > 0 AND EXISTS (
    SELECT 1 FROM seats s JOIN facilitations f ON f.organization_id = s.organization_id AND f.group_id = s.group_id
     WHERE s.organization_id = organization AND s.patient_id = group_opens_record.patient AND s.clinic_id = ANY (clinics)
       AND f.staff_member_id = asker AND (f.ends_on IS NULL OR f.ends_on >= today));
END $$;
COMMENT ON FUNCTION group_opens_record(uuid) IS 'Whether the person has a seat in a group that the asker leads.';
REVOKE ALL ON FUNCTION group_opens_record(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION group_opens_record(uuid) TO evenkeel_runtime;
CREATE POLICY in_my_groups ON patients TO evenkeel_runtime USING (group_opens_record(id));

CREATE FUNCTION check_seats() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  most integer;
  fullest integer;
BEGIN
  -- The lock makes changes of one group's seats take turns; the count below then sees them all.
  SELECT g.seat_limit INTO most FROM groups g
   WHERE g.organization_id = NEW.organization_id AND g.id = NEW.group_id FOR UPDATE;
  -- An exclusion would hold this too, but its index is one the planner then prefers, and it is ten times slower to read.
  IF EXISTS (SELECT 1 FROM seats o
              WHERE o.organization_id = NEW.organization_id AND o.group_id = NEW.group_id AND o.patient_id = NEW.patient_id AND o.id <> NEW.id
                AND (NEW.ends_on IS NULL OR o.starts_on <= NEW.ends_on) AND (o.ends_on IS NULL OR o.ends_on >= NEW.starts_on)) THEN
    RAISE EXCEPTION 'a second seat of the same person' USING ERRCODE = '23P01', CONSTRAINT = 'seats_once_at_a_time', TABLE = 'seats';
  END IF;
  -- Seats only fill up on days on which one begins: it is enough to count on those.
  SELECT max(taken.seats) INTO fullest FROM (
    SELECT (SELECT count(*) FROM seats o
             WHERE o.organization_id = NEW.organization_id AND o.group_id = NEW.group_id
               AND o.starts_on <= days.day AND coalesce(o.ends_on, 'infinity') >= days.day) AS seats
      FROM (SELECT DISTINCT greatest(s.starts_on, NEW.starts_on) AS day FROM seats s
             WHERE s.organization_id = NEW.organization_id AND s.group_id = NEW.group_id
               AND (NEW.ends_on IS NULL OR s.starts_on <= NEW.ends_on)
               AND coalesce(s.ends_on, 'infinity') >= NEW.starts_on) AS days) AS taken;
  IF fullest > most THEN
    RAISE EXCEPTION 'more seats than the group''s limit' USING ERRCODE = '23514', CONSTRAINT = 'seats_within_limit', TABLE = 'seats';
  END IF;
  IF EXISTS (SELECT 1 FROM patients p WHERE p.organization_id = NEW.organization_id AND p.id = NEW.patient_id
               AND (p.died_on_unknown_day OR (p.died_on IS NOT NULL AND (NEW.ends_on IS NULL OR NEW.ends_on > p.died_on)))) THEN
    RAISE EXCEPTION 'the person has died' USING ERRCODE = '23514', CONSTRAINT = 'seats_for_the_living', TABLE = 'seats';
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION check_seats() IS 'Locks the group and refuses a seat that would pass its limit on any date, or that would be given to somebody who has died.';
CREATE TRIGGER seats_checked AFTER INSERT OR UPDATE ON seats FOR EACH ROW EXECUTE FUNCTION check_seats();

-- A lower limit must not leave more seats than it allows from today on.
CREATE FUNCTION check_group_limit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM seats s JOIN seats o ON o.organization_id = s.organization_id AND o.group_id = s.group_id
       AND o.starts_on <= greatest(s.starts_on, context_today())
       AND (o.ends_on IS NULL OR o.ends_on >= greatest(s.starts_on, context_today()))
     WHERE s.organization_id = NEW.organization_id AND s.group_id = NEW.id
       AND (s.ends_on IS NULL OR s.ends_on >= context_today())
     GROUP BY s.id HAVING count(*) > NEW.seat_limit) THEN
    RAISE EXCEPTION 'more seats than the new limit' USING ERRCODE = '23514', CONSTRAINT = 'groups_limit_above_seats', TABLE = 'groups';
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION check_group_limit() IS 'Refuses to lower a group''s limit below the seats already given from today on.';
CREATE TRIGGER groups_limit_checked AFTER UPDATE OF seat_limit ON groups FOR EACH ROW EXECUTE FUNCTION check_group_limit();

CREATE VIEW sessions_in_brief WITH (security_invoker = true) AS
  SELECT s.organization_id, s.id, s.clinic_id, s.group_id, s.held_on, s.starts_at, s.ends_at, s.room_id, s.status,
         g.name AS group_name, g.kind, g.mode, g.program, g.seat_limit, c.name AS clinic_name, c.state, c.time_zone
    FROM sessions s
    JOIN groups g ON g.organization_id = s.organization_id AND g.id = s.group_id
    JOIN clinics_in_brief c ON c.organization_id = s.organization_id AND c.id = s.clinic_id;
GRANT SELECT ON sessions_in_brief TO evenkeel_runtime;
COMMENT ON VIEW sessions_in_brief IS 'Sessions with what their group and clinic say, as later slices join them.';
COMMENT ON COLUMN sessions_in_brief.group_name IS 'Name of the group. Never null. {none}';
COMMENT ON COLUMN sessions_in_brief.clinic_name IS 'Name of the clinic. Never null. {none}';
COMMENT ON COLUMN sessions_in_brief.state IS 'State of the clinic. Never null. {none}';
COMMENT ON COLUMN sessions_in_brief.time_zone IS 'Zone of the clinic. Never null. {none}';

CREATE VIEW rosters WITH (security_invoker = true) AS
  SELECT s.organization_id, s.id AS session_id, s.clinic_id, s.group_id, s.held_on, t.id AS seat_id, t.patient_id
    FROM sessions s
    JOIN seats t ON t.organization_id = s.organization_id AND t.group_id = s.group_id
     AND t.starts_on <= s.held_on AND coalesce(t.ends_on, 'infinity') >= s.held_on;
GRANT SELECT ON rosters TO evenkeel_runtime;
COMMENT ON VIEW rosters IS 'Who has a seat in a session on its day.';
COMMENT ON COLUMN rosters.session_id IS 'The session. Never null. {id}';
COMMENT ON COLUMN rosters.seat_id IS 'The seat. Never null. {id}';

CREATE VIEW session_leaders WITH (security_invoker = true) AS
  SELECT s.organization_id, s.id AS session_id, f.staff_member_id, m.given_name, m.family_name
    FROM sessions s
    JOIN facilitations f ON f.organization_id = s.organization_id AND f.group_id = s.group_id
     AND f.starts_on <= s.held_on AND (f.ends_on IS NULL OR f.ends_on >= s.held_on)
    JOIN staff_in_brief m ON m.organization_id = f.organization_id AND m.id = f.staff_member_id;
GRANT SELECT ON session_leaders TO evenkeel_runtime;
COMMENT ON VIEW session_leaders IS 'Who leads a session on its day.';
COMMENT ON COLUMN session_leaders.session_id IS 'The session. Never null. {id}';

CREATE VIEW session_blocks WITH (security_invoker = true) AS
  SELECT s.organization_id, s.id AS session_id, b.position, b.kind, b.from_minute, b.to_minute
    FROM sessions s JOIN group_blocks b ON b.organization_id = s.organization_id AND b.group_id = s.group_id;
GRANT SELECT ON session_blocks TO evenkeel_runtime;
COMMENT ON VIEW session_blocks IS 'Treatment within a session, in minutes from its start.';
COMMENT ON COLUMN session_blocks.session_id IS 'The session. Never null. {id}';

-- How full groups are, in numbers only: who plans around a group may know that without opening anybody's record.
CREATE FUNCTION seats_taken(groups_asked uuid[], on_day date) RETURNS TABLE (group_id uuid, seats integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT s.group_id, count(*)::integer
    FROM seats s
   WHERE s.organization_id = context_organization() AND s.group_id = ANY (groups_asked) AND context_opens_clinic(s.clinic_id)
     AND s.starts_on <= on_day AND coalesce(s.ends_on, 'infinity') >= on_day
   GROUP BY s.group_id
$$;
COMMENT ON FUNCTION seats_taken(uuid[], date) IS 'Seats taken on a day in groups of the clinics in scope, as numbers.';
REVOKE ALL ON FUNCTION seats_taken(uuid[], date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION seats_taken(uuid[], date) TO evenkeel_runtime;
