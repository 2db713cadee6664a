-- What came in from other systems: each import once, and every resource we have no place for yet, kept as it came.
CREATE TABLE imports (
  organization_id uuid NOT NULL REFERENCES organizations,
  id uuid NOT NULL,
  format text NOT NULL,
  content_sha256 bytea NOT NULL,
  people_added integer NOT NULL,
  resources_kept integer NOT NULL,
  imported_by uuid,
  imported_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT imports_content_once UNIQUE (organization_id, content_sha256),
  CONSTRAINT imports_format_known CHECK (format IN ('fhir_r4_bundle')),
  CONSTRAINT imports_by_staff FOREIGN KEY (organization_id, imported_by) REFERENCES staff_members (organization_id, id)
);
CALL wall('imports');
CREATE POLICY whole_organization ON imports TO evenkeel_runtime
  USING ((SELECT context_whole_organization())) WITH CHECK ((SELECT context_whole_organization()));
GRANT SELECT, INSERT ON imports TO evenkeel_runtime;
COMMENT ON TABLE imports IS 'Files brought in, each once. File names are not kept: they often name people.';
COMMENT ON COLUMN imports.organization_id IS 'Into which organization. {id}';
COMMENT ON COLUMN imports.id IS 'Identity of the import. {id}';
COMMENT ON COLUMN imports.format IS 'What kind of file it was. {code}';
COMMENT ON COLUMN imports.content_sha256 IS 'Hash of the file, so that a second import of it adds nothing. {none}';
COMMENT ON COLUMN imports.people_added IS 'People it added. {none}';
COMMENT ON COLUMN imports.resources_kept IS 'Resources kept as they came. {none}';
COMMENT ON COLUMN imports.imported_by IS 'Who brought it in, or null from the command line. {id}';
COMMENT ON COLUMN imports.imported_at IS 'When. {date}';

CREATE TABLE imported_resources (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  import_id uuid NOT NULL,
  patient_id uuid NOT NULL,
  resource_type text NOT NULL,
  source_id text NOT NULL,
  content jsonb NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT imported_resources_of_import FOREIGN KEY (organization_id, import_id) REFERENCES imports (organization_id, id),
  CONSTRAINT imported_resources_of_patient FOREIGN KEY (organization_id, patient_id) REFERENCES patients (organization_id, id),
  CONSTRAINT imported_resources_once UNIQUE (organization_id, patient_id, resource_type, source_id)
);
CALL wall('imported_resources');
CREATE POLICY opened_record ON imported_resources TO evenkeel_runtime
  USING (record_is_open(patient_id));
CREATE POLICY add ON imported_resources FOR INSERT TO evenkeel_runtime WITH CHECK ((SELECT context_whole_organization()));
GRANT SELECT, INSERT ON imported_resources TO evenkeel_runtime;
COMMENT ON TABLE imported_resources IS 'Resources we have no place for yet, as they came; no rule reads them.';
COMMENT ON COLUMN imported_resources.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN imported_resources.id IS 'Identity here. {id}';
COMMENT ON COLUMN imported_resources.import_id IS 'The import that brought it. {id}';
COMMENT ON COLUMN imported_resources.patient_id IS 'Whose file it came in. {id}';
COMMENT ON COLUMN imported_resources.resource_type IS 'FHIR resource type. {code}';
COMMENT ON COLUMN imported_resources.source_id IS 'Its id in the file. {id}';
COMMENT ON COLUMN imported_resources.content IS 'The resource as it came. {text}';
