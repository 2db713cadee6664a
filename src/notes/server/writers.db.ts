// Every query of the division of a session's notes among those who lead it. Only ever added; the newest counts.
import type { OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/local-date.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';

type WritersTx = Tx<'note_writers' | 'stand_ins_in_brief'>;
type SessionKey = { readonly organizationId: OrganizationId; readonly sessionId: string };

export type WriterRow = { patient_id: string; writer_id: string | null; sequence: number };

/** Who writes whose note, by person; whoever was never given to anybody is left out. */
export async function findWriters(tx: WritersTx, key: SessionKey): Promise<ReadonlyMap<string, WriterRow>> {
  const rows = await rowsOf<WriterRow>(tx, writersText, [key.organizationId, key.sessionId]);
  return new Map(rows.map((row) => [row.patient_id, row]));
}

const writersText = `
  SELECT DISTINCT ON (patient_id) patient_id, writer_id, sequence FROM note_writers
   WHERE organization_id = $1 AND session_id = $2 ORDER BY patient_id, sequence DESC`;

/** As what somebody stands in on the date, or null for who leads the series. */
export async function findStandIn(
  tx: WritersTx,
  key: SessionKey & { staffMemberId: StaffMemberId },
): Promise<string | null> {
  const rows = await rowsOf<{ part: string }>(tx, standInText, [
    key.organizationId,
    key.sessionId,
    key.staffMemberId,
  ]);
  return rows[0]?.part ?? null;
}

const standInText =
  'SELECT part FROM stand_ins_in_brief WHERE organization_id = $1 AND session_id = $2 AND staff_member_id = $3';

type NewWriter = { readonly patientId: string; readonly writerId: string | null; readonly after: number };

/** Adds who writes whose note. One that somebody else decided meanwhile breaks note_writers_one_after_another. */
export async function insertWriters(
  tx: WritersTx,
  at: SessionKey & { clinicId: string; by: StaffMemberId; at: Instant },
  people: readonly NewWriter[],
): Promise<void> {
  await tx
    .insertInto('note_writers')
    .values(
      people.map((person) => ({
        organization_id: at.organizationId,
        id: newId(),
        clinic_id: at.clinicId,
        session_id: at.sessionId,
        patient_id: person.patientId,
        sequence: person.after + 1,
        writer_id: person.writerId,
        assigned_by: at.by,
        assigned_at: at.at,
      })),
    )
    .execute();
}
