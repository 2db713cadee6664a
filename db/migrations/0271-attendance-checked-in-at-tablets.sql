-- People check in by themselves at their clinic's tablet. The mark says which tablet instead of which staff member.
ALTER TABLE attendance_marks
  ALTER COLUMN recorded_by DROP NOT NULL,
  ADD COLUMN tablet_id uuid,
  ADD CONSTRAINT attendance_marks_at_tablet_of_clinic FOREIGN KEY (organization_id, clinic_id, tablet_id) REFERENCES tablets (organization_id, clinic_id, id),
  ADD CONSTRAINT attendance_marks_by_staff_or_tablet CHECK (num_nonnulls(recorded_by, tablet_id) = 1),
  -- Nobody leaves, stays away or is sent home at a tablet.
  ADD CONSTRAINT attendance_marks_tablet_only_arrives CHECK (tablet_id IS NULL OR (status IN ('present', 'late') AND left_at IS NULL));
COMMENT ON COLUMN attendance_marks.recorded_by IS 'Who said so; null where they checked in by themselves at a tablet. {id}';
COMMENT ON COLUMN attendance_marks.tablet_id IS 'Tablet at which they checked in by themselves, or null. {id}';

CREATE FUNCTION is_called(typed text, given_name text, family_name text, preferred_name text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (SELECT count(*) > 0 AND max(length(a.word)) > 1 AND bool_and(EXISTS (
            SELECT FROM unnest(string_to_array(folded(concat_ws(' ', given_name, family_name, preferred_name)), ' ')) AS n (word)
             WHERE n.word = a.word OR (n.word <> '' AND starts_with(n.word, a.word) AND (length(a.word) > 2 OR length(a.word) = 1))))
            FROM unnest(string_to_array(folded(typed), ' ')) AS a (word) WHERE a.word <> '')
    OR replace(folded(typed), ' ', '') IN (replace(folded(given_name || family_name), ' ', ''), replace(folded(family_name || given_name), ' ', ''),
         replace(folded(preferred_name || family_name), ' ', ''), replace(folded(family_name || preferred_name), ' ', ''));
COMMENT ON FUNCTION is_called(text, text, text, text) IS
  'Whether every typed word is a word of somebody''s names or the beginning of one, in any order, without accents; or the names are run together.';

-- Who may check in at the tablet that asks: on the roster of a session in the room of its clinic that runs now or begins
-- before opens_to, on a day that is not closed. By a name and a birth date only whoever is called so; without them all,
-- as ids, to be compared with a code. By no words, nobody is ever named.
CREATE FUNCTION expected_at_tablet(at timestamptz, opens_to timestamptz, typed text, born_on date)
RETURNS TABLE (session_id uuid, patient_id uuid, starts_at timestamptz, ends_at timestamptz, status text, sequence integer, arrived_sequence integer)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 10 SET search_path = pg_catalog, public, pg_temp AS $$
  WITH near AS MATERIALIZED (
    SELECT s.organization_id, s.id, coalesce(x.started_at, s.starts_at) AS starts_at, s.ends_at
      FROM tablets t
      JOIN sessions s ON s.organization_id = t.organization_id AND s.clinic_id = t.clinic_id
      LEFT JOIN LATERAL (SELECT r.started_at FROM room_times r WHERE r.organization_id = s.organization_id AND r.session_id = s.id
                          ORDER BY r.sequence DESC LIMIT 1) x ON true
     WHERE t.organization_id = context_organization() AND t.id = context_tablet() AND t.ended_at IS NULL
       AND s.held_on BETWEEN context_today() - 1 AND context_today() + 1 AND s.ends_at > at AND s.starts_at <= opens_to
       AND s.status <> 'cancelled' AND s.mode <> 'virtual'
       AND coalesce((SELECT d.step FROM day_closings d WHERE d.organization_id = s.organization_id AND d.clinic_id = s.clinic_id AND d.day = s.held_on
                      ORDER BY d.sequence DESC LIMIT 1), 'reopened') = 'reopened'
  )
  SELECT n.id, r.patient_id, n.starts_at, n.ends_at, coalesce(m.status, 'expected'), coalesce(m.sequence, 0), coalesce(m.arrived_sequence, 0)
    FROM near n
    JOIN rosters r ON r.organization_id = n.organization_id AND r.session_id = n.id AND r.mode = 'in_person' AND NOT r.taken_back
    LEFT JOIN LATERAL (
      SELECT (array_agg(a.status ORDER BY a.sequence DESC))[1] AS status, max(a.sequence) AS sequence,
             max(a.sequence) FILTER (WHERE a.status IN ('present', 'late')) AS arrived_sequence
        FROM attendance_marks a WHERE a.organization_id = n.organization_id AND a.session_id = n.id AND a.patient_id = r.patient_id) m ON true
   WHERE typed IS NULL OR EXISTS (
     SELECT FROM patients p WHERE p.organization_id = n.organization_id AND p.id = ANY (records_merged(n.organization_id, r.patient_id))
        AND p.birth_on = born_on AND is_called(typed, p.given_name, p.family_name, p.preferred_name))
$$;
COMMENT ON FUNCTION expected_at_tablet(timestamptz, timestamptz, text, date) IS
  'Ids of who may check in now at the tablet that asks: whoever is called so and was born that day, or all of them to be compared with a code.';
REVOKE ALL ON FUNCTION expected_at_tablet(timestamptz, timestamptz, text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION expected_at_tablet(timestamptz, timestamptz, text, date) TO evenkeel_runtime;

CREATE FUNCTION tablet_expects(asked_session uuid, patient uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM tablets t
      JOIN sessions s ON s.organization_id = t.organization_id AND s.clinic_id = t.clinic_id AND s.id = asked_session AND s.status <> 'cancelled'
      JOIN rosters r ON r.organization_id = s.organization_id AND r.session_id = s.id AND r.patient_id = tablet_expects.patient AND r.mode = 'in_person' AND NOT r.taken_back
     WHERE t.organization_id = context_organization() AND t.id = context_tablet() AND t.ended_at IS NULL
       AND s.held_on BETWEEN context_today() - 1 AND context_today() + 1)
$$;
COMMENT ON FUNCTION tablet_expects(uuid, uuid) IS 'Whether somebody is on the roster, in the room, of a session of these days at the clinic of the tablet that asks.';
REVOKE ALL ON FUNCTION tablet_expects(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tablet_expects(uuid, uuid) TO evenkeel_runtime;

CREATE POLICY at_tablet ON attendance_marks FOR INSERT TO evenkeel_runtime
  WITH CHECK (tablet_id = (SELECT context_tablet()) AND tablet_expects(session_id, patient_id));
-- A mark of a tablet comes from that tablet, and one of staff from no tablet.
CREATE POLICY by_who_asks ON attendance_marks AS RESTRICTIVE FOR INSERT TO evenkeel_runtime
  WITH CHECK (tablet_id IS NOT DISTINCT FROM (SELECT context_tablet()));

-- Whom a code greets: as a shared screen names people, and only who is expected there.
CREATE FUNCTION greeted_at_tablet(asked_session uuid, patient uuid) RETURNS TABLE (first_name text, initial text, room_name text, starts_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 1 SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(p.preferred_name, p.given_name), left(btrim(p.family_name), 1), r.name, s.starts_at
    FROM patients p
    JOIN sessions s ON s.organization_id = p.organization_id AND s.id = asked_session
    LEFT JOIN rooms r ON r.organization_id = s.organization_id AND r.id = s.room_id
   WHERE p.organization_id = context_organization() AND p.id = greeted_at_tablet.patient AND tablet_expects(asked_session, greeted_at_tablet.patient)
$$;
COMMENT ON FUNCTION greeted_at_tablet(uuid, uuid) IS 'Preferred name and initial of somebody expected at the tablet that asks, with room and time.';
REVOKE ALL ON FUNCTION greeted_at_tablet(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION greeted_at_tablet(uuid, uuid) TO evenkeel_runtime;
