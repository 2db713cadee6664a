-- What was changed in a series, by whom and why, so that it can be read later and taken back.
CREATE TABLE series_changes (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  group_id uuid NOT NULL,
  sequence integer NOT NULL,
  kind text NOT NULL,
  reach text NOT NULL,
  session_id uuid,
  from_on date NOT NULL,
  because text,
  was_ends_on date,
  made_by uuid,
  made_at timestamptz NOT NULL,
  taken_back_by uuid,
  taken_back_at timestamptz,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT series_changes_one_after_another UNIQUE (organization_id, group_id, sequence),
  CONSTRAINT series_changes_of_group FOREIGN KEY (organization_id, clinic_id, group_id) REFERENCES groups (organization_id, clinic_id, id),
  CONSTRAINT series_changes_of_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions (organization_id, clinic_id, id),
  CONSTRAINT series_changes_made_by_staff FOREIGN KEY (organization_id, made_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT series_changes_taken_back_by_staff FOREIGN KEY (organization_id, taken_back_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT series_changes_kind_known CHECK (kind IN ('timetable', 'cancel', 'move', 'mode', 'staff', 'closure')),
  CONSTRAINT series_changes_reach_known CHECK (reach IN ('this', 'following', 'all')),
  CONSTRAINT series_changes_this_has_session CHECK ((reach = 'this') = (session_id IS NOT NULL))
);
CALL wall('series_changes');
CREATE POLICY in_scope ON series_changes TO evenkeel_runtime USING (context_opens_clinic(clinic_id)) WITH CHECK (context_opens_clinic(clinic_id));
GRANT SELECT, INSERT, UPDATE (taken_back_by, taken_back_at) ON series_changes TO evenkeel_runtime;
COMMENT ON TABLE series_changes IS 'Each change of a series or of one of its dates; taken back, never deleted.';
COMMENT ON COLUMN series_changes.organization_id IS 'Its organization. {id}';
COMMENT ON COLUMN series_changes.id IS 'Identity of the change. {id}';
COMMENT ON COLUMN series_changes.clinic_id IS 'Clinic of the group. {id}';
COMMENT ON COLUMN series_changes.group_id IS 'The group. {id}';
COMMENT ON COLUMN series_changes.sequence IS 'Counts the changes of a group. {none}';
COMMENT ON COLUMN series_changes.kind IS 'timetable, cancel, move, mode, staff or closure. {code}';
COMMENT ON COLUMN series_changes.reach IS 'this date, this and the following, or all from today on. {code}';
COMMENT ON COLUMN series_changes.session_id IS 'The session, when it is about one date. {id}';
COMMENT ON COLUMN series_changes.from_on IS 'First date it is about. {date}';
COMMENT ON COLUMN series_changes.because IS 'Why, as who made it wrote. {text}';
COMMENT ON COLUMN series_changes.was_ends_on IS 'Last day of the series before, when the change ended it. {date}';
COMMENT ON COLUMN series_changes.made_by IS 'Who made it, or null: the program itself. {id}';
COMMENT ON COLUMN series_changes.made_at IS 'When. {date}';
COMMENT ON COLUMN series_changes.taken_back_by IS 'Who took it back. {id}';
COMMENT ON COLUMN series_changes.taken_back_at IS 'When it was taken back. {date}';

-- In what one date differs from its timetable. The session's row says how it is; this says since which change.
CREATE TABLE session_exceptions (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  session_id uuid NOT NULL,
  change_id uuid NOT NULL,
  aspect text NOT NULL,
  taken_back_at timestamptz,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT session_exceptions_of_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions (organization_id, clinic_id, id),
  CONSTRAINT session_exceptions_of_change FOREIGN KEY (organization_id, change_id) REFERENCES series_changes (organization_id, id),
  CONSTRAINT session_exceptions_aspect_known CHECK (aspect IN ('cancelled', 'moved', 'mode', 'closed'))
);
CALL wall('session_exceptions');
CREATE POLICY in_scope ON session_exceptions TO evenkeel_runtime USING (context_opens_clinic(clinic_id)) WITH CHECK (context_opens_clinic(clinic_id));
GRANT SELECT, INSERT, UPDATE (taken_back_at) ON session_exceptions TO evenkeel_runtime;
CREATE UNIQUE INDEX session_exceptions_one_of_a_kind ON session_exceptions (organization_id, session_id, aspect) WHERE taken_back_at IS NULL;
CREATE INDEX session_exceptions_of_one_change ON session_exceptions (organization_id, change_id);
COMMENT ON TABLE session_exceptions IS 'In what one date differs from its timetable, and since which change.';
COMMENT ON COLUMN session_exceptions.organization_id IS 'Its organization. {id}';
COMMENT ON COLUMN session_exceptions.id IS 'Identity. {id}';
COMMENT ON COLUMN session_exceptions.clinic_id IS 'Clinic of the session. {id}';
COMMENT ON COLUMN session_exceptions.session_id IS 'The session. {id}';
COMMENT ON COLUMN session_exceptions.change_id IS 'The change that made it. {id}';
COMMENT ON COLUMN session_exceptions.aspect IS 'cancelled, moved, mode, or closed by a closure of the clinic. {code}';
COMMENT ON COLUMN session_exceptions.taken_back_at IS 'When it stopped counting. {date}';

ALTER TABLE timetables ADD COLUMN change_id uuid,
  ADD CONSTRAINT timetables_of_change FOREIGN KEY (organization_id, change_id) REFERENCES series_changes (organization_id, id);
COMMENT ON COLUMN timetables.change_id IS 'The change that began it, or null for the first. {id}';

ALTER TABLE session_staff ADD COLUMN change_id uuid,
  ADD CONSTRAINT session_staff_of_change FOREIGN KEY (organization_id, change_id) REFERENCES series_changes (organization_id, id);
COMMENT ON COLUMN session_staff.change_id IS 'The change that assigned it. {id}';

-- A facilitation that was taken back before it began ends on the day before its first.
ALTER TABLE facilitations
  ADD COLUMN begun_by uuid,
  ADD COLUMN ended_by uuid,
  ADD COLUMN was_ends_on date,
  ADD CONSTRAINT facilitations_begun_by_change FOREIGN KEY (organization_id, begun_by) REFERENCES series_changes (organization_id, id),
  ADD CONSTRAINT facilitations_ended_by_change FOREIGN KEY (organization_id, ended_by) REFERENCES series_changes (organization_id, id),
  DROP CONSTRAINT facilitations_end_after_start,
  ADD CONSTRAINT facilitations_end_after_start CHECK (ends_on IS NULL OR ends_on >= starts_on - 1);
GRANT UPDATE (ended_by, was_ends_on) ON facilitations TO evenkeel_runtime;
COMMENT ON COLUMN facilitations.begun_by IS 'The change that began it, or null. {id}';
COMMENT ON COLUMN facilitations.ended_by IS 'The change that ended it, or null. {id}';
COMMENT ON COLUMN facilitations.was_ends_on IS 'Its last day before that change. {date}';
COMMENT ON COLUMN facilitations.ends_on IS 'Last day, or null; the day before the first when it never came to count. {date}';

-- A series that was ended before it began has its last day before its first.
ALTER TABLE groups DROP CONSTRAINT groups_end_after_start,
  ADD CONSTRAINT groups_end_after_start CHECK (ends_on IS NULL OR ends_on >= starts_on - 1);
