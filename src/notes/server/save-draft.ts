// Saves a part as it is typed. Two who write the same part never overwrite each other: the second gets both texts.
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { SaveDraft } from '../rules/note.ts';
import { findDraft, saveDraftRow } from './notes.db.ts';
import { openPart } from './open-part.ts';

export async function saveDraft(
  ctx: ActionContext,
  input: SaveDraft & { sessionId: string },
): Promise<Outcome<{ revision: number; writtenAt: string }>> {
  const opened = await openPart(ctx, input);
  if (!opened.ok) return opened;
  const session = opened.value;
  const key = { organizationId: ctx.organizationId, sessionId: session.id };
  const saved = await saveDraftRow(ctx.tx, {
    ...key,
    clinicId: session.clinic_id,
    patientId: input.patientId,
    words: input.words,
    revision: input.revision,
    writtenBy: ctx.staffMemberId,
    writtenAt: ctx.now,
  });
  if (saved) {
    ctx.announce('notes', session.id);
    return ok({ revision: input.revision + 1, writtenAt: ctx.now });
  }
  return whatStands(ctx, key, input);
}

async function whatStands(
  ctx: ActionContext,
  key: { organizationId: ActionContext['organizationId']; sessionId: string },
  input: SaveDraft,
): Promise<Outcome<{ revision: number; writtenAt: string }>> {
  const theirs = await findDraft(ctx.tx, { ...key, patientId: input.patientId });
  // Taken away or out of reach meanwhile: the writer keeps the words and looks again.
  if (!theirs) return refuse('moved-on');
  // Saved twice because the first answer got lost: the words are there already.
  if (theirs.words === input.words) return ok({ revision: theirs.revision, writtenAt: theirs.written_at });
  return refuse('draft-moved-on', {
    theirWords: theirs.words,
    theirRevision: theirs.revision,
    writer: `${theirs.given_name} ${theirs.family_name}`,
  });
}
