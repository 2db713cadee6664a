-- A second facilitator or a supervisor may cover several rooms at once: their bookings share a time with each other,
-- and with nothing that takes the person whole.
ALTER TABLE bookings ADD COLUMN shared boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN bookings.shared IS 'Whether it may share its time with other shared bookings of the same person: covering several rooms. {none}';
ALTER TABLE bookings
  DROP CONSTRAINT bookings_never_twice,
  ADD CONSTRAINT bookings_never_twice EXCLUDE USING gist (organization_id WITH =, resource_id WITH =, during WITH &&,
    (CASE WHEN shared THEN organization_id ELSE id END) WITH <>) WHERE (NOT cancelled),
  ADD CONSTRAINT bookings_only_people_share CHECK (NOT shared OR resource_kind = 'staff_member');
GRANT UPDATE (shared) ON bookings TO evenkeel_runtime;
