-- A session knows its own date in the timetable, its mode and its limit, and its blocks are its own:
-- changing a series never changes what a past session was.
ALTER TABLE sessions
  ADD COLUMN occurs_on date,
  ADD COLUMN mode text,
  ADD COLUMN virtual_link text,
  ADD COLUMN seat_limit integer,
  ADD COLUMN seat_limit_rule text,
  ADD COLUMN cancelled_because text;
ALTER TABLE groups ADD COLUMN virtual_link text;
COMMENT ON COLUMN sessions.occurs_on IS 'The timetable''s own date: which occurrence this is, also after it was moved. {date}';
COMMENT ON COLUMN sessions.held_on IS 'Day it is really held, in the clinic''s zone; the timetable''s own unless it was moved. {date}';
COMMENT ON COLUMN sessions.mode IS 'in_person, virtual or hybrid on that date. {code}';
COMMENT ON COLUMN sessions.virtual_link IS 'Address of that date''s meeting, when it is not the group''s. {contact}';
COMMENT ON COLUMN sessions.seat_limit IS 'Never more people than this on that date. {none}';
COMMENT ON COLUMN sessions.seat_limit_rule IS 'Code of the rule that gives the limit of that date. {code}';
COMMENT ON COLUMN sessions.cancelled_because IS 'Why it was cancelled. {text}';
COMMENT ON COLUMN groups.virtual_link IS 'Address of its meetings, when it is virtual or hybrid. {contact}';

CREATE TABLE session_block_rows (
  organization_id uuid NOT NULL,
  session_id uuid NOT NULL,
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
  PRIMARY KEY (organization_id, session_id, position),
  CONSTRAINT session_blocks_of_session FOREIGN KEY (organization_id, session_id) REFERENCES sessions (organization_id, id),
  CONSTRAINT session_blocks_in_room FOREIGN KEY (organization_id, room_id) REFERENCES rooms (organization_id, id),
  CONSTRAINT session_blocks_led_by FOREIGN KEY (organization_id, leader_id) REFERENCES staff_members (organization_id, id),
  CONSTRAINT session_blocks_co_led_by FOREIGN KEY (organization_id, second_leader_id) REFERENCES staff_members (organization_id, id),
  CONSTRAINT session_blocks_hosted_by FOREIGN KEY (organization_id, hosted_by) REFERENCES groups (organization_id, id),
  CONSTRAINT session_blocks_kind_known CHECK (kind IN ('counseling', 'education', 'skills', 'family', 'multi_family', 'activity')),
  CONSTRAINT session_blocks_have_length CHECK (from_minute >= 0 AND to_minute > from_minute),
  CONSTRAINT session_blocks_limit_sensible CHECK (seat_limit BETWEEN 1 AND 500),
  CONSTRAINT session_blocks_two_leaders CHECK (leader_id <> second_leader_id)
);
CALL wall('session_block_rows');
CREATE POLICY of_session ON session_block_rows TO evenkeel_runtime USING (true) WITH CHECK (true);
COMMENT ON TABLE session_block_rows IS 'Treatment within one session, in minutes from its start; copied from the timetable when the session is made.';
COMMENT ON COLUMN session_block_rows.organization_id IS 'Its organization. {id}';
COMMENT ON COLUMN session_block_rows.session_id IS 'The session. {id}';
COMMENT ON COLUMN session_block_rows.position IS 'Order within the session, from 1. {none}';
COMMENT ON COLUMN session_block_rows.kind IS 'Kind of treatment in this block. {code}';
COMMENT ON COLUMN session_block_rows.from_minute IS 'Minutes from the start of the session at which it begins. {none}';
COMMENT ON COLUMN session_block_rows.to_minute IS 'Minutes from the start of the session at which it ends. {none}';
COMMENT ON COLUMN session_block_rows.topic IS 'What it is about, or null. {none}';
COMMENT ON COLUMN session_block_rows.room_id IS 'Its room, when it is not the session''s. {id}';
COMMENT ON COLUMN session_block_rows.seat_limit IS 'How many people at the most, when fewer than the session''s. {none}';
COMMENT ON COLUMN session_block_rows.leader_id IS 'Who leads this block, when not the group''s own leader. {id}';
COMMENT ON COLUMN session_block_rows.second_leader_id IS 'Who leads it beside, or null. {id}';
COMMENT ON COLUMN session_block_rows.hosted_by IS 'The group in whose room and under whose leader this block takes place. {id}';
