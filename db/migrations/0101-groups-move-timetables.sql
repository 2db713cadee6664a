-- Every group's one timetable becomes its first dated one, in force since the group's first day.
INSERT INTO timetables (organization_id, id, clinic_id, group_id, sequence, starts_on, mode, room_id, made_at)
SELECT g.organization_id, gen_random_uuid(), g.clinic_id, g.id, 1, g.starts_on, g.mode, g.room_id, g.starts_on::timestamptz
  FROM groups g
 WHERE EXISTS (SELECT FROM group_days d WHERE d.organization_id = g.organization_id AND d.group_id = g.id);

INSERT INTO timetable_days (organization_id, timetable_id, weekday, starts_at, ends_at)
SELECT d.organization_id, t.id, d.weekday, d.starts_at, d.ends_at
  FROM group_days d JOIN timetables t ON t.organization_id = d.organization_id AND t.group_id = d.group_id;

INSERT INTO timetable_blocks (organization_id, timetable_id, weekday, position, kind, from_minute, to_minute)
SELECT b.organization_id, t.id, d.weekday, b.position, b.kind, b.from_minute, b.to_minute
  FROM group_blocks b
  JOIN timetables t ON t.organization_id = b.organization_id AND t.group_id = b.group_id
  JOIN group_days d ON d.organization_id = b.organization_id AND d.group_id = b.group_id;

DO $$
BEGIN
  ASSERT (SELECT count(*) FROM timetable_days) = (SELECT count(*) FROM group_days), 'a weekday was lost';
  ASSERT (SELECT count(*) FROM timetable_blocks)
       = (SELECT count(*) FROM group_blocks b JOIN group_days d ON d.organization_id = b.organization_id AND d.group_id = b.group_id), 'a block was lost';
END $$;
