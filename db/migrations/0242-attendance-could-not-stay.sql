-- Somebody came and was not fit to stay today: who saw to them, and how they get home safely. No minutes are credited.
ALTER TABLE attendance_marks
  ADD COLUMN seen_by uuid,
  ADD COLUMN way_home text,
  DROP CONSTRAINT attendance_marks_status_known,
  ADD CONSTRAINT attendance_marks_status_known CHECK (status IN ('expected', 'present', 'late', 'absent', 'cancelled', 'could_not_stay')),
  ADD CONSTRAINT attendance_marks_seen_by_staff FOREIGN KEY (organization_id, seen_by) REFERENCES staff_members (organization_id, id),
  ADD CONSTRAINT attendance_marks_way_home_known CHECK (way_home IN ('somebody_fetches', 'ride', 'transit', 'stays_here', 'emergency', 'at_home')),
  ADD CONSTRAINT attendance_marks_nobody_sent_away_alone CHECK (
    (status = 'could_not_stay') = (seen_by IS NOT NULL) AND (status = 'could_not_stay') = (way_home IS NOT NULL));
COMMENT ON COLUMN attendance_marks.status IS 'expected (a mark taken back), present, late, absent, cancelled, or could_not_stay (came, and was not fit to stay today). {code}';
COMMENT ON COLUMN attendance_marks.seen_by IS 'Nurse, or whoever stood in for one, who saw to somebody who could not stay. {id}';
COMMENT ON COLUMN attendance_marks.way_home IS 'How they get home safely: somebody_fetches, ride, transit, stays_here, emergency or at_home (by video). {code}';
ALTER TABLE notes
  DROP CONSTRAINT notes_attendance_known,
  ADD CONSTRAINT notes_attendance_known CHECK (attendance IN ('present', 'late', 'absent', 'cancelled', 'could_not_stay'));
COMMENT ON COLUMN notes.attendance IS 'present, late, absent, cancelled or could_not_stay, as marked when signed. {code}';
