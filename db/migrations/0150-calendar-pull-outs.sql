-- Whoever takes somebody out of a group is taken for that time, as by a session or an appointment.
ALTER TABLE bookings
  DROP CONSTRAINT bookings_purpose_known,
  ADD CONSTRAINT bookings_purpose_known CHECK (purpose IN ('session', 'appointment', 'absence', 'pull_out'));
COMMENT ON COLUMN bookings.purpose IS 'session, appointment, absence or pull_out. {code}';
COMMENT ON COLUMN bookings.purpose_id IS 'The session, appointment, absence or pull-out it is for. {id}';
