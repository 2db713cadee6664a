// A make-up that was booked by a slip of the hand is taken back by whoever booked it, while it has not begun. Other visits
// are withdrawn by who gives seats.
import { refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { withdrawVisit } from './one-date.ts';
import { findOwnMakeUp } from './own-make-up.db.ts';

export async function withdrawOwnMakeUp(
  ctx: ActionContext,
  input: { sessionId: string; visitId: string },
): Promise<Outcome<{ changeId: string }>> {
  const { organizationId, staffMemberId, now } = ctx;
  const found = await findOwnMakeUp(ctx.tx, { organizationId, staffMemberId, now, ...input });
  if (found === undefined) return refuse('date-not-found');
  return withdrawVisit(ctx, { visitId: found.id, because: 'Undone' });
}
