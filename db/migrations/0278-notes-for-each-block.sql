-- One note a person a program day, or one for each of its blocks, as the policy says. 0 stands for the whole day; a
-- session keeps the way in which its first note was signed.
ALTER TABLE note_drafts
  ADD COLUMN block integer NOT NULL DEFAULT 0,
  ADD CONSTRAINT note_drafts_block_counts_up CHECK (block >= 0),
  DROP CONSTRAINT note_drafts_one_for_each_part,
  ADD CONSTRAINT note_drafts_one_for_each_part UNIQUE NULLS NOT DISTINCT (organization_id, session_id, patient_id, block);
COMMENT ON COLUMN note_drafts.block IS 'Which block of the session it is about; 0 for the whole day. {none}';

ALTER TABLE notes
  ADD COLUMN block integer NOT NULL DEFAULT 0,
  ADD COLUMN block_words text NOT NULL DEFAULT '',
  ADD CONSTRAINT notes_block_counts_up CHECK (block >= 0),
  ADD CONSTRAINT notes_block_is_said CHECK ((block = 0) = (block_words = '')),
  DROP CONSTRAINT notes_one_for_each_person,
  ADD CONSTRAINT notes_one_for_each_person UNIQUE NULLS NOT DISTINCT (organization_id, session_id, patient_id, block, replaces);
COMMENT ON COLUMN notes.block IS 'Which block of the session it is about; 0 for the whole day. {none}';
COMMENT ON COLUMN notes.block_words IS 'Kind and times of that block, as of that day; empty for the whole day. {none}';

CREATE OR REPLACE VIEW standing_notes WITH (security_invoker = true) AS
  SELECT n.* FROM notes n
   WHERE NOT EXISTS (SELECT FROM note_errors e WHERE e.organization_id = n.organization_id AND e.note_id = n.id);

CREATE OR REPLACE FUNCTION check_signed_notes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT FROM added a
      JOIN signatures s ON s.organization_id = a.organization_id AND s.id = a.signature_id
      JOIN LATERAL (SELECT w.writer_id FROM note_writers w
                     WHERE w.organization_id = a.organization_id AND w.session_id = a.session_id AND w.patient_id = a.patient_id
                     ORDER BY w.sequence DESC LIMIT 1) w ON w.writer_id <> s.signed_by) THEN
    RAISE EXCEPTION 'somebody else writes this note' USING ERRCODE = '23514', CONSTRAINT = 'notes_signed_by_their_writer';
  END IF;
  IF EXISTS (
    SELECT FROM added a
      JOIN note_risks r ON r.organization_id = a.organization_id AND r.session_id = a.session_id AND r.patient_id = a.patient_id
      JOIN tasks t ON t.organization_id = r.organization_id AND t.id = r.task_id
     WHERE t.closed_at IS NULL AND t.released_at IS NULL) THEN
    RAISE EXCEPTION 'a risk of this person is open' USING ERRCODE = '23514', CONSTRAINT = 'notes_wait_for_risks';
  END IF;
  IF EXISTS (
    SELECT FROM added a WHERE a.replaces IS NOT NULL
       AND NOT EXISTS (SELECT FROM note_errors e
                         JOIN notes w ON w.organization_id = e.organization_id AND w.id = e.note_id
                        WHERE e.organization_id = a.organization_id AND e.session_id = a.session_id
                          AND e.patient_id = a.patient_id AND e.note_id = a.replaces AND w.block = a.block)) THEN
    RAISE EXCEPTION 'only a note entered in error is replaced' USING ERRCODE = '23514', CONSTRAINT = 'notes_replace_only_what_was_in_error';
  END IF;
  IF EXISTS (
    SELECT FROM added a WHERE a.block > 0
       AND NOT EXISTS (SELECT FROM session_blocks b WHERE b.organization_id = a.organization_id AND b.session_id = a.session_id AND b.position = a.block)) THEN
    RAISE EXCEPTION 'the session has no such block' USING ERRCODE = '23514', CONSTRAINT = 'notes_of_blocks_that_are';
  END IF;
  -- Nobody gets a note for the day and one for a block of it: the same minutes would stand twice in the record.
  IF EXISTS (
    SELECT FROM added a
      JOIN notes o ON o.organization_id = a.organization_id AND o.session_id = a.session_id AND (o.block = 0) <> (a.block = 0)
     WHERE NOT EXISTS (SELECT FROM note_errors e WHERE e.organization_id = o.organization_id AND e.note_id = o.id)) THEN
    RAISE EXCEPTION 'the notes of this session are of the other kind' USING ERRCODE = '23514', CONSTRAINT = 'notes_each_in_one_way';
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION check_signed_notes() IS 'Refuses a signature by somebody else than who writes the note, one while a risk of the person is open, a replacement of what was not entered in error, and a note of a block that is none or beside one of the whole day.';

-- Whoever lacks a note of one of the blocks counts as open, once notes of the session are signed by the block.
CREATE OR REPLACE FUNCTION unsigned_notes(since date, ended_before timestamptz) RETURNS TABLE (session_id uuid, unsigned integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH asked AS MATERIALIZED (
    SELECT s.organization_id, s.id, s.group_id, s.occurs_on FROM sessions s
     WHERE s.organization_id = context_organization() AND s.held_on >= since AND s.held_on <= context_today() AND s.ends_at < ended_before
       AND s.status <> 'cancelled' AND context_opens_clinic(s.clinic_id)
  ), people AS MATERIALIZED (
    SELECT a.id, t.patient_id FROM asked a
      JOIN seats t ON t.organization_id = a.organization_id AND t.group_id = a.group_id AND t.taken_back_at IS NULL
       AND t.starts_on <= a.occurs_on AND coalesce(t.ends_on, 'infinity') >= a.occurs_on AND seat_meets(t.weekdays, t.alternate_from, a.occurs_on)
    UNION
    SELECT a.id, v.patient_id FROM asked a
      JOIN visits v ON v.organization_id = a.organization_id AND v.session_id = a.id AND v.withdrawn_at IS NULL
  ), signed AS (
    SELECT p.id, p.patient_id,
           (SELECT coalesce(bool_or(n.block = 0), false) OR count(DISTINCT n.block) >= 2 AND count(DISTINCT n.block) >=
                   (SELECT count(*) FROM session_blocks b WHERE b.organization_id = context_organization() AND b.session_id = p.id)
              FROM notes n WHERE n.organization_id = context_organization() AND n.session_id = p.id AND n.patient_id = p.patient_id
               AND NOT EXISTS (SELECT FROM note_errors e WHERE e.organization_id = n.organization_id AND e.note_id = n.id)) AS is_whole
      FROM people p
  )
  SELECT g.id, count(*)::integer FROM signed g WHERE NOT g.is_whole GROUP BY g.id
$$;
