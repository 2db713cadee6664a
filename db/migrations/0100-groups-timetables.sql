-- Timetables are dated: changing a series begins a new one and leaves the past as it was. The newest timetable that has
-- begun by a date is in force on it; one that was taken back never counts. Nothing is changed and nothing is deleted.
CREATE TABLE timetables (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  group_id uuid NOT NULL,
  sequence integer NOT NULL,
  starts_on date NOT NULL,
  mode text NOT NULL,
  room_id uuid,
  made_by uuid,
  made_at timestamptz NOT NULL,
  taken_back_by uuid,
  taken_back_at timestamptz,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT timetables_one_after_another UNIQUE (organization_id, group_id, sequence),
  CONSTRAINT timetables_of_group FOREIGN KEY (organization_id, clinic_id, group_id) REFERENCES groups (organization_id, clinic_id, id),
  CONSTRAINT timetables_in_room_of_clinic FOREIGN KEY (organization_id, clinic_id, room_id) REFERENCES rooms (organization_id, clinic_id, id),
  CONSTRAINT timetables_made_by_staff FOREIGN KEY (organization_id, made_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT timetables_taken_back_by_staff FOREIGN KEY (organization_id, taken_back_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT timetables_mode_known CHECK (mode IN ('in_person', 'virtual', 'hybrid')),
  CONSTRAINT timetables_meet_somewhere CHECK (mode = 'virtual' OR room_id IS NOT NULL),
  CONSTRAINT timetables_sequence_counts_up CHECK (sequence > 0)
);
CALL wall('timetables');
CREATE POLICY inside ON timetables FOR SELECT TO evenkeel_runtime USING (true);
CREATE POLICY add_in_scope ON timetables FOR INSERT TO evenkeel_runtime WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY change_in_scope ON timetables FOR UPDATE TO evenkeel_runtime USING (context_opens_clinic(clinic_id)) WITH CHECK (context_opens_clinic(clinic_id));
GRANT SELECT, INSERT, UPDATE (taken_back_by, taken_back_at) ON timetables TO evenkeel_runtime;
COMMENT ON TABLE timetables IS 'Weekly timetable of a group from a day on, until a newer one begins.';
COMMENT ON COLUMN timetables.organization_id IS 'Its organization. {id}';
COMMENT ON COLUMN timetables.id IS 'Identity of the timetable. {id}';
COMMENT ON COLUMN timetables.clinic_id IS 'Clinic of the group. {id}';
COMMENT ON COLUMN timetables.group_id IS 'The group. {id}';
COMMENT ON COLUMN timetables.sequence IS 'Counts the timetables of a group; of those that have begun the highest is in force. {none}';
COMMENT ON COLUMN timetables.starts_on IS 'First day it is in force. {date}';
COMMENT ON COLUMN timetables.mode IS 'in_person, virtual or hybrid. {code}';
COMMENT ON COLUMN timetables.room_id IS 'Its room, unless it is virtual. {id}';
COMMENT ON COLUMN timetables.made_by IS 'Who made it. {id}';
COMMENT ON COLUMN timetables.made_at IS 'When it was made. {date}';
COMMENT ON COLUMN timetables.taken_back_by IS 'Who took it back. {id}';
COMMENT ON COLUMN timetables.taken_back_at IS 'When it was taken back; from then on it counts on no day. {date}';

CREATE TABLE timetable_days (
  organization_id uuid NOT NULL,
  timetable_id uuid NOT NULL,
  weekday integer NOT NULL,
  starts_at time NOT NULL,
  ends_at time NOT NULL,
  PRIMARY KEY (organization_id, timetable_id, weekday),
  CONSTRAINT timetable_days_of_timetable FOREIGN KEY (organization_id, timetable_id) REFERENCES timetables (organization_id, id),
  CONSTRAINT timetable_days_weekday_iso CHECK (weekday BETWEEN 1 AND 7),
  CONSTRAINT timetable_days_end_after_start CHECK (ends_at > starts_at)
);
CALL wall('timetable_days');
CREATE POLICY of_timetable ON timetable_days TO evenkeel_runtime USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON timetable_days TO evenkeel_runtime;
COMMENT ON TABLE timetable_days IS 'Weekdays of a timetable in wall-clock time of its clinic.';
COMMENT ON COLUMN timetable_days.organization_id IS 'Its organization. {id}';
COMMENT ON COLUMN timetable_days.timetable_id IS 'The timetable. {id}';
COMMENT ON COLUMN timetable_days.weekday IS 'ISO weekday, 1 Monday to 7 Sunday. {none}';
COMMENT ON COLUMN timetable_days.starts_at IS 'Wall-clock start. {none}';
COMMENT ON COLUMN timetable_days.ends_at IS 'Wall-clock end. {none}';

CREATE TABLE timetable_blocks (
  organization_id uuid NOT NULL,
  timetable_id uuid NOT NULL,
  weekday integer NOT NULL,
  position integer NOT NULL,
  kind text NOT NULL,
  from_minute integer NOT NULL,
  to_minute integer NOT NULL,
  topic text,
  room_id uuid,
  seat_limit integer,
  leader_id uuid,
  second_leader_id uuid,
  hosted_by uuid,
  PRIMARY KEY (organization_id, timetable_id, weekday, position),
  CONSTRAINT timetable_blocks_of_day FOREIGN KEY (organization_id, timetable_id, weekday) REFERENCES timetable_days (organization_id, timetable_id, weekday),
  CONSTRAINT timetable_blocks_in_room FOREIGN KEY (organization_id, room_id) REFERENCES rooms (organization_id, id),
  CONSTRAINT timetable_blocks_led_by FOREIGN KEY (organization_id, leader_id) REFERENCES staff_members (organization_id, id),
  CONSTRAINT timetable_blocks_co_led_by FOREIGN KEY (organization_id, second_leader_id) REFERENCES staff_members (organization_id, id),
  CONSTRAINT timetable_blocks_hosted_by FOREIGN KEY (organization_id, hosted_by) REFERENCES groups (organization_id, id),
  CONSTRAINT timetable_blocks_kind_known CHECK (kind IN ('counseling', 'education', 'skills', 'family', 'multi_family', 'activity')),
  CONSTRAINT timetable_blocks_never_overlap EXCLUDE USING gist (organization_id WITH =, timetable_id WITH =, weekday WITH =, int4range(from_minute, to_minute) WITH &&),
  CONSTRAINT timetable_blocks_have_length CHECK (from_minute >= 0 AND to_minute > from_minute),
  CONSTRAINT timetable_blocks_limit_sensible CHECK (seat_limit BETWEEN 1 AND 500),
  CONSTRAINT timetable_blocks_topic_named CHECK (length(btrim(topic)) BETWEEN 1 AND 200),
  CONSTRAINT timetable_blocks_two_leaders CHECK (leader_id <> second_leader_id)
);
CALL wall('timetable_blocks');
CREATE POLICY of_timetable ON timetable_blocks TO evenkeel_runtime USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON timetable_blocks TO evenkeel_runtime;
COMMENT ON TABLE timetable_blocks IS 'Treatment within a weekday of a timetable, in minutes from its start; what lies between blocks is break.';
COMMENT ON COLUMN timetable_blocks.organization_id IS 'Its organization. {id}';
COMMENT ON COLUMN timetable_blocks.timetable_id IS 'The timetable. {id}';
COMMENT ON COLUMN timetable_blocks.weekday IS 'ISO weekday, 1 Monday to 7 Sunday. {none}';
COMMENT ON COLUMN timetable_blocks.position IS 'Order within the day, from 1. {none}';
COMMENT ON COLUMN timetable_blocks.kind IS 'Kind of treatment in this block. {code}';
COMMENT ON COLUMN timetable_blocks.from_minute IS 'Minutes from the start of the day at which it begins. {none}';
COMMENT ON COLUMN timetable_blocks.to_minute IS 'Minutes from the start of the day at which it ends. {none}';
COMMENT ON COLUMN timetable_blocks.topic IS 'What it is about, or null. {none}';
COMMENT ON COLUMN timetable_blocks.room_id IS 'Its room, when it is not the timetable''s. {id}';
COMMENT ON COLUMN timetable_blocks.seat_limit IS 'How many people at the most, when fewer than the group''s. {none}';
COMMENT ON COLUMN timetable_blocks.leader_id IS 'Who leads this block, when not the group''s own leader. {id}';
COMMENT ON COLUMN timetable_blocks.second_leader_id IS 'Who leads it beside, or null. {id}';
COMMENT ON COLUMN timetable_blocks.hosted_by IS 'The group in whose room and under whose leader this block takes place: one session for two programs. {id}';

-- Until when each timetable is in force. One that a newer timetable covers wholly is not there.
CREATE VIEW timetables_in_force WITH (security_invoker = true) AS
  SELECT t.organization_id, t.id, t.clinic_id, t.group_id, t.sequence, t.starts_on, least(newer.starts_on - 1, g.ends_on) AS ends_on, t.mode, t.room_id
    FROM timetables t
    JOIN groups g ON g.organization_id = t.organization_id AND g.id = t.group_id
   CROSS JOIN LATERAL (SELECT min(n.starts_on) AS starts_on FROM timetables n
                        WHERE n.organization_id = t.organization_id AND n.group_id = t.group_id AND n.sequence > t.sequence
                          AND n.taken_back_at IS NULL) AS newer
   WHERE t.taken_back_at IS NULL AND (newer.starts_on IS NULL OR newer.starts_on > t.starts_on)
     AND (g.ends_on IS NULL OR g.ends_on >= t.starts_on);
GRANT SELECT ON timetables_in_force TO evenkeel_runtime;
COMMENT ON VIEW timetables_in_force IS 'Timetables with the first and last day on which each is in force; the last is null where nothing ends it.';
COMMENT ON COLUMN timetables_in_force.ends_on IS 'Last day in force, or null. {date}';
