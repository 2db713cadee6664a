-- Somebody who left, or stepped out, and checks in at the tablet once more is back: the time between counts as stepping
-- out. The tablet that wrote it stands where a staff member else would.
ALTER TABLE step_outs
  ALTER COLUMN recorded_by DROP NOT NULL,
  ADD COLUMN tablet_id uuid,
  ADD COLUMN back_at_tablet_id uuid,
  ADD CONSTRAINT step_outs_at_tablet_of_clinic FOREIGN KEY (organization_id, clinic_id, tablet_id) REFERENCES tablets (organization_id, clinic_id, id),
  ADD CONSTRAINT step_outs_back_at_tablet_of_clinic FOREIGN KEY (organization_id, clinic_id, back_at_tablet_id) REFERENCES tablets (organization_id, clinic_id, id),
  ADD CONSTRAINT step_outs_by_staff_or_tablet CHECK (num_nonnulls(recorded_by, tablet_id) = 1),
  -- Nobody goes at a tablet: what it writes has an end.
  ADD CONSTRAINT step_outs_tablet_only_brings_back CHECK (tablet_id IS NULL OR back_at IS NOT NULL),
  DROP CONSTRAINT step_outs_changed_by_somebody,
  ADD CONSTRAINT step_outs_changed_by_somebody CHECK ((changed_at IS NULL) = (num_nonnulls(changed_by, back_at_tablet_id) = 0));
COMMENT ON COLUMN step_outs.recorded_by IS 'Who said so; null where they came back at a tablet. {id}';
COMMENT ON COLUMN step_outs.tablet_id IS 'Tablet at which somebody who had left came back, or null. {id}';
COMMENT ON COLUMN step_outs.back_at_tablet_id IS 'Tablet at which they said that they are back, or null. {id}';

-- Who may check in now, and who of them is away and would come back.
DROP FUNCTION expected_at_tablet(timestamptz, timestamptz, text, date);
CREATE FUNCTION expected_at_tablet(at timestamptz, opens_to timestamptz, typed text, born_on date)
RETURNS TABLE (session_id uuid, patient_id uuid, starts_at timestamptz, ends_at timestamptz, status text, sequence integer, arrived_sequence integer, is_away boolean)
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
  SELECT n.id, r.patient_id, n.starts_at, n.ends_at, coalesce(m.status, 'expected'), coalesce(m.sequence, 0), coalesce(m.arrived_sequence, 0),
         coalesce(m.status IN ('present', 'late') AND (m.left_at <= at OR EXISTS (
           SELECT FROM step_outs o WHERE o.organization_id = n.organization_id AND o.session_id = n.id AND o.patient_id = r.patient_id
              AND o.back_at IS NULL AND o.taken_back_at IS NULL AND o.out_at <= at)), false)
    FROM near n
    JOIN rosters r ON r.organization_id = n.organization_id AND r.session_id = n.id AND r.mode = 'in_person' AND NOT r.taken_back
    LEFT JOIN LATERAL (
      SELECT (array_agg(a.status ORDER BY a.sequence DESC))[1] AS status, (array_agg(a.left_at ORDER BY a.sequence DESC))[1] AS left_at, max(a.sequence) AS sequence,
             max(a.sequence) FILTER (WHERE a.status IN ('present', 'late')) AS arrived_sequence
        FROM attendance_marks a WHERE a.organization_id = n.organization_id AND a.session_id = n.id AND a.patient_id = r.patient_id) m ON true
   WHERE typed IS NULL OR EXISTS (
     SELECT FROM patients p WHERE p.organization_id = n.organization_id AND p.id = ANY (records_merged(n.organization_id, r.patient_id))
        AND p.birth_on = born_on AND is_called(typed, p.given_name, p.family_name, p.preferred_name))
$$;
COMMENT ON FUNCTION expected_at_tablet(timestamptz, timestamptz, text, date) IS
  'Ids of who may check in now at the tablet that asks, and whether they are away from a session they were in: whoever is called so and was born that day, or all of them to be compared with a code.';
REVOKE ALL ON FUNCTION expected_at_tablet(timestamptz, timestamptz, text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION expected_at_tablet(timestamptz, timestamptz, text, date) TO evenkeel_runtime;

-- The transaction of a tablet opens no record: it comes back by this function alone. Who stepped out is back; of who had
-- left, the leaving becomes a step-out and the mark one without an end. If staff wrote something meanwhile, theirs stands.
CREATE FUNCTION return_at_tablet(asked_session uuid, patient uuid, new_mark uuid, new_step_out uuid, at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  organization uuid := context_organization();
  tablet uuid := context_tablet();
  newest attendance_marks%ROWTYPE;
BEGIN
  IF tablet IS NULL OR NOT tablet_expects(asked_session, patient) THEN
    RETURN false;
  END IF;
  UPDATE step_outs o SET back_at = at, back_at_tablet_id = tablet, changed_at = at
   WHERE o.organization_id = organization AND o.session_id = asked_session AND o.patient_id = patient
     AND o.back_at IS NULL AND o.taken_back_at IS NULL AND o.out_at <= at;
  IF FOUND THEN
    RETURN true;
  END IF;
  SELECT * INTO newest FROM attendance_marks m WHERE m.organization_id = organization AND m.session_id = asked_session AND m.patient_id = patient
   ORDER BY m.sequence DESC LIMIT 1;
  IF newest.status IS NULL OR newest.status NOT IN ('present', 'late') OR newest.left_at IS NULL OR newest.left_at > at THEN
    RETURN false;
  END IF;
  INSERT INTO attendance_marks (organization_id, id, clinic_id, session_id, patient_id, sequence, status, arrived_at, tablet_id, recorded_at)
  VALUES (organization, new_mark, newest.clinic_id, asked_session, patient, newest.sequence + 1, newest.status, newest.arrived_at, tablet, at)
  ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO step_outs (organization_id, id, clinic_id, session_id, patient_id, out_at, back_at, tablet_id, recorded_at)
  VALUES (organization, new_step_out, newest.clinic_id, asked_session, patient, newest.left_at, at, tablet, at);
  RETURN true;
END $$;
COMMENT ON FUNCTION return_at_tablet(uuid, uuid, uuid, uuid, timestamptz) IS
  'Brings back who stepped out of or left a session that the tablet expects them in; false where nobody was away.';
REVOKE ALL ON FUNCTION return_at_tablet(uuid, uuid, uuid, uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION return_at_tablet(uuid, uuid, uuid, uuid, timestamptz) TO evenkeel_runtime;
