-- The scope of sessions is read once a statement, not once a row: a board looks at a hundred. What it opens is the same.
ALTER POLICY in_scope ON sessions
  USING ((SELECT context_whole_organization()) OR clinic_id = ANY ((SELECT context_clinics())::uuid[])
    OR clinic_id = ANY ((SELECT context_caseload_clinics())::uuid[]));
ALTER POLICY in_scope ON signatures
  USING ((SELECT context_whole_organization()) OR clinic_id = ANY ((SELECT context_clinics())::uuid[])
    OR clinic_id = ANY ((SELECT context_caseload_clinics())::uuid[]));
