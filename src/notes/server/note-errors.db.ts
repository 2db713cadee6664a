// Queries of notes entered in error. Only ever added.
import type { OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/local-date.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';

type ErrorsTx = Tx<
  'note_errors' | 'notes' | 'signatures' | 'staff_in_brief' | 'patients_in_brief' | 'clinics_in_brief'
>;

/** For each person of a session, or of one block, whose newest note was entered in error: that note, whose place the next one takes. */
export async function findReplaced(
  tx: ErrorsTx,
  key: { readonly organizationId: OrganizationId; readonly sessionId: string; readonly block: number },
): Promise<ReadonlyMap<string, string>> {
  const rows = await rowsOf<{ patient_id: string; note_id: string }>(tx, replacedText, [
    key.organizationId,
    key.sessionId,
    key.block,
  ]);
  return new Map(rows.map((row) => [row.patient_id, row.note_id]));
}

const replacedText = `
  SELECT e.patient_id, e.note_id FROM note_errors e
    JOIN notes w ON w.organization_id = e.organization_id AND w.id = e.note_id
   WHERE e.organization_id = $1 AND e.session_id = $2 AND w.block = $3
     AND NOT EXISTS (SELECT FROM notes n WHERE n.organization_id = $1 AND n.session_id = $2 AND n.replaces = e.note_id)`;

export type InErrorRow = {
  note_id: string;
  session_id: string;
  held_on: string;
  group_name: string;
  time_zone: string;
  attendance: string;
  shared_words: string;
  own_words: string;
  topic: string;
  method: string;
  participation: string;
  mood: string;
  theme: string;
  response: string;
  feedback: string;
  goal_words: string;
  next_step: string;
  risks: string;
  signer_name: string;
  signer_credential: string | null;
  signed_at: string;
  reason: string;
  marker_name: string;
  marked_at: string;
  is_replaced: boolean;
};

/** Notes of a person that were entered in error, newest first. */
export async function findNotesInError(
  tx: ErrorsTx,
  key: { readonly organizationId: OrganizationId; readonly patientId: string },
): Promise<InErrorRow[]> {
  return rowsOf<InErrorRow>(tx, inErrorText, [key.organizationId, key.patientId]);
}

const inErrorText = `
  SELECT n.id AS note_id, n.session_id, n.held_on, concat_ws(' · ', n.group_name, nullif(n.block_words, '')) AS group_name, k.time_zone, n.attendance, n.shared_words, n.own_words, n.topic, n.method,
         n.participation, n.mood, n.theme, n.response, n.feedback, n.goal_words, n.next_step, n.risks,
         s.signer_name, s.signer_credential, s.signed_at, e.reason, e.marker_name, e.marked_at,
         EXISTS (SELECT FROM notes r WHERE r.organization_id = e.organization_id AND r.session_id = e.session_id AND r.replaces = e.note_id) AS is_replaced
    FROM note_errors e
    JOIN notes n ON n.organization_id = e.organization_id AND n.id = e.note_id
    JOIN signatures s ON s.organization_id = n.organization_id AND s.id = n.signature_id
    JOIN clinics_in_brief k ON k.organization_id = e.organization_id AND k.id = e.clinic_id
   WHERE e.organization_id = $1 AND e.patient_id = $2 ORDER BY e.marked_at DESC, e.id DESC LIMIT 100`;

export type ListedErrorRow = {
  note_id: string;
  patient_id: string;
  person_name: string;
  person_number: string;
  held_on: string;
  group_name: string;
  clinic_name: string;
  time_zone: string;
  signer_name: string;
  signed_at: string;
  reason: string;
  marker_name: string;
  marked_at: string;
  is_replaced: boolean;
};

/** Notes entered in error over all people, the newest first, behind the one named by `before`. */
export async function findErrors(
  tx: ErrorsTx,
  of: { readonly organizationId: OrganizationId; readonly before: string | null; readonly most: number },
): Promise<ListedErrorRow[]> {
  return rowsOf<ListedErrorRow>(tx, errorsText, [of.organizationId, of.before, of.most]);
}

const errorsText = `
  SELECT e.note_id, e.patient_id, coalesce(p.preferred_name, p.given_name) || ' ' || p.family_name AS person_name, p.number AS person_number,
         n.held_on, concat_ws(' · ', n.group_name, nullif(n.block_words, '')) AS group_name, k.name AS clinic_name, k.time_zone, s.signer_name, s.signed_at, e.reason, e.marker_name, e.marked_at,
         EXISTS (SELECT FROM notes r WHERE r.organization_id = e.organization_id AND r.session_id = e.session_id AND r.replaces = e.note_id) AS is_replaced
    FROM note_errors e
    JOIN notes n ON n.organization_id = e.organization_id AND n.id = e.note_id
    JOIN signatures s ON s.organization_id = n.organization_id AND s.id = n.signature_id
    JOIN patients_in_brief p ON p.organization_id = e.organization_id AND p.id = e.patient_id
    JOIN clinics_in_brief k ON k.organization_id = e.organization_id AND k.id = e.clinic_id
   WHERE e.organization_id = $1
     AND ($2::uuid IS NULL OR (e.marked_at, e.note_id) < (SELECT b.marked_at, b.note_id FROM note_errors b WHERE b.organization_id = $1 AND b.note_id = $2))
   ORDER BY e.marked_at DESC, e.note_id DESC LIMIT $3`;

export type NewError = {
  readonly organizationId: OrganizationId;
  readonly clinicId: string;
  readonly sessionId: string;
  readonly patientId: string;
  readonly noteId: string;
  readonly reason: string;
  readonly dismissedNames: readonly string[];
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
      dismissed_names: [...error.dismissedNames],
      marked_by: error.markedBy,
      marker_name: error.markerName,
      marked_at: error.markedAt,
    })
    .execute();
}
