// What the test world has of imports.
import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { newId } from '#platform/database/new-id.ts';
import type { WorldIds } from './world-rows.ts';

type At = {
  readonly owner: Client;
  readonly now: string;
  readonly ids: WorldIds;
  readonly clinic: 'north' | 'south';
  readonly word: string;
};

/**
 * A file that waits to be brought in, which nothing takes away until it is stopped (the last of its routes), and one that
 * came in before and told of the person.
 */
export async function addImport(at: At, patientId: string): Promise<{ fileId: string; importId: string }> {
  const { owner, ids, clinic, word, now } = at;
  const [fileId, importId] = [newId(), newId()];
  const by = ids.staff[clinic].administrator;
  await owner.query(
    `INSERT INTO import_files (organization_id, id, file_name, bytes, clinic_id, stage, chosen_by, chosen_at) VALUES ($1, $2, $3, 4, $4, 'to_bring_in', $5, $6)`,
    [ids.organizationId, fileId, `${word}.csv`, ids.clinics[clinic], by, now],
  );
  await owner.query(
    `INSERT INTO imports (organization_id, id, format, content_sha256, clinic_id, people_added, people_known, resources_kept, imported_by, imported_at)
     VALUES ($1, $2, 'csv', $3, $4, 0, 1, 1, $5, $6)`,
    [
      ids.organizationId,
      importId,
      createHash('sha256').update(`import ${word}`).digest(),
      ids.clinics[clinic],
      by,
      now,
    ],
  );
  await owner.query(
    `INSERT INTO import_people (organization_id, import_id, patient_id, place, added, version_after, death_changed, died_on_unknown_day_before)
     VALUES ($1, $2, $3, 2, false, 1, false, false)`,
    [ids.organizationId, importId, patientId],
  );
  await owner.query(
    `INSERT INTO imported_resources (organization_id, id, import_id, patient_id, resource_type, source_id, content) VALUES ($1, $2, $3, $4, 'CsvLine', $5, $6)`,
    [
      ids.organizationId,
      newId(),
      importId,
      patientId,
      `line ${word}`,
      JSON.stringify({ cells: [['Notes', `kept ${word}`]] }),
    ],
  );
  return { fileId, importId };
}
