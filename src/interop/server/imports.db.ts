// Queries of imports and of what they kept as it came.
import { sql, type RawBuilder } from 'kysely';
import type { OrganizationId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/local-date.ts';
import type { Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';

export type InteropTx = Tx<'imports' | 'imported_resources'>;

export type KeptOfPerson = { resourceType: string; kept: number };

/** How many resources of each type are kept for a person: a column of the chart's one statement. */
export function keptOfPerson(key: {
  organizationId: OrganizationId;
  patientId: string;
}): RawBuilder<KeptOfPerson[]> {
  return sql<
    KeptOfPerson[]
  >`(SELECT coalesce(json_agg(json_build_object('resourceType', one.resource_type, 'kept', one.kept) ORDER BY one.resource_type), '[]')
    FROM (SELECT i.resource_type, count(*) AS kept FROM imported_resources i
           WHERE i.organization_id = ${key.organizationId} AND i.patient_id = ${key.patientId} GROUP BY i.resource_type) AS one)`;
}

/** Makes imports of one organization take turns until this transaction ends. */
export async function waitForTurn(tx: InteropTx, organizationId: OrganizationId): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('import of ' || ${organizationId}, 0))`.execute(tx);
}

/** When a file of this content was brought in before, or undefined. */
export async function findImport(
  tx: InteropTx,
  key: { organizationId: OrganizationId; contentSha256: Buffer },
) {
  return tx
    .selectFrom('imports')
    .where('organization_id', '=', key.organizationId)
    .where('content_sha256', '=', key.contentSha256)
    .select(['id', 'imported_at'])
    .executeTakeFirst();
}

export type NewImport = {
  readonly organizationId: OrganizationId;
  readonly contentSha256: Buffer;
  readonly peopleAdded: number;
  readonly resourcesKept: number;
  readonly importedAt: Instant;
};

/** Writes that a file was brought in; answers its id. */
export async function insertImport(tx: InteropTx, made: NewImport): Promise<string> {
  const id = newId();
  await tx
    .insertInto('imports')
    .values({
      organization_id: made.organizationId,
      id,
      format: 'fhir_r4_bundle',
      content_sha256: made.contentSha256,
      people_added: made.peopleAdded,
      resources_kept: made.resourcesKept,
      imported_by: null,
      imported_at: made.importedAt,
    })
    .execute();
  return id;
}

export type KeptResource = {
  readonly patientId: string;
  readonly resourceType: string;
  readonly sourceId: string;
  readonly content: string;
};

/** Which resources of these people are kept already, as `patient type id`. */
export async function findKeptNames(
  tx: InteropTx,
  key: { organizationId: OrganizationId; patientIds: readonly string[] },
): Promise<Set<string>> {
  if (key.patientIds.length === 0) return new Set();
  const rows = await tx
    .selectFrom('imported_resources')
    .where('organization_id', '=', key.organizationId)
    .where('patient_id', 'in', key.patientIds)
    .select(['patient_id', 'resource_type', 'source_id'])
    .execute();
  return new Set(
    rows.map((row) =>
      keptName({ patientId: row.patient_id, resourceType: row.resource_type, sourceId: row.source_id }),
    ),
  );
}

/** The name of a resource among those kept. */
export function keptName(kept: Omit<KeptResource, 'content'>): string {
  return `${kept.patientId} ${kept.resourceType} ${kept.sourceId}`;
}

/** Keeps resources as they came, in one statement however many. */
export async function insertKept(
  tx: InteropTx,
  of: { organizationId: OrganizationId; importId: string; resources: readonly KeptResource[] },
): Promise<void> {
  const { resources } = of;
  if (resources.length === 0) return;
  await sql`INSERT INTO imported_resources (organization_id, id, import_id, patient_id, resource_type, source_id, content)
    SELECT ${of.organizationId}::uuid, one.id, ${of.importId}::uuid, one.patient_id, one.resource_type, one.source_id, one.content
    FROM unnest(${resources.map(() => newId())}::uuid[], ${resources.map((one) => one.patientId)}::uuid[], ${resources.map((one) => one.resourceType)}::text[],
      ${resources.map((one) => one.sourceId)}::text[], ${resources.map((one) => one.content)}::jsonb[]) AS one (id, patient_id, resource_type, source_id, content)`.execute(
    tx,
  );
}
