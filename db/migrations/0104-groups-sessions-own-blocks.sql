-- What a session says of itself is complete from here on, and its blocks are a table that attendance and notes read.
ALTER TABLE sessions
  ALTER COLUMN occurs_on SET NOT NULL,
  ALTER COLUMN mode SET NOT NULL,
  ALTER COLUMN seat_limit SET NOT NULL,
  ALTER COLUMN seat_limit_rule SET NOT NULL,
  DROP CONSTRAINT sessions_once_a_day,
  ADD CONSTRAINT sessions_once_an_occurrence UNIQUE (organization_id, group_id, occurs_on),
  ADD CONSTRAINT sessions_mode_known CHECK (mode IN ('in_person', 'virtual', 'hybrid')),
  ADD CONSTRAINT sessions_limit_sensible CHECK (seat_limit BETWEEN 1 AND 500),
  ADD CONSTRAINT sessions_reason_when_cancelled CHECK (cancelled_because IS NULL OR status = 'cancelled');
CREATE INDEX sessions_of_group_by_day ON sessions (organization_id, group_id, held_on);
GRANT UPDATE (held_on, mode, virtual_link, seat_limit, seat_limit_rule, cancelled_because) ON sessions TO evenkeel_runtime;

DROP VIEW session_blocks;
ALTER TABLE session_block_rows RENAME TO session_blocks;
ALTER INDEX session_block_rows_pkey RENAME TO session_blocks_pkey;
GRANT SELECT, UPDATE (topic) ON session_blocks TO evenkeel_runtime;
DROP TABLE group_blocks;
DROP TABLE group_days;

-- Who adds a session need not repeat what its group says.
CREATE FUNCTION fill_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.occurs_on := coalesce(NEW.occurs_on, NEW.held_on);
  SELECT coalesce(NEW.mode, t.mode, g.mode), coalesce(NEW.seat_limit, g.seat_limit), coalesce(NEW.seat_limit_rule, g.seat_limit_rule)
    INTO NEW.mode, NEW.seat_limit, NEW.seat_limit_rule
    FROM groups g
    LEFT JOIN timetables_in_force t ON t.organization_id = g.organization_id AND t.group_id = g.id
     AND t.starts_on <= NEW.occurs_on AND (t.ends_on IS NULL OR t.ends_on >= NEW.occurs_on)
   WHERE g.organization_id = NEW.organization_id AND g.id = NEW.group_id;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION fill_session() IS 'A new session takes from its group what it does not say of itself: its date in the timetable, its mode and its limit.';
CREATE TRIGGER sessions_filled BEFORE INSERT ON sessions FOR EACH ROW
  WHEN (NEW.occurs_on IS NULL OR NEW.mode IS NULL OR NEW.seat_limit IS NULL OR NEW.seat_limit_rule IS NULL)
  EXECUTE FUNCTION fill_session();

-- No session without blocks: those of the timetable in force, or else one that lasts as long as the session.
CREATE FUNCTION copy_blocks() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  INSERT INTO session_blocks (organization_id, session_id, position, kind, from_minute, to_minute, topic, room_id, seat_limit,
                              leader_id, second_leader_id, hosted_by)
  SELECT m.organization_id, m.id, coalesce(b.position, 1), coalesce(b.kind, g.kind), coalesce(b.from_minute, 0),
         coalesce(b.to_minute, ceil(extract(epoch FROM m.ends_at - m.starts_at) / 60)::integer),
         b.topic, b.room_id, b.seat_limit, b.leader_id, b.second_leader_id, b.hosted_by
    FROM made m
    JOIN groups g ON g.organization_id = m.organization_id AND g.id = m.group_id
    LEFT JOIN (timetables_in_force t
               JOIN timetable_blocks b ON b.organization_id = t.organization_id AND b.timetable_id = t.id)
      ON t.organization_id = m.organization_id AND t.group_id = m.group_id AND b.weekday = extract(isodow FROM m.occurs_on)
     AND t.starts_on <= m.occurs_on AND (t.ends_on IS NULL OR t.ends_on >= m.occurs_on);
  RETURN NULL;
END $$;
COMMENT ON FUNCTION copy_blocks() IS 'Copies the blocks of the timetable in force to new sessions.';
REVOKE ALL ON FUNCTION copy_blocks() FROM PUBLIC;
CREATE TRIGGER sessions_have_blocks AFTER INSERT ON sessions REFERENCING NEW TABLE AS made
  FOR EACH STATEMENT EXECUTE FUNCTION copy_blocks();

CREATE OR REPLACE VIEW sessions_in_brief WITH (security_invoker = true) AS
  SELECT s.organization_id, s.id, s.clinic_id, s.group_id, s.held_on, s.starts_at, s.ends_at, s.room_id, s.status,
         g.name AS group_name, g.kind, s.mode, g.program, s.seat_limit, c.name AS clinic_name, c.state, c.time_zone,
         s.occurs_on, s.seat_limit_rule, coalesce(s.virtual_link, g.virtual_link) AS virtual_link, s.cancelled_because
    FROM sessions s
    JOIN groups g ON g.organization_id = s.organization_id AND g.id = s.group_id
    JOIN clinics_in_brief c ON c.organization_id = s.organization_id AND c.id = s.clinic_id;

-- Seats are of the occurrence: a moved session keeps its people.
CREATE OR REPLACE VIEW rosters WITH (security_invoker = true) AS
  SELECT s.organization_id, s.id AS session_id, s.clinic_id, s.group_id, s.held_on, t.id AS seat_id, t.patient_id
    FROM sessions s
    JOIN seats t ON t.organization_id = s.organization_id AND t.group_id = s.group_id
     AND t.starts_on <= s.occurs_on AND coalesce(t.ends_on, 'infinity') >= s.occurs_on;

CREATE OR REPLACE FUNCTION count_rosters(sessions_asked uuid[])
RETURNS TABLE (session_id uuid, seats integer, there integer, late integer, absent integer, cancelled integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH asked AS MATERIALIZED (
    SELECT s.organization_id, s.id, s.group_id, s.occurs_on FROM sessions s
     WHERE s.organization_id = context_organization() AND s.id = ANY (sessions_asked) AND context_opens_clinic(s.clinic_id)
  ), seated AS MATERIALIZED (
    SELECT a.id, count(*)::integer AS seats
      FROM asked a
      JOIN seats t ON t.organization_id = a.organization_id AND t.group_id = a.group_id
       AND t.starts_on <= a.occurs_on AND coalesce(t.ends_on, 'infinity') >= a.occurs_on
     GROUP BY a.id
  ), newest AS (
    SELECT DISTINCT ON (m.session_id, m.patient_id) m.session_id, m.status
      FROM attendance_marks m
     WHERE m.organization_id = context_organization() AND m.session_id = ANY (ARRAY(SELECT id FROM asked))
     ORDER BY m.session_id, m.patient_id, m.sequence DESC
  ), marked AS MATERIALIZED (
    SELECT n.session_id, count(*) FILTER (WHERE n.status IN ('present', 'late'))::integer AS there,
           count(*) FILTER (WHERE n.status = 'late')::integer AS late, count(*) FILTER (WHERE n.status = 'absent')::integer AS absent,
           count(*) FILTER (WHERE n.status = 'cancelled')::integer AS cancelled
      FROM newest n GROUP BY n.session_id
  )
  SELECT a.id, coalesce(s.seats, 0), coalesce(m.there, 0), coalesce(m.late, 0), coalesce(m.absent, 0), coalesce(m.cancelled, 0)
    FROM asked a LEFT JOIN seated s ON s.id = a.id LEFT JOIN marked m ON m.session_id = a.id
$$;
