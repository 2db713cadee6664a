-- A seat says which weekdays it covers, how the person attends on each, every week or every other one,
-- and at which level and phase. A change of these is a new seat that continues the old one: nothing is overwritten.
ALTER TABLE seats
  ADD COLUMN weekdays integer[],
  ADD COLUMN virtual_weekdays integer[] NOT NULL DEFAULT '{}',
  ADD COLUMN alternate_from date,
  ADD COLUMN level text,
  ADD COLUMN phase integer,
  ADD COLUMN joined_reason text NOT NULL DEFAULT 'other',
  ADD COLUMN left_reason text,
  ADD COLUMN continues_seat_id uuid,
  ADD COLUMN taken_back_at timestamptz,
  ADD COLUMN taken_back_by uuid,
  ADD COLUMN taken_back_because text,
  ADD CONSTRAINT seats_weekdays_iso CHECK (weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7] AND cardinality(weekdays) BETWEEN 1 AND 7),
  ADD CONSTRAINT seats_virtual_on_own_weekdays CHECK (virtual_weekdays <@ coalesce(weekdays, ARRAY[1, 2, 3, 4, 5, 6, 7])),
  ADD CONSTRAINT seats_level_form CHECK (level ~ '^[0-9](\.[0-9])?$'),
  ADD CONSTRAINT seats_phase_days_a_week CHECK (phase BETWEEN 1 AND 7),
  ADD CONSTRAINT seats_joined_reason_known CHECK (joined_reason IN ('admitted', 'returned', 'stepped_down', 'stepped_up', 'other_group',
    'waiting_list', 'times_fit', 'changed', 'corrected', 'other')),
  ADD CONSTRAINT seats_left_reason_known CHECK (left_reason IN ('completed', 'stepped_down', 'stepped_up', 'other_group', 'left_early',
    'stopped_coming', 'moved_away', 'referred', 'discharged', 'died', 'times_do_not_fit', 'changed', 'corrected', 'other')),
  ADD CONSTRAINT seats_taken_back_whole CHECK ((taken_back_at IS NULL) = (taken_back_because IS NULL)),
  ADD CONSTRAINT seats_continue_seat FOREIGN KEY (organization_id, continues_seat_id) REFERENCES seats (organization_id, id),
  ADD CONSTRAINT seats_taken_back_by_staff FOREIGN KEY (organization_id, taken_back_by) REFERENCES staff_members (organization_id, id);
GRANT UPDATE (left_reason, taken_back_at, taken_back_by, taken_back_because) ON seats TO evenkeel_runtime;
COMMENT ON COLUMN seats.weekdays IS 'ISO weekdays they come on, 1 Monday to 7 Sunday; null for every day the group meets. {none}';
COMMENT ON COLUMN seats.virtual_weekdays IS 'Those of the weekdays on which they attend by video where the group offers both. {none}';
COMMENT ON COLUMN seats.alternate_from IS 'A day in a week in which they come, when they come every other week; null for every week. {date}';
COMMENT ON COLUMN seats.level IS 'Level of care as its number says it, such as 2.1; null when not said. {code}';
COMMENT ON COLUMN seats.phase IS 'Days a week their plan says, three, two or one as they step down; null when not said. {code}';
COMMENT ON COLUMN seats.joined_reason IS 'Why they joined, from the list of reasons; joined_because has the words. {code}';
COMMENT ON COLUMN seats.left_reason IS 'Why they left, from the list of reasons; left_because has the words. {code}';
COMMENT ON COLUMN seats.continues_seat_id IS 'The seat this one goes on from, after a change of days, mode, level or phase, a move or a correction. {id}';
COMMENT ON COLUMN seats.taken_back_at IS 'When it was said that this seat should not have been; it counts nowhere and stays. {date}';
COMMENT ON COLUMN seats.taken_back_by IS 'Who said so. {id}';
COMMENT ON COLUMN seats.taken_back_because IS 'Why it should not have been. {text}';

CREATE FUNCTION seat_meets(weekdays integer[], alternate_from date, day date) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (weekdays IS NULL OR extract(isodow FROM day)::integer = ANY (weekdays))
    AND (alternate_from IS NULL OR ((day - date '2001-01-01') / 7 - (alternate_from - date '2001-01-01') / 7) % 2 = 0);
COMMENT ON FUNCTION seat_meets(integer[], date, date) IS 'Whether a seat with these weekdays, every or every other week, covers a day. 1 January 2001 was a Monday.';

-- Weekdays and mode, one row each, as other slices join them.
CREATE VIEW seat_days WITH (security_invoker = true) AS
  SELECT s.organization_id, s.id AS seat_id, d.weekday,
         CASE WHEN g.mode = 'virtual' OR (g.mode = 'hybrid' AND d.weekday = ANY (s.virtual_weekdays)) THEN 'virtual' ELSE 'in_person' END AS mode
    FROM seats s
    JOIN groups g ON g.organization_id = s.organization_id AND g.id = s.group_id
   CROSS JOIN LATERAL unnest(coalesce(s.weekdays, ARRAY[1, 2, 3, 4, 5, 6, 7])) AS d (weekday);
GRANT SELECT ON seat_days TO evenkeel_runtime;
COMMENT ON VIEW seat_days IS 'The weekdays of each seat and how the person attends on them.';
COMMENT ON COLUMN seat_days.seat_id IS 'The seat. Never null. {id}';
COMMENT ON COLUMN seat_days.weekday IS 'ISO weekday, 1 Monday to 7 Sunday. Never null. {none}';
COMMENT ON COLUMN seat_days.mode IS 'in_person or virtual. Never null. {code}';
