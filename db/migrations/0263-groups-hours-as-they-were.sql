-- Hours of a week are counted as they were: who stepped out, and when the room really began, ended and had its break, in
-- the chart as on the page of a session.
DROP FUNCTION sittings_of(uuid[], date, date);
CREATE FUNCTION sittings_of(people uuid[], from_day date, to_day date)
RETURNS TABLE (patient_id uuid, session_id uuid, held_on date, starts_at timestamptz, ends_at timestamptz, time_zone text, group_name text,
               blocks json, status text, arrived_at timestamptz, left_at timestamptz, away json,
               started_at timestamptz, ended_at timestamptz, break_from timestamptz, break_to timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH asked AS MATERIALIZED (
    SELECT p.id AS patient_id, r.id AS record_id
      FROM unnest(people) AS p (id)
     CROSS JOIN LATERAL unnest(records_merged(context_organization(), p.id)) AS r (id)
     -- Somebody whom the asker has to do with: treated, or expected in a group, at a clinic of theirs.
     WHERE context_whole_organization()
        OR EXISTS (SELECT FROM care_relations c WHERE c.organization_id = context_organization() AND c.patient_id = p.id AND context_opens_clinic(c.clinic_id)
             AND (c.ends_on IS NULL OR c.ends_on >= context_today()))
        OR EXISTS (SELECT FROM seats t WHERE t.organization_id = context_organization() AND t.patient_id = p.id AND context_opens_clinic(t.clinic_id))
        OR EXISTS (SELECT FROM visits v WHERE v.organization_id = context_organization() AND v.patient_id = p.id AND context_opens_clinic(v.clinic_id))
  ), expected AS MATERIALIZED (
    SELECT a.patient_id, a.record_id, s.id
      FROM asked a
      JOIN seats t ON t.organization_id = context_organization() AND t.patient_id = a.record_id AND t.taken_back_at IS NULL
      JOIN sessions s ON s.organization_id = t.organization_id AND s.group_id = t.group_id AND s.held_on BETWEEN from_day AND to_day AND s.status = 'planned'
       AND t.starts_on <= s.occurs_on AND coalesce(t.ends_on, 'infinity') >= s.occurs_on AND seat_meets(t.weekdays, t.alternate_from, s.occurs_on)
    UNION
    SELECT a.patient_id, a.record_id, s.id
      FROM asked a
      JOIN visits v ON v.organization_id = context_organization() AND v.patient_id = a.record_id AND v.withdrawn_at IS NULL
      JOIN sessions s ON s.organization_id = v.organization_id AND s.id = v.session_id AND s.held_on BETWEEN from_day AND to_day AND s.status = 'planned'
  )
  SELECT e.patient_id, s.id, s.held_on, s.starts_at, s.ends_at, c.time_zone, CASE WHEN context_opens_clinic(s.clinic_id) THEN g.name END,
         (SELECT coalesce(json_agg(json_build_object('fromMinute', b.from_minute, 'toMinute', b.to_minute, 'kind', b.kind) ORDER BY b.position), '[]')
            FROM session_blocks b WHERE b.organization_id = s.organization_id AND b.session_id = s.id),
         m.status, m.arrived_at, m.left_at,
         (SELECT coalesce(json_agg(json_build_object('from', w.from_time, 'to', w.to_time, 'byThemselves', w.by_themselves)), '[]')
            FROM (SELECT coalesce(x.began_at, x.planned_from) AS from_time, CASE WHEN x.began_at IS NULL THEN x.planned_to ELSE x.ended_at END AS to_time, false AS by_themselves
                    FROM pull_outs x WHERE x.organization_id = s.organization_id AND x.session_id = s.id AND x.patient_id = e.record_id AND x.cancelled_at IS NULL
                  UNION ALL
                  SELECT o.out_at, o.back_at, true FROM step_outs o
                   WHERE o.organization_id = s.organization_id AND o.session_id = s.id AND o.patient_id = e.record_id AND o.taken_back_at IS NULL) AS w),
         r.started_at, r.ended_at, r.break_from, r.break_to
    FROM expected e
    JOIN sessions s ON s.organization_id = context_organization() AND s.id = e.id
    JOIN groups g ON g.organization_id = s.organization_id AND g.id = s.group_id
    JOIN clinics c ON c.organization_id = s.organization_id AND c.id = s.clinic_id
    LEFT JOIN LATERAL (SELECT a.status, a.arrived_at, a.left_at FROM attendance_marks a
                        WHERE a.organization_id = s.organization_id AND a.session_id = s.id AND a.patient_id = e.record_id
                        ORDER BY a.sequence DESC LIMIT 1) AS m ON true
    LEFT JOIN LATERAL (SELECT t.started_at, t.ended_at, t.break_from, t.break_to FROM room_times t
                        WHERE t.organization_id = s.organization_id AND t.session_id = s.id ORDER BY t.sequence DESC LIMIT 1) AS r ON true
   WHERE NOT EXISTS (SELECT FROM known_absences k WHERE k.organization_id = s.organization_id AND k.session_id = s.id AND k.patient_id = e.record_id AND k.withdrawn_at IS NULL)
   ORDER BY e.patient_id, s.starts_at, s.id
$$;
COMMENT ON FUNCTION sittings_of(uuid[], date, date) IS 'Planned sessions in which people are expected and not known to be away, in every clinic, with their newest mark, pull-outs, step-outs and the real times of the room.';
REVOKE ALL ON FUNCTION sittings_of(uuid[], date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sittings_of(uuid[], date, date) TO evenkeel_runtime;
