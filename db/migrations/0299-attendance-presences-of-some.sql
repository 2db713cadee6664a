-- Hours of some people of a roster alone: a tap on one line makes fifty screens ask for that line.
DROP FUNCTION presences_of_rosters(uuid[], date, date);
CREATE FUNCTION presences_of_rosters(sessions_asked uuid[], from_day date, to_day date, people_asked uuid[] DEFAULT NULL)
RETURNS TABLE (patient_id uuid, session_id uuid, held_on date, starts_at timestamptz, ends_at timestamptz, blocks json, known_absence text,
  status text, arrived_at timestamptz, left_at timestamptz, pull_outs json, step_outs json,
  started_at timestamptz, ended_at timestamptz, break_from timestamptz, break_to timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH asked AS MATERIALIZED (
    SELECT s.organization_id, s.id FROM sessions s
     WHERE s.organization_id = context_organization() AND s.id = ANY (sessions_asked)
       AND (context_whole_organization() OR s.clinic_id = ANY (context_clinics())
         OR (s.clinic_id = ANY (context_caseload_clinics()) AND s.group_id = ANY (groups_i_lead())))
  ), people AS MATERIALIZED (
    SELECT DISTINCT r.organization_id, r.patient_id FROM rosters r
     WHERE r.organization_id = context_organization() AND r.session_id = ANY (ARRAY(SELECT id FROM asked))
       AND (people_asked IS NULL OR r.patient_id = ANY (people_asked))
  ), dates AS MATERIALIZED (
    SELECT p.organization_id, p.patient_id, s.id AS session_id
      FROM people p
      JOIN seats t ON t.organization_id = p.organization_id AND t.patient_id = p.patient_id AND t.taken_back_at IS NULL
      JOIN sessions s ON s.organization_id = t.organization_id AND s.group_id = t.group_id AND s.held_on BETWEEN from_day AND to_day AND s.status <> 'cancelled'
       AND t.starts_on <= s.occurs_on AND coalesce(t.ends_on, 'infinity') >= s.occurs_on AND seat_meets(t.weekdays, t.alternate_from, s.occurs_on)
    UNION
    SELECT p.organization_id, p.patient_id, s.id
      FROM people p
      JOIN visits v ON v.organization_id = p.organization_id AND v.patient_id = p.patient_id AND v.withdrawn_at IS NULL
      JOIN sessions s ON s.organization_id = v.organization_id AND s.id = v.session_id AND s.held_on BETWEEN from_day AND to_day AND s.status <> 'cancelled'
    UNION
    SELECT p.organization_id, p.patient_id, s.id
      FROM people p
     CROSS JOIN LATERAL (
       SELECT n.session_id FROM attendance_marks n WHERE n.organization_id = p.organization_id AND n.patient_id = p.patient_id OFFSET 0) m
      JOIN sessions s ON s.organization_id = p.organization_id AND s.id = m.session_id AND s.held_on BETWEEN from_day AND to_day AND s.status <> 'cancelled'
  )
  SELECT d.patient_id, s.id, s.held_on, s.starts_at, s.ends_at, b.blocks, a.reason, m.status, m.arrived_at, m.left_at,
         coalesce(o.pull_outs, '[]'), coalesce(x.step_outs, '[]'), t.started_at, t.ended_at, t.break_from, t.break_to
    FROM dates d
    JOIN sessions s ON s.organization_id = d.organization_id AND s.id = d.session_id
    LEFT JOIN known_absences a ON a.organization_id = d.organization_id AND a.session_id = d.session_id AND a.patient_id = d.patient_id AND a.withdrawn_at IS NULL
    LEFT JOIN LATERAL (
      SELECT n.status, n.arrived_at, n.left_at FROM attendance_marks n
       WHERE n.organization_id = d.organization_id AND n.session_id = d.session_id AND n.patient_id = d.patient_id
       ORDER BY n.sequence DESC LIMIT 1) m ON true
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('from_minute', k.from_minute, 'to_minute', k.to_minute, 'kind', k.kind) ORDER BY k.position) AS blocks
        FROM session_blocks k WHERE k.organization_id = d.organization_id AND k.session_id = d.session_id) b ON true
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('began_at', p.began_at, 'ended_at', p.ended_at)) AS pull_outs FROM pull_outs p
       WHERE p.organization_id = d.organization_id AND p.session_id = d.session_id AND p.patient_id = d.patient_id AND p.cancelled_at IS NULL) o ON true
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('out_at', e.out_at, 'back_at', e.back_at)) AS step_outs FROM step_outs e
       WHERE e.organization_id = d.organization_id AND e.session_id = d.session_id AND e.patient_id = d.patient_id AND e.taken_back_at IS NULL) x ON true
    LEFT JOIN LATERAL (
      SELECT r.started_at, r.ended_at, r.break_from, r.break_to FROM room_times r
       WHERE r.organization_id = d.organization_id AND r.session_id = d.session_id ORDER BY r.sequence DESC LIMIT 1) t ON true
$$;
COMMENT ON FUNCTION presences_of_rosters(uuid[], date, date, uuid[]) IS 'Dates between two days, with times as they were, of everybody on rosters whose people the asker may open, or of those asked for.';
REVOKE ALL ON FUNCTION presences_of_rosters(uuid[], date, date, uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION presences_of_rosters(uuid[], date, date, uuid[]) TO evenkeel_runtime;
