// Adds words beside a signed note, with author, time and reason. The note itself stays as it was signed.
import type { PatientId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { nobodyNamed } from '../../attendance/server/door.ts';
import { sessionInScope } from '../../groups/server/door.ts';
import { findDismissedNames } from './dismissed-names.db.ts';
import { findNote, findSigner, insertAmendment, signerIn } from './notes.db.ts';

export async function amendNote(
  ctx: ActionContext,
  input: { noteId: string; words: string; reason: string; dismissed: readonly string[] },
): Promise<Outcome<{ amendmentId: string }>> {
  const { organizationId } = ctx;
  const note = await findNote(ctx.tx, { organizationId, noteId: input.noteId });
  const session =
    note && (await sessionInScope(ctx.tx, ctx.scope, { organizationId, sessionId: note.session_id }));
  if (!note || !session) return refuse('note-not-found');
  ctx.about([note.patient_id as PatientId], { noteId: note.id });
  const before = await findDismissedNames(ctx.tx, { organizationId, sessionId: session.id });
  const unnamed = await nobodyNamed(ctx, {
    sessionId: session.id,
    patientId: note.patient_id,
    texts: { words: input.words, reason: input.reason },
    dismissed: input.dismissed,
    dismissedBefore: before.get(note.patient_id),
  });
  if (!unnamed.ok) return unnamed;
  const key = { organizationId, staffMemberId: ctx.staffMemberId, on: ctx.today };
  const signer = signerIn(await findSigner(ctx.tx, key), session.state);
  const amendmentId = await insertAmendment(ctx.tx, {
    organizationId,
    clinicId: note.clinic_id,
    patientId: note.patient_id,
    noteId: note.id,
    words: input.words,
    reason: input.reason,
    dismissedNames: unnamed.value,
    writtenBy: ctx.staffMemberId,
    writerName: signer ? `${signer.given_name} ${signer.family_name}` : '',
    writerCredential: signer?.title ?? null,
    writtenAt: ctx.now,
  });
  ctx.about([], { amendmentId });
  ctx.announce('notes', session.id);
  return ok({ amendmentId });
}
