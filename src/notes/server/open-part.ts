// A part that can still be written: its session in scope, its person on the roster, its note not signed yet.
import type { PatientId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { rosterOfSession } from '../../attendance/server/door.ts';
import { sessionInScope } from '../../groups/server/door.ts';
import { findNotesOfSession } from './notes.db.ts';

export type PartKey = { readonly sessionId: string; readonly patientId: string | null };
type Session = NonNullable<Awaited<ReturnType<typeof sessionInScope>>>;

/** The session of a part that is open for writing. */
export async function openPart(ctx: ActionContext, part: PartKey): Promise<Outcome<Session>> {
  const key = { organizationId: ctx.organizationId, sessionId: part.sessionId };
  const session = await sessionInScope(ctx.tx, ctx.scope, key);
  if (!session) return refuse('note-not-found');
  if (part.patientId !== null) ctx.about([part.patientId as PatientId]);
  ctx.about([], { sessionId: session.id });
  const open = await isOpen(ctx, key, part.patientId);
  return open.ok ? ok(session) : open;
}

async function isOpen(
  ctx: ActionContext,
  key: { organizationId: ActionContext['organizationId']; sessionId: string },
  patientId: string | null,
): Promise<Outcome<true>> {
  const roster = await rosterOfSession(ctx.tx, key);
  const signed = new Set((await findNotesOfSession(ctx.tx, key)).map((note) => note.patient_id));
  if (patientId === null) {
    const everybodySigned = signed.size > 0 && roster.every((person) => signed.has(person.patient_id));
    return everybodySigned ? refuse('already-signed') : ok(true);
  }
  if (signed.has(patientId)) return refuse('already-signed');
  return roster.some((person) => person.patient_id === patientId) ? ok(true) : refuse('note-not-found');
}
