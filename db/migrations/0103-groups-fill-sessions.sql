-- Sessions that stand take over what the view on their group said of them until now.
UPDATE sessions s SET occurs_on = s.held_on, mode = g.mode, seat_limit = g.seat_limit, seat_limit_rule = g.seat_limit_rule
  FROM groups g WHERE g.organization_id = s.organization_id AND g.id = s.group_id;

INSERT INTO session_block_rows (organization_id, session_id, position, kind, from_minute, to_minute)
SELECT b.organization_id, b.session_id, b.position, b.kind, b.from_minute, b.to_minute FROM session_blocks b;

DO $$
BEGIN
  ASSERT NOT EXISTS (SELECT FROM sessions WHERE occurs_on IS NULL), 'a session was left out';
  ASSERT (SELECT count(*) FROM session_block_rows) = (SELECT count(*) FROM session_blocks), 'a block was lost';
END $$;
