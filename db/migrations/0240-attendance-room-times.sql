-- When a session really began and ended, and its break: set once for the room. Added, never changed; the newest counts.
CREATE TABLE room_times (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  session_id uuid NOT NULL,
  sequence integer NOT NULL,
  started_at timestamptz,
  ended_at timestamptz,
  break_from timestamptz,
  break_to timestamptz,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT room_times_in_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions (organization_id, clinic_id, id),
  CONSTRAINT room_times_recorded_by_staff FOREIGN KEY (organization_id, recorded_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT room_times_one_after_another UNIQUE (organization_id, session_id, sequence),
  CONSTRAINT room_times_sequence_counts_up CHECK (sequence > 0),
  CONSTRAINT room_times_end_after_start CHECK (ended_at > started_at),
  CONSTRAINT room_times_break_whole CHECK ((break_from IS NULL) = (break_to IS NULL)),
  CONSTRAINT room_times_break_inside CHECK (break_to > break_from AND (started_at IS NULL OR break_from >= started_at) AND (ended_at IS NULL OR break_to <= ended_at))
);
CALL wall('room_times');
CREATE POLICY in_scope ON room_times TO evenkeel_runtime
  USING ((SELECT context_whole_organization()) OR clinic_id = ANY ((SELECT context_clinics())::uuid[]) OR clinic_id = ANY ((SELECT context_caseload_clinics())::uuid[]))
  WITH CHECK (context_opens_clinic(clinic_id));
GRANT SELECT, INSERT ON room_times TO evenkeel_runtime;
CREATE TRIGGER room_times_never_change BEFORE UPDATE OR DELETE ON room_times FOR EACH ROW EXECUTE FUNCTION refuse_change();
COMMENT ON TABLE room_times IS 'When a session really began, ended and paused, as said once for everybody in it; the newest counts.';
COMMENT ON COLUMN room_times.organization_id IS 'Its organization. {id}';
COMMENT ON COLUMN room_times.id IS 'Identity of what was said. {id}';
COMMENT ON COLUMN room_times.clinic_id IS 'Clinic of the session. {id}';
COMMENT ON COLUMN room_times.session_id IS 'The session. {id}';
COMMENT ON COLUMN room_times.sequence IS 'Counts what was said of this session; two at once cannot both be next. {none}';
COMMENT ON COLUMN room_times.started_at IS 'When it began; null for as planned. {date}';
COMMENT ON COLUMN room_times.ended_at IS 'When it ended; null for as planned. {date}';
COMMENT ON COLUMN room_times.break_from IS 'When the break began; null for as planned. {date}';
COMMENT ON COLUMN room_times.break_to IS 'When the break ended. {date}';
COMMENT ON COLUMN room_times.recorded_by IS 'Who said so. {id}';
COMMENT ON COLUMN room_times.recorded_at IS 'When it was said. {date}';
