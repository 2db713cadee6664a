-- From something a browser brings (a name, a passkey, a link, a ticket) to whose it is. Nobody is recognized yet,
-- so these few functions look across the walls; each answers ids only, for one thing known exactly.
CREATE FUNCTION account_of_name(name text) RETURNS TABLE (organization_id uuid, staff_member_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT a.organization_id, a.staff_member_id FROM accounts a WHERE a.sign_in_name = name AND a.closed_at IS NULL
$$;
COMMENT ON FUNCTION account_of_name(text) IS 'Whose open account has this sign-in name.';

CREATE FUNCTION account_of_passkey(credential bytea) RETURNS TABLE (organization_id uuid, staff_member_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT a.organization_id, a.staff_member_id
    FROM passkeys p JOIN accounts a ON a.organization_id = p.organization_id AND a.staff_member_id = p.staff_member_id
   WHERE p.credential_id = credential AND p.removed_at IS NULL AND a.closed_at IS NULL
   LIMIT 1
$$;
COMMENT ON FUNCTION account_of_passkey(bytea) IS 'Whose open account has this passkey.';

CREATE FUNCTION account_of_set_up_link(token bytea, at timestamptz) RETURNS TABLE (organization_id uuid, staff_member_id uuid, link_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT l.organization_id, l.staff_member_id, l.id
    FROM set_up_links l JOIN accounts a ON a.organization_id = l.organization_id AND a.staff_member_id = l.staff_member_id
   WHERE l.token_sha256 = token AND l.used_at IS NULL AND l.withdrawn_at IS NULL AND l.ends_at > at AND a.closed_at IS NULL
$$;
COMMENT ON FUNCTION account_of_set_up_link(bytea, timestamptz) IS 'Whose account a set-up link opens: unused, not withdrawn, in time.';

-- Each look counts as a try, in a statement that waits for any other, so that answers sent side by side are all counted.
CREATE FUNCTION take_challenge(ticket bytea, wanted text, at timestamptz)
RETURNS TABLE (organization_id uuid, id uuid, staff_member_id uuid, sign_in_id uuid, challenge text, tries integer)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  UPDATE challenges c SET tries = c.tries + 1
   WHERE c.ticket_sha256 = ticket AND c.purpose = wanted AND c.taken_at IS NULL AND c.ends_at > at AND c.tries < 5
  RETURNING c.organization_id, c.id, c.staff_member_id, c.sign_in_id, c.challenge, c.tries
$$;
COMMENT ON FUNCTION take_challenge(bytea, text, timestamptz) IS 'Finds a challenge by its ticket and counts the try: at most five, in time, and never after a right answer.';

CREATE FUNCTION close_challenge(ticket bytea, at timestamptz) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  UPDATE challenges c SET taken_at = at WHERE c.ticket_sha256 = ticket
$$;
COMMENT ON FUNCTION close_challenge(bytea, timestamptz) IS 'Ends a challenge after its right answer: nothing can be answered twice.';

CREATE FUNCTION end_sign_in_of_token(token bytea, at timestamptz) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  UPDATE sign_ins s SET ended_at = at WHERE s.token_sha256 = token AND s.ended_at IS NULL
$$;
COMMENT ON FUNCTION end_sign_in_of_token(bytea, timestamptz) IS 'Ends the sign-in of a token when somebody signs in anew in the same browser, whoever it was before.';

DO $$
DECLARE
  recognizer regprocedure;
BEGIN
  FOREACH recognizer IN ARRAY ARRAY['account_of_name(text)', 'account_of_passkey(bytea)', 'account_of_set_up_link(bytea, timestamptz)',
    'take_challenge(bytea, text, timestamptz)', 'close_challenge(bytea, timestamptz)', 'end_sign_in_of_token(bytea, timestamptz)']::regprocedure[] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', recognizer);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO evenkeel_runtime', recognizer);
  END LOOP;
END $$;
