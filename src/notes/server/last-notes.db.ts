// The last signed notes of several people before a session is written, in one statement.
import type { OrganizationId } from '#kernel/ids.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';

type LastNotesTx = Tx<'standing_notes' | 'signatures'>;

export type LastNoteRow = {
  id: string;
  patient_id: string;
  held_on: string;
  group_name: string;
  attendance: string;
  own_words: string;
  next_step: string;
  risks: string;
  signer_name: string;
  block_words: string;
};

/** The newest signed notes of each person, without those of one session; newest first. */
export async function findLastNotes(
  tx: LastNotesTx,
  key: {
    organizationId: OrganizationId;
    patientIds: readonly string[];
    exceptSessionId: string;
    /** Its block, where each has a note: those of its other blocks count then. */
    exceptBlock: number;
    most: number;
  },
): Promise<LastNoteRow[]> {
  if (key.patientIds.length === 0) return [];
  return rowsOf<LastNoteRow>(tx, lastNotesText, [
    key.organizationId,
    key.patientIds,
    key.exceptSessionId,
    key.most,
    key.exceptBlock,
  ]);
}

const lastNotesText = `
  SELECT last.id, asked.patient_id, last.held_on, last.group_name, last.attendance, last.own_words, last.next_step, last.risks, last.block_words, s.signer_name
    FROM unnest($2::uuid[]) AS asked (patient_id)
    CROSS JOIN LATERAL (
      SELECT n.id, n.held_on, n.group_name, n.attendance, n.own_words, n.next_step, n.risks, n.block_words, n.signature_id FROM standing_notes n
       WHERE n.organization_id = $1 AND n.patient_id = asked.patient_id AND (n.session_id <> $3 OR n.block <> $5)
       ORDER BY n.held_on DESC, n.id DESC LIMIT $4) AS last
    JOIN signatures s ON s.organization_id = $1 AND s.id = last.signature_id
   ORDER BY asked.patient_id, last.held_on DESC, last.id DESC`;
