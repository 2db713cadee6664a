// Somebody steps out of the group by themselves and comes back, or never did.
import type { PatientId } from '#kernel/ids.ts';
import { isBefore, type Instant } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { ChangeStepOut, StepOut } from '../rules/room-times.ts';
import { wasThere } from '../rules/was-there.ts';
import { announcePeople } from './announce-people.ts';
import { openForMarks } from './held-times.ts';
import { findRoster } from './rosters.db.ts';
import { insertStepOut, lockStepOut, updateStepOut } from './step-outs.db.ts';

type Kept = Outcome<{ stepOutId: string }>;

export async function stepOut(ctx: ActionContext, input: StepOut & { sessionId: string }): Promise<Kept> {
  const opened = await openForMarks(ctx, input.sessionId);
  if (!opened.ok) return opened;
  const { session, times } = opened.value;
  const roster = await findRoster(ctx.tx, { organizationId: ctx.organizationId, sessionId: session.id });
  const person = roster.find((each) => each.patient_id === input.patientId);
  if (!person) return refuse('not-on-roster');
  if (!wasThere(person.status)) return refuse('step-out-not-there');
  const outAt = (input.outAt as Instant | null) ?? ctx.now;
  const backAt = input.backAt as Instant | null;
  if (isBefore(ctx.now, outAt) || (backAt !== null && isBefore(ctx.now, backAt)))
    return refuse('step-out-not-yet');
  if (isBefore(outAt, times.startsAt) || !isBefore(outAt, times.endsAt))
    return refuse('step-out-outside-session');
  ctx.about([input.patientId as PatientId], { sessionId: session.id });
  const made = {
    clinicId: session.clinic_id,
    sessionId: session.id,
    patientId: input.patientId,
    outAt,
    backAt,
  };
  const stepOutId = await insertStepOut(ctx, made);
  announcePeople(ctx, session.id, [input.patientId]);
  return ok({ stepOutId });
}

export async function changeStepOut(
  ctx: ActionContext,
  input: ChangeStepOut & { sessionId: string; stepOutId: string },
): Promise<Kept> {
  const opened = await openForMarks(ctx, input.sessionId);
  if (!opened.ok) return opened;
  const key = {
    organizationId: ctx.organizationId,
    sessionId: opened.value.session.id,
    stepOutId: input.stepOutId,
  };
  const found = await lockStepOut(ctx.tx, key);
  if (!found) return refuse('step-out-not-found');
  if (found.taken_back_at !== null) return refuse('step-out-not-open');
  const at = (input.at as Instant | null) ?? ctx.now;
  if (isBefore(ctx.now, at)) return refuse('step-out-not-yet');
  if (input.becomes === 'back' && found.back_at !== null) return refuse('step-out-not-open');
  ctx.about([found.patient_id as PatientId], { sessionId: key.sessionId });
  await updateStepOut(ctx, key, input.becomes === 'back' ? { back_at: at } : { taken_back_at: ctx.now });
  announcePeople(ctx, key.sessionId, [found.patient_id]);
  return ok({ stepOutId: found.id });
}
