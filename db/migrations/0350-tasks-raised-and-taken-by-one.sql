-- A risk that one person raised and took themselves stands before supervisors until it is closed: nobody else was told of it.
-- Behind a lock too, by the rule of rules/task.ts.
CREATE OR REPLACE FUNCTION urgent_waits(seeing text[], at timestamptz) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH held AS MATERIALIZED (
    SELECT a.role, a.clinic_id FROM role_assignments a
     WHERE a.organization_id = context_organization() AND a.staff_member_id = context_staff_member()
       AND a.starts_on <= context_today() AND (a.ends_on IS NULL OR a.ends_on >= context_today())
  ), reached AS MATERIALIZED (
    SELECT c.id FROM clinics c
     WHERE c.organization_id = context_organization()
       AND EXISTS (SELECT FROM held h WHERE h.role = ANY (seeing) AND (h.clinic_id IS NULL OR h.clinic_id = c.id))
  )
  SELECT EXISTS (
    SELECT FROM tasks t
      LEFT JOIN patients p ON p.organization_id = t.organization_id AND p.id = t.patient_id
     CROSS JOIN LATERAL (
       SELECT at >= t.due_at OR coalesce(at >= (SELECT l.left_at FROM leavings_in_brief l
                WHERE l.organization_id = t.organization_id AND l.session_id = t.session_id AND l.patient_id = t.patient_id), false) AS overdue
     ) AS late
     WHERE t.organization_id = context_organization() AND t.closed_at IS NULL AND t.clinic_id = ANY (ARRAY(SELECT id FROM reached))
       AND (t.owner_id = context_staff_member()
         OR ((t.owner_id IS NULL OR t.owner_id = t.opened_by OR late.overdue)
           AND (t.opened_by = context_staff_member() OR EXISTS (SELECT FROM held h WHERE h.role = 'supervisor')))
         OR (t.owner_id IS NULL AND at >= t.escalates_at AND EXISTS (SELECT FROM held h WHERE h.role = 'director')))
       -- Of somebody whose record is locked only who broke that lock is told.
       AND (NOT coalesce(p.locked, false) OR lock_opens_record(t.patient_id)))
$$;
