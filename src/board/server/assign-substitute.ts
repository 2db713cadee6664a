// Assigns who stands in for one session, as a change of that date: looked at first, then made, or the rule that refuses
// is named. Taking it back is taking that change back. Whoever works at another clinic is lent to this one for it.
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { makeSeriesChange, previewSeriesChange, sessionInScope } from '../../groups/server/door.ts';
import type { AssignSubstitute } from '../rules/cover.ts';
import { lendFor } from './lend.ts';

export async function assignSubstitute(
  ctx: ActionContext,
  input: AssignSubstitute,
): Promise<Outcome<{ sessionId: string; changeId: string }>> {
  const { organizationId } = ctx;
  const session = await sessionInScope(ctx.tx, ctx.scope, { organizationId, sessionId: input.sessionId });
  if (!session) return refuse('session-not-found');
  const lent = input.lend
    ? await lendFor(ctx, input.staffMemberId, {
        clinicId: session.clinic_id,
        sessionId: session.id,
        heldOn: session.held_on,
      })
    : ok(true);
  if (!lent.ok) return lent;
  const change = {
    groupId: session.group_id,
    reach: 'this' as const,
    sessionId: session.id,
    fromOn: null,
    because: input.because,
    change: {
      kind: 'staff' as const,
      staffMemberId: input.staffMemberId,
      part: 'leader' as const,
      insteadOfId: input.insteadOfId,
    },
  };
  const preview = await previewSeriesChange(ctx, change);
  if (!preview.ok) return preview;
  const made = await makeSeriesChange(ctx, { ...change, shown: preview.value.shown });
  if (!made.ok) return made;
  ctx.about([], { sessionId: session.id, changeId: made.value.changeId });
  return ok({ sessionId: session.id, changeId: made.value.changeId });
}
