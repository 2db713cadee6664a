// A try to reach somebody was written down by mistake: whoever wrote it takes it back, on the same day. It stays readable,
// and counts no more for when they were heard last.
import type { PatientId } from '#kernel/ids.ts';
import { dayIn, type Instant } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { sessionInScope } from '../../groups/server/door.ts';
import { findAttempt, insertTakenBack } from './outreach.db.ts';

export async function takeBackAttempt(
  ctx: ActionContext,
  input: { sessionId: string; attemptId: string },
): Promise<Outcome<{ attemptId: string }>> {
  const { organizationId } = ctx;
  const session = await sessionInScope(ctx.tx, ctx.scope, { organizationId, sessionId: input.sessionId });
  const attempt = session && (await findAttempt(ctx.tx, { ...input, organizationId }));
  if (!attempt) return refuse('attempt-not-found');
  ctx.about([attempt.patient_id as PatientId], { sessionId: session.id });
  if (attempt.made_by !== ctx.staffMemberId) return refuse('attempt-of-another');
  const dayOf = (at: Instant) => dayIn(session.time_zone, at);
  if (dayOf(attempt.made_at as Instant) !== dayOf(ctx.now)) return refuse('attempt-of-another-day');
  await insertTakenBack(ctx, attempt);
  ctx.announce('session', session.id);
  return ok({ attemptId: attempt.id });
}
