-- When staff members work, from a day on, and when they are away. An absence takes every free minute of its time, so
-- that nobody is booked while away; what stood before stays until somebody covers it.
CREATE TABLE working_hours (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  staff_member_id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  weekday integer NOT NULL,
  starts_at time NOT NULL,
  ends_at time NOT NULL,
  starts_on date NOT NULL,
  ends_on date,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT working_hours_of_staff_member FOREIGN KEY (organization_id, staff_member_id) REFERENCES staff_members (organization_id, id),
  CONSTRAINT working_hours_at_clinic FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics (organization_id, id),
  CONSTRAINT working_hours_weekday_iso CHECK (weekday BETWEEN 1 AND 7),
  CONSTRAINT working_hours_end_after_start CHECK (ends_at > starts_at),
  CONSTRAINT working_hours_stop_after_beginning CHECK (ends_on IS NULL OR ends_on >= starts_on - 1),
  CONSTRAINT working_hours_one_place_at_a_time EXCLUDE USING gist (organization_id WITH =, staff_member_id WITH =, weekday WITH =,
    daterange(starts_on, ends_on + 1) WITH &&,
    int4range((extract(epoch FROM starts_at) / 60)::integer, (extract(epoch FROM ends_at) / 60)::integer) WITH &&)
);
CALL wall('working_hours');
CREATE POLICY inside ON working_hours TO evenkeel_runtime USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE (ends_on) ON working_hours TO evenkeel_runtime;
CREATE INDEX working_hours_of_person ON working_hours (organization_id, staff_member_id);
COMMENT ON TABLE working_hours IS 'When and where a staff member works, by weekday, in the clinic''s wall-clock time, from a day on.';
COMMENT ON COLUMN working_hours.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN working_hours.id IS 'Identity. {id}';
COMMENT ON COLUMN working_hours.staff_member_id IS 'Who works. {id}';
COMMENT ON COLUMN working_hours.clinic_id IS 'Where. {id}';
COMMENT ON COLUMN working_hours.weekday IS 'ISO weekday, 1 Monday to 7 Sunday. {none}';
COMMENT ON COLUMN working_hours.starts_at IS 'From, on the clinic''s wall clock. {none}';
COMMENT ON COLUMN working_hours.ends_at IS 'To, on the clinic''s wall clock. {none}';
COMMENT ON COLUMN working_hours.starts_on IS 'First day it counts. {date}';
COMMENT ON COLUMN working_hours.ends_on IS 'Last day it counts, or null; the day before its first when it was replaced before it began. {date}';

CREATE TABLE absences (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  staff_member_id uuid NOT NULL,
  during tstzrange NOT NULL,
  kind text NOT NULL,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT absences_of_staff_member FOREIGN KEY (organization_id, staff_member_id) REFERENCES staff_members (organization_id, id),
  CONSTRAINT absences_recorded_by_staff FOREIGN KEY (organization_id, recorded_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT absences_withdrawn_by_staff FOREIGN KEY (organization_id, withdrawn_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT absences_kind_known CHECK (kind IN ('vacation', 'sick', 'training', 'leave', 'other')),
  CONSTRAINT absences_have_length CHECK (NOT isempty(during) AND lower(during) IS NOT NULL AND upper(during) IS NOT NULL
    AND lower_inc(during) AND NOT upper_inc(during)),
  CONSTRAINT absences_not_for_ever CHECK (upper(during) <= lower(during) + interval '400 days'),
  CONSTRAINT absences_once_at_a_time EXCLUDE USING gist (organization_id WITH =, staff_member_id WITH =, during WITH &&) WHERE (withdrawn_at IS NULL)
);
CALL wall('absences');
CREATE POLICY inside ON absences TO evenkeel_runtime USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE (withdrawn_by, withdrawn_at) ON absences TO evenkeel_runtime;
COMMENT ON TABLE absences IS 'When a staff member is away, and what kind of absence it is. Withdrawn, never deleted.';
COMMENT ON COLUMN absences.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN absences.id IS 'Identity; also the purpose of the bookings that keep its time. {id}';
COMMENT ON COLUMN absences.staff_member_id IS 'Who is away. {id}';
COMMENT ON COLUMN absences.during IS 'From, inclusive, until, exclusive. {date}';
COMMENT ON COLUMN absences.kind IS 'vacation, sick, training, leave or other. {code}';
COMMENT ON COLUMN absences.recorded_by IS 'Who recorded it. {id}';
COMMENT ON COLUMN absences.recorded_at IS 'When it was recorded. {date}';
COMMENT ON COLUMN absences.withdrawn_by IS 'Who took it back. {id}';
COMMENT ON COLUMN absences.withdrawn_at IS 'When it was taken back; then it counts no more. {date}';

-- Whoever plans may know that somebody is away, not why.
CREATE VIEW absences_in_brief WITH (security_invoker = true) AS
  SELECT a.organization_id, a.id, a.staff_member_id, a.during FROM absences a WHERE a.withdrawn_at IS NULL;
GRANT SELECT ON absences_in_brief TO evenkeel_runtime;
COMMENT ON VIEW absences_in_brief IS 'When staff members are away, as later slices join it; without the kind.';
CREATE VIEW working_hours_in_brief WITH (security_invoker = true) AS
  SELECT w.organization_id, w.staff_member_id, w.clinic_id, w.weekday, w.starts_at, w.ends_at, w.starts_on, w.ends_on FROM working_hours w;
GRANT SELECT ON working_hours_in_brief TO evenkeel_runtime;
COMMENT ON VIEW working_hours_in_brief IS 'Working hours as later slices join them.';

CREATE FUNCTION keep_time_of_absence(of_organization uuid, of_absence uuid) RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  away absences;
  place uuid;
BEGIN
  SELECT * INTO away FROM absences a WHERE a.organization_id = of_organization AND a.id = of_absence AND a.withdrawn_at IS NULL;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  -- A booking stands at a clinic: one where they work, or any when they work at all of them.
  SELECT c.id INTO place FROM clinics c
    LEFT JOIN role_assignments r ON r.organization_id = c.organization_id AND r.clinic_id = c.id AND r.staff_member_id = away.staff_member_id
   WHERE c.organization_id = of_organization ORDER BY (r.id IS NULL), c.id LIMIT 1;
  IF place IS NULL THEN
    RETURN;
  END IF;
  INSERT INTO bookings (organization_id, id, resource_kind, resource_id, clinic_id, during, purpose, purpose_id)
  SELECT of_organization, gen_random_uuid(), 'staff_member', away.staff_member_id, place, free.during, 'absence', away.id
    FROM unnest(tstzmultirange(away.during) - coalesce((SELECT range_agg(b.during) FROM bookings b
           WHERE b.organization_id = of_organization AND b.resource_id = away.staff_member_id AND NOT b.cancelled AND b.during && away.during),
         '{}'::tstzmultirange)) AS free (during);
END $$;
COMMENT ON FUNCTION keep_time_of_absence(uuid, uuid) IS 'Books whatever is still free in the time of an absence.';
REVOKE ALL ON FUNCTION keep_time_of_absence(uuid, uuid) FROM PUBLIC;

CREATE FUNCTION follow_absence() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.withdrawn_at IS NULL THEN
    PERFORM keep_time_of_absence(NEW.organization_id, NEW.id);
  ELSE
    UPDATE bookings b SET cancelled = true
     WHERE b.organization_id = NEW.organization_id AND b.purpose = 'absence' AND b.purpose_id = NEW.id AND NOT b.cancelled;
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION follow_absence() IS 'Takes the time of a new absence in the calendar, and frees it when the absence is taken back.';
CREATE TRIGGER absences_take_time AFTER INSERT OR UPDATE OF withdrawn_at ON absences FOR EACH ROW EXECUTE FUNCTION follow_absence();

CREATE FUNCTION keep_freed_time() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  away record;
BEGIN
  FOR away IN SELECT a.id FROM absences a WHERE a.organization_id = OLD.organization_id AND a.staff_member_id = OLD.resource_id
                 AND a.withdrawn_at IS NULL AND a.during && OLD.during LOOP
    PERFORM keep_time_of_absence(OLD.organization_id, away.id);
  END LOOP;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION keep_freed_time() IS 'When somebody is relieved of a session while away, the absence takes that time too.';
-- At the end of the transaction: whoever frees and books anew in one change finds the time still free.
CREATE CONSTRAINT TRIGGER bookings_keep_freed_time AFTER UPDATE ON bookings DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.resource_kind = 'staff_member' AND OLD.purpose <> 'absence' AND NOT OLD.cancelled
    AND (NEW.cancelled OR NEW.during <> OLD.during OR NEW.resource_id <> OLD.resource_id))
  EXECUTE FUNCTION keep_freed_time();
