// Saves a part as it is typed. Two who write the same part never overwrite each other: the second gets both texts.
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { SaveDraft } from '../rules/note.ts';
import type { Part } from '../rules/part.ts';
import { findDraft, partOf, saveDraftRow } from './drafts.db.ts';
import { openPart } from './open-part.ts';

type Input = SaveDraft & { sessionId: string };

export async function saveDraft(
  ctx: ActionContext,
  input: Input,
): Promise<Outcome<{ revision: number; writtenAt: string }>> {
  const opened = await openPart(ctx, input);
  if (!opened.ok) return opened;
  const session = opened.value;
  const key = { organizationId: ctx.organizationId, sessionId: session.id, block: input.block };
  const saved = await saveDraftRow(ctx.tx, {
    ...key,
    clinicId: session.clinic_id,
    patientId: input.patientId,
    part: partOfInput(input),
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
  key: { organizationId: ActionContext['organizationId']; sessionId: string; block: number },
  input: Input,
): Promise<Outcome<{ revision: number; writtenAt: string }>> {
  const theirs = await findDraft(ctx.tx, { ...key, patientId: input.patientId });
  // Taken away or out of reach meanwhile: the writer keeps the words and looks again.
  if (!theirs) return refuse('moved-on');
  // Saved twice because the first answer got lost: the words are there already.
  if (isSame(partOf(theirs), partOfInput(input)))
    return ok({ revision: theirs.revision, writtenAt: theirs.written_at });
  return refuse('draft-moved-on', {
    theirWords: theirs.words,
    theirPart: JSON.stringify(partOf(theirs)),
    theirRevision: theirs.revision,
    writer: `${theirs.given_name} ${theirs.family_name}`,
  });
}

function partOfInput({
  patientId: _of,
  block: _block,
  revision: _since,
  sessionId: _in,
  ...part
}: Input): Part {
  return part;
}

function isSame(one: Part, other: Part): boolean {
  return (Object.keys(one) as (keyof Part)[]).every((field) => one[field] === other[field]);
}
