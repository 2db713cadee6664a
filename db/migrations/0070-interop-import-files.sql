-- Files that somebody chose on screen and that are not brought in yet. Nothing of them stands in any record: they are
-- copies, read for a preview, and go away when they are brought in, left, or a day old.
CREATE TABLE import_files (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  file_name text NOT NULL,
  bytes integer NOT NULL,
  clinic_id uuid,
  stage text NOT NULL DEFAULT 'arriving',
  asked integer NOT NULL DEFAULT 0,
  separator text,
  columns text[],
  date_order text,
  number_system text,
  alike_as text,
  same_places integer[] NOT NULL DEFAULT '{}',
  other_places integer[] NOT NULL DEFAULT '{}',
  reading jsonb,
  import_id uuid,
  done integer NOT NULL DEFAULT 0,
  total integer NOT NULL DEFAULT 0,
  chosen_by uuid NOT NULL,
  chosen_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  CONSTRAINT import_files_at_clinic FOREIGN KEY (organization_id, clinic_id) REFERENCES clinics (organization_id, id),
  CONSTRAINT import_files_chosen_by_staff FOREIGN KEY (organization_id, chosen_by) REFERENCES staff_members (organization_id, id),
  CONSTRAINT import_files_stage_known CHECK (stage IN ('arriving', 'to_read', 'read', 'to_bring_in', 'brought_in')),
  CONSTRAINT import_files_size CHECK (bytes BETWEEN 1 AND 20971520),
  CONSTRAINT import_files_date_order_known CHECK (date_order IN ('year-first', 'month-first', 'day-first')),
  CONSTRAINT import_files_alike_known CHECK (alike_as IN ('same', 'other')),
  CONSTRAINT import_files_name_length CHECK (length(file_name) BETWEEN 1 AND 300)
);
CALL wall('import_files');
CREATE POLICY whole_organization ON import_files TO evenkeel_runtime
  USING ((SELECT context_whole_organization())) WITH CHECK ((SELECT context_whole_organization()));
GRANT SELECT, INSERT, UPDATE, DELETE ON import_files TO evenkeel_runtime;
CREATE INDEX import_files_waiting ON import_files (organization_id, chosen_at) WHERE stage IN ('to_read', 'to_bring_in');
COMMENT ON TABLE import_files IS 'Files chosen for an import and not brought in yet: copies that go away afterwards.';
COMMENT ON COLUMN import_files.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN import_files.id IS 'Identity of the file. {id}';
COMMENT ON COLUMN import_files.file_name IS 'Its name, which may name a person; it goes away with the file. {text}';
COMMENT ON COLUMN import_files.bytes IS 'How large it is. {none}';
COMMENT ON COLUMN import_files.clinic_id IS 'The clinic that is to register the people it adds. {id}';
COMMENT ON COLUMN import_files.stage IS 'arriving, to_read, read (the preview stands), to_bring_in or brought_in. {code}';
COMMENT ON COLUMN import_files.asked IS 'Counts what was asked of it, so that an answer to an older question is thrown away. {none}';
COMMENT ON COLUMN import_files.separator IS 'What stands between the cells, where a person chose it. {none}';
COMMENT ON COLUMN import_files.columns IS 'What each column holds, where a person chose it. {none}';
COMMENT ON COLUMN import_files.date_order IS 'In which order dates are written, where a person chose it. {code}';
COMMENT ON COLUMN import_files.number_system IS 'Which system gave the record numbers in the file. {none}';
COMMENT ON COLUMN import_files.alike_as IS 'Whether all who look like somebody are the same person or another, once decided. {code}';
COMMENT ON COLUMN import_files.same_places IS 'Lines or entries whose look-alike was said to be the same person. {none}';
COMMENT ON COLUMN import_files.other_places IS 'Lines or entries whose look-alike was said to be another person. {none}';
COMMENT ON COLUMN import_files.reading IS 'What was read and found, for the preview; no rule reads it. {text}';
COMMENT ON COLUMN import_files.import_id IS 'The import it became. {id}';
COMMENT ON COLUMN import_files.done IS 'How far the present work is. {none}';
COMMENT ON COLUMN import_files.total IS 'Of how much. {none}';
COMMENT ON COLUMN import_files.chosen_by IS 'Who chose it. {id}';
COMMENT ON COLUMN import_files.chosen_at IS 'When. {date}';

CREATE TABLE import_file_parts (
  organization_id uuid NOT NULL,
  file_id uuid NOT NULL,
  part integer NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (organization_id, file_id, part),
  CONSTRAINT import_file_parts_of_file FOREIGN KEY (organization_id, file_id) REFERENCES import_files (organization_id, id),
  CONSTRAINT import_file_parts_few CHECK (part BETWEEN 0 AND 99)
);
CALL wall('import_file_parts');
CREATE POLICY whole_organization ON import_file_parts TO evenkeel_runtime
  USING ((SELECT context_whole_organization())) WITH CHECK ((SELECT context_whole_organization()));
GRANT SELECT, INSERT, UPDATE, DELETE ON import_file_parts TO evenkeel_runtime;
COMMENT ON TABLE import_file_parts IS 'Content of chosen files, part by part as it arrives.';
COMMENT ON COLUMN import_file_parts.organization_id IS 'Their organization. {id}';
COMMENT ON COLUMN import_file_parts.file_id IS 'The file. {id}';
COMMENT ON COLUMN import_file_parts.part IS 'Which part, from 0. {none}';
COMMENT ON COLUMN import_file_parts.content IS 'Its bytes as they came. {text}';
