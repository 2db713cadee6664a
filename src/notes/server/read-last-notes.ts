// The last two notes of somebody on the roster, beside the words that are being written.
import type { PatientId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { rosterOfSession } from '../../attendance/server/door.ts';
import { sessionInScope } from '../../groups/server/door.ts';
import type { LastNotesAnswer } from '../rules/notes-answers.ts';
import { findLastNotes } from './last-notes.db.ts';

const notesBeside = 2;

export async function readLastNotes(
  ctx: ActionContext,
  input: { sessionId: string; patientId: string; block: number },
): Promise<Outcome<LastNotesAnswer>> {
  const key = { organizationId: ctx.organizationId, sessionId: input.sessionId };
  const session = await sessionInScope(ctx.tx, ctx.scope, key);
  if (!session) return refuse('note-not-found');
  const roster = await rosterOfSession(ctx.tx, key);
  if (!roster.some((person) => person.patient_id === input.patientId)) return refuse('note-not-found');
  ctx.about([input.patientId as PatientId], { sessionId: session.id });
  const rows = await findLastNotes(ctx.tx, {
    organizationId: ctx.organizationId,
    patientIds: [input.patientId],
    exceptSessionId: session.id,
    exceptBlock: input.block,
    most: notesBeside,
  });
  return ok({
    notes: rows.map((row) => ({
      id: row.id,
      heldOn: row.held_on,
      groupName: row.group_name,
      attendance: row.attendance,
      ownWords: row.own_words,
      nextStep: row.next_step,
      risks: row.risks,
      signerName: row.signer_name,
      blockWords: row.block_words,
    })),
  });
}
