-- What an import wrote, kept so that it can be shown, given back, and undone as long as nothing was written since.
ALTER TABLE imports DROP CONSTRAINT imports_content_once;
ALTER TABLE imports DROP CONSTRAINT imports_format_known;
ALTER TABLE imports
  ADD COLUMN clinic_id uuid,
  ADD COLUMN people_known integer NOT NULL DEFAULT 0,
  ADD COLUMN undone_at timestamptz,
  ADD COLUMN undone_by uuid,
  ADD CONSTRAINT imports_format_known CHECK (format IN ('fhir_r4_bundle', 'fhir_r4_resource', 'csv')),
  ADD CONSTRAINT imports_at_clinic FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics (organization_id, id),
  ADD CONSTRAINT imports_undone_by_staff FOREIGN KEY (organization_id, undone_by) REFERENCES staff_members (organization_id, id),
  ADD CONSTRAINT imports_undone_whole CHECK ((undone_at IS NULL) = (undone_by IS NULL));
-- The same content once, unless its import was undone.
CREATE UNIQUE INDEX imports_content_once ON imports (organization_id, content_sha256) WHERE undone_at IS NULL;
CREATE INDEX imports_newest ON imports (organization_id, imported_at DESC, id DESC);
COMMENT ON COLUMN imports.clinic_id IS 'The clinic that registered the people it added. {id}';
COMMENT ON COLUMN imports.people_known IS 'People in it who were here already. {none}';
COMMENT ON COLUMN imports.undone_at IS 'When it was undone, or null while it stands. {date}';
COMMENT ON COLUMN imports.undone_by IS 'Who undid it. {id}';

-- What belongs to nobody (a practitioner, a questionnaire) is kept for the organization.
ALTER TABLE imported_resources ALTER COLUMN patient_id DROP NOT NULL;
COMMENT ON COLUMN imported_resources.patient_id IS 'Whose file it came in; null when it belongs to nobody. {id}';
COMMENT ON COLUMN imported_resources.resource_type IS 'FHIR resource type, or CsvLine. {code}';
CREATE UNIQUE INDEX imported_resources_of_nobody_once ON imported_resources (organization_id, resource_type, source_id) WHERE patient_id IS NULL;
ALTER TABLE imported_resources ADD COLUMN position integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN imported_resources.position IS 'In which order they came. {none}';
CREATE INDEX imported_resources_of_import ON imported_resources (organization_id, import_id, position, id);
CREATE POLICY of_nobody ON imported_resources TO evenkeel_runtime
  USING (patient_id IS NULL AND (SELECT context_whole_organization()));

CREATE TABLE import_people (
  organization_id uuid NOT NULL,
  import_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  place integer NOT NULL,
  added boolean NOT NULL,
  version_after integer NOT NULL,
  death_changed boolean NOT NULL,
  died_on_before date,
  died_on_unknown_day_before boolean NOT NULL,
  PRIMARY KEY (organization_id, import_id, patient_id),
  CONSTRAINT import_people_of_import FOREIGN KEY (organization_id, import_id) REFERENCES imports (organization_id, id),
  CONSTRAINT import_people_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients (organization_id, id)
);
CALL wall('import_people');
CREATE POLICY whole_organization ON import_people TO evenkeel_runtime
  USING ((SELECT context_whole_organization())) WITH CHECK ((SELECT context_whole_organization()));
GRANT SELECT, INSERT ON import_people TO evenkeel_runtime;
CREATE INDEX import_people_of_person ON import_people (organization_id, patient_id);
CREATE INDEX import_people_in_order ON import_people (organization_id, import_id, place, patient_id);
COMMENT ON TABLE import_people IS 'Who came in with an import or was here already, and how the record stood then.';
COMMENT ON COLUMN import_people.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN import_people.import_id IS 'The import. {id}';
COMMENT ON COLUMN import_people.patient_id IS 'The person. {id}';
COMMENT ON COLUMN import_people.place IS 'Line of a CSV file, or place among the people of a bundle, where they first stand. {none}';
COMMENT ON COLUMN import_people.added IS 'Whether the import added them. {none}';
COMMENT ON COLUMN import_people.version_after IS 'Version of their particulars when the import ended. {none}';
COMMENT ON COLUMN import_people.death_changed IS 'Whether the import brought the news of their death. {none}';
COMMENT ON COLUMN import_people.died_on_before IS 'Date of death before the import. {date}';
COMMENT ON COLUMN import_people.died_on_unknown_day_before IS 'Whether they had died on an unknown day before the import. {date}';

CREATE TABLE import_identifiers (
  organization_id uuid NOT NULL,
  import_id uuid NOT NULL,
  system text NOT NULL,
  value text NOT NULL,
  PRIMARY KEY (organization_id, import_id, system, value),
  CONSTRAINT import_identifiers_of_import FOREIGN KEY (organization_id, import_id) REFERENCES imports (organization_id, id)
);
CALL wall('import_identifiers');
CREATE POLICY whole_organization ON import_identifiers TO evenkeel_runtime
  USING ((SELECT context_whole_organization())) WITH CHECK ((SELECT context_whole_organization()));
GRANT SELECT, INSERT ON import_identifiers TO evenkeel_runtime;
COMMENT ON TABLE import_identifiers IS 'Numbers of other systems that an import added to people.';
COMMENT ON COLUMN import_identifiers.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN import_identifiers.import_id IS 'The import. {id}';
COMMENT ON COLUMN import_identifiers.system IS 'Who gave the number. {none}';
COMMENT ON COLUMN import_identifiers.value IS 'The number. {id}';

-- Those who look alike are looked for among the people born on the same day.
CREATE INDEX patients_born_on ON patients (organization_id, birth_on);
