// Marks a signed note as entered in error, such as on the wrong person. It stays as it was signed and readable to the
// privacy officer; it leaves lists and prints, and the person's note of that session can be written anew.
import type { PatientId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { sessionInScope } from '../../groups/server/door.ts';
import { findPatientsNamed } from '../../patients/server/door.ts';
import type { NotesInErrorAnswer } from '../rules/notes-answers.ts';
import { findNote, findSigner } from './notes.db.ts';
import { findNotesInError, insertError } from './note-errors.db.ts';

export async function enterError(
  ctx: ActionContext,
  input: { wrongNoteId: string; reason: string },
): Promise<Outcome<{ noteId: string }>> {
  const { organizationId } = ctx;
  const note = await findNote(ctx.tx, { organizationId, noteId: input.wrongNoteId });
  const session =
    note && (await sessionInScope(ctx.tx, ctx.scope, { organizationId, sessionId: note.session_id }));
  if (!note || !session) return refuse('note-not-found');
  ctx.about([note.patient_id as PatientId], { noteId: note.id, sessionId: session.id });
  if (note.signed_by !== ctx.staffMemberId && !ctx.roles.includes('supervisor'))
    return refuse('not-your-signature');
  const [marker] = await findSigner(ctx.tx, {
    organizationId,
    staffMemberId: ctx.staffMemberId,
    on: ctx.today,
  });
  await insertError(ctx.tx, {
    organizationId,
    clinicId: note.clinic_id,
    sessionId: note.session_id,
    patientId: note.patient_id,
    noteId: note.id,
    reason: input.reason,
    markedBy: ctx.staffMemberId,
    markerName: marker ? `${marker.given_name} ${marker.family_name}` : '',
    markedAt: ctx.now,
  });
  ctx.announce('notes', session.id);
  return ok({ noteId: note.id });
}

export async function listNotesInError(
  ctx: ActionContext,
  input: { patientId: string },
): Promise<Outcome<NotesInErrorAnswer>> {
  const key = { organizationId: ctx.organizationId, patientId: input.patientId };
  const people = await findPatientsNamed(ctx.tx, ctx.scope, { ...key, patientIds: [input.patientId] });
  if (people.length !== 1) return refuse('note-not-found');
  ctx.about([input.patientId as PatientId]);
  const rows = await findNotesInError(ctx.tx, key);
  return ok({
    notes: rows.map((row) => ({
      id: row.note_id,
      sessionId: row.session_id,
      heldOn: row.held_on,
      groupName: row.group_name,
      sharedWords: row.shared_words,
      ownWords: row.own_words,
      signerName: row.signer_name,
      signedAt: row.signed_at,
      reason: row.reason,
      markerName: row.marker_name,
      markedAt: row.marked_at,
    })),
  });
}
