// Reads one person's whole record: the rows of every part, as they stand, under the reader's own rights.
import { sql } from 'kysely';
import type { OrganizationId } from '#kernel/ids.ts';
import type { Tx } from '#platform/database/database.ts';
import type { RecordPart } from './record-tables.ts';

export type RecordRow = Record<string, unknown>;
type Key = { readonly organizationId: OrganizationId; readonly patientIds: readonly string[] };

/** All records of the person, the one that is kept first. */
export async function findRecords(
  tx: Tx,
  key: { organizationId: OrganizationId; patientId: string },
): Promise<RecordRow[]> {
  const found = await sql<{ row: RecordRow }>`SELECT to_json(p) AS row FROM patients p
    WHERE p.organization_id = ${key.organizationId} AND p.id = ANY (whole_record(${key.patientId}))
    ORDER BY p.merged_into IS NOT NULL, p.id`.execute(tx);
  return found.rows.map(({ row }) => withoutOrganization(row));
}

// Columns stand in the order of their table, which is how they read best.
function withoutOrganization({ organization_id: _organization, ...row }: RecordRow): RecordRow {
  return row;
}

/** The rows of one part, those written first before the others. */
export async function findPart(tx: Tx, key: Key & { part: RecordPart }): Promise<RecordRow[]> {
  const found = await sql<{ row: RecordRow }>`SELECT to_json(t) AS row FROM ${sql.table(key.part.table)} AS t
    WHERE t.organization_id = ${key.organizationId} AND t.patient_id = ANY (${key.patientIds}::uuid[])
    -- Ids grow with time.
    ORDER BY to_jsonb(t)->>'id', to_jsonb(t)::text`.execute(tx);
  return found.rows.map(({ row }) => withoutOrganization(row));
}

/** Names of staff members, by id. */
export async function findNames(
  tx: Tx,
  key: { organizationId: OrganizationId; ids: readonly string[] },
): Promise<Record<string, string>> {
  if (key.ids.length === 0) return {};
  const found = await sql<{
    id: string;
    name: string;
  }>`SELECT m.id, m.given_name || ' ' || m.family_name AS name FROM staff_in_brief m
    WHERE m.organization_id = ${key.organizationId} AND m.id = ANY (${key.ids}::uuid[])`.execute(tx);
  return Object.fromEntries(found.rows.map(({ id, name }) => [id, name]));
}

/** Names of clinics and groups, and of dates the group with its day, by id. */
export async function findPlaces(
  tx: Tx,
  key: { organizationId: OrganizationId; ids: readonly string[] },
): Promise<Record<string, string>> {
  if (key.ids.length === 0) return {};
  const found = await sql<{ id: string; name: string }>`
    SELECT c.id, c.name FROM clinics_in_brief c WHERE c.organization_id = ${key.organizationId} AND c.id = ANY (${key.ids}::uuid[])
    UNION ALL
    SELECT g.id, g.name FROM groups_in_brief g WHERE g.organization_id = ${key.organizationId} AND g.id = ANY (${key.ids}::uuid[])
    UNION ALL
    SELECT s.id, s.group_name || ', ' || to_char(s.held_on, 'Mon FMDD, YYYY') FROM sessions_in_brief s
     WHERE s.organization_id = ${key.organizationId} AND s.id = ANY (${key.ids}::uuid[])`.execute(tx);
  return Object.fromEntries(found.rows.map(({ id, name }) => [id, name]));
}
