// Saves a part as it is typed. Two who write the same part never overwrite each other: the second gets both texts.
import type { PatientId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { rosterOfSession } from '../../attendance/server/door.ts';
import { sessionInScope } from '../../groups/server/door.ts';
import type { SaveDraft } from '../rules/note.ts';
import { findDraft, findNotesOfSession, saveDraftRow } from './notes.db.ts';

export async function saveDraft(
  ctx: ActionContext,
  input: SaveDraft & { sessionId: string },
): Promise<Outcome<{ revision: number; writtenAt: string }>> {
  const key = { organizationId: ctx.organizationId, sessionId: input.sessionId };
  const session = await sessionInScope(ctx.tx, ctx.scope, key);
  if (!session) return refuse('note-not-found');
  if (input.patientId !== null) ctx.about([input.patientId as PatientId]);
  ctx.about([], { sessionId: session.id });
  const open = await partIsOpen(ctx, { ...key, patientId: input.patientId });
  if (!open.ok) return open;
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

async function partIsOpen(
  ctx: ActionContext,
  key: { organizationId: ActionContext['organizationId']; sessionId: string; patientId: string | null },
): Promise<Outcome<true>> {
  const roster = await rosterOfSession(ctx.tx, key);
  const signed = new Set((await findNotesOfSession(ctx.tx, key)).map((note) => note.patient_id));
  if (key.patientId === null) {
    const everybodySigned = signed.size > 0 && roster.every((person) => signed.has(person.patient_id));
    return everybodySigned ? refuse('already-signed') : ok(true);
  }
  if (signed.has(key.patientId)) return refuse('already-signed');
  return roster.some((person) => person.patient_id === key.patientId) ? ok(true) : refuse('note-not-found');
}
