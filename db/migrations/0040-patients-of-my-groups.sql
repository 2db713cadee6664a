-- Whose records a facilitator opens because of a seat in one of their groups, as the slice patients joins them:
-- seats and facilitations themselves are for groups alone.
CREATE VIEW patients_of_my_groups WITH (security_invoker = true) AS
  SELECT s.organization_id, s.patient_id
  FROM seats s
  JOIN facilitations f ON f.organization_id = s.organization_id AND f.group_id = s.group_id
  WHERE s.clinic_id = ANY ((SELECT context_caseload_clinics())::uuid[])
    AND f.staff_member_id = (SELECT context_staff_member())
    AND (f.ends_on IS NULL OR f.ends_on >= (SELECT context_today()));
GRANT SELECT ON patients_of_my_groups TO evenkeel_runtime;
COMMENT ON VIEW patients_of_my_groups IS 'People with a seat in a group that the asker facilitates, in clinics where the asker opens only an own caseload.';
