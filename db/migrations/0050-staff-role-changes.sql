-- Roles given and ended after somebody was added: who did it and when, a role that ends at once, never the same role
-- twice at a time, and never an organization without an administrator.
ALTER TABLE role_assignments
  ADD COLUMN given_by uuid,
  ADD COLUMN given_at timestamptz,
  ADD COLUMN ended_by uuid,
  ADD COLUMN ended_at timestamptz,
  ADD CONSTRAINT role_assignments_given_by_staff FOREIGN KEY (organization_id, given_by) REFERENCES staff_members (organization_id, id),
  ADD CONSTRAINT role_assignments_ended_by_staff FOREIGN KEY (organization_id, ended_by) REFERENCES staff_members (organization_id, id);
COMMENT ON COLUMN role_assignments.given_by IS 'Administrator who gave it; null for those given when the person was added. {id}';
COMMENT ON COLUMN role_assignments.given_at IS 'When it was given, where that was after the person was added. {date}';
COMMENT ON COLUMN role_assignments.ended_by IS 'Administrator who ended it. {id}';
COMMENT ON COLUMN role_assignments.ended_at IS 'When it was ended; it counts no more from that moment. {date}';

-- A role that is taken away counts no more at once: its last day is then the day before, even of one given today.
ALTER TABLE role_assignments
  DROP CONSTRAINT role_assignments_ends_after_start,
  ADD CONSTRAINT role_assignments_ends_after_start CHECK (ends_on IS NULL OR ends_on >= starts_on - 1),
  ADD CONSTRAINT role_assignments_once_at_a_time EXCLUDE USING gist (organization_id WITH =, staff_member_id WITH =, role WITH =,
    coalesce(clinic_id, '00000000-0000-0000-0000-000000000000') WITH =, daterange(starts_on, ends_on + 1) WITH &&);
COMMENT ON COLUMN role_assignments.ends_on IS 'Last day it counts, or null; the day before its first when it was ended on that day. {date}';

-- Somebody must always be able to let others in. The lock makes two administrators who end each other take turns.
CREATE FUNCTION keep_an_administrator() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  today CONSTANT date := context_today();
BEGIN
  PERFORM FROM organizations o WHERE o.organization_id = NEW.organization_id FOR NO KEY UPDATE;
  IF NOT EXISTS (
    SELECT FROM role_assignments r
      JOIN staff_members m ON m.organization_id = r.organization_id AND m.id = r.staff_member_id
      LEFT JOIN accounts a ON a.organization_id = r.organization_id AND a.staff_member_id = r.staff_member_id
     WHERE r.organization_id = NEW.organization_id AND r.role = 'administrator' AND r.clinic_id IS NULL
       AND r.ends_on IS NULL AND (today IS NULL OR r.starts_on <= today) AND m.left_on IS NULL
       -- Whoever never set up their account, or whose account is closed, lets nobody in. Personas have none.
       AND (a.staff_member_id IS NULL OR (a.password_hash IS NOT NULL AND a.closed_at IS NULL))) THEN
    RAISE EXCEPTION 'no administrator would be left' USING ERRCODE = '23514', CONSTRAINT = 'role_assignments_an_administrator_stays', TABLE = 'role_assignments';
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION keep_an_administrator() IS 'Refuses a change after which nobody could administer the organization any more.';
CREATE TRIGGER role_assignments_an_administrator_stays AFTER UPDATE ON role_assignments FOR EACH ROW
  WHEN (OLD.role = 'administrator' AND OLD.clinic_id IS NULL AND OLD.ends_on IS NULL AND (NEW.ends_on IS NOT NULL OR NEW.role <> 'administrator' OR NEW.clinic_id IS NOT NULL))
  EXECUTE FUNCTION keep_an_administrator();
CREATE TRIGGER staff_members_an_administrator_stays AFTER UPDATE OF left_on ON staff_members FOR EACH ROW
  WHEN (OLD.left_on IS NULL AND NEW.left_on IS NOT NULL)
  EXECUTE FUNCTION keep_an_administrator();
