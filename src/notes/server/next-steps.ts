// What notes hand to the page before a group: the next step that each person's last note names.
import type { PersonChange, PersonChanges } from '#kernel/person-change.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { wholeDay } from '../rules/note-blocks.ts';
import { findLastNotes } from './last-notes.db.ts';

export async function nextStepsOf(
  ctx: ActionContext,
  of: { sessionId: string; patientIds: readonly string[] },
): Promise<PersonChanges> {
  const rows = await findLastNotes(ctx.tx, {
    organizationId: ctx.organizationId,
    patientIds: of.patientIds,
    exceptSessionId: of.sessionId,
    exceptBlock: wholeDay,
    most: 1,
  });
  return new Map(
    rows
      .filter((row) => row.next_step !== '')
      .map((row): [string, PersonChange[]] => [
        row.patient_id,
        [{ part: 'notes', says: `Next step: ${row.next_step}`, on: row.held_on, weight: 'plain' }],
      ]),
  );
}
