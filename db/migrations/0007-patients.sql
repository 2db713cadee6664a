-- People who are treated, and the dated care relations that open their records.
CREATE TABLE patients (
  organization_id uuid NOT NULL REFERENCES organizations,
  id uuid NOT NULL,
  number text NOT NULL,
  given_name text NOT NULL,
  family_name text NOT NULL,
  preferred_name text,
  birth_on date NOT NULL,
  sex text,
  phone text,
  died_on date,
  died_on_unknown_day boolean NOT NULL DEFAULT false,
  safety_flag text,
  registered_at timestamptz NOT NULL,
  registered_by uuid,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT patients_number_once UNIQUE (organization_id, number),
  CONSTRAINT patients_registered_by_staff FOREIGN KEY (organization_id, registered_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT patients_named CHECK (length(btrim(family_name)) BETWEEN 1 AND 200 AND length(given_name) <= 200),
  CONSTRAINT patients_died_after_birth CHECK (died_on IS NULL OR died_on >= birth_on),
  CONSTRAINT patients_died_once CHECK (NOT (died_on_unknown_day AND died_on IS NOT NULL)),
  CONSTRAINT patients_sex_known CHECK (sex IN ('female', 'male', 'other', 'unknown'))
);
CALL wall('patients');
CREATE INDEX patients_by_name ON patients (organization_id, family_name, given_name, id);
COMMENT ON TABLE patients IS 'People who are or were treated. That someone stands here is itself the secret.';
COMMENT ON COLUMN patients.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN patients.id IS 'Identity of the person here. {id}';
COMMENT ON COLUMN patients.number IS 'Record number, as staff read it aloud. {id}';
COMMENT ON COLUMN patients.given_name IS 'Legal given names. {name}';
COMMENT ON COLUMN patients.family_name IS 'Legal family name. {name}';
COMMENT ON COLUMN patients.preferred_name IS 'What the person wants to be called. {name}';
COMMENT ON COLUMN patients.birth_on IS 'Date of birth. {date}';
COMMENT ON COLUMN patients.sex IS 'As on the insurance card. {code}';
COMMENT ON COLUMN patients.phone IS 'Number to call. {contact}';
COMMENT ON COLUMN patients.died_on IS 'Date of death; nobody who has died is offered a seat. {date}';
COMMENT ON COLUMN patients.died_on_unknown_day IS 'Whether the person has died on a day that nobody here knows; once the day is known, died_on says it alone. {date}';
COMMENT ON COLUMN patients.safety_flag IS 'What every colleague must know at once; shown on the banner. {text}';
COMMENT ON COLUMN patients.registered_at IS 'When the record was made. {date}';
COMMENT ON COLUMN patients.registered_by IS 'Who made it, when a person did. {id}';
COMMENT ON COLUMN patients.version IS 'Counts changes, so that two editors never overwrite each other. {none}';

CREATE TABLE patient_identifiers (
  organization_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  system text NOT NULL,
  value text NOT NULL,
  PRIMARY KEY (organization_id, system, value),
  CONSTRAINT patient_identifiers_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients (organization_id, id)
);
CALL wall('patient_identifiers');
CREATE INDEX patient_identifiers_of_person ON patient_identifiers (organization_id, patient_id);
COMMENT ON TABLE patient_identifiers IS 'Numbers other systems know the person by, so that a second import adds nobody.';
COMMENT ON COLUMN patient_identifiers.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN patient_identifiers.patient_id IS 'The person. {id}';
COMMENT ON COLUMN patient_identifiers.system IS 'Who gave the number. {none}';
COMMENT ON COLUMN patient_identifiers.value IS 'The number. {id}';

CREATE TABLE care_relations (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  patient_id uuid NOT NULL,
  clinic_id uuid NOT NULL,
  staff_member_id uuid,
  kind text NOT NULL,
  starts_on date NOT NULL,
  ends_on date,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT care_relations_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients (organization_id, id),
  CONSTRAINT care_relations_at_clinic FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics (organization_id, id),
  CONSTRAINT care_relations_with_staff_member FOREIGN KEY (organization_id, staff_member_id) REFERENCES staff_members (organization_id, id),
  CONSTRAINT care_relations_kind_known CHECK (kind IN ('registration', 'caseload', 'seat')),
  CONSTRAINT care_relations_caseload_has_somebody CHECK ((kind = 'caseload') = (staff_member_id IS NOT NULL)),
  CONSTRAINT care_relations_ends_after_start CHECK (ends_on IS NULL OR ends_on >= starts_on)
);
CALL wall('care_relations');
CREATE POLICY in_scope ON care_relations TO evenkeel_runtime
  USING ((SELECT context_whole_organization()) OR clinic_id = ANY ((SELECT context_clinics())::uuid[])
    OR staff_member_id = (SELECT context_staff_member()))
  WITH CHECK (context_opens_clinic(clinic_id));
GRANT SELECT, INSERT, UPDATE (ends_on) ON care_relations TO evenkeel_runtime;
CREATE INDEX care_relations_open_records ON care_relations (organization_id, patient_id, clinic_id);
CREATE INDEX care_relations_of_clinic ON care_relations (organization_id, clinic_id, patient_id);
CREATE INDEX care_relations_of_staff_member ON care_relations (organization_id, staff_member_id, patient_id) WHERE staff_member_id IS NOT NULL;
COMMENT ON TABLE care_relations IS 'Why a clinic, or one member of its staff, may open a person''s record, and for how long.';
COMMENT ON COLUMN care_relations.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN care_relations.id IS 'Identity of the relation. {id}';
COMMENT ON COLUMN care_relations.patient_id IS 'Whose record it opens. {id}';
COMMENT ON COLUMN care_relations.clinic_id IS 'The clinic it opens it to. {id}';
COMMENT ON COLUMN care_relations.staff_member_id IS 'The one person it opens it to, for a caseload. {id}';
COMMENT ON COLUMN care_relations.kind IS 'registration, caseload or seat. {code}';
COMMENT ON COLUMN care_relations.starts_on IS 'First day. {date}';
COMMENT ON COLUMN care_relations.ends_on IS 'Last day, or null while it stands. {date}';

-- Each policy is one reason to open a record; later slices add theirs.
CREATE POLICY whole_organization ON patients TO evenkeel_runtime
  USING ((SELECT context_whole_organization())) WITH CHECK ((SELECT context_whole_organization()));
-- The reasons stand in functions that plan once a connection: written out in the policies, they would be planned
-- anew with every statement that touches a patient, which costs more than all the rest. What the context says is
-- read once into variables: read in the conditions, it would be parsed again for every row they look at.
CREATE FUNCTION clinic_opens_record(patient uuid) RETURNS boolean
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  clinics CONSTANT uuid[] := context_clinics();
  organization CONSTANT uuid := context_organization();
  today CONSTANT date := context_today();
BEGIN
  RETURN cardinality(clinics) > 0 AND EXISTS (
    SELECT 1 FROM care_relations r
     WHERE r.organization_id = organization AND r.patient_id = clinic_opens_record.patient
       AND r.clinic_id = ANY (clinics) AND (r.ends_on IS NULL OR r.ends_on >= today));
END $$;
COMMENT ON FUNCTION clinic_opens_record(uuid) IS 'Whether a standing care relation opens the record to a clinic in scope.';
REVOKE ALL ON FUNCTION clinic_opens_record(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION clinic_opens_record(uuid) TO evenkeel_runtime;
CREATE POLICY clinic_relation ON patients TO evenkeel_runtime USING (clinic_opens_record(id));

CREATE FUNCTION caseload_opens_record(patient uuid) RETURNS boolean
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  clinics CONSTANT uuid[] := context_caseload_clinics();
  organization CONSTANT uuid := context_organization();
  today CONSTANT date := context_today();
  asker CONSTANT uuid := context_staff_member();
BEGIN
  RETURN cardinality(clinics) > 0 AND EXISTS (
    SELECT 1 FROM care_relations r
     WHERE r.organization_id = organization AND r.patient_id = caseload_opens_record.patient
       AND r.staff_member_id = asker AND r.clinic_id = ANY (clinics) AND (r.ends_on IS NULL OR r.ends_on >= today));
END $$;
COMMENT ON FUNCTION caseload_opens_record(uuid) IS 'Whether the person is on the asker''s own caseload.';
REVOKE ALL ON FUNCTION caseload_opens_record(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION caseload_opens_record(uuid) TO evenkeel_runtime;
CREATE POLICY own_caseload ON patients TO evenkeel_runtime USING (caseload_opens_record(id));

-- For whatever stands in a person's record: open when the record is. Asks as the asker, under the policies above
-- and those that later slices add.
CREATE FUNCTION record_is_open(patient uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM public.patients p WHERE p.organization_id = public.context_organization() AND p.id = record_is_open.patient);
END $$;
COMMENT ON FUNCTION record_is_open(uuid) IS 'Whether the asker may open the person''s record, by whichever reason.';
CREATE POLICY register ON patients FOR INSERT TO evenkeel_runtime WITH CHECK (context_staff_member() IS NOT NULL);
GRANT SELECT, INSERT, UPDATE (given_name, family_name, preferred_name, birth_on, sex, phone, died_on, died_on_unknown_day, safety_flag, version) ON patients TO evenkeel_runtime;

CREATE POLICY opened_record ON patient_identifiers TO evenkeel_runtime USING (record_is_open(patient_id));
CREATE POLICY register ON patient_identifiers FOR INSERT TO evenkeel_runtime WITH CHECK (context_staff_member() IS NOT NULL);
GRANT SELECT, INSERT ON patient_identifiers TO evenkeel_runtime;

CREATE VIEW patients_in_brief WITH (security_invoker = true) AS
  SELECT p.organization_id, p.id, p.number, p.given_name, p.family_name, p.preferred_name, p.birth_on, p.died_on, p.safety_flag FROM patients p;
GRANT SELECT ON patients_in_brief TO evenkeel_runtime;
COMMENT ON VIEW patients_in_brief IS 'People as other slices join them, under the reader''s own rights.';

-- Record numbers count up for the whole installation and may skip: whoever registers never waits for another.
CREATE SEQUENCE patient_numbers START 10001;
COMMENT ON SEQUENCE patient_numbers IS 'Next record number; a number that was brought in from elsewhere is passed over.';

CREATE FUNCTION next_patient_number() RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  given text;
BEGIN
  LOOP
    given := 'P' || nextval('patient_numbers');
    EXIT WHEN NOT EXISTS (SELECT 1 FROM patients p WHERE p.organization_id = context_organization() AND p.number = given);
  END LOOP;
  RETURN given;
END $$;
COMMENT ON FUNCTION next_patient_number() IS 'A record number that nobody of the organization has yet.';
REVOKE ALL ON FUNCTION next_patient_number() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION next_patient_number() TO evenkeel_runtime;
