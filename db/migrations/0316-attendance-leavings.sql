-- When somebody left a session, for what has to be done before they leave: who left early, and who could not stay.
CREATE VIEW leavings_in_brief WITH (security_invoker = true) AS
  SELECT DISTINCT ON (m.organization_id, m.session_id, m.patient_id)
         m.organization_id, m.session_id, m.patient_id,
         CASE WHEN m.status = 'could_not_stay' THEN m.recorded_at ELSE m.left_at END AS left_at
    FROM attendance_marks m
   ORDER BY m.organization_id, m.session_id, m.patient_id, m.sequence DESC;
GRANT SELECT ON leavings_in_brief TO evenkeel_runtime;
COMMENT ON VIEW leavings_in_brief IS 'Of each person and session when they left by the newest mark; null where they stayed to the end or were not there.';
