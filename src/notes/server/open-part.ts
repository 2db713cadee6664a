// A part that can still be written: its session in scope, its person on the roster, its note not signed yet.
import type { PatientId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { rosterOfSession } from '../../attendance/server/door.ts';
import { blocksOfSession, sessionInScope } from '../../groups/server/door.ts';
import { isWhollySigned, wholeDay } from '../rules/note-blocks.ts';
import { findNotesOfSession } from './notes.db.ts';

export type PartKey = {
  readonly sessionId: string;
  readonly patientId: string | null;
  /** Which block, 0 for the whole day; left out for what concerns the person in any. */
  readonly block?: number;
};
type Session = NonNullable<Awaited<ReturnType<typeof sessionInScope>>>;

/** The session of a part that is open for writing. */
export async function openPart(ctx: ActionContext, part: PartKey): Promise<Outcome<Session>> {
  const key = { organizationId: ctx.organizationId, sessionId: part.sessionId };
  const session = await sessionInScope(ctx.tx, ctx.scope, key);
  if (!session) return refuse('note-not-found');
  if (part.patientId !== null) ctx.about([part.patientId as PatientId]);
  ctx.about([], { sessionId: session.id });
  const open = await isOpen(ctx, key, part);
  return open.ok ? ok(session) : open;
}

async function isOpen(
  ctx: ActionContext,
  key: { organizationId: ActionContext['organizationId']; sessionId: string },
  { patientId, block }: PartKey,
): Promise<Outcome<true>> {
  const [roster, notes, blocks] = await Promise.all([
    rosterOfSession(ctx.tx, key),
    findNotesOfSession(ctx.tx, key),
    blocksOfSession(ctx.tx, key),
  ]);
  if (block !== undefined && block !== wholeDay && !blocks.some(({ position }) => position === block))
    return refuse('note-not-found');
  const isSigned = (of: string) =>
    isNoted(
      notes.filter((note) => note.patient_id === of),
      { block, blocks },
    );
  if (patientId === null) {
    const everybodySigned = notes.length > 0 && roster.every((person) => isSigned(person.patient_id));
    return everybodySigned ? refuse('already-signed') : ok(true);
  }
  if (isSigned(patientId)) return refuse('already-signed');
  return roster.some((person) => person.patient_id === patientId) ? ok(true) : refuse('note-not-found');
}

// Whether nothing is left to be written of this block, or of any.
function isNoted(
  notes: readonly { readonly block: number }[],
  of: { readonly block: number | undefined; readonly blocks: readonly unknown[] },
): boolean {
  const isOfBlock = of.block !== undefined && of.block !== wholeDay;
  return isWhollySigned(notes, of.blocks) || (isOfBlock && notes.some((note) => note.block === of.block));
}
