-- A hybrid group may have more people than its room has chairs: only those who sit there need one. So a room may lose chairs
-- as long as those who sit in it on each date still have one.
CREATE OR REPLACE FUNCTION check_room() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.retired_on IS NOT NULL AND OLD.retired_on IS DISTINCT FROM NEW.retired_on AND (
    EXISTS (SELECT FROM groups g WHERE g.organization_id = NEW.organization_id AND g.room_id = NEW.id AND (g.ends_on IS NULL OR g.ends_on >= NEW.retired_on))
    OR EXISTS (SELECT FROM bookings b JOIN clinics c ON c.organization_id = b.organization_id AND c.id = NEW.clinic_id
                WHERE b.organization_id = NEW.organization_id AND b.resource_id = NEW.id AND NOT b.cancelled
                  AND upper(b.during) > NEW.retired_on::timestamp AT TIME ZONE c.time_zone)) THEN
    RAISE EXCEPTION 'something is planned in this room' USING ERRCODE = '23514', CONSTRAINT = 'rooms_retired_empty', TABLE = 'rooms';
  END IF;
  IF NEW.seats < OLD.seats AND EXISTS (
    SELECT FROM groups g WHERE g.organization_id = NEW.organization_id AND (g.ends_on IS NULL OR g.ends_on >= context_today())
       AND ((g.room_id = NEW.id AND g.mode <> 'hybrid' AND g.seat_limit > NEW.seats)
         -- By a room of their own blocks or a timetable to come as well.
         OR ((g.room_id = NEW.id AND g.mode = 'hybrid'
              OR EXISTS (SELECT FROM timetables t WHERE t.organization_id = g.organization_id AND t.group_id = g.id AND t.taken_back_at IS NULL
                           AND (t.room_id = NEW.id OR EXISTS (SELECT FROM timetable_blocks b WHERE b.organization_id = t.organization_id AND b.timetable_id = t.id AND b.room_id = NEW.id))))
             AND EXISTS (SELECT FROM first_full_date(g.organization_id, g.id, coalesce(context_today(), g.starts_on), NULL, NULL, NULL, 0, 0, false, false) f WHERE f.is_room)))) THEN
    RAISE EXCEPTION 'a group here has more seats' USING ERRCODE = '23514', CONSTRAINT = 'rooms_hold_their_groups', TABLE = 'rooms';
  END IF;
  RETURN NULL;
END $$;
