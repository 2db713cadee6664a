// What a print of notes says beside the notes themselves.
import type { OrganizationId } from '#kernel/ids.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';
import { notesWithSignature } from './notes.db.ts';

type PrintTx = Tx<'standing_notes' | 'signatures' | 'clinics_in_brief'>;

/** A person's signed notes of some days that stand, the newest first; those of merged records as well. */
export async function findNotesBetween(
  tx: PrintTx,
  key: {
    readonly organizationId: OrganizationId;
    readonly patientIds: readonly string[];
    readonly from: string | null;
    readonly to: string | null;
    readonly most: number;
  },
) {
  return notesWithSignature(tx, key.organizationId)
    .where('n.patient_id', 'in', key.patientIds)
    .$if(key.from !== null, (query) => query.where('n.held_on', '>=', key.from as never))
    .$if(key.to !== null, (query) => query.where('n.held_on', '<=', key.to as never))
    .orderBy('n.held_on', 'desc')
    .orderBy('n.id', 'desc')
    .limit(key.most)
    .execute();
}

export type PrintFacts = { note_id: string; clinic_name: string; time_zone: string; sha256: string };

/** Clinic and hash of several notes. */
export async function findPrintFacts(
  tx: PrintTx,
  key: { readonly organizationId: OrganizationId; readonly noteIds: readonly string[] },
): Promise<ReadonlyMap<string, PrintFacts>> {
  if (key.noteIds.length === 0) return new Map();
  const rows = await rowsOf<PrintFacts>(tx, factsText, [key.organizationId, key.noteIds]);
  return new Map(rows.map((row) => [row.note_id, row]));
}

const factsText = `
  SELECT n.id AS note_id, k.name AS clinic_name, k.time_zone, encode(n.content_sha256, 'hex') AS sha256
    FROM standing_notes n
    JOIN clinics_in_brief k ON k.organization_id = n.organization_id AND k.id = n.clinic_id
   WHERE n.organization_id = $1 AND n.id = ANY ($2)`;

/** All records of one person, merged ones as well. */
export async function findRecordsOf(tx: PrintTx, patientId: string): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(tx, 'SELECT unnest(whole_record($1)) AS id', [patientId]);
  return rows.map((row) => row.id);
}
