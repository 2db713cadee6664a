// A pull-out begins, ends, or is called off. Ending frees whoever took them; what went on longer than planned is
// recorded as it was, and books nobody again.
import type { PatientId } from '#kernel/ids.ts';
import { minutesBetween, type Instant } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { endBookings } from '../../calendar/server/door.ts';
import type { ChangePullOut } from '../rules/pull-out.ts';
import { announcePeople } from './announce-people.ts';
import { lockPullOut, updatePullOut, type PullOutChange } from './pull-outs.db.ts';
import { openForPullOuts } from './start-pull-out.ts';

type PullOutRow = NonNullable<Awaited<ReturnType<typeof lockPullOut>>>;

export async function changePullOut(
  ctx: ActionContext,
  input: ChangePullOut & { sessionId: string; pullOutId: string },
): Promise<Outcome<{ pullOutId: string }>> {
  const session = await openForPullOuts(ctx, input.sessionId);
  if (!session.ok) return session;
  const key = {
    organizationId: ctx.organizationId,
    sessionId: session.value.id,
    pullOutId: input.pullOutId,
  };
  const found = await lockPullOut(ctx.tx, key);
  if (!found) return refuse('pull-out-not-found');
  const at = input.at === null ? ctx.now : (input.at as Instant);
  if (minutesBetween(at, ctx.now) < 0) return refuse('pull-out-not-yet');
  const change = changeOf(found, input.becomes, at);
  if (!change.ok) return change;
  ctx.about([found.patient_id as PatientId], { sessionId: session.value.id });
  await updatePullOut(ctx.tx, key, { ...change.value, changed_by: ctx.staffMemberId });
  if (input.becomes !== 'begun')
    await endBookings(ctx.tx, { organizationId: ctx.organizationId, purposeId: found.id }, at);
  announcePeople(ctx, session.value.id, [found.patient_id]);
  return ok({ pullOutId: found.id });
}

function changeOf(found: PullOutRow, becomes: ChangePullOut['becomes'], at: Instant): Outcome<PullOutChange> {
  const isWaiting = found.began_at === null && found.cancelled_at === null;
  if (becomes === 'ended') {
    if (found.began_at === null || found.ended_at !== null) return refuse('pull-out-not-open');
    return minutesBetween(found.began_at as Instant, at) < 0
      ? refuse('pull-out-ends-before-begin')
      : ok({ ended_at: at });
  }
  if (!isWaiting) return refuse('pull-out-not-open');
  return ok(becomes === 'begun' ? { began_at: at } : { cancelled_at: at });
}
