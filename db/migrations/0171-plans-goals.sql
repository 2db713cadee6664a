-- What a person works towards: a short dated list, to which every note can point.
CREATE TABLE goals (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  patient_id uuid NOT NULL,
  words text NOT NULL,
  starts_on date NOT NULL,
  ends_on date,
  ended_because text,
  set_by uuid NOT NULL,
  set_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT goals_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients (organization_id, id),
  CONSTRAINT goals_set_by_staff FOREIGN KEY (organization_id, set_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT goals_of_patient_for_notes UNIQUE (organization_id, patient_id, id),
  CONSTRAINT goals_say_something CHECK (length(btrim(words)) BETWEEN 1 AND 500),
  CONSTRAINT goals_end_after_start CHECK (ends_on IS NULL OR ends_on >= starts_on),
  CONSTRAINT goals_end_with_reason CHECK ((ends_on IS NULL) = (ended_because IS NULL)),
  CONSTRAINT goals_ended_because_known CHECK (ended_because IN ('reached', 'changed', 'set_aside', 'entered_in_error'))
);
CALL wall('goals');
CREATE POLICY opened_record ON goals TO evenkeel_runtime
  USING (record_is_open(patient_id))
  WITH CHECK (record_is_open(patient_id));
GRANT SELECT, INSERT, UPDATE (ends_on, ended_because) ON goals TO evenkeel_runtime;
CREATE INDEX goals_of_person ON goals (organization_id, patient_id, starts_on);
COMMENT ON TABLE goals IS 'What a person works towards, from when to when; a changed goal is a further one.';
COMMENT ON COLUMN goals.organization_id IS 'Its organization. {id}';
COMMENT ON COLUMN goals.id IS 'Identity of the goal. {id}';
COMMENT ON COLUMN goals.patient_id IS 'Whose goal. {id}';
COMMENT ON COLUMN goals.words IS 'The goal, in words the person can agree with. {text}';
COMMENT ON COLUMN goals.starts_on IS 'First day it counts. {date}';
COMMENT ON COLUMN goals.ends_on IS 'Last day it counts, or null. {date}';
COMMENT ON COLUMN goals.ended_because IS 'reached, changed, set_aside or entered_in_error. {code}';
COMMENT ON COLUMN goals.set_by IS 'Who wrote it down. {id}';
COMMENT ON COLUMN goals.set_at IS 'When. {date}';

CREATE VIEW goals_in_brief WITH (security_invoker = true) AS
  SELECT g.organization_id, g.id, g.patient_id, g.words, g.starts_on, g.ends_on FROM goals g;
GRANT SELECT ON goals_in_brief TO evenkeel_runtime;
COMMENT ON VIEW goals_in_brief IS 'Goals as notes join them.';
