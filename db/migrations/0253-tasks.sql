-- Tasks that have an owner and a time by which they are due. What happens to one is added as steps; the row of the task
-- follows them by a trigger alone, so that lists are quick and nobody writes a state by hand.
CREATE TABLE tasks (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  patient_id uuid,
  session_id uuid,
  kind text NOT NULL,
  subject text NOT NULL,
  opened_by uuid NOT NULL,
  opened_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  escalates_at timestamptz,
  steps integer NOT NULL DEFAULT 0,
  owner_id uuid,
  released_at timestamptz,
  closed_at timestamptz,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT tasks_at_clinic FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics (organization_id, id),
  CONSTRAINT tasks_about_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients (organization_id, id),
  CONSTRAINT tasks_in_session FOREIGN KEY (organization_id, clinic_id, session_id) REFERENCES sessions (organization_id, clinic_id, id),
  CONSTRAINT tasks_opened_by_staff FOREIGN KEY (organization_id, opened_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT tasks_owned_by_staff FOREIGN KEY (organization_id, owner_id) REFERENCES staff_members (organization_id, id),
  CONSTRAINT tasks_for_steps UNIQUE (organization_id, clinic_id, id),
  CONSTRAINT tasks_kind_known CHECK (kind IN ('risk')),
  CONSTRAINT tasks_subject_length CHECK (length(subject) BETWEEN 1 AND 100),
  CONSTRAINT tasks_closed_by_owner CHECK (closed_at IS NULL OR owner_id IS NOT NULL)
);
CALL wall('tasks');
CREATE POLICY in_scope ON tasks TO evenkeel_runtime
  USING (context_opens_clinic(clinic_id) AND (patient_id IS NULL OR record_is_open(patient_id)))
  WITH CHECK (context_opens_clinic(clinic_id) AND opened_by = context_staff_member() AND (patient_id IS NULL OR record_is_open(patient_id)));
GRANT SELECT, INSERT (organization_id, id, clinic_id, patient_id, session_id, kind, subject, opened_by, opened_at, due_at, escalates_at) ON tasks TO evenkeel_runtime;
CREATE INDEX tasks_open ON tasks (organization_id, clinic_id, due_at) WHERE closed_at IS NULL;
CREATE INDEX tasks_of_session ON tasks (organization_id, session_id) WHERE session_id IS NOT NULL;
CREATE TRIGGER tasks_never_deleted BEFORE DELETE ON tasks FOR EACH ROW EXECUTE FUNCTION refuse_change();
COMMENT ON TABLE tasks IS 'What somebody has to do by a time. Opened by another slice, owned by whoever takes it, closed with an outcome.';
COMMENT ON COLUMN tasks.organization_id IS 'Its organization. {id}';
COMMENT ON COLUMN tasks.id IS 'Identity of the task. {id}';
COMMENT ON COLUMN tasks.clinic_id IS 'Clinic where it is to be done. {id}';
COMMENT ON COLUMN tasks.patient_id IS 'Whom it is about, or null. {id}';
COMMENT ON COLUMN tasks.session_id IS 'Session it came up in, or null. {id}';
COMMENT ON COLUMN tasks.kind IS 'What kind of task: risk. {code}';
COMMENT ON COLUMN tasks.subject IS 'What exactly, as a code of the slice that opened it. {code}';
COMMENT ON COLUMN tasks.opened_by IS 'Who opened it. {id}';
COMMENT ON COLUMN tasks.opened_at IS 'When. {date}';
COMMENT ON COLUMN tasks.due_at IS 'By when it is to be done. {date}';
COMMENT ON COLUMN tasks.escalates_at IS 'When it goes further up if nobody has taken it, or null. {date}';
COMMENT ON COLUMN tasks.steps IS 'Number of the newest step. {none}';
COMMENT ON COLUMN tasks.owner_id IS 'Who has it now, or null while nobody took it. {id}';
COMMENT ON COLUMN tasks.released_at IS 'When a supervisor said that what waits for it may go on. {date}';
COMMENT ON COLUMN tasks.closed_at IS 'When it was done. {date}';

CREATE TABLE task_steps (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  task_id uuid NOT NULL,
  sequence integer NOT NULL,
  step text NOT NULL,
  owner_id uuid,
  words text NOT NULL,
  made_by uuid NOT NULL,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT task_steps_of_task FOREIGN KEY (organization_id, clinic_id, task_id) REFERENCES tasks (organization_id, clinic_id, id),
  CONSTRAINT task_steps_owner_is_staff FOREIGN KEY (organization_id, owner_id) REFERENCES staff_members (organization_id, id),
  CONSTRAINT task_steps_made_by_staff FOREIGN KEY (organization_id, made_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT task_steps_one_after_another UNIQUE (organization_id, task_id, sequence),
  CONSTRAINT task_steps_step_known CHECK (step IN ('taken', 'word', 'outcome')),
  CONSTRAINT task_steps_taken_by_somebody CHECK ((step = 'taken') = (owner_id IS NOT NULL)),
  CONSTRAINT task_steps_say_something CHECK (step = 'taken' OR length(btrim(words)) BETWEEN 1 AND 2000)
);
CALL wall('task_steps');
-- As the task itself: whoever sees it sees what became of it.
CREATE POLICY of_task ON task_steps TO evenkeel_runtime
  USING (EXISTS (SELECT FROM tasks t WHERE t.organization_id = task_steps.organization_id AND t.id = task_steps.task_id))
  WITH CHECK (made_by = context_staff_member() AND EXISTS (SELECT FROM tasks t WHERE t.organization_id = task_steps.organization_id AND t.id = task_steps.task_id));
GRANT SELECT, INSERT ON task_steps TO evenkeel_runtime;
CREATE TRIGGER task_steps_never_change BEFORE UPDATE OR DELETE ON task_steps FOR EACH ROW EXECUTE FUNCTION refuse_change();
COMMENT ON TABLE task_steps IS 'What became of a task: taken, a supervisor''s word, the outcome.';
COMMENT ON COLUMN task_steps.organization_id IS 'Its organization. {id}';
COMMENT ON COLUMN task_steps.id IS 'Identity of the step. {id}';
COMMENT ON COLUMN task_steps.clinic_id IS 'Clinic of the task. {id}';
COMMENT ON COLUMN task_steps.task_id IS 'The task. {id}';
COMMENT ON COLUMN task_steps.sequence IS 'Counts up for each task, so that two never decide at once. {none}';
COMMENT ON COLUMN task_steps.step IS 'taken, word or outcome. {code}';
COMMENT ON COLUMN task_steps.owner_id IS 'Who has it from then on, for taken. {id}';
COMMENT ON COLUMN task_steps.words IS 'The outcome, or why what waits may go on. {text}';
COMMENT ON COLUMN task_steps.made_by IS 'Who. {id}';
COMMENT ON COLUMN task_steps.made_at IS 'When. {date}';

-- The one way in which a task changes. Whoever gives the outcome of a task that nobody took owns it by that.
CREATE FUNCTION follow_task_step() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE tasks t SET steps = NEW.sequence,
         owner_id = CASE NEW.step WHEN 'taken' THEN NEW.owner_id WHEN 'outcome' THEN coalesce(t.owner_id, NEW.made_by) ELSE t.owner_id END,
         released_at = CASE NEW.step WHEN 'word' THEN coalesce(t.released_at, NEW.made_at) ELSE t.released_at END,
         closed_at = CASE NEW.step WHEN 'outcome' THEN NEW.made_at ELSE t.closed_at END
   WHERE t.organization_id = NEW.organization_id AND t.id = NEW.task_id AND t.closed_at IS NULL;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the task is closed' USING ERRCODE = '23514', CONSTRAINT = 'tasks_stay_closed';
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION follow_task_step() IS 'Brings the row of a task up to its newest step.';
CREATE TRIGGER task_steps_followed AFTER INSERT ON task_steps FOR EACH ROW EXECUTE FUNCTION follow_task_step();

CREATE VIEW tasks_in_brief WITH (security_invoker = true) AS
  SELECT t.organization_id, t.id, t.clinic_id, t.patient_id, t.session_id, t.kind, t.subject, t.opened_at, t.due_at, t.steps, t.owner_id, t.released_at, t.closed_at,
         (SELECT s.words FROM task_steps s WHERE s.organization_id = t.organization_id AND s.task_id = t.id AND s.step = 'outcome' ORDER BY s.sequence DESC LIMIT 1) AS outcome
    FROM tasks t;
GRANT SELECT ON tasks_in_brief TO evenkeel_runtime;
COMMENT ON VIEW tasks_in_brief IS 'Tasks with their outcome, as later slices join them.';
COMMENT ON COLUMN tasks_in_brief.outcome IS 'What was done, or null while it is open. {text}';

CREATE VIEW addresses_in_brief WITH (security_invoker = true) AS
  SELECT p.organization_id, p.id AS patient_id,
         nullif(concat_ws(', ', p.street, p.city, nullif(concat_ws(' ', p.state, p.postal_code), '')), '') AS address
    FROM patients p;
GRANT SELECT ON addresses_in_brief TO evenkeel_runtime;
COMMENT ON VIEW addresses_in_brief IS 'Where people live, in one line, for help that has to come to them.';
COMMENT ON COLUMN addresses_in_brief.address IS 'Street, city, state and postal code, as far as known. {contact}';
COMMENT ON COLUMN addresses_in_brief.patient_id IS 'Whose. {id}';
