-- What a note says beside its words: topic and method of the shared part; participation, mood, theme, response,
-- feedback, goal and next step of each person's own part. Frozen with the signature like the words.
ALTER TABLE note_drafts
  ADD COLUMN topic text NOT NULL DEFAULT '',
  ADD COLUMN method text NOT NULL DEFAULT '',
  ADD COLUMN participation text NOT NULL DEFAULT '',
  ADD COLUMN mood text NOT NULL DEFAULT '',
  ADD COLUMN theme text NOT NULL DEFAULT '',
  ADD COLUMN response text NOT NULL DEFAULT '',
  ADD COLUMN feedback text NOT NULL DEFAULT '',
  ADD COLUMN next_step text NOT NULL DEFAULT '',
  ADD COLUMN goal_id uuid,
  ADD CONSTRAINT note_drafts_goal_of_person FOREIGN KEY (organization_id, patient_id, goal_id) REFERENCES goals (organization_id, patient_id, id),
  ADD CONSTRAINT note_drafts_goal_has_person CHECK (goal_id IS NULL OR patient_id IS NOT NULL),
  ADD CONSTRAINT note_drafts_taps_short CHECK (length(method) <= 40 AND length(participation) <= 40 AND length(mood) <= 40 AND length(theme) <= 40),
  ADD CONSTRAINT note_drafts_lines_length CHECK (length(topic) <= 200 AND length(response) <= 2000 AND length(feedback) <= 2000 AND length(next_step) <= 2000);
GRANT UPDATE (topic, method, participation, mood, theme, response, feedback, next_step, goal_id) ON note_drafts TO evenkeel_runtime;
COMMENT ON COLUMN note_drafts.topic IS 'Topic of the session, in the shared part. {text}';
COMMENT ON COLUMN note_drafts.method IS 'Method used, in the shared part; a code of src/notes/rules/part.ts. {code}';
COMMENT ON COLUMN note_drafts.participation IS 'How the person took part; a code, empty while not said. {code}';
COMMENT ON COLUMN note_drafts.mood IS 'Mood as shown or said; a code, empty while not said. {code}';
COMMENT ON COLUMN note_drafts.theme IS 'Main theme; a code, empty while not said. {code}';
COMMENT ON COLUMN note_drafts.response IS 'How the person responded to what was done. {text}';
COMMENT ON COLUMN note_drafts.feedback IS 'Feedback given or received. {text}';
COMMENT ON COLUMN note_drafts.next_step IS 'Next step. {text}';
COMMENT ON COLUMN note_drafts.goal_id IS 'The goal worked on. {id}';

ALTER TABLE notes
  ADD COLUMN topic text NOT NULL DEFAULT '',
  ADD COLUMN method text NOT NULL DEFAULT '',
  ADD COLUMN participation text NOT NULL DEFAULT '',
  ADD COLUMN mood text NOT NULL DEFAULT '',
  ADD COLUMN theme text NOT NULL DEFAULT '',
  ADD COLUMN response text NOT NULL DEFAULT '',
  ADD COLUMN feedback text NOT NULL DEFAULT '',
  ADD COLUMN next_step text NOT NULL DEFAULT '',
  ADD COLUMN goal_words text NOT NULL DEFAULT '';
COMMENT ON COLUMN notes.topic IS 'Topic of the session. {text}';
COMMENT ON COLUMN notes.method IS 'Method used. {code}';
COMMENT ON COLUMN notes.participation IS 'How the person took part. {code}';
COMMENT ON COLUMN notes.mood IS 'Mood as shown or said. {code}';
COMMENT ON COLUMN notes.theme IS 'Main theme. {code}';
COMMENT ON COLUMN notes.response IS 'How the person responded. {text}';
COMMENT ON COLUMN notes.feedback IS 'Feedback given or received. {text}';
COMMENT ON COLUMN notes.next_step IS 'Next step. {text}';
COMMENT ON COLUMN notes.goal_words IS 'The goal worked on, as it was worded on that day. {text}';
