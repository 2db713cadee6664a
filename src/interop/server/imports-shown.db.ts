// Queries of what was brought in, for showing it and for giving it back.
import { sql } from 'kysely';
import type { OrganizationId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/local-date.ts';
import type { Tx } from '#platform/database/database.ts';
import type { ImportInList, OneImport } from '../rules/import-answers.ts';

export type ShownTx = Tx<
  | 'imports'
  | 'imported_resources'
  | 'import_people'
  | 'staff_in_brief'
  | 'clinics_in_brief'
  | 'patients_in_brief'
>;
type ImportKey = { readonly organizationId: OrganizationId; readonly importId: string };

/** Names of staff members by id. */
export async function namesOfStaff(
  tx: ShownTx,
  key: { organizationId: OrganizationId; ids: readonly string[] },
): Promise<Map<string, string>> {
  const { rows } = await sql<{
    id: string;
    name: string;
  }>`SELECT id, given_name || ' ' || family_name AS name FROM staff_in_brief
    WHERE organization_id = ${key.organizationId} AND id = ANY (${key.ids}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The zone in which times of imports are shown: that of the first clinic. */
export async function zoneOf(tx: ShownTx, organizationId: OrganizationId): Promise<string> {
  const { rows } = await sql<{ zone: string }>`SELECT time_zone AS zone FROM clinics_in_brief
    WHERE organization_id = ${organizationId} ORDER BY id LIMIT 1`.execute(tx);
  return rows[0]?.zone ?? 'UTC';
}

const listColumns = sql`i.id, i.format, i.imported_at AS "importedAt", m.given_name || ' ' || m.family_name AS "importedBy", c.name AS "clinicName",
  i.people_added AS "peopleAdded", i.people_known AS "peopleKnown", i.resources_kept AS "resourcesKept",
  i.undone_at AS "undoneAt", u.given_name || ' ' || u.family_name AS "undoneBy"`;
const joined = sql`imports i
  LEFT JOIN staff_in_brief m ON m.organization_id = i.organization_id AND m.id = i.imported_by
  LEFT JOIN staff_in_brief u ON u.organization_id = i.organization_id AND u.id = i.undone_by
  LEFT JOIN clinics_in_brief c ON c.organization_id = i.organization_id AND c.id = i.clinic_id`;

/** A page of imports, the newest first. */
export async function listImports(
  tx: ShownTx,
  key: { organizationId: OrganizationId; after: string | undefined; most: number },
): Promise<ImportInList[]> {
  const behind =
    key.after === undefined
      ? sql`true`
      : sql`(i.imported_at, i.id) < (SELECT l.imported_at, l.id FROM imports l WHERE l.organization_id = ${key.organizationId} AND l.id = ${key.after})`;
  const found = await sql<ImportInList>`SELECT ${listColumns} FROM ${joined}
    WHERE i.organization_id = ${key.organizationId} AND ${behind} ORDER BY i.imported_at DESC, i.id DESC LIMIT ${key.most}`.execute(
    tx,
  );
  return found.rows;
}

export async function findOneImport(tx: ShownTx, key: ImportKey): Promise<ImportInList | undefined> {
  const found = await sql<ImportInList>`SELECT ${listColumns} FROM ${joined}
    WHERE i.organization_id = ${key.organizationId} AND i.id = ${key.importId}`.execute(tx);
  return found.rows[0];
}

/** What an import kept, counted by type. */
export async function keptByType(tx: ShownTx, key: ImportKey): Promise<OneImport['kept']> {
  const found = await sql<
    OneImport['kept'][number]
  >`SELECT resource_type AS "resourceType", count(*)::int AS kept FROM imported_resources
    WHERE organization_id = ${key.organizationId} AND import_id = ${key.importId} GROUP BY resource_type ORDER BY resource_type`.execute(
    tx,
  );
  return found.rows;
}

/** The people of an import in the order of the file. */
export async function peopleOfImport(
  tx: ShownTx,
  key: ImportKey & { most: number },
): Promise<OneImport['people']> {
  const found = await sql<
    OneImport['people'][number]
  >`SELECT m.patient_id AS "patientId", m.place, m.added, p.number,
      p.given_name AS "givenName", p.family_name AS "familyName", p.preferred_name AS "preferredName", p.birth_on AS "birthOn"
    FROM import_people m JOIN patients_in_brief p ON p.organization_id = m.organization_id AND p.id = m.patient_id
    WHERE m.organization_id = ${key.organizationId} AND m.import_id = ${key.importId}
    ORDER BY m.place, m.patient_id LIMIT ${key.most}`.execute(tx);
  return found.rows;
}

/** Everything an import kept, in the order in which it came, each as JSON text with its numbers as they were written. */
export async function everythingKept(
  tx: ShownTx,
  key: ImportKey,
): Promise<{ resourceType: string; content: string; patientId: string | null }[]> {
  const found = await sql<{ resourceType: string; content: string; patientId: string | null }>`
    SELECT resource_type AS "resourceType", content::text AS content, patient_id AS "patientId" FROM imported_resources
     WHERE organization_id = ${key.organizationId} AND import_id = ${key.importId} ORDER BY position, id`.execute(
    tx,
  );
  return found.rows;
}

/** In which table something was written since, or null when an import can be undone. */
export async function whereWrittenSince(tx: ShownTx, importId: string): Promise<string | null> {
  const { rows } = await sql<{
    written: string | null;
  }>`SELECT written_since_import(${importId}) AS written`.execute(tx);
  return rows[0]?.written ?? null;
}

/** Undoes an import; what it answers stands in db/migrations/0072-interop-undo-import.sql. */
export async function undoWhole(tx: ShownTx, key: { importId: string; at: Instant }): Promise<string | null> {
  // Tens of thousands of records take longer to take away than a statement usually may.
  await sql`SELECT set_config('statement_timeout', '300000', true)`.execute(tx);
  const { rows } = await sql<{
    said: string | null;
  }>`SELECT undo_import(${key.importId}, ${key.at}) AS said`.execute(tx);
  return rows[0]?.said ?? null;
}

/** Ids of the people an import added. */
export async function addedByImport(tx: ShownTx, key: ImportKey): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`SELECT patient_id AS id FROM import_people
    WHERE organization_id = ${key.organizationId} AND import_id = ${key.importId} AND added`.execute(tx);
  return rows.map(({ id }) => id);
}
