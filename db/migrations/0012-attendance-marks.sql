-- Attendance: marks are added, never changed; the newest mark of a person in a session counts.
CREATE TABLE attendance_marks (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  session_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  sequence integer NOT NULL,
  status text NOT NULL,
  arrived_at timestamptz,
  left_at timestamptz,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT attendance_marks_in_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions (organization_id, clinic_id, id),
  CONSTRAINT attendance_marks_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients (organization_id, id),
  CONSTRAINT attendance_marks_recorded_by_staff FOREIGN KEY (organization_id, recorded_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT attendance_marks_one_after_another UNIQUE (organization_id, session_id, patient_id, sequence),
  CONSTRAINT attendance_marks_status_known CHECK (status IN ('expected', 'present', 'late', 'absent', 'cancelled')),
  CONSTRAINT attendance_marks_left_after_arrived CHECK (left_at IS NULL OR (arrived_at IS NOT NULL AND left_at >= arrived_at)),
  CONSTRAINT attendance_marks_there_has_arrival CHECK ((status IN ('present', 'late')) = (arrived_at IS NOT NULL)),
  CONSTRAINT attendance_marks_sequence_counts_up CHECK (sequence > 0)
);
CALL wall('attendance_marks');
CREATE POLICY opened_record ON attendance_marks TO evenkeel_runtime
  USING (record_is_open(patient_id))
  WITH CHECK (context_opens_clinic(clinic_id)
    AND record_is_open(patient_id));
GRANT SELECT, INSERT ON attendance_marks TO evenkeel_runtime;
CREATE INDEX attendance_marks_of_person ON attendance_marks (organization_id, patient_id);
CREATE TRIGGER attendance_marks_never_change BEFORE UPDATE OR DELETE ON attendance_marks FOR EACH ROW EXECUTE FUNCTION refuse_change();
COMMENT ON TABLE attendance_marks IS 'What was said about a person''s presence in a session, mark after mark; corrections are further marks.';
COMMENT ON COLUMN attendance_marks.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN attendance_marks.id IS 'Identity of the mark. {id}';
COMMENT ON COLUMN attendance_marks.clinic_id IS 'Clinic of the session. {id}';
COMMENT ON COLUMN attendance_marks.session_id IS 'The session. {id}';
COMMENT ON COLUMN attendance_marks.patient_id IS 'Whose presence. {id}';
COMMENT ON COLUMN attendance_marks.sequence IS 'Counts the marks of this person in this session; two at once cannot both be next. {none}';
COMMENT ON COLUMN attendance_marks.status IS 'expected (a mark taken back), present, late, absent or cancelled. {code}';
COMMENT ON COLUMN attendance_marks.arrived_at IS 'When they arrived. {date}';
COMMENT ON COLUMN attendance_marks.left_at IS 'When they left, if before the end. {date}';
COMMENT ON COLUMN attendance_marks.recorded_by IS 'Who said so. {id}';
COMMENT ON COLUMN attendance_marks.recorded_at IS 'When it was said. {date}';

CREATE VIEW current_attendance WITH (security_invoker = true) AS
  SELECT DISTINCT ON (m.organization_id, m.session_id, m.patient_id)
    m.organization_id, m.clinic_id, m.session_id, m.patient_id, m.sequence, m.status, m.arrived_at, m.left_at, m.recorded_by, m.recorded_at
  FROM attendance_marks m
  ORDER BY m.organization_id, m.session_id, m.patient_id, m.sequence DESC;
GRANT SELECT ON current_attendance TO evenkeel_runtime;
COMMENT ON VIEW current_attendance IS 'The newest mark of each person in each session.';

-- The board of a clinic counts; it opens nobody's record.
CREATE FUNCTION count_rosters(sessions_asked uuid[])
RETURNS TABLE (session_id uuid, seats integer, there integer, late integer, absent integer, cancelled integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH asked AS MATERIALIZED (
    SELECT s.organization_id, s.id, s.group_id, s.held_on FROM sessions s
     WHERE s.organization_id = context_organization() AND s.id = ANY (sessions_asked) AND context_opens_clinic(s.clinic_id)
  ), seated AS MATERIALIZED (
    SELECT a.id, count(*)::integer AS seats
      FROM asked a
      JOIN seats t ON t.organization_id = a.organization_id AND t.group_id = a.group_id
       AND t.starts_on <= a.held_on AND coalesce(t.ends_on, 'infinity') >= a.held_on
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
COMMENT ON FUNCTION count_rosters(uuid[]) IS 'Seats of each session and how many people are there, late, absent or cancelled by their newest mark, as numbers; only sessions of the clinics in scope.';
REVOKE ALL ON FUNCTION count_rosters(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION count_rosters(uuid[]) TO evenkeel_runtime;
