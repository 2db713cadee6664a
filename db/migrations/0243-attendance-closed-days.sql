-- A day of a clinic is closed when every expected person has a status, and can be reopened with a reason. While it is
-- closed nothing about who was there changes. Steps are added, never changed; the newest counts.
CREATE TABLE day_closings (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  day date NOT NULL,
  sequence integer NOT NULL,
  step text NOT NULL,
  because text NOT NULL,
  decided_by uuid NOT NULL,
  decided_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT day_closings_of_clinic FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics (organization_id, id),
  CONSTRAINT day_closings_by_staff FOREIGN KEY (organization_id, decided_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT day_closings_one_after_another UNIQUE (organization_id, clinic_id, day, sequence),
  CONSTRAINT day_closings_step_known CHECK (step IN ('closed', 'reopened')),
  -- The first step closes, the second reopens, and so on.
  CONSTRAINT day_closings_take_turns CHECK (sequence > 0 AND (step = 'closed') = (sequence % 2 = 1)),
  CONSTRAINT day_closings_reopened_with_reason CHECK (step = 'closed' OR btrim(because) <> '')
);
CALL wall('day_closings');
CREATE POLICY in_scope ON day_closings TO evenkeel_runtime
  USING ((SELECT context_whole_organization()) OR clinic_id = ANY ((SELECT context_clinics())::uuid[]) OR clinic_id = ANY ((SELECT context_caseload_clinics())::uuid[]))
  WITH CHECK (context_opens_clinic(clinic_id));
GRANT SELECT, INSERT ON day_closings TO evenkeel_runtime;
CREATE TRIGGER day_closings_never_change BEFORE UPDATE OR DELETE ON day_closings FOR EACH ROW EXECUTE FUNCTION refuse_change();
COMMENT ON TABLE day_closings IS 'Closing a clinic''s day once everybody expected has a status, and reopening it with a reason.';
COMMENT ON COLUMN day_closings.organization_id IS 'Its organization. {id}';
COMMENT ON COLUMN day_closings.id IS 'Identity of the step. {id}';
COMMENT ON COLUMN day_closings.clinic_id IS 'The clinic. {id}';
COMMENT ON COLUMN day_closings.day IS 'The day. {date}';
COMMENT ON COLUMN day_closings.sequence IS 'Counts the steps of this day; two at once cannot both be next. {none}';
COMMENT ON COLUMN day_closings.step IS 'closed or reopened. {code}';
COMMENT ON COLUMN day_closings.because IS 'Why it was reopened. {text}';
COMMENT ON COLUMN day_closings.decided_by IS 'Who did it. {id}';
COMMENT ON COLUMN day_closings.decided_at IS 'When. {date}';

-- Closing waits for marks that are on their way, and marks wait for a closing: one of the two sees the other.
CREATE FUNCTION check_day_may_close() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(NEW.clinic_id::text || NEW.day::text, 0));
  IF EXISTS (
    SELECT FROM sessions s JOIN rosters r ON r.organization_id = s.organization_id AND r.session_id = s.id
     WHERE s.organization_id = NEW.organization_id AND s.clinic_id = NEW.clinic_id AND s.held_on = NEW.day AND s.status <> 'cancelled'
       AND NOT r.taken_back AND r.known_absence IS NULL
       AND coalesce((SELECT m.status FROM attendance_marks m WHERE m.organization_id = r.organization_id AND m.session_id = r.session_id AND m.patient_id = r.patient_id
                      ORDER BY m.sequence DESC LIMIT 1), 'expected') = 'expected') THEN
    RAISE EXCEPTION 'somebody expected has no status' USING ERRCODE = '23514', CONSTRAINT = 'day_closings_everybody_has_status', TABLE = 'day_closings';
  END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION check_day_may_close() IS 'Refuses to close a day while anybody expected has no status.';
CREATE TRIGGER day_closings_complete BEFORE INSERT ON day_closings FOR EACH ROW WHEN (NEW.step = 'closed') EXECUTE FUNCTION check_day_may_close();

CREATE FUNCTION check_day_is_open() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  own_day date;
BEGIN
  -- Invented worlds are written without a context, and whole.
  IF context_organization() IS NULL THEN
    RETURN NEW;
  END IF;
  SELECT s.held_on INTO own_day FROM sessions s WHERE s.organization_id = NEW.organization_id AND s.id = NEW.session_id;
  PERFORM pg_advisory_xact_lock_shared(hashtextextended(NEW.clinic_id::text || own_day::text, 0));
  IF (SELECT d.step FROM day_closings d WHERE d.organization_id = NEW.organization_id AND d.clinic_id = NEW.clinic_id AND d.day = own_day
       ORDER BY d.sequence DESC LIMIT 1) = 'closed' THEN
    RAISE EXCEPTION 'the day is closed' USING ERRCODE = '23514', CONSTRAINT = 'attendance_day_is_open', TABLE = TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION check_day_is_open() IS 'Refuses to change who was there on a day that is closed.';
CREATE TRIGGER attendance_marks_day_is_open BEFORE INSERT ON attendance_marks FOR EACH ROW EXECUTE FUNCTION check_day_is_open();
CREATE TRIGGER step_outs_day_is_open BEFORE INSERT OR UPDATE ON step_outs FOR EACH ROW EXECUTE FUNCTION check_day_is_open();
CREATE TRIGGER room_times_day_is_open BEFORE INSERT ON room_times FOR EACH ROW EXECUTE FUNCTION check_day_is_open();
