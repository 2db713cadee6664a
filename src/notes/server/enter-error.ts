// Marks a signed note as entered in error, such as on the wrong person. It stays as it was signed and readable to the
// privacy officer; it leaves lists and prints, and the person's note of that session can be written anew.
import type { PatientId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { nobodyNamed } from '../../attendance/server/door.ts';
import { sessionInScope } from '../../groups/server/door.ts';
import { findNote, findSigner } from './notes.db.ts';
import { insertError } from './note-errors.db.ts';

export async function enterError(
  ctx: ActionContext,
  input: { wrongNoteId: string; reason: string; dismissed: readonly string[] },
): Promise<Outcome<{ noteId: string }>> {
  const { organizationId } = ctx;
  const note = await findNote(ctx.tx, { organizationId, noteId: input.wrongNoteId });
  const session =
    note && (await sessionInScope(ctx.tx, ctx.scope, { organizationId, sessionId: note.session_id }));
  if (!note || !session) return refuse('note-not-found');
  ctx.about([note.patient_id as PatientId], { noteId: note.id, sessionId: session.id });
  if (note.signed_by !== ctx.staffMemberId && !ctx.roles.includes('supervisor'))
    return refuse('not-your-signature');
  const unnamed = await nobodyNamed(ctx, {
    sessionId: session.id,
    patientId: note.patient_id,
    texts: { reason: input.reason },
    dismissed: input.dismissed,
  });
  if (!unnamed.ok) return unnamed;
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
    dismissedNames: unnamed.value,
    markedBy: ctx.staffMemberId,
    markerName: marker ? `${marker.given_name} ${marker.family_name}` : '',
    markedAt: ctx.now,
  });
  ctx.announce('notes', session.id);
  return ok({ noteId: note.id });
}
