-- What people wrote keeps its date: a session with attendance or notes is never moved, cancelled or taken from its occurrence.
CREATE FUNCTION sessions_written(sessions_asked uuid[]) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT s.id FROM sessions s
   WHERE s.organization_id = context_organization() AND s.id = ANY (sessions_asked) AND context_opens_clinic(s.clinic_id)
     AND (EXISTS (SELECT FROM attendance_marks m WHERE m.organization_id = s.organization_id AND m.session_id = s.id)
       OR EXISTS (SELECT FROM note_drafts d WHERE d.organization_id = s.organization_id AND d.session_id = s.id)
       OR EXISTS (SELECT FROM signatures g WHERE g.organization_id = s.organization_id AND g.session_id = s.id))
$$;
COMMENT ON FUNCTION sessions_written(uuid[]) IS 'Which of these sessions have attendance or notes; only sessions of the clinics in scope.';
REVOKE ALL ON FUNCTION sessions_written(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sessions_written(uuid[]) TO evenkeel_runtime;

CREATE FUNCTION keep_written_date() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  -- Whoever writes first at this moment holds the session's key: waiting for them makes the look below see what they wrote.
  PERFORM FROM sessions s WHERE s.organization_id = OLD.organization_id AND s.id = OLD.id FOR UPDATE;
  IF EXISTS (SELECT FROM attendance_marks m WHERE m.organization_id = OLD.organization_id AND m.session_id = OLD.id)
     OR EXISTS (SELECT FROM note_drafts d WHERE d.organization_id = OLD.organization_id AND d.session_id = OLD.id)
     OR EXISTS (SELECT FROM signatures g WHERE g.organization_id = OLD.organization_id AND g.session_id = OLD.id) THEN
    RAISE EXCEPTION 'people wrote on this date' USING ERRCODE = '23514', CONSTRAINT = 'sessions_written_stay', TABLE = 'sessions';
  END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION keep_written_date() IS 'Refuses to move or cancel a session on which people wrote.';
CREATE TRIGGER sessions_written_stay BEFORE UPDATE OF occurs_on, held_on, starts_at, ends_at, status ON sessions FOR EACH ROW
  WHEN (ROW(OLD.occurs_on, OLD.held_on, OLD.starts_at, OLD.ends_at, OLD.status) IS DISTINCT FROM ROW(NEW.occurs_on, NEW.held_on, NEW.starts_at, NEW.ends_at, NEW.status))
  EXECUTE FUNCTION keep_written_date();
