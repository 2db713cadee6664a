// Those who lead a session divide its people: each writes and signs only their own.
import type { PatientId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { rosterOfSession } from '../../attendance/server/door.ts';
import { blocksOfSession, leadersOfSession, sessionInScope } from '../../groups/server/door.ts';
import type { Divide } from '../rules/note.ts';
import { isWhollySigned } from '../rules/note-blocks.ts';
import { findNotesOfSession } from './notes.db.ts';
import { insertWriters } from './writers.db.ts';

export async function divideNotes(
  ctx: ActionContext,
  input: Divide & { sessionId: string },
): Promise<Outcome<{ divided: number }>> {
  const key = { organizationId: ctx.organizationId, sessionId: input.sessionId };
  const [session, leaders, roster, signed, blocks] = await Promise.all([
    sessionInScope(ctx.tx, ctx.scope, key),
    leadersOfSession(ctx.tx, key),
    rosterOfSession(ctx.tx, key),
    findNotesOfSession(ctx.tx, key),
    blocksOfSession(ctx.tx, key),
  ]);
  if (!session) return refuse('note-not-found');
  const leading = new Set(leaders.map((leader) => leader.staff_member_id));
  if (!leading.has(ctx.staffMemberId)) return refuse('not-your-session');
  ctx.about(
    input.people.map((person) => person.patientId as PatientId),
    { sessionId: session.id },
  );
  const seated = new Set(roster.map((person) => person.patient_id));
  // Where each block has its note, who has one of a block is divided anew for the others.
  const notesOf = Map.groupBy(signed, (note) => note.patient_id);
  for (const { patientId, writerId } of input.people) {
    if (!seated.has(patientId)) return refuse('note-not-found');
    if (isWhollySigned(notesOf.get(patientId) ?? [], blocks)) return refuse('already-signed', { patientId });
    if (writerId !== null && !leading.has(writerId)) return refuse('writer-does-not-lead');
  }
  await insertWriters(
    ctx.tx,
    { ...key, clinicId: session.clinic_id, by: ctx.staffMemberId, at: ctx.now },
    input.people,
  );
  ctx.announce('notes', session.id);
  return ok({ divided: input.people.length });
}
