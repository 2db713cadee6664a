// Queries of notes entered in error. Only ever added.
import type { OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/local-date.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';

type ErrorsTx = Tx<'note_errors' | 'notes' | 'signatures' | 'staff_in_brief'>;

/** For each person of a session whose newest note was entered in error: that note, whose place the next one takes. */
export async function findReplaced(
  tx: ErrorsTx,
  key: { readonly organizationId: OrganizationId; readonly sessionId: string },
): Promise<ReadonlyMap<string, string>> {
  const rows = await rowsOf<{ patient_id: string; note_id: string }>(tx, replacedText, [
    key.organizationId,
    key.sessionId,
  ]);
  return new Map(rows.map((row) => [row.patient_id, row.note_id]));
}

const replacedText = `
  SELECT e.patient_id, e.note_id FROM note_errors e
   WHERE e.organization_id = $1 AND e.session_id = $2
     AND NOT EXISTS (SELECT FROM notes n WHERE n.organization_id = $1 AND n.session_id = $2 AND n.replaces = e.note_id)`;

export type InErrorRow = {
  note_id: string;
  session_id: string;
  held_on: string;
  group_name: string;
  shared_words: string;
  own_words: string;
  signer_name: string;
  signed_at: string;
  reason: string;
  marker_name: string;
  marked_at: string;
};

/** Notes of a person that were entered in error, newest first. */
export async function findNotesInError(
  tx: ErrorsTx,
  key: { readonly organizationId: OrganizationId; readonly patientId: string },
): Promise<InErrorRow[]> {
  return rowsOf<InErrorRow>(tx, inErrorText, [key.organizationId, key.patientId]);
}

const inErrorText = `
  SELECT n.id AS note_id, n.session_id, n.held_on, n.group_name, n.shared_words, n.own_words, s.signer_name, s.signed_at,
         e.reason, e.marker_name, e.marked_at
    FROM note_errors e
    JOIN notes n ON n.organization_id = e.organization_id AND n.id = e.note_id
    JOIN signatures s ON s.organization_id = n.organization_id AND s.id = n.signature_id
   WHERE e.organization_id = $1 AND e.patient_id = $2 ORDER BY e.marked_at DESC, e.id DESC LIMIT 100`;

export type NewError = {
  readonly organizationId: OrganizationId;
  readonly clinicId: string;
  readonly sessionId: string;
  readonly patientId: string;
  readonly noteId: string;
  readonly reason: string;
  readonly markedBy: StaffMemberId;
  readonly markerName: string;
  readonly markedAt: Instant;
};

/** Marks a note; a second time breaks note_errors_once. */
export async function insertError(tx: ErrorsTx, error: NewError): Promise<void> {
  await tx
    .insertInto('note_errors')
    .values({
      organization_id: error.organizationId,
      id: newId(),
      clinic_id: error.clinicId,
      session_id: error.sessionId,
      patient_id: error.patientId,
      note_id: error.noteId,
      reason: error.reason,
      marked_by: error.markedBy,
      marker_name: error.markerName,
      marked_at: error.markedAt,
    })
    .execute();
}
