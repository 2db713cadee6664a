-- A group may meet every other week: its timetable then counts in the week of one day and in every second week from it,
-- said in the same way as seats say it, so that one function (seat_meets) answers for both.
ALTER TABLE timetables ADD COLUMN alternate_from date;
COMMENT ON COLUMN timetables.alternate_from IS 'A day in a week in which it meets, when it meets every other week; null for every week. {date}';

CREATE OR REPLACE VIEW timetables_in_force WITH (security_invoker = true) AS
  SELECT t.organization_id, t.id, t.clinic_id, t.group_id, t.sequence, t.starts_on, least(newer.starts_on - 1, g.ends_on) AS ends_on, t.mode, t.room_id, t.alternate_from
    FROM timetables t
    JOIN groups g ON g.organization_id = t.organization_id AND g.id = t.group_id
   CROSS JOIN LATERAL (SELECT min(n.starts_on) AS starts_on FROM timetables n
                        WHERE n.organization_id = t.organization_id AND n.group_id = t.group_id AND n.sequence > t.sequence
                          AND n.taken_back_at IS NULL) AS newer
   WHERE t.taken_back_at IS NULL AND (newer.starts_on IS NULL OR newer.starts_on > t.starts_on)
     AND (g.ends_on IS NULL OR g.ends_on >= t.starts_on);
COMMENT ON COLUMN timetables_in_force.alternate_from IS 'A day in a week in which it meets, when it meets every other week. {date}';
