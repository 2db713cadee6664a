-- Curricula: which topics there are, in which order, and what a session of each does. Versions are dated and never
-- change: a session keeps the topic it had. Topics are of the house, not of a clinic or a person.
CREATE TABLE curricula (
  organization_id uuid NOT NULL REFERENCES organizations,
  id uuid NOT NULL,
  name text NOT NULL,
  origin text NOT NULL,
  added_by uuid,
  added_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT curricula_name_once UNIQUE (organization_id, name),
  CONSTRAINT curricula_added_by_staff FOREIGN KEY (organization_id, added_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT curricula_named CHECK (length(btrim(name)) BETWEEN 1 AND 120),
  CONSTRAINT curricula_origin_form CHECK (origin ~ '^[a-z0-9-]{1,60}$')
);
CALL wall('curricula');
CREATE POLICY inside ON curricula TO evenkeel_runtime USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON curricula TO evenkeel_runtime;
COMMENT ON TABLE curricula IS 'An ordered list of topics that groups work through, round after round.';
COMMENT ON COLUMN curricula.organization_id IS 'Its organization. {id}';
COMMENT ON COLUMN curricula.id IS 'Identity of the curriculum. {id}';
COMMENT ON COLUMN curricula.name IS 'Name as staff say it. {none}';
COMMENT ON COLUMN curricula.origin IS 'Entry of the program''s library it began from, or own. {code}';
COMMENT ON COLUMN curricula.added_by IS 'Who added it, or null for the demonstration. {id}';
COMMENT ON COLUMN curricula.added_at IS 'When it was added. {date}';

CREATE TABLE curriculum_versions (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  curriculum_id uuid NOT NULL,
  number integer NOT NULL,
  starts_on date NOT NULL,
  when_cancelled text NOT NULL,
  topic_count integer NOT NULL,
  source text NOT NULL,
  written_by uuid,
  written_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT curriculum_versions_of_curriculum FOREIGN KEY (organization_id, curriculum_id) REFERENCES curricula (organization_id, id),
  CONSTRAINT curriculum_versions_written_by_staff FOREIGN KEY (organization_id, written_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT curriculum_versions_one_after_another UNIQUE (organization_id, curriculum_id, number),
  CONSTRAINT curriculum_versions_number_counts_up CHECK (number > 0),
  CONSTRAINT curriculum_versions_cancelled_known CHECK (when_cancelled IN ('shift', 'skip')),
  CONSTRAINT curriculum_versions_hold_topics CHECK (topic_count BETWEEN 1 AND 100),
  CONSTRAINT curriculum_versions_source_short CHECK (length(source) <= 500)
);
CALL wall('curriculum_versions');
CREATE POLICY inside ON curriculum_versions TO evenkeel_runtime USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON curriculum_versions TO evenkeel_runtime;
CREATE TRIGGER curriculum_versions_never_change BEFORE UPDATE OR DELETE ON curriculum_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();
COMMENT ON TABLE curriculum_versions IS 'A curriculum as it reads from a day on. Editing adds a version; none is ever changed.';
COMMENT ON COLUMN curriculum_versions.organization_id IS 'Its organization. {id}';
COMMENT ON COLUMN curriculum_versions.id IS 'Identity of the version. {id}';
COMMENT ON COLUMN curriculum_versions.curriculum_id IS 'The curriculum. {id}';
COMMENT ON COLUMN curriculum_versions.number IS 'Counts the versions; of those that have begun the highest counts. {none}';
COMMENT ON COLUMN curriculum_versions.starts_on IS 'First day it counts. {date}';
COMMENT ON COLUMN curriculum_versions.when_cancelled IS 'What a cancelled date does to its topic: shift moves it to the next date, skip leaves it out this round. {code}';
COMMENT ON COLUMN curriculum_versions.topic_count IS 'How many topics a round has. {none}';
COMMENT ON COLUMN curriculum_versions.source IS 'Where structure and titles are written. {none}';
COMMENT ON COLUMN curriculum_versions.written_by IS 'Who wrote it, or null for the demonstration. {id}';
COMMENT ON COLUMN curriculum_versions.written_at IS 'When it was written. {date}';

CREATE TABLE topics (
  organization_id uuid NOT NULL,
  version_id uuid NOT NULL,
  position integer NOT NULL,
  code text NOT NULL,
  title text,
  title_status text NOT NULL,
  purpose text NOT NULL,
  steps text[] NOT NULL,
  handout text NOT NULL,
  path text NOT NULL,
  secular_title text,
  secular_steps text[],
  secular_handout text,
  health_topics text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (organization_id, version_id, position),
  CONSTRAINT topics_of_version FOREIGN KEY (organization_id, version_id) REFERENCES curriculum_versions (organization_id, id),
  CONSTRAINT topics_code_once UNIQUE (organization_id, version_id, code),
  CONSTRAINT topics_position_counts_up CHECK (position > 0),
  CONSTRAINT topics_code_form CHECK (code ~ '^[a-z0-9-]{1,60}$'),
  CONSTRAINT topics_title_status_known CHECK (title_status IN ('own', 'seen', 'recalled', 'unknown', 'no_fixed_title')),
  CONSTRAINT topics_titled CHECK ((title IS NULL) = (title_status IN ('unknown', 'no_fixed_title')) AND length(btrim(coalesce(title, 'x'))) BETWEEN 1 AND 120),
  CONSTRAINT topics_steps_few CHECK (cardinality(steps) BETWEEN 1 AND 4),
  CONSTRAINT topics_path_known CHECK (path IN ('any', 'twelve_step')),
  CONSTRAINT topics_secular_beside_twelve_step CHECK (CASE path WHEN 'twelve_step'
    THEN secular_title IS NOT NULL AND coalesce(cardinality(secular_steps), 0) BETWEEN 1 AND 4 AND secular_handout IS NOT NULL
    ELSE secular_title IS NULL AND secular_steps IS NULL AND secular_handout IS NULL END),
  CONSTRAINT topics_health_known CHECK (health_topics <@ ARRAY['tuberculosis', 'hiv', 'hepatitis', 'std', 'tobacco', 'screening']::text[])
);
CALL wall('topics');
CREATE POLICY inside ON topics TO evenkeel_runtime USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON topics TO evenkeel_runtime;
CREATE TRIGGER topics_never_change BEFORE UPDATE OR DELETE ON topics FOR EACH ROW EXECUTE FUNCTION refuse_change();
COMMENT ON TABLE topics IS 'The topics of a version in their order, each with its purpose, what to do, and a handout; beside every twelve-step one stands its secular counterpart.';
COMMENT ON COLUMN topics.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN topics.version_id IS 'The version they belong to. {id}';
COMMENT ON COLUMN topics.position IS 'Place in the round, from 1. {none}';
COMMENT ON COLUMN topics.code IS 'What stays the same over versions: who had a topic under this code has had it. {code}';
COMMENT ON COLUMN topics.title IS 'Title, or null where none is known or fixed. {none}';
COMMENT ON COLUMN topics.title_status IS 'own, seen (read in the source), recalled (from memory, not confirmed), unknown or no_fixed_title. {code}';
COMMENT ON COLUMN topics.purpose IS 'What the session is for, in one or two sentences. {none}';
COMMENT ON COLUMN topics.steps IS 'What to do in the session, one to four steps. {none}';
COMMENT ON COLUMN topics.handout IS 'The line people take home. {none}';
COMMENT ON COLUMN topics.path IS 'any, or twelve_step where it works with the twelve steps. {code}';
COMMENT ON COLUMN topics.secular_title IS 'Title of the secular counterpart of a twelve-step topic. {none}';
COMMENT ON COLUMN topics.secular_steps IS 'What to do in the secular counterpart. {none}';
COMMENT ON COLUMN topics.secular_handout IS 'The line people of the secular path take home. {none}';
COMMENT ON COLUMN topics.health_topics IS 'Health topics that Texas requires and this one covers. {code}';

-- Which curriculum a group works through, from when to when, for which block of its day.
CREATE TABLE group_curricula (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  group_id uuid NOT NULL,
  block integer NOT NULL DEFAULT 1,
  curriculum_id uuid NOT NULL,
  starts_on date NOT NULL,
  ends_on date,
  first_position integer NOT NULL DEFAULT 1,
  withdrawn boolean NOT NULL DEFAULT false,
  set_by uuid,
  set_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT group_curricula_of_group FOREIGN KEY (organization_id, clinic_id, group_id) REFERENCES groups (organization_id, clinic_id, id),
  CONSTRAINT group_curricula_of_curriculum FOREIGN KEY (organization_id, curriculum_id) REFERENCES curricula (organization_id, id),
  CONSTRAINT group_curricula_set_by_staff FOREIGN KEY (organization_id, set_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT group_curricula_end_after_start CHECK (ends_on IS NULL OR ends_on >= starts_on),
  CONSTRAINT group_curricula_block_counts_up CHECK (block BETWEEN 1 AND 12),
  CONSTRAINT group_curricula_first_position_counts_up CHECK (first_position BETWEEN 1 AND 100),
  CONSTRAINT group_curricula_one_at_a_time EXCLUDE USING gist (organization_id WITH =, group_id WITH =, block WITH =,
    daterange(starts_on, ends_on, '[]') WITH &&) WHERE (NOT withdrawn)
);
CALL wall('group_curricula');
CREATE POLICY inside ON group_curricula FOR SELECT TO evenkeel_runtime USING (true);
CREATE POLICY add_in_scope ON group_curricula FOR INSERT TO evenkeel_runtime WITH CHECK (context_opens_clinic(clinic_id));
CREATE POLICY change_in_scope ON group_curricula FOR UPDATE TO evenkeel_runtime USING (context_opens_clinic(clinic_id)) WITH CHECK (context_opens_clinic(clinic_id));
GRANT SELECT, INSERT, UPDATE (ends_on, withdrawn) ON group_curricula TO evenkeel_runtime;
COMMENT ON TABLE group_curricula IS 'Which curriculum a group works through, from when to when.';
COMMENT ON COLUMN group_curricula.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN group_curricula.id IS 'Identity. {id}';
COMMENT ON COLUMN group_curricula.clinic_id IS 'Clinic of the group. {id}';
COMMENT ON COLUMN group_curricula.group_id IS 'The group. {id}';
COMMENT ON COLUMN group_curricula.block IS 'Block of the program day it fills, 1 where the day is one. {none}';
COMMENT ON COLUMN group_curricula.curriculum_id IS 'The curriculum. {id}';
COMMENT ON COLUMN group_curricula.starts_on IS 'First day. {date}';
COMMENT ON COLUMN group_curricula.ends_on IS 'Last day, or null. {date}';
COMMENT ON COLUMN group_curricula.withdrawn IS 'Whether another choice took its place before it began. {none}';
COMMENT ON COLUMN group_curricula.first_position IS 'Topic the first session begins with. {none}';
COMMENT ON COLUMN group_curricula.set_by IS 'Who decided it, or null for the demonstration. {id}';
COMMENT ON COLUMN group_curricula.set_at IS 'When it was decided. {date}';

-- What a session had by the order of its curriculum, kept on its day: later changes of order cannot reach it.
CREATE TABLE kept_topics (
  organization_id uuid NOT NULL,
  session_id uuid NOT NULL,
  block integer NOT NULL,
  clinic_id uuid NOT NULL,
  plan_id uuid NOT NULL,
  turn integer NOT NULL,
  version_id uuid NOT NULL,
  position integer NOT NULL,
  PRIMARY KEY (organization_id, session_id, block),
  CONSTRAINT kept_topics_of_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions (organization_id, clinic_id, id),
  CONSTRAINT kept_topics_of_plan FOREIGN KEY (organization_id, plan_id) REFERENCES group_curricula (organization_id, id),
  CONSTRAINT kept_topics_of_topic FOREIGN KEY (organization_id, version_id, position) REFERENCES topics (organization_id, version_id, position),
  CONSTRAINT kept_topics_turn_counts_up CHECK (turn >= 0)
);
CALL wall('kept_topics');
CREATE POLICY in_scope ON kept_topics TO evenkeel_runtime USING (context_opens_clinic(clinic_id)) WITH CHECK (context_opens_clinic(clinic_id));
GRANT SELECT, INSERT ON kept_topics TO evenkeel_runtime;
CREATE TRIGGER kept_topics_never_change BEFORE UPDATE OR DELETE ON kept_topics FOR EACH ROW EXECUTE FUNCTION refuse_change();
COMMENT ON TABLE kept_topics IS 'The topic a session had by the order of its curriculum, kept from its day on.';
COMMENT ON COLUMN kept_topics.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN kept_topics.session_id IS 'The session. {id}';
COMMENT ON COLUMN kept_topics.block IS 'Block of the program day. {none}';
COMMENT ON COLUMN kept_topics.clinic_id IS 'Clinic of the session. {id}';
COMMENT ON COLUMN kept_topics.plan_id IS 'Which choice of curriculum it followed. {id}';
COMMENT ON COLUMN kept_topics.turn IS 'How many turns the group had taken before, from 0. {none}';
COMMENT ON COLUMN kept_topics.version_id IS 'Version of the curriculum on that day. {id}';
COMMENT ON COLUMN kept_topics.position IS 'Topic of that version. {none}';

-- What a facilitator chose for one date instead: another topic, or the secular counterpart.
CREATE TABLE topic_changes (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  session_id uuid NOT NULL,
  block integer NOT NULL,
  sequence integer NOT NULL,
  version_id uuid,
  position integer,
  way text NOT NULL,
  changed_by uuid NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT topic_changes_of_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions (organization_id, clinic_id, id),
  CONSTRAINT topic_changes_of_topic FOREIGN KEY (organization_id, version_id, position) REFERENCES topics (organization_id, version_id, position),
  CONSTRAINT topic_changes_by_staff FOREIGN KEY (organization_id, changed_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT topic_changes_one_after_another UNIQUE (organization_id, session_id, block, sequence),
  CONSTRAINT topic_changes_sequence_counts_up CHECK (sequence > 0),
  CONSTRAINT topic_changes_name_a_topic CHECK ((version_id IS NULL) = (position IS NULL)),
  CONSTRAINT topic_changes_way_known CHECK (way IN ('as_written', 'secular'))
);
CALL wall('topic_changes');
CREATE POLICY in_scope ON topic_changes TO evenkeel_runtime USING (context_opens_clinic(clinic_id)) WITH CHECK (context_opens_clinic(clinic_id));
GRANT SELECT, INSERT ON topic_changes TO evenkeel_runtime;
CREATE TRIGGER topic_changes_never_change BEFORE UPDATE OR DELETE ON topic_changes FOR EACH ROW EXECUTE FUNCTION refuse_change();
COMMENT ON TABLE topic_changes IS 'What was chosen for one date instead of the topic in order; the newest counts.';
COMMENT ON COLUMN topic_changes.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN topic_changes.id IS 'Identity of the change. {id}';
COMMENT ON COLUMN topic_changes.clinic_id IS 'Clinic of the session. {id}';
COMMENT ON COLUMN topic_changes.session_id IS 'The session. {id}';
COMMENT ON COLUMN topic_changes.block IS 'Block of the program day. {none}';
COMMENT ON COLUMN topic_changes.sequence IS 'Counts the changes of this date; two at once cannot both be next. {none}';
COMMENT ON COLUMN topic_changes.version_id IS 'Version the chosen topic stands in, or null for the topic in order. {id}';
COMMENT ON COLUMN topic_changes.position IS 'The chosen topic, or null for the one in order. {none}';
COMMENT ON COLUMN topic_changes.way IS 'as_written, or secular for the counterpart of a twelve-step topic. {code}';
COMMENT ON COLUMN topic_changes.changed_by IS 'Who chose. {id}';
COMMENT ON COLUMN topic_changes.changed_at IS 'When. {date}';

-- The path a person chose for topics that work with the twelve steps.
CREATE TABLE path_choices (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  patient_id uuid NOT NULL,
  sequence integer NOT NULL,
  path text NOT NULL,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT path_choices_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients (organization_id, id),
  CONSTRAINT path_choices_recorded_by_staff FOREIGN KEY (organization_id, recorded_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT path_choices_one_after_another UNIQUE (organization_id, patient_id, sequence),
  CONSTRAINT path_choices_sequence_counts_up CHECK (sequence > 0),
  CONSTRAINT path_choices_path_known CHECK (path IN ('either', 'twelve_step', 'secular'))
);
CALL wall('path_choices');
CREATE POLICY opened_record ON path_choices TO evenkeel_runtime USING (record_is_open(patient_id)) WITH CHECK (record_is_open(patient_id));
GRANT SELECT, INSERT ON path_choices TO evenkeel_runtime;
CREATE TRIGGER path_choices_never_change BEFORE UPDATE OR DELETE ON path_choices FOR EACH ROW EXECUTE FUNCTION refuse_change();
COMMENT ON TABLE path_choices IS 'Which path a person chose for topics that work with the twelve steps; the newest counts.';
COMMENT ON COLUMN path_choices.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN path_choices.id IS 'Identity of the choice. {id}';
COMMENT ON COLUMN path_choices.patient_id IS 'Who chose. {id}';
COMMENT ON COLUMN path_choices.sequence IS 'Counts the choices of this person. {none}';
COMMENT ON COLUMN path_choices.path IS 'either, twelve_step or secular. {code}';
COMMENT ON COLUMN path_choices.recorded_by IS 'Who wrote it down. {id}';
COMMENT ON COLUMN path_choices.recorded_at IS 'When. {date}';

CREATE INDEX sessions_of_group_in_order ON sessions (organization_id, group_id, starts_at);

-- The topic of each session: what was chosen for the date, else what was kept on its day, else what the order gives.
-- Rows are read with the asker's own rights. src/curricula/rules/topic-order.ts says the same in TypeScript.
CREATE FUNCTION topics_of_sessions(sessions_asked uuid[])
RETURNS TABLE (session_id uuid, block integer, plan_id uuid, turn integer, planned_version_id uuid, planned_position integer,
               version_id uuid, "position" integer, way text, is_changed boolean, sequence integer)
  LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  WITH asked AS MATERIALIZED (
    SELECT s.organization_id, s.id, s.group_id, s.held_on, s.starts_at FROM sessions s
     WHERE s.organization_id = context_organization() AND s.id = ANY (sessions_asked)
  ), planned AS (
    SELECT a.id AS session_id, a.organization_id, g.block, g.id AS plan_id,
           coalesce(k.turn, b.turn + 1, g.first_position - 1) + CASE WHEN k.turn IS NULL THEN n.between_them ELSE 0 END AS turn,
           coalesce(k.version_id, v.id) AS version_id, k.position AS kept_position, v.topic_count
      FROM asked a
      JOIN group_curricula g ON g.organization_id = a.organization_id AND g.group_id = a.group_id AND NOT g.withdrawn
       AND g.starts_on <= a.held_on AND coalesce(g.ends_on, 'infinity') >= a.held_on
      JOIN LATERAL (
        SELECT w.id, w.topic_count, w.when_cancelled FROM curriculum_versions w
         WHERE w.organization_id = a.organization_id AND w.curriculum_id = g.curriculum_id AND w.starts_on <= a.held_on
         ORDER BY w.number DESC LIMIT 1) v ON true
      LEFT JOIN kept_topics k ON k.organization_id = a.organization_id AND k.session_id = a.id AND k.block = g.block
      -- The newest kept date before, whose topic was really met: the count begins behind it.
      LEFT JOIN LATERAL (
        SELECT e.turn, o.starts_at FROM sessions o
          JOIN kept_topics e ON e.organization_id = o.organization_id AND e.session_id = o.id AND e.block = g.block AND e.plan_id = g.id
         WHERE k.turn IS NULL AND o.organization_id = a.organization_id AND o.group_id = a.group_id AND o.starts_at < a.starts_at
           AND (o.status = 'planned' OR v.when_cancelled = 'skip')
         ORDER BY o.starts_at DESC LIMIT 1) b ON true
      LEFT JOIN LATERAL (
        SELECT count(*)::integer AS between_them FROM sessions o
         WHERE k.turn IS NULL AND o.organization_id = a.organization_id AND o.group_id = a.group_id AND o.starts_at < a.starts_at
           AND o.held_on >= g.starts_on AND (b.starts_at IS NULL OR o.starts_at > b.starts_at)
           AND (o.status = 'planned' OR v.when_cancelled = 'skip')
           AND NOT EXISTS (SELECT FROM kept_topics e WHERE e.organization_id = o.organization_id AND e.session_id = o.id
                             AND e.block = g.block AND e.plan_id <> g.id)) n ON true
  )
  SELECT p.session_id, p.block, p.plan_id, p.turn, p.version_id,
         coalesce(p.kept_position, p.turn % p.topic_count + 1),
         coalesce(c.version_id, p.version_id),
         coalesce(c.position, p.kept_position, p.turn % p.topic_count + 1),
         coalesce(c.way, 'as_written'), coalesce(c.position IS NOT NULL OR c.way = 'secular', false), coalesce(c.sequence, 0)
    FROM planned p
    LEFT JOIN LATERAL (
      SELECT t.version_id, t.position, t.way, t.sequence FROM topic_changes t
       WHERE t.organization_id = p.organization_id AND t.session_id = p.session_id AND t.block = p.block
       ORDER BY t.sequence DESC LIMIT 1) c ON true
$$;
COMMENT ON FUNCTION topics_of_sessions(uuid[]) IS 'The topic of each session and block: chosen for the date, else kept on its day, else by the order of the curriculum.';
REVOKE ALL ON FUNCTION topics_of_sessions(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION topics_of_sessions(uuid[]) TO evenkeel_runtime;
