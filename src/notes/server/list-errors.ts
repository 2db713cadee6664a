// Notes entered in error, for whoever answers for privacy: over all people without their words, and of one person with
// all of them. Each look is recorded.
import type { PatientId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { displayName } from '../../patients/rules/display-name.ts';
import { findPatientsNamed } from '../../patients/server/door.ts';
import type { ErrorsList, NotesInErrorAnswer } from '../rules/notes-answers.ts';
import { findErrors, findNotesInError, type InErrorRow, type ListedErrorRow } from './note-errors.db.ts';

const pageSize = 50;

export async function listErrors(
  ctx: ActionContext,
  input: { before?: string | undefined },
): Promise<Outcome<ErrorsList>> {
  const rows = await findErrors(ctx.tx, {
    organizationId: ctx.organizationId,
    before: input.before ?? null,
    most: pageSize + 1,
  });
  const page = rows.slice(0, pageSize);
  ctx.about([...new Set(page.map((row) => row.patient_id))] as PatientId[]);
  return ok({
    notes: page.map(listed),
    before: rows.length > pageSize ? (page.at(-1)?.note_id ?? null) : null,
  });
}

function listed(row: ListedErrorRow): ErrorsList['notes'][number] {
  return {
    noteId: row.note_id,
    patientId: row.patient_id,
    personName: row.person_name,
    personNumber: row.person_number,
    heldOn: row.held_on,
    groupName: row.group_name,
    clinicName: row.clinic_name,
    timeZone: row.time_zone,
    signerName: row.signer_name,
    signedAt: row.signed_at,
    reason: row.reason,
    markerName: row.marker_name,
    markedAt: row.marked_at,
    isReplaced: row.is_replaced,
  };
}

export async function listNotesInError(
  ctx: ActionContext,
  input: { patientId: string },
): Promise<Outcome<NotesInErrorAnswer>> {
  const key = { organizationId: ctx.organizationId, patientId: input.patientId };
  const [person] = await findPatientsNamed(ctx.tx, ctx.scope, { ...key, patientIds: [input.patientId] });
  if (person === undefined) return refuse('note-not-found');
  ctx.about([input.patientId as PatientId]);
  const rows = await findNotesInError(ctx.tx, key);
  return ok({
    personName: displayName(person),
    personNumber: person.number,
    notes: rows.map(withWords),
  });
}

function withWords(row: InErrorRow): NotesInErrorAnswer['notes'][number] {
  return {
    id: row.note_id,
    sessionId: row.session_id,
    heldOn: row.held_on,
    groupName: row.group_name,
    timeZone: row.time_zone,
    attendance: row.attendance,
    sharedWords: row.shared_words,
    ownWords: row.own_words,
    topic: row.topic,
    method: row.method,
    participation: row.participation,
    mood: row.mood,
    theme: row.theme,
    response: row.response,
    feedback: row.feedback,
    goalWords: row.goal_words,
    nextStep: row.next_step,
    risks: row.risks,
    signerName: row.signer_name,
    signerCredential: row.signer_credential,
    signedAt: row.signed_at,
    reason: row.reason,
    markerName: row.marker_name,
    markedAt: row.marked_at,
    isReplaced: row.is_replaced,
  };
}
