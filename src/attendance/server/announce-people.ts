// Tells open screens whose line of a session changed, in ids alone, so that they ask for those lines and not for the room.
import type { ActionContext } from '#platform/http/context.ts';
import { told } from '../rules/changed-line.ts';

export function announcePeople(
  ctx: Pick<ActionContext, 'announce'>,
  sessionId: string,
  patientIds: readonly string[],
): void {
  for (const id of told(sessionId, patientIds)) ctx.announce('session', id);
}
