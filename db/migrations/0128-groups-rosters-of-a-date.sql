-- Who is expected on a date: seats of that weekday and visits. Who is known to be away stays on it, marked.
-- A seat or visit that was taken back after the date had begun stays on that date, marked, so that what was recorded keeps its place.
CREATE OR REPLACE VIEW rosters WITH (security_invoker = true) AS
  SELECT s.organization_id, s.id AS session_id, s.clinic_id, s.group_id, s.held_on, t.id AS seat_id, t.patient_id, NULL::uuid AS visit_id,
         CASE WHEN s.mode <> 'hybrid' THEN s.mode WHEN extract(isodow FROM s.occurs_on)::integer = ANY (t.virtual_weekdays) THEN 'virtual' ELSE 'in_person' END AS mode,
         a.reason AS known_absence, t.taken_back_at IS NOT NULL AS taken_back
    FROM sessions s
    JOIN seats t ON t.organization_id = s.organization_id AND t.group_id = s.group_id
     AND t.starts_on <= s.occurs_on AND coalesce(t.ends_on, 'infinity') >= s.occurs_on AND seat_meets(t.weekdays, t.alternate_from, s.occurs_on)
    LEFT JOIN known_absences a ON a.organization_id = s.organization_id AND a.session_id = s.id AND a.patient_id = t.patient_id AND a.withdrawn_at IS NULL
   WHERE t.taken_back_at IS NULL
      OR (s.starts_at <= t.taken_back_at
        AND NOT EXISTS (SELECT FROM seats o WHERE o.organization_id = t.organization_id AND o.group_id = t.group_id AND o.patient_id = t.patient_id
              AND o.id <> t.id AND (o.taken_back_at IS NULL OR o.taken_back_at > t.taken_back_at)
              AND o.starts_on <= s.occurs_on AND coalesce(o.ends_on, 'infinity') >= s.occurs_on AND seat_meets(o.weekdays, o.alternate_from, s.occurs_on))
        AND NOT EXISTS (SELECT FROM visits v WHERE v.organization_id = s.organization_id AND v.session_id = s.id AND v.patient_id = t.patient_id AND v.withdrawn_at IS NULL))
  UNION ALL
  SELECT s.organization_id, s.id, s.clinic_id, s.group_id, s.held_on, NULL::uuid, v.patient_id, v.id,
         CASE WHEN s.mode <> 'hybrid' THEN s.mode ELSE coalesce(v.mode, 'in_person') END, a.reason, v.withdrawn_at IS NOT NULL
    FROM sessions s
    JOIN visits v ON v.organization_id = s.organization_id AND v.session_id = s.id
    LEFT JOIN known_absences a ON a.organization_id = s.organization_id AND a.session_id = s.id AND a.patient_id = v.patient_id AND a.withdrawn_at IS NULL
   WHERE v.withdrawn_at IS NULL
      OR (s.starts_at <= v.withdrawn_at
        AND NOT EXISTS (SELECT FROM visits o WHERE o.organization_id = s.organization_id AND o.session_id = s.id AND o.patient_id = v.patient_id
              AND o.id <> v.id AND (o.withdrawn_at IS NULL OR o.withdrawn_at > v.withdrawn_at))
        AND NOT EXISTS (SELECT FROM seats o WHERE o.organization_id = s.organization_id AND o.group_id = s.group_id AND o.patient_id = v.patient_id
              AND o.starts_on <= s.occurs_on AND coalesce(o.ends_on, 'infinity') >= s.occurs_on AND seat_meets(o.weekdays, o.alternate_from, s.occurs_on)));
COMMENT ON VIEW rosters IS 'Who is expected in a session on its date: by a seat or a visit; one row a person.';
COMMENT ON COLUMN rosters.session_id IS 'The session. Never null. {id}';
COMMENT ON COLUMN rosters.patient_id IS 'Who. Never null. {id}';
COMMENT ON COLUMN rosters.seat_id IS 'The seat, or null for a visit. {id}';
COMMENT ON COLUMN rosters.visit_id IS 'The visit, or null for a seat. {id}';
COMMENT ON COLUMN rosters.mode IS 'How they attend on that date: in_person or virtual. Never null. {code}';
COMMENT ON COLUMN rosters.known_absence IS 'Why they are known not to come, from the list of reasons, or null. {code}';
COMMENT ON COLUMN rosters.taken_back IS 'Whether the seat or visit was taken back afterwards: shown only where something was recorded. Never null. {none}';

-- Numbers of the board: people expected who are not known to be away.
CREATE OR REPLACE FUNCTION count_rosters(sessions_asked uuid[])
RETURNS TABLE (session_id uuid, seats integer, there integer, late integer, absent integer, cancelled integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH asked AS MATERIALIZED (
    SELECT s.organization_id, s.id, s.group_id, s.occurs_on FROM sessions s
     WHERE s.organization_id = context_organization() AND s.id = ANY (sessions_asked) AND context_opens_clinic(s.clinic_id)
  ), seated AS MATERIALIZED (
    SELECT e.id, count(*)::integer AS seats
      FROM (
        SELECT a.organization_id, a.id, t.patient_id
          FROM asked a
          JOIN seats t ON t.organization_id = a.organization_id AND t.group_id = a.group_id AND t.taken_back_at IS NULL
           AND t.starts_on <= a.occurs_on AND coalesce(t.ends_on, 'infinity') >= a.occurs_on AND seat_meets(t.weekdays, t.alternate_from, a.occurs_on)
        UNION ALL
        SELECT a.organization_id, a.id, v.patient_id
          FROM asked a JOIN visits v ON v.organization_id = a.organization_id AND v.session_id = a.id AND v.withdrawn_at IS NULL
      ) AS e
     WHERE NOT EXISTS (SELECT FROM known_absences k WHERE k.organization_id = e.organization_id AND k.session_id = e.id AND k.patient_id = e.patient_id AND k.withdrawn_at IS NULL)
     GROUP BY e.id
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

-- How full a group is on a day: its fullest weekday, of the fuller of both weeks. Whoever comes every day every week counts once.
CREATE OR REPLACE FUNCTION seats_taken(groups_asked uuid[], on_day date) RETURNS TABLE (group_id uuid, seats integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH standing AS MATERIALIZED (
    SELECT s.group_id, s.weekdays, s.alternate_from FROM seats s
     WHERE s.organization_id = context_organization() AND s.group_id = ANY (groups_asked) AND context_opens_clinic(s.clinic_id) AND s.taken_back_at IS NULL
       AND s.starts_on <= on_day AND coalesce(s.ends_on, 'infinity') >= on_day
  ), daily AS (
    SELECT d.group_id, count(*)::integer AS seats FROM standing d WHERE d.weekdays IS NULL AND d.alternate_from IS NULL GROUP BY d.group_id
  ), others AS (
    SELECT each.group_id, max(each.seats)::integer AS seats
      FROM (SELECT d.group_id, on_day + ahead AS day, count(*) AS seats
              FROM standing d CROSS JOIN generate_series(0, 13) AS ahead
             WHERE (d.weekdays IS NOT NULL OR d.alternate_from IS NOT NULL) AND seat_meets(d.weekdays, d.alternate_from, on_day + ahead)
             GROUP BY d.group_id, on_day + ahead) AS each
     GROUP BY each.group_id
  )
  SELECT coalesce(d.group_id, o.group_id), coalesce(d.seats, 0) + coalesce(o.seats, 0)
    FROM daily d FULL JOIN others o ON o.group_id = d.group_id
$$;

-- A visit opens the record to whoever leads the group, as a seat does (0180 says the same of the record itself).
CREATE OR REPLACE VIEW patients_of_my_groups WITH (security_invoker = true) AS
  SELECT s.organization_id, s.patient_id
    FROM seats s
   WHERE s.clinic_id = ANY ((SELECT context_caseload_clinics())::uuid[]) AND s.group_id = ANY ((SELECT groups_i_lead())::uuid[])
  UNION ALL
  SELECT v.organization_id, v.patient_id
    FROM visits v JOIN sessions s ON s.organization_id = v.organization_id AND s.id = v.session_id
   WHERE v.clinic_id = ANY ((SELECT context_caseload_clinics())::uuid[]) AND v.group_id = ANY ((SELECT groups_i_lead())::uuid[])
     AND (v.withdrawn_at IS NULL OR v.withdrawn_at >= s.starts_at);
COMMENT ON VIEW patients_of_my_groups IS 'People with a seat in or a visit to a group that the asker leads, in clinics where the asker opens only an own caseload.';
