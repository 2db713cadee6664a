// Queries of imports and of what they kept as it came.
import { sql, type RawBuilder } from 'kysely';
import type { OrganizationId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/local-date.ts';
import type { Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';

export type InteropTx = Tx<'imports' | 'imported_resources' | 'import_people' | 'import_identifiers'>;

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
           WHERE i.organization_id = ${key.organizationId} AND i.patient_id = ANY (whole_record(${key.patientId})) GROUP BY i.resource_type) AS one)`;
}

/** Has statements planned anew for tables that grew in this transaction. */
export async function countAnew(tx: InteropTx): Promise<void> {
  await sql`SELECT count_people_anew()`.execute(tx);
}

/** Makes imports of one organization take turns until this transaction ends. */
export async function waitForTurn(tx: InteropTx, organizationId: OrganizationId): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('import of ' || ${organizationId}, 0))`.execute(tx);
}

/** The standing import of a file of this content, or undefined. */
export async function findImport(
  tx: InteropTx,
  key: { organizationId: OrganizationId; contentSha256: Buffer },
) {
  return tx
    .selectFrom('imports')
    .where('organization_id', '=', key.organizationId)
    .where('content_sha256', '=', key.contentSha256)
    .where('undone_at', 'is', null)
    .select(['id', 'imported_at'])
    .executeTakeFirst();
}

export type NewImport = {
  readonly organizationId: OrganizationId;
  readonly format: string;
  readonly contentSha256: Buffer;
  readonly clinicId: string | null;
  readonly peopleAdded: number;
  readonly peopleKnown: number;
  readonly resourcesKept: number;
  readonly importedBy: string | null;
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
      format: made.format,
      content_sha256: made.contentSha256,
      clinic_id: made.clinicId,
      people_added: made.peopleAdded,
      people_known: made.peopleKnown,
      resources_kept: made.resourcesKept,
      imported_by: made.importedBy,
      imported_at: made.importedAt,
    })
    .execute();
  return id;
}

export type KeptResource = {
  readonly patientId: string | null;
  readonly resourceType: string;
  readonly sourceId: string;
  readonly content: string;
  readonly position: number;
};

/** Which resources of these people, and of nobody, are kept already, by name. */
export async function findKeptNames(
  tx: InteropTx,
  key: { organizationId: OrganizationId; patientIds: readonly string[] },
): Promise<Set<string>> {
  const { rows } = await sql<{ patientId: string | null; resourceType: string; sourceId: string }>`
    SELECT patient_id AS "patientId", resource_type AS "resourceType", source_id AS "sourceId" FROM imported_resources
     WHERE organization_id = ${key.organizationId} AND (patient_id IS NULL OR patient_id = ANY (${key.patientIds}::uuid[]))`.execute(
    tx,
  );
  return new Set(rows.map(keptName));
}

/** The name of a resource among those kept. */
export function keptName(kept: Omit<KeptResource, 'content' | 'position'>): string {
  return `${kept.patientId ?? 'nobody'} ${kept.resourceType} ${kept.sourceId}`;
}

/** Keeps resources as they came, in one statement however many. */
export async function insertKept(
  tx: InteropTx,
  of: { organizationId: OrganizationId; importId: string; resources: readonly KeptResource[] },
): Promise<void> {
  const { resources } = of;
  if (resources.length === 0) return;
  await sql`INSERT INTO imported_resources (organization_id, id, import_id, patient_id, resource_type, source_id, content, position)
    SELECT ${of.organizationId}::uuid, one.id, ${of.importId}::uuid, one.patient_id, one.resource_type, one.source_id, one.content, one.position
    FROM unnest(${resources.map(() => newId())}::uuid[], ${resources.map((one) => one.patientId)}::uuid[], ${resources.map((one) => one.resourceType)}::text[],
      ${resources.map((one) => one.sourceId)}::text[], ${resources.map((one) => one.content)}::jsonb[],
      ${resources.map((one) => one.position)}::integer[]) AS one (id, patient_id, resource_type, source_id, content, position)`.execute(
    tx,
  );
}

export type ImportPerson = {
  readonly patientId: string;
  readonly place: number;
  readonly added: boolean;
  readonly versionAfter: number;
  /** How the death stood before, where the import changed it. */
  readonly before: { readonly diedOn: string | null; readonly diedOnUnknownDay: boolean } | null;
};

/** Writes who came in or was here, for showing and for undoing. */
export async function insertImportPeople(
  tx: InteropTx,
  of: { organizationId: OrganizationId; importId: string; people: readonly ImportPerson[] },
): Promise<void> {
  const { people } = of;
  if (people.length === 0) return;
  const all = <Value>(pick: (person: ImportPerson) => Value) => people.map(pick);
  await sql`INSERT INTO import_people (organization_id, import_id, patient_id, place, added, version_after, death_changed, died_on_before, died_on_unknown_day_before)
    SELECT ${of.organizationId}::uuid, ${of.importId}::uuid, one.* FROM unnest(${all((one) => one.patientId)}::uuid[], ${all((one) => one.place)}::integer[],
      ${all((one) => one.added)}::boolean[], ${all((one) => one.versionAfter)}::integer[], ${all((one) => one.before !== null)}::boolean[],
      ${all((one) => one.before?.diedOn ?? null)}::date[], ${all((one) => one.before?.diedOnUnknownDay ?? false)}::boolean[]) AS one`.execute(
    tx,
  );
}

/** Writes which numbers of other systems an import added. */
export async function insertImportIdentifiers(
  tx: InteropTx,
  of: {
    organizationId: OrganizationId;
    importId: string;
    added: readonly { system: string; value: string }[];
  },
): Promise<void> {
  if (of.added.length === 0) return;
  await sql`INSERT INTO import_identifiers (organization_id, import_id, system, value)
    SELECT ${of.organizationId}::uuid, ${of.importId}::uuid, one.system, one.value
    FROM unnest(${of.added.map((one) => one.system)}::text[], ${of.added.map((one) => one.value)}::text[]) AS one (system, value)`.execute(
    tx,
  );
}
