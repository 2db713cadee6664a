-- A counselor of another clinic stands in for a date. For the days around it they work at that clinic as well, by a role
-- that ends by itself; this says for which date it was given, so that it ends with the cover when that is taken back.
CREATE TABLE lendings (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  session_id uuid NOT NULL,
  staff_member_id uuid NOT NULL,
  role_assignment_id uuid NOT NULL,
  lent_by uuid NOT NULL,
  lent_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT lendings_of_role_once UNIQUE (organization_id, role_assignment_id),
  CONSTRAINT lendings_of_role FOREIGN KEY (organization_id, role_assignment_id) REFERENCES role_assignments (organization_id, id),
  CONSTRAINT lendings_for_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions (organization_id, clinic_id, id),
  CONSTRAINT lendings_of_staff FOREIGN KEY (organization_id, staff_member_id) REFERENCES staff_members (organization_id, id),
  CONSTRAINT lendings_by_staff FOREIGN KEY (organization_id, lent_by) REFERENCES staff_members (organization_id, id)
);
CALL wall('lendings');
CREATE POLICY in_scope ON lendings TO evenkeel_runtime USING (context_opens_clinic(clinic_id)) WITH CHECK (context_opens_clinic(clinic_id));
GRANT SELECT, INSERT ON lendings TO evenkeel_runtime;
CREATE INDEX lendings_of_member ON lendings (organization_id, staff_member_id);
CREATE TRIGGER lendings_never_change BEFORE UPDATE OR DELETE ON lendings FOR EACH ROW EXECUTE FUNCTION refuse_change();
COMMENT ON TABLE lendings IS 'Roles for a few days at another clinic, given to whoever stands in there for one date.';
COMMENT ON COLUMN lendings.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN lendings.id IS 'Identity. {id}';
COMMENT ON COLUMN lendings.clinic_id IS 'The clinic of the date. {id}';
COMMENT ON COLUMN lendings.session_id IS 'The date they stand in for. {id}';
COMMENT ON COLUMN lendings.staff_member_id IS 'Who stands in. {id}';
COMMENT ON COLUMN lendings.role_assignment_id IS 'The role that was given for it. {id}';
COMMENT ON COLUMN lendings.lent_by IS 'Who gave it. {id}';
COMMENT ON COLUMN lendings.lent_at IS 'When. {date}';

-- Nobody comes to lead groups by this way who does not lead them elsewhere, and nobody for longer than a substitute may
-- open the records of a date: from a week before until two weeks after.
CREATE FUNCTION check_lending() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  day CONSTANT date := (SELECT s.held_on FROM sessions s WHERE s.organization_id = NEW.organization_id AND s.id = NEW.session_id);
BEGIN
  IF NOT EXISTS (SELECT FROM role_assignments r
                  WHERE r.organization_id = NEW.organization_id AND r.id = NEW.role_assignment_id AND r.staff_member_id = NEW.staff_member_id
                    AND r.clinic_id = NEW.clinic_id AND r.role = 'counselor' AND r.starts_on >= day - 7 AND r.ends_on <= day + 14)
     OR NOT EXISTS (SELECT FROM role_assignments r
                     WHERE r.organization_id = NEW.organization_id AND r.staff_member_id = NEW.staff_member_id AND r.role IN ('counselor', 'supervisor')
                       AND r.clinic_id <> NEW.clinic_id AND r.starts_on <= day AND coalesce(r.ends_on, 'infinity') >= day
                       AND NOT EXISTS (SELECT FROM lendings l WHERE l.organization_id = r.organization_id AND l.role_assignment_id = r.id)) THEN
    RAISE EXCEPTION 'not somebody who leads groups elsewhere, or not for the days of the date' USING ERRCODE = '23514', CONSTRAINT = 'lendings_of_who_leads_elsewhere', TABLE = 'lendings';
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION check_lending() IS 'Trigger: a role for a few days goes only to who leads groups at another clinic, around the date they stand in for.';
REVOKE ALL ON FUNCTION check_lending() FROM PUBLIC;
CREATE TRIGGER lendings_of_who_leads_elsewhere AFTER INSERT ON lendings FOR EACH ROW EXECUTE FUNCTION check_lending();

-- Which dates a list of people to tell is about: also those that were moved, and a seat that was just given.
ALTER TABLE tellings DROP CONSTRAINT tellings_matter_known;
ALTER TABLE tellings ADD CONSTRAINT tellings_matter_known CHECK (matter IN ('cover', 'virtual', 'cancelled', 'moved', 'seat'));
