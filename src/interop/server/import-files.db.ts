// Queries of files that were chosen and are not brought in yet.
import { sql } from 'kysely';
import type { ClinicId, OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/local-date.ts';
import type { Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';
import type { ImportPreview } from '../rules/import-answers.ts';

export type FilesTx = Tx<'import_files' | 'import_file_parts' | 'staff_in_brief' | 'clinics_in_brief'>;
export type FileKey = { readonly organizationId: OrganizationId; readonly fileId: string };

export type FileRow = {
  readonly id: string;
  readonly file_name: string;
  readonly bytes: number;
  readonly clinic_id: ClinicId | null;
  readonly stage: 'arriving' | 'to_read' | 'read' | 'to_bring_in' | 'brought_in';
  readonly asked: number;
  readonly separator: string | null;
  readonly columns: string[] | null;
  readonly date_order: string | null;
  readonly number_system: string | null;
  readonly alike_as: 'same' | 'other' | null;
  readonly same_places: number[];
  readonly other_places: number[];
  readonly reading: ImportPreview | null;
  readonly import_id: string | null;
  readonly done: number;
  readonly total: number;
  readonly chosen_by: StaffMemberId;
  readonly chosen_at: Instant;
};

/** Keeps a place for a file whose parts will arrive; answers its id. */
export async function insertFile(
  tx: FilesTx,
  file: {
    organizationId: OrganizationId;
    fileName: string;
    bytes: number;
    clinicId: string | null;
    chosenBy: StaffMemberId;
    chosenAt: Instant;
  },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('import_files')
    .values({
      organization_id: file.organizationId,
      id,
      file_name: file.fileName,
      bytes: file.bytes,
      clinic_id: file.clinicId,
      chosen_by: file.chosenBy,
      chosen_at: file.chosenAt,
    })
    .execute();
  return id;
}

/** How many files stand open. */
export async function countFiles(tx: FilesTx, organizationId: OrganizationId): Promise<number> {
  const { rows } = await sql<{ files: number }>`SELECT count(*)::int AS files FROM import_files
    WHERE organization_id = ${organizationId} AND stage <> 'brought_in'`.execute(tx);
  return rows[0]?.files ?? 0;
}

/** Puts a part where it belongs, while the file still arrives; sent twice it stands once. */
export async function putPart(
  tx: FilesTx,
  key: FileKey,
  { part, content }: { part: number; content: Buffer },
): Promise<void> {
  await tx
    .insertInto('import_file_parts')
    .values({ organization_id: key.organizationId, file_id: key.fileId, part, content })
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'file_id', 'part']).doUpdateSet({ content }),
    )
    .execute();
}

/** One file, locked until the transaction ends where it is to be changed. */
export async function findFile(tx: FilesTx, key: FileKey, lock = false): Promise<FileRow | undefined> {
  const found =
    await sql<FileRow>`SELECT id, file_name, bytes, clinic_id, stage, asked, separator, columns, date_order, number_system,
      alike_as, same_places, other_places, reading, import_id, done, total, chosen_by, chosen_at
    FROM import_files WHERE organization_id = ${key.organizationId} AND id = ${key.fileId} ${lock ? sql`FOR UPDATE` : sql``}`.execute(
      tx,
    );
  return found.rows[0];
}

/** The files of an organization, those chosen first before the others. */
export async function listFiles(tx: FilesTx, organizationId: OrganizationId): Promise<FileRow[]> {
  const found =
    await sql<FileRow>`SELECT id, file_name, bytes, clinic_id, stage, asked, separator, columns, date_order, number_system,
      alike_as, same_places, other_places, reading, import_id, done, total, chosen_by, chosen_at
    FROM import_files WHERE organization_id = ${organizationId} ORDER BY chosen_at, id`.execute(tx);
  return found.rows;
}

/** The content of a file, put together from its parts. */
export async function contentOf(tx: FilesTx, key: FileKey): Promise<Buffer> {
  const parts = await tx
    .selectFrom('import_file_parts')
    .where('organization_id', '=', key.organizationId)
    .where('file_id', '=', key.fileId)
    .orderBy('part')
    .select('content')
    .execute();
  return Buffer.concat(parts.map(({ content }) => content));
}

/** How many bytes arrived. */
export async function bytesArrived(tx: FilesTx, key: FileKey): Promise<number> {
  const { rows } = await sql<{
    bytes: number;
  }>`SELECT coalesce(sum(length(content)), 0)::int AS bytes FROM import_file_parts
    WHERE organization_id = ${key.organizationId} AND file_id = ${key.fileId}`.execute(tx);
  return rows[0]?.bytes ?? 0;
}

export type FileChange = {
  readonly stage?: FileRow['stage'];
  readonly asked?: number;
  readonly clinic_id?: string | null;
  readonly separator?: string | null;
  readonly columns?: string[] | null;
  readonly date_order?: string | null;
  readonly number_system?: string | null;
  readonly alike_as?: string | null;
  readonly same_places?: number[];
  readonly other_places?: number[];
  readonly reading?: string | null;
  readonly import_id?: string | null;
  readonly done?: number;
  readonly total?: number;
};

/** Changes a file; answers whether it was there, and still at the question named by `asked`. */
export async function changeFile(
  tx: FilesTx,
  key: FileKey & { readonly asked?: number },
  change: FileChange,
): Promise<boolean> {
  const asked = tx
    .updateTable('import_files')
    .set(change)
    .where('organization_id', '=', key.organizationId)
    .where('id', '=', key.fileId);
  const changed = await (
    key.asked === undefined ? asked : asked.where('asked', '=', key.asked)
  ).executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

/** Takes a file's content away, or the file altogether. */
export async function dropContent(tx: FilesTx, key: FileKey): Promise<void> {
  await tx
    .deleteFrom('import_file_parts')
    .where('organization_id', '=', key.organizationId)
    .where('file_id', '=', key.fileId)
    .execute();
}

export async function dropFile(tx: FilesTx, key: FileKey): Promise<void> {
  await dropContent(tx, key);
  await tx
    .deleteFrom('import_files')
    .where('organization_id', '=', key.organizationId)
    .where('id', '=', key.fileId)
    .execute();
}

/** Takes away files chosen before an instant, whatever became of them, but none that waits to be brought in. */
export async function forgetFiles(
  tx: FilesTx,
  organizationId: OrganizationId,
  before: string,
): Promise<void> {
  const old = sql`SELECT id FROM import_files WHERE organization_id = ${organizationId} AND chosen_at < ${before} AND stage <> 'to_bring_in'`;
  await sql`DELETE FROM import_file_parts WHERE organization_id = ${organizationId} AND file_id IN (${old})`.execute(
    tx,
  );
  await sql`DELETE FROM import_files WHERE organization_id = ${organizationId} AND chosen_at < ${before} AND stage <> 'to_bring_in'`.execute(
    tx,
  );
}

/** Files that wait for work, those asked first before the others. */
export async function waitingFiles(tx: FilesTx, organizationId: OrganizationId): Promise<string[]> {
  const rows = await tx
    .selectFrom('import_files')
    .where('organization_id', '=', organizationId)
    .where('stage', 'in', ['to_read', 'to_bring_in'])
    .orderBy('chosen_at')
    .orderBy('id')
    .select('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Reads anew the files that only wait for people whom another file may have brought. */
export async function askWaitersAgain(tx: FilesTx, organizationId: OrganizationId): Promise<void> {
  await sql`UPDATE import_files SET stage = 'to_read', asked = asked + 1
    WHERE organization_id = ${organizationId} AND stage = 'read' AND (reading->>'waitsForPeople')::boolean`.execute(
    tx,
  );
}

/** Takes the work on a file for this transaction; false when another server is at it. */
export async function takeFile(tx: FilesTx, fileId: string): Promise<boolean> {
  const { rows } = await sql<{
    taken: boolean;
  }>`SELECT pg_try_advisory_xact_lock(hashtextextended('import file ' || ${fileId}, 0)) AS taken`.execute(tx);
  return rows[0]?.taken ?? false;
}

/** How far the work on each file is. */
export async function progressOf(
  tx: FilesTx,
  organizationId: OrganizationId,
): Promise<Pick<FileRow, 'id' | 'stage' | 'done' | 'total'>[]> {
  const found = await sql<
    Pick<FileRow, 'id' | 'stage' | 'done' | 'total'>
  >`SELECT id, stage, done, total FROM import_files
    WHERE organization_id = ${organizationId} ORDER BY chosen_at, id`.execute(tx);
  return found.rows;
}
