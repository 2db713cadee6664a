// A risk is tapped: a task opens that somebody has to take before the person leaves, supervisors are told at once, and
// the note waits for its outcome.
import { addMinutes, type Instant } from '#kernel/local-date.ts';
import { ok, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { policyNumber } from '../../organization/rules/policy-values.ts';
import { policiesOf } from '../../organization/server/door.ts';
import { openTask } from '../../tasks/server/door.ts';
import type { RaiseRisk } from '../rules/note.ts';
import { openPart } from './open-part.ts';
import { insertRisk } from './risks.db.ts';

const soonestMinutes = 15;

export async function raiseRisk(
  ctx: ActionContext,
  input: RaiseRisk & { sessionId: string },
): Promise<Outcome<{ taskId: string; dueAt: string }>> {
  const opened = await openPart(ctx, input);
  if (!opened.ok) return opened;
  const session = opened.value;
  const { organizationId, now } = ctx;
  const minutes = policyNumber(await policiesOf(ctx.tx, organizationId), 'risk_escalation_minutes', {
    state: session.state,
    clinicId: session.clinic_id,
    on: ctx.today,
  });
  const dueAt = beforeLeaving(session.ends_at as Instant, now);
  const about = {
    organizationId,
    clinicId: session.clinic_id,
    sessionId: session.id,
    patientId: input.patientId,
  };
  const taskId = await openTask(ctx.tx, {
    ...about,
    kind: 'risk',
    subject: input.kind,
    openedBy: ctx.staffMemberId,
    openedAt: now,
    dueAt,
    escalatesAt: addMinutes(now, minutes),
  });
  await insertRisk(ctx.tx, {
    ...about,
    kind: input.kind,
    taskId,
    raisedBy: ctx.staffMemberId,
    raisedAt: now,
  });
  ctx.about([], { taskId });
  ctx.announce('tasks', taskId);
  ctx.announce('notes', session.id);
  return ok({ taskId, dueAt });
}

// Before the session ends and the person leaves; tapped at its end or later, within a quarter of an hour.
function beforeLeaving(endsAt: Instant, now: Instant): Instant {
  const soonest = addMinutes(now, soonestMinutes);
  return Date.parse(endsAt) > Date.parse(soonest) ? endsAt : soonest;
}
