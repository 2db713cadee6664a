-- What the front desk writes down of a person besides name, birth and phone, and contacts with their rules: how a
-- person, or somebody close to them, may be reached without telling anybody what for.
ALTER TABLE patients
  ADD COLUMN pronouns text,
  ADD COLUMN language text NOT NULL DEFAULT 'en',
  ADD COLUMN language_words text,
  ADD COLUMN interpreter_needed boolean NOT NULL DEFAULT false,
  ADD COLUMN street text,
  ADD COLUMN city text,
  ADD COLUMN state text,
  ADD COLUMN postal_code text,
  ADD COLUMN pet_concern text,
  ADD CONSTRAINT patients_language_known CHECK (language IN ('en', 'es', 'other')),
  ADD CONSTRAINT patients_other_language_named CHECK ((language = 'other') OR language_words IS NULL),
  ADD CONSTRAINT patients_state_form CHECK (state ~ '^[A-Z]{2}$'),
  ADD CONSTRAINT patients_postal_code_form CHECK (postal_code ~ '^[0-9]{5}(-[0-9]{4})?$'),
  ADD CONSTRAINT patients_pet_concern_known CHECK (pet_concern IN ('allergy', 'fear', 'both'));
GRANT UPDATE (pronouns, language, language_words, interpreter_needed, street, city, state, postal_code, pet_concern) ON patients TO evenkeel_runtime;
COMMENT ON COLUMN patients.pronouns IS 'As the person says them. {text}';
COMMENT ON COLUMN patients.language IS 'Language for talk and papers: en, es or other. {code}';
COMMENT ON COLUMN patients.language_words IS 'Which other language. {text}';
COMMENT ON COLUMN patients.interpreter_needed IS 'Whether somebody must interpret. {none}';
COMMENT ON COLUMN patients.street IS 'Street, number and apartment. {contact}';
COMMENT ON COLUMN patients.city IS 'City. {contact}';
COMMENT ON COLUMN patients.state IS 'State, two letters. {none}';
COMMENT ON COLUMN patients.postal_code IS 'ZIP code of five or nine digits. {contact}';
COMMENT ON COLUMN patients.pet_concern IS 'Why pets in the room would be a problem: allergy, fear or both; null when none is known. {code}';

CREATE OR REPLACE VIEW patients_in_brief WITH (security_invoker = true) AS
  SELECT p.organization_id, p.id, p.number, p.given_name, p.family_name, p.preferred_name, p.birth_on, p.died_on, p.safety_flag,
         p.language, p.interpreter_needed, p.pet_concern, p.postal_code FROM patients p;

CREATE TABLE contacts (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  patient_id uuid NOT NULL,
  person text,
  relation text,
  kind text NOT NULL,
  value text NOT NULL,
  may_call boolean NOT NULL DEFAULT false,
  may_leave_message boolean NOT NULL DEFAULT false,
  may_text boolean NOT NULL DEFAULT false,
  may_mail boolean NOT NULL DEFAULT false,
  may_say text NOT NULL,
  say_words text,
  best_times text,
  for_emergency boolean NOT NULL DEFAULT false,
  replaces_id uuid,
  written_by uuid,
  written_at timestamptz NOT NULL,
  ended_by uuid,
  ended_at timestamptz,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT contacts_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients (organization_id, id),
  CONSTRAINT contacts_written_by_staff FOREIGN KEY (organization_id, written_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT contacts_ended_by_staff FOREIGN KEY (organization_id, ended_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT contacts_of_patient_once UNIQUE (organization_id, patient_id, id),
  CONSTRAINT contacts_replaces_own FOREIGN KEY (organization_id, patient_id, replaces_id) REFERENCES contacts (organization_id, patient_id, id),
  CONSTRAINT contacts_replaced_once UNIQUE (organization_id, replaces_id),
  CONSTRAINT contacts_kind_known CHECK (kind IN ('phone', 'email', 'post')),
  CONSTRAINT contacts_may_say_known CHECK (may_say IN ('nothing', 'name', 'clinic', 'everything')),
  CONSTRAINT contacts_value_there CHECK (length(btrim(value)) BETWEEN 1 AND 300),
  CONSTRAINT contacts_relative_has_relation CHECK ((person IS NULL) = (relation IS NULL)),
  CONSTRAINT contacts_rules_fit_kind CHECK (CASE WHEN kind = 'phone' THEN NOT may_mail ELSE NOT (may_call OR may_leave_message OR may_text) END),
  CONSTRAINT contacts_message_needs_call CHECK (may_call OR NOT may_leave_message),
  CONSTRAINT contacts_ended_by_somebody CHECK ((ended_by IS NULL) = (ended_at IS NULL)),
  CONSTRAINT contacts_end_after_start CHECK (ended_at >= written_at)
);
CALL wall('contacts');
CREATE POLICY opened_record ON contacts TO evenkeel_runtime USING (record_is_open(patient_id)) WITH CHECK (record_is_open(patient_id));
GRANT SELECT, INSERT, UPDATE (ended_by, ended_at) ON contacts TO evenkeel_runtime;
CREATE INDEX contacts_of_person ON contacts (organization_id, patient_id, written_at);
COMMENT ON TABLE contacts IS 'Ways to reach a person, and what may be done and said there. A change ends one and adds the next; none is ever deleted.';
COMMENT ON COLUMN contacts.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN contacts.id IS 'Identity of the contact. {id}';
COMMENT ON COLUMN contacts.patient_id IS 'Whom it leads to. {id}';
COMMENT ON COLUMN contacts.person IS 'Whose it is, when not the patient''s own. {name}';
COMMENT ON COLUMN contacts.relation IS 'Who that is to the patient. {text}';
COMMENT ON COLUMN contacts.kind IS 'phone, email or post. {code}';
COMMENT ON COLUMN contacts.value IS 'The number or address. {contact}';
COMMENT ON COLUMN contacts.may_call IS 'Whether it may be called. {none}';
COMMENT ON COLUMN contacts.may_leave_message IS 'Whether a message may be left there. {none}';
COMMENT ON COLUMN contacts.may_text IS 'Whether a text may be sent. {none}';
COMMENT ON COLUMN contacts.may_mail IS 'Whether a mail or letter may be sent. {none}';
COMMENT ON COLUMN contacts.may_say IS 'What may be said to whoever answers or reads: nothing, name (of the caller), clinic, or everything. {code}';
COMMENT ON COLUMN contacts.say_words IS 'The person''s own words for it, to be used as they are. {text}';
COMMENT ON COLUMN contacts.best_times IS 'When to try. {text}';
COMMENT ON COLUMN contacts.for_emergency IS 'Whether it may be used when there is danger. {none}';
COMMENT ON COLUMN contacts.replaces_id IS 'The contact that this one changed. {id}';
COMMENT ON COLUMN contacts.written_by IS 'Who wrote it down. {id}';
COMMENT ON COLUMN contacts.written_at IS 'Since when it stands. {date}';
COMMENT ON COLUMN contacts.ended_by IS 'Who ended it. {id}';
COMMENT ON COLUMN contacts.ended_at IS 'Until when it stood, or null while it does. {date}';

CREATE FUNCTION keep_ended_contacts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ended_at IS NOT NULL THEN
    RAISE EXCEPTION 'an ended contact stays as it is' USING ERRCODE = '23514', CONSTRAINT = 'contacts_end_once', TABLE = 'contacts';
  END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION keep_ended_contacts() IS 'Trigger: what was ended is history.';
CREATE TRIGGER contacts_end_once BEFORE UPDATE ON contacts FOR EACH ROW EXECUTE FUNCTION keep_ended_contacts();

-- A person is found by every own number that stands.
CREATE OR REPLACE FUNCTION keep_patient_search() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  person patients;
BEGIN
  IF TG_TABLE_NAME = 'contacts' THEN
    SELECT * INTO person FROM patients p WHERE p.organization_id = NEW.organization_id AND p.id = NEW.patient_id;
  ELSE
    person := NEW;
  END IF;
  INSERT INTO patient_search (organization_id, patient_id, words, birth_on)
  SELECT person.organization_id, person.id,
         patient_words(person.given_name, person.family_name, person.preferred_name, person.number, person.birth_on, person.phone)
           || coalesce((SELECT string_agg(regexp_replace(c.value, '[^0-9]', '', 'g'), ' ') || ' ' FROM contacts c
                WHERE c.organization_id = person.organization_id AND c.patient_id = person.id AND c.kind = 'phone' AND c.person IS NULL AND c.ended_at IS NULL), ''),
         person.birth_on
  ON CONFLICT (organization_id, patient_id) DO UPDATE SET words = excluded.words, birth_on = excluded.birth_on;
  RETURN NULL;
END $$;
CREATE TRIGGER contacts_keep_search AFTER INSERT OR UPDATE ON contacts FOR EACH ROW EXECUTE FUNCTION keep_patient_search();
