-- Curricula as later slices join them.
CREATE VIEW topics_in_brief WITH (security_invoker = true) AS
  SELECT t.organization_id, t.version_id, t.position, v.curriculum_id, t.code, t.title, t.title_status, t.secular_title, t.health_topics
    FROM topics t JOIN curriculum_versions v ON v.organization_id = t.organization_id AND v.id = t.version_id;
GRANT SELECT ON topics_in_brief TO evenkeel_runtime;
COMMENT ON VIEW topics_in_brief IS 'Topics with the curriculum they belong to, as later slices join them.';

CREATE VIEW curricula_in_brief WITH (security_invoker = true) AS
  SELECT g.organization_id, g.group_id, g.block, g.curriculum_id, c.name, g.starts_on, g.ends_on, v.id AS version_id, v.number AS version_number,
         v.starts_on AS version_starts_on, v.when_cancelled
    FROM group_curricula g
    JOIN curricula c ON c.organization_id = g.organization_id AND c.id = g.curriculum_id
    JOIN curriculum_versions v ON v.organization_id = c.organization_id AND v.curriculum_id = c.id
   WHERE NOT g.withdrawn;
GRANT SELECT ON curricula_in_brief TO evenkeel_runtime;
COMMENT ON VIEW curricula_in_brief IS 'Which curriculum a group follows when, with each of its versions.';
COMMENT ON COLUMN curricula_in_brief.version_id IS 'A version of the curriculum. {id}';
COMMENT ON COLUMN curricula_in_brief.version_number IS 'Its number. {none}';
COMMENT ON COLUMN curricula_in_brief.version_starts_on IS 'First day that version counts. {date}';

CREATE VIEW paths_of_patients WITH (security_invoker = true) AS
  SELECT DISTINCT ON (p.organization_id, p.patient_id) p.organization_id, p.patient_id, p.path, p.sequence
    FROM path_choices p ORDER BY p.organization_id, p.patient_id, p.sequence DESC;
GRANT SELECT ON paths_of_patients TO evenkeel_runtime;
COMMENT ON VIEW paths_of_patients IS 'The path each person chose last.';
