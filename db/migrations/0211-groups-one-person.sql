-- Two merged records are one person: one chair, one line on the roster, one mark. Nothing is moved, so that undoing the
-- merge brings both back.
CREATE FUNCTION person_of(organization uuid, patient uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce((SELECT p.merged_into FROM patients p WHERE p.organization_id = organization AND p.id = patient), patient)
$$;
COMMENT ON FUNCTION person_of(uuid, uuid) IS 'The record that is kept for the person whose record this is: usually this one.';
REVOKE ALL ON FUNCTION person_of(uuid, uuid) FROM PUBLIC;

-- Which of several records stands on a roster: the one that was marked, then the one that is kept.
CREATE FUNCTION stands_for_other(organization uuid, asked_session uuid, patient uuid) RETURNS boolean
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  first uuid;
BEGIN
  IF organization IS DISTINCT FROM context_organization()
     OR NOT EXISTS (SELECT FROM patients p WHERE p.organization_id = organization AND p.id = patient AND p.in_merge) THEN
    RETURN false;
  END IF;
  SELECT p.id INTO first
    FROM sessions s
    JOIN patients p ON p.organization_id = s.organization_id AND p.id = ANY (records_merged(organization, patient))
   WHERE s.organization_id = organization AND s.id = asked_session
     AND (EXISTS (SELECT FROM seats t WHERE t.organization_id = organization AND t.group_id = s.group_id AND t.patient_id = p.id AND t.taken_back_at IS NULL
                    AND t.starts_on <= s.occurs_on AND coalesce(t.ends_on, 'infinity') >= s.occurs_on AND seat_meets(t.weekdays, t.alternate_from, s.occurs_on))
       OR EXISTS (SELECT FROM visits v WHERE v.organization_id = organization AND v.session_id = s.id AND v.patient_id = p.id AND v.withdrawn_at IS NULL))
   ORDER BY EXISTS (SELECT FROM attendance_marks m WHERE m.organization_id = organization AND m.session_id = s.id AND m.patient_id = p.id) DESC,
            p.merged_into IS NULL DESC, p.id
   LIMIT 1;
  RETURN first <> patient;
END $$;
COMMENT ON FUNCTION stands_for_other(uuid, uuid, uuid) IS 'Whether another record of the same person stands on the roster of a session already.';
REVOKE ALL ON FUNCTION stands_for_other(uuid, uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION stands_for_other(uuid, uuid, uuid) TO evenkeel_runtime;

CREATE FUNCTION absence_in_merge(organization uuid, asked_session uuid, patient uuid) RETURNS text
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF organization IS DISTINCT FROM context_organization()
     OR NOT EXISTS (SELECT FROM patients p WHERE p.organization_id = organization AND p.id = patient AND p.in_merge) THEN
    RETURN NULL;
  END IF;
  RETURN (SELECT a.reason FROM known_absences a WHERE a.organization_id = organization AND a.session_id = asked_session AND a.withdrawn_at IS NULL
             AND a.patient_id = ANY (records_merged(organization, patient)) ORDER BY a.id LIMIT 1);
END $$;
COMMENT ON FUNCTION absence_in_merge(uuid, uuid, uuid) IS 'Why a person is known not to come, where it was written down for another record of theirs.';
REVOKE ALL ON FUNCTION absence_in_merge(uuid, uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION absence_in_merge(uuid, uuid, uuid) TO evenkeel_runtime;

-- As before, but a second record of one person is shown only where something was recorded for it, like what was taken back.
CREATE OR REPLACE VIEW rosters WITH (security_invoker = true) AS
  SELECT s.organization_id, s.id AS session_id, s.clinic_id, s.group_id, s.held_on, t.id AS seat_id, t.patient_id, NULL::uuid AS visit_id,
         CASE WHEN s.mode <> 'hybrid' THEN s.mode WHEN extract(isodow FROM s.occurs_on)::integer = ANY (t.virtual_weekdays) THEN 'virtual' ELSE 'in_person' END AS mode,
         coalesce(a.reason, absence_in_merge(s.organization_id, s.id, t.patient_id)) AS known_absence,
         t.taken_back_at IS NOT NULL OR stands_for_other(s.organization_id, s.id, t.patient_id) AS taken_back
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
         CASE WHEN s.mode <> 'hybrid' THEN s.mode ELSE coalesce(v.mode, 'in_person') END,
         coalesce(a.reason, absence_in_merge(s.organization_id, s.id, v.patient_id)),
         v.withdrawn_at IS NOT NULL OR stands_for_other(s.organization_id, s.id, v.patient_id)
    FROM sessions s
    JOIN visits v ON v.organization_id = s.organization_id AND v.session_id = s.id
    LEFT JOIN known_absences a ON a.organization_id = s.organization_id AND a.session_id = s.id AND a.patient_id = v.patient_id AND a.withdrawn_at IS NULL
   WHERE v.withdrawn_at IS NULL
      OR (s.starts_at <= v.withdrawn_at
        AND NOT EXISTS (SELECT FROM visits o WHERE o.organization_id = s.organization_id AND o.session_id = s.id AND o.patient_id = v.patient_id
              AND o.id <> v.id AND (o.withdrawn_at IS NULL OR o.withdrawn_at > v.withdrawn_at))
        AND NOT EXISTS (SELECT FROM seats o WHERE o.organization_id = s.organization_id AND o.group_id = s.group_id AND o.patient_id = v.patient_id
              AND o.starts_on <= s.occurs_on AND coalesce(o.ends_on, 'infinity') >= s.occurs_on AND seat_meets(o.weekdays, o.alternate_from, s.occurs_on)));
COMMENT ON COLUMN rosters.taken_back IS 'Whether the seat or visit was taken back afterwards, or stands beside one of another record of the same person: shown only where something was recorded. Never null. {none}';

CREATE FUNCTION refuse_second_mark() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  -- What was marked before the two records were merged can still be corrected.
  IF stands_for_other(NEW.organization_id, NEW.session_id, NEW.patient_id)
     AND NOT EXISTS (SELECT FROM attendance_marks m WHERE m.organization_id = NEW.organization_id AND m.session_id = NEW.session_id AND m.patient_id = NEW.patient_id) THEN
    RAISE EXCEPTION 'the person is marked by another record' USING ERRCODE = '23514', CONSTRAINT = 'attendance_marks_one_a_person', TABLE = 'attendance_marks';
  END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION refuse_second_mark() IS 'Trigger: one person is marked once in a session, whichever of their records it is by.';
CREATE TRIGGER attendance_marks_one_a_person BEFORE INSERT ON attendance_marks FOR EACH ROW EXECUTE FUNCTION refuse_second_mark();

-- Nothing new begins on a record that points to another. An absence from a seat that stands there may still be written.
CREATE TRIGGER visits_not_of_merged BEFORE INSERT ON visits FOR EACH ROW WHEN (NEW.kind <> 'walk_in') EXECUTE FUNCTION refuse_merged();
CREATE TRIGGER waiting_entries_not_of_merged BEFORE INSERT ON waiting_entries FOR EACH ROW EXECUTE FUNCTION refuse_merged();
CREATE TRIGGER keep_aparts_not_of_merged BEFORE INSERT ON keep_aparts FOR EACH ROW EXECUTE FUNCTION refuse_merged();
