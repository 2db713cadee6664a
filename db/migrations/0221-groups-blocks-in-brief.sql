-- Blocks of sessions as later slices join them: each has a kind and may have a topic of its own in words.
CREATE VIEW blocks_in_brief WITH (security_invoker = true) AS
  SELECT b.organization_id, b.session_id, b.position, b.kind, b.from_minute, b.to_minute, b.topic FROM session_blocks b;
GRANT SELECT ON blocks_in_brief TO evenkeel_runtime;
COMMENT ON VIEW blocks_in_brief IS 'Blocks of sessions in their order, as other slices join them.';
