-- Groups: a weekly timetable in the clinic's wall-clock time, its blocks, its facilitators,
-- and the dated sessions that come of it. Sessions exist as rows some months ahead.
CREATE TABLE groups (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  name text NOT NULL,
  program text NOT NULL,
  kind text NOT NULL,
  mode text NOT NULL,
  room_id uuid,
  starts_on date NOT NULL,
  ends_on date,
  seat_limit integer NOT NULL,
  seat_limit_rule text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT groups_of_clinic UNIQUE (organization_id, clinic_id, id),
  CONSTRAINT groups_at_clinic FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics (organization_id, id),
  CONSTRAINT groups_in_room_of_clinic FOREIGN KEY (organization_id, clinic_id, room_id) REFERENCES rooms (organization_id, clinic_id, id),
  CONSTRAINT groups_named CHECK (length(btrim(name)) BETWEEN 1 AND 120),
  CONSTRAINT groups_program_known CHECK (program IN ('substance_use', 'mental_health', 'co_occurring')),
  CONSTRAINT groups_kind_known CHECK (kind IN ('counseling', 'education', 'skills', 'family', 'multi_family', 'activity')),
  CONSTRAINT groups_mode_known CHECK (mode IN ('in_person', 'virtual', 'hybrid')),
  CONSTRAINT groups_meet_somewhere CHECK (mode = 'virtual' OR room_id IS NOT NULL),
  CONSTRAINT groups_end_after_start CHECK (ends_on IS NULL OR ends_on >= starts_on),
  CONSTRAINT groups_limit_sensible CHECK (seat_limit BETWEEN 1 AND 500)
);
CALL wall('groups');
CREATE POLICY inside ON groups FOR SELECT TO evenkeel_runtime USING (true);
CREATE POLICY add_in_scope ON groups FOR INSERT TO evenkeel_runtime WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY change_in_scope ON groups FOR UPDATE TO evenkeel_runtime USING (context_opens_clinic(clinic_id)) WITH CHECK (context_opens_clinic(clinic_id));
GRANT SELECT, INSERT, UPDATE ON groups TO evenkeel_runtime;
COMMENT ON TABLE groups IS 'A standing series of sessions: who it is for, where, how many seats.';
COMMENT ON COLUMN groups.organization_id IS 'Its organization. {id}';
COMMENT ON COLUMN groups.id IS 'Identity of the group. {id}';
COMMENT ON COLUMN groups.clinic_id IS 'Clinic whose clock and state rules it follows. {id}';
COMMENT ON COLUMN groups.name IS 'Name as staff say it; neutral, since reminders may show it. {none}';
COMMENT ON COLUMN groups.program IS 'substance_use, mental_health or co_occurring. {code}';
COMMENT ON COLUMN groups.kind IS 'Kind of its main block; decides the state limit. {code}';
COMMENT ON COLUMN groups.mode IS 'in_person, virtual or hybrid. {code}';
COMMENT ON COLUMN groups.room_id IS 'Its room, unless it is virtual. {id}';
COMMENT ON COLUMN groups.starts_on IS 'First day of the series. {date}';
COMMENT ON COLUMN groups.ends_on IS 'Last day, or null. {date}';
COMMENT ON COLUMN groups.seat_limit IS 'Lowest of room, house and state limit: never more seats on any date. {none}';
COMMENT ON COLUMN groups.seat_limit_rule IS 'Code of the rule that gives the limit. {code}';
COMMENT ON COLUMN groups.version IS 'Counts changes, so that two editors never overwrite each other. {none}';

CREATE TABLE group_days (
  organization_id uuid NOT NULL,
  group_id uuid NOT NULL,
  weekday integer NOT NULL,
  starts_at time NOT NULL,
  ends_at time NOT NULL,
  PRIMARY KEY (organization_id, group_id, weekday),
  CONSTRAINT group_days_of_group FOREIGN KEY (organization_id, group_id) REFERENCES groups (organization_id, id),
  CONSTRAINT group_days_weekday_iso CHECK (weekday BETWEEN 1 AND 7),
  CONSTRAINT group_days_end_after_start CHECK (ends_at > starts_at)
);
CALL wall('group_days');
CREATE POLICY of_group ON group_days TO evenkeel_runtime USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON group_days TO evenkeel_runtime;
COMMENT ON TABLE group_days IS 'Weekly timetable of a group in wall-clock time of its clinic.';
COMMENT ON COLUMN group_days.organization_id IS 'Its organization. {id}';
COMMENT ON COLUMN group_days.group_id IS 'The group. {id}';
COMMENT ON COLUMN group_days.weekday IS 'ISO weekday, 1 Monday to 7 Sunday. {none}';
COMMENT ON COLUMN group_days.starts_at IS 'Wall-clock start. {none}';
COMMENT ON COLUMN group_days.ends_at IS 'Wall-clock end. {none}';

CREATE TABLE group_blocks (
  organization_id uuid NOT NULL,
  group_id uuid NOT NULL,
  position integer NOT NULL,
  kind text NOT NULL,
  from_minute integer NOT NULL,
  to_minute integer NOT NULL,
  PRIMARY KEY (organization_id, group_id, position),
  CONSTRAINT group_blocks_of_group FOREIGN KEY (organization_id, group_id) REFERENCES groups (organization_id, id),
  CONSTRAINT group_blocks_kind_known CHECK (kind IN ('counseling', 'education', 'skills', 'family', 'multi_family', 'activity')),
  CONSTRAINT group_blocks_never_overlap EXCLUDE USING gist (organization_id WITH =, group_id WITH =, int4range(from_minute, to_minute) WITH &&),
  CONSTRAINT group_blocks_have_length CHECK (from_minute >= 0 AND to_minute > from_minute)
);
CALL wall('group_blocks');
CREATE POLICY of_group ON group_blocks TO evenkeel_runtime USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON group_blocks TO evenkeel_runtime;
COMMENT ON TABLE group_blocks IS 'Treatment within a program day, in minutes from its start; what lies between blocks is break.';
COMMENT ON COLUMN group_blocks.organization_id IS 'Its organization. {id}';
COMMENT ON COLUMN group_blocks.group_id IS 'The group. {id}';
COMMENT ON COLUMN group_blocks.position IS 'Order within the day, from 1. {none}';
COMMENT ON COLUMN group_blocks.kind IS 'Kind of treatment in this block. {code}';
COMMENT ON COLUMN group_blocks.from_minute IS 'Minutes from the start of the day at which it begins. {none}';
COMMENT ON COLUMN group_blocks.to_minute IS 'Minutes from the start of the day at which it ends. {none}';

CREATE TABLE facilitations (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  group_id uuid NOT NULL,
  staff_member_id uuid NOT NULL,
  starts_on date NOT NULL,
  ends_on date,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT facilitations_of_group FOREIGN KEY (organization_id, clinic_id, group_id) REFERENCES groups (organization_id, clinic_id, id),
  CONSTRAINT facilitations_by_staff_member FOREIGN KEY (organization_id, staff_member_id) REFERENCES staff_members (organization_id, id),
  CONSTRAINT facilitations_end_after_start CHECK (ends_on IS NULL OR ends_on >= starts_on)
);
CALL wall('facilitations');
CREATE POLICY inside ON facilitations FOR SELECT TO evenkeel_runtime USING (true);
CREATE POLICY add_in_scope ON facilitations FOR INSERT TO evenkeel_runtime WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY change_in_scope ON facilitations FOR UPDATE TO evenkeel_runtime USING (context_opens_clinic(clinic_id)) WITH CHECK (context_opens_clinic(clinic_id));
GRANT SELECT, INSERT, UPDATE (ends_on) ON facilitations TO evenkeel_runtime;
CREATE INDEX facilitations_by_group ON facilitations (organization_id, group_id);
CREATE INDEX facilitations_by_person ON facilitations (organization_id, staff_member_id, group_id);
COMMENT ON TABLE facilitations IS 'Which staff member leads which group, from when to when.';
COMMENT ON COLUMN facilitations.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN facilitations.id IS 'Identity. {id}';
COMMENT ON COLUMN facilitations.clinic_id IS 'Clinic of the group. {id}';
COMMENT ON COLUMN facilitations.group_id IS 'The group. {id}';
COMMENT ON COLUMN facilitations.staff_member_id IS 'Who leads it. {id}';
COMMENT ON COLUMN facilitations.starts_on IS 'First day. {date}';
COMMENT ON COLUMN facilitations.ends_on IS 'Last day, or null. {date}';

CREATE TABLE sessions (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  group_id uuid NOT NULL,
  held_on date NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  room_id uuid,
  status text NOT NULL DEFAULT 'planned',
  PRIMARY KEY (organization_id, id),
  CONSTRAINT sessions_of_clinic UNIQUE (organization_id, clinic_id, id),
  CONSTRAINT sessions_of_group FOREIGN KEY (organization_id, clinic_id, group_id) REFERENCES groups (organization_id, clinic_id, id),
  CONSTRAINT sessions_in_room_of_clinic FOREIGN KEY (organization_id, clinic_id, room_id) REFERENCES rooms (organization_id, clinic_id, id),
  CONSTRAINT sessions_once_a_day UNIQUE (organization_id, group_id, held_on),
  CONSTRAINT sessions_status_known CHECK (status IN ('planned', 'cancelled')),
  CONSTRAINT sessions_end_after_start CHECK (ends_at > starts_at)
);
CALL wall('sessions');
CREATE POLICY in_scope ON sessions TO evenkeel_runtime USING (context_opens_clinic(clinic_id)) WITH CHECK (context_opens_clinic(clinic_id));
GRANT SELECT, INSERT, UPDATE (starts_at, ends_at, room_id, status) ON sessions TO evenkeel_runtime;
CREATE INDEX sessions_of_day ON sessions (organization_id, held_on, clinic_id);
COMMENT ON TABLE sessions IS 'One dated occurrence of a group. Never deleted: attendance and notes stay with their date.';
COMMENT ON COLUMN sessions.organization_id IS 'Its organization. {id}';
COMMENT ON COLUMN sessions.id IS 'Identity of the session. {id}';
COMMENT ON COLUMN sessions.clinic_id IS 'Clinic it is held at. {id}';
COMMENT ON COLUMN sessions.group_id IS 'The group. {id}';
COMMENT ON COLUMN sessions.held_on IS 'Calendar day in the clinic''s zone. {date}';
COMMENT ON COLUMN sessions.starts_at IS 'Instant it starts. {date}';
COMMENT ON COLUMN sessions.ends_at IS 'Instant it ends. {date}';
COMMENT ON COLUMN sessions.room_id IS 'Room on that day, or null when virtual. {id}';
COMMENT ON COLUMN sessions.status IS 'planned or cancelled. {code}';
