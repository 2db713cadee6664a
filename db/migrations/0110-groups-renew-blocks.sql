-- Dates on which nobody wrote follow their timetable: their blocks are copied anew. What was written keeps its blocks.
CREATE FUNCTION renew_blocks(sessions_asked uuid[]) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  renewed uuid[];
BEGIN
  renewed := ARRAY(
    SELECT s.id FROM sessions s
     WHERE s.organization_id = context_organization() AND s.id = ANY (sessions_asked) AND context_opens_clinic(s.clinic_id)
       AND NOT EXISTS (SELECT FROM sessions_written(ARRAY[s.id])));
  WITH wanted AS MATERIALIZED (
    SELECT s.organization_id, s.id AS session_id, coalesce(b.position, 1) AS position, coalesce(b.kind, g.kind) AS kind,
           coalesce(b.from_minute, 0) AS from_minute, coalesce(b.to_minute, length.minutes) AS to_minute,
           b.topic, b.room_id, b.seat_limit, b.leader_id, b.second_leader_id, b.hosted_by
      FROM sessions s
      JOIN groups g ON g.organization_id = s.organization_id AND g.id = s.group_id
     CROSS JOIN LATERAL (SELECT ceil(extract(epoch FROM s.ends_at - s.starts_at) / 60)::integer AS minutes) AS length
      LEFT JOIN (timetables_in_force t
                 JOIN timetable_blocks b ON b.organization_id = t.organization_id AND b.timetable_id = t.id)
        ON t.organization_id = s.organization_id AND t.group_id = s.group_id AND b.weekday = extract(isodow FROM s.occurs_on)
       AND t.starts_on <= s.occurs_on AND (t.ends_on IS NULL OR t.ends_on >= s.occurs_on)
       -- A date that was moved to a shorter time has only what fits.
       AND b.to_minute <= length.minutes
     WHERE s.organization_id = context_organization() AND s.id = ANY (renewed)
  ), gone AS (
    DELETE FROM session_blocks o WHERE o.organization_id = context_organization() AND o.session_id = ANY (renewed)
       AND NOT EXISTS (SELECT FROM wanted w WHERE w.session_id = o.session_id AND w.position = o.position)
  )
  INSERT INTO session_blocks AS o (organization_id, session_id, position, kind, from_minute, to_minute, topic, room_id, seat_limit,
                                   leader_id, second_leader_id, hosted_by)
  SELECT * FROM wanted
  ON CONFLICT (organization_id, session_id, position) DO UPDATE
     SET kind = excluded.kind, from_minute = excluded.from_minute, to_minute = excluded.to_minute, topic = coalesce(excluded.topic, o.topic),
         room_id = excluded.room_id, seat_limit = excluded.seat_limit, leader_id = excluded.leader_id,
         second_leader_id = excluded.second_leader_id, hosted_by = excluded.hosted_by;
END $$;
COMMENT ON FUNCTION renew_blocks(uuid[]) IS 'Copies the blocks of the timetable in force anew to sessions on which nobody wrote.';
REVOKE ALL ON FUNCTION renew_blocks(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION renew_blocks(uuid[]) TO evenkeel_runtime;

-- What people wrote keeps its minutes as well.
CREATE FUNCTION keep_written_blocks() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM attendance_marks m WHERE m.organization_id = OLD.organization_id AND m.session_id = OLD.session_id)
     OR EXISTS (SELECT FROM signatures g WHERE g.organization_id = OLD.organization_id AND g.session_id = OLD.session_id) THEN
    RAISE EXCEPTION 'people wrote on this date' USING ERRCODE = '23514', CONSTRAINT = 'session_blocks_written_stay', TABLE = 'session_blocks';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
COMMENT ON FUNCTION keep_written_blocks() IS 'Refuses to change the minutes of a session on which people wrote.';
REVOKE ALL ON FUNCTION keep_written_blocks() FROM PUBLIC;
CREATE TRIGGER session_blocks_written_stay BEFORE DELETE OR UPDATE OF kind, from_minute, to_minute ON session_blocks FOR EACH ROW EXECUTE FUNCTION keep_written_blocks();
