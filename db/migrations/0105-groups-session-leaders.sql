-- Who leads a single date: substitutes and co-facilitators beside those who lead the series.
ALTER TABLE facilitations ADD COLUMN part text NOT NULL DEFAULT 'leader',
  ADD CONSTRAINT facilitations_part_known CHECK (part IN ('leader', 'second', 'supervisor'));
COMMENT ON COLUMN facilitations.part IS 'leader, second (beside the leader) or supervisor; only a leader''s time is taken whole. {code}';

CREATE TABLE session_staff (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  session_id uuid NOT NULL,
  staff_member_id uuid NOT NULL,
  part text NOT NULL,
  because text,
  assigned_by uuid,
  assigned_at timestamptz NOT NULL,
  taken_back_by uuid,
  taken_back_at timestamptz,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT session_staff_in_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions (organization_id, clinic_id, id),
  CONSTRAINT session_staff_is_staff FOREIGN KEY (organization_id, staff_member_id) REFERENCES staff_members (organization_id, id),
  CONSTRAINT session_staff_assigned_by_staff FOREIGN KEY (organization_id, assigned_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT session_staff_taken_back_by_staff FOREIGN KEY (organization_id, taken_back_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT session_staff_part_known CHECK (part IN ('leader', 'second', 'supervisor', 'away'))
);
CALL wall('session_staff');
CREATE POLICY inside ON session_staff FOR SELECT TO evenkeel_runtime USING (true);
CREATE POLICY add_in_scope ON session_staff FOR INSERT TO evenkeel_runtime WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY change_in_scope ON session_staff FOR UPDATE TO evenkeel_runtime USING (context_opens_clinic(clinic_id)) WITH CHECK (context_opens_clinic(clinic_id));
GRANT SELECT, INSERT, UPDATE (taken_back_by, taken_back_at) ON session_staff TO evenkeel_runtime;
CREATE UNIQUE INDEX session_staff_one_part ON session_staff (organization_id, session_id, staff_member_id) WHERE taken_back_at IS NULL;
CREATE INDEX session_staff_by_person ON session_staff (organization_id, staff_member_id) WHERE taken_back_at IS NULL AND part <> 'away';
COMMENT ON TABLE session_staff IS 'Who leads one date otherwise than the series says: a substitute, somebody beside, or a leader who is away.';
COMMENT ON COLUMN session_staff.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN session_staff.id IS 'Identity. {id}';
COMMENT ON COLUMN session_staff.clinic_id IS 'Clinic of the session. {id}';
COMMENT ON COLUMN session_staff.session_id IS 'The session. {id}';
COMMENT ON COLUMN session_staff.staff_member_id IS 'Who. {id}';
COMMENT ON COLUMN session_staff.part IS 'leader, second, supervisor, or away. {code}';
COMMENT ON COLUMN session_staff.because IS 'Why, as who assigned it wrote. {text}';
COMMENT ON COLUMN session_staff.assigned_by IS 'Who assigned it. {id}';
COMMENT ON COLUMN session_staff.assigned_at IS 'When. {date}';
COMMENT ON COLUMN session_staff.taken_back_by IS 'Who took it back. {id}';
COMMENT ON COLUMN session_staff.taken_back_at IS 'When it was taken back; from then on it does not count. {date}';

-- One row for each person; the first of their parts in the order leader, second, supervisor.
CREATE OR REPLACE VIEW session_leaders WITH (security_invoker = true) AS
  SELECT l.organization_id, l.session_id, l.staff_member_id, m.given_name, m.family_name, l.part
    FROM (
      SELECT each.organization_id, each.session_id, each.staff_member_id, min(each.part) AS part
        FROM (
          SELECT s.organization_id, s.id AS session_id, f.staff_member_id, f.part
            FROM sessions s
            JOIN facilitations f ON f.organization_id = s.organization_id AND f.group_id = s.group_id
             AND f.starts_on <= s.occurs_on AND (f.ends_on IS NULL OR f.ends_on >= s.occurs_on)
           WHERE NOT EXISTS (SELECT FROM session_staff x WHERE x.organization_id = s.organization_id AND x.session_id = s.id
                   AND x.staff_member_id = f.staff_member_id AND x.part = 'away' AND x.taken_back_at IS NULL)
          UNION ALL
          SELECT x.organization_id, x.session_id, x.staff_member_id, x.part
            FROM session_staff x WHERE x.part <> 'away' AND x.taken_back_at IS NULL
          UNION ALL
          SELECT b.organization_id, b.session_id, leads.id, leads.part
            FROM session_blocks b
           CROSS JOIN LATERAL (VALUES (b.leader_id, 'leader'::text), (b.second_leader_id, 'second'::text)) AS leads (id, part)
           WHERE leads.id IS NOT NULL
             AND NOT EXISTS (SELECT FROM session_staff x WHERE x.organization_id = b.organization_id AND x.session_id = b.session_id
                   AND x.staff_member_id = leads.id AND x.part = 'away' AND x.taken_back_at IS NULL)
        ) AS each
       GROUP BY each.organization_id, each.session_id, each.staff_member_id
    ) AS l
    JOIN staff_in_brief m ON m.organization_id = l.organization_id AND m.id = l.staff_member_id;
COMMENT ON VIEW session_leaders IS 'Who leads a session on its date: of the series, of its blocks, and who stands in, without who is away.';
COMMENT ON COLUMN session_leaders.part IS 'leader, second or supervisor. Never null. {code}';

-- Whoever stands in for a date opens the records of its people from a week before until two weeks after,
-- so that notes can be read before and finished after.
CREATE FUNCTION groups_i_lead() RETURNS uuid[]
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN ARRAY(
    SELECT f.group_id FROM facilitations f
     WHERE f.organization_id = context_organization() AND f.staff_member_id = context_staff_member()
       AND (f.ends_on IS NULL OR f.ends_on >= context_today())
    UNION
    SELECT s.group_id FROM session_staff x
      JOIN sessions s ON s.organization_id = x.organization_id AND s.id = x.session_id
     WHERE x.organization_id = context_organization() AND x.staff_member_id = context_staff_member()
       AND x.part <> 'away' AND x.taken_back_at IS NULL AND s.held_on BETWEEN context_today() - 14 AND context_today() + 7);
END $$;
COMMENT ON FUNCTION groups_i_lead() IS 'Groups the asker leads, or stands in for on a date near today.';
REVOKE ALL ON FUNCTION groups_i_lead() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION groups_i_lead() TO evenkeel_runtime;

CREATE OR REPLACE FUNCTION group_opens_record(patient uuid) RETURNS boolean
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  clinics CONSTANT uuid[] := context_caseload_clinics();
BEGIN
  RETURN cardinality(clinics) > 0 AND EXISTS (
    SELECT 1 FROM seats s
     WHERE s.organization_id = context_organization() AND s.patient_id = group_opens_record.patient AND s.clinic_id = ANY (clinics)
       AND s.group_id = ANY (groups_i_lead()));
END $$;
COMMENT ON FUNCTION group_opens_record(uuid) IS 'Whether the person has a seat in a group that the asker leads, or stands in for on a date near today.';

DROP POLICY in_scope ON seats;
-- Must not look at patients: their policies look here.
CREATE POLICY in_scope ON seats TO evenkeel_runtime
  USING ((SELECT context_whole_organization()) OR clinic_id = ANY ((SELECT context_clinics())::uuid[])
    OR (clinic_id = ANY ((SELECT context_caseload_clinics())::uuid[]) AND group_id = ANY ((SELECT groups_i_lead())::uuid[])))
  WITH CHECK (context_opens_clinic(clinic_id));

CREATE OR REPLACE VIEW patients_of_my_groups WITH (security_invoker = true) AS
  SELECT s.organization_id, s.patient_id
  FROM seats s
  WHERE s.clinic_id = ANY ((SELECT context_caseload_clinics())::uuid[]) AND s.group_id = ANY ((SELECT groups_i_lead())::uuid[]);
