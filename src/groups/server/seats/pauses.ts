// Somebody does not come for a while: a stay in hospital, a journey, a course. The chair is free on every date of that
// time, also on those that are not planned yet, and waits for them afterwards.
import type { PatientId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import { newId } from '#platform/database/new-id.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { EndPause, Pause } from '../../rules/seat.ts';
import { openSeat } from './end-seat.ts';
import { openGroupToChange, type GroupAt } from './open-group.ts';
import { countDatesOfPause, findPause, insertPause, setCameBack } from './pauses.db.ts';
import { logChange } from './roster-changes.db.ts';

type Paused = Outcome<{ pauseId: string; changeId: string; dates: number }>;

export async function pauseSeat(
  ctx: ActionContext,
  input: Pause & { groupId: string; seatId: string },
): Promise<Paused> {
  const opened = await openSeat(ctx, input);
  if (!opened.ok) return opened;
  const { group, seat } = opened.value;
  if (seat.ends_on !== null && seat.ends_on < input.from) return refuse('seat-ended');
  return writePause(ctx, group, { ...input, patientId: seat.patient_id });
}

/** Writes a pause of a person in a locked group. */
export async function writePause(
  ctx: ActionContext,
  group: GroupAt,
  input: Pause & { patientId: string },
): Promise<Paused> {
  if (input.until < input.from) return refuse('seat-ends-before-start');
  if (input.from < ctx.today && input.because === '') return refuse('past-needs-words');
  const pauseId = newId();
  const changeId = await logChange(ctx, {
    kind: 'pause_given',
    group,
    patientId: input.patientId,
    because: input.because,
    ofId: pauseId,
  });
  await insertPause(ctx, pauseId, {
    clinicId: group.clinic_id,
    groupId: group.id,
    patientId: input.patientId,
    startsOn: input.from,
    endsOn: input.until,
    reason: input.reason,
    because: input.because,
    changeId,
  });
  const dates = await countDatesOfPause(ctx.tx, { organizationId: ctx.organizationId, changeId });
  ctx.announce('groups', group.id);
  return ok({ pauseId, changeId, dates });
}

/** They come again earlier than it was planned; the chair is theirs again, if it is still there. */
export async function endPause(
  ctx: ActionContext,
  input: EndPause & { pauseId: string },
): Promise<Outcome<{ changeId: string }>> {
  const key = { organizationId: ctx.organizationId, pauseId: input.pauseId };
  const found = await findPause(ctx.tx, key);
  if (!found) return refuse('pause-not-found');
  const group = await openGroupToChange(ctx, found.group_id);
  if (!group.ok) return refuse('pause-not-found');
  const pause = await findPause(ctx.tx, key);
  if (!pause) return refuse('pause-not-found');
  ctx.about([pause.patient_id as PatientId], { groupId: group.value.id });
  const last = pause.came_back_on ?? pause.ends_on;
  if (input.backOn < pause.starts_on || input.backOn > last)
    return refuse('back-within-pause', { from: pause.starts_on, until: last });
  if (input.backOn < ctx.today) return refuse('change-in-past');
  await setCameBack(ctx, pause.id, input.backOn);
  const changeId = await logChange(ctx, {
    kind: 'pause_ended',
    group: group.value,
    patientId: pause.patient_id,
    because: input.because,
    ofId: pause.id,
  });
  ctx.announce('groups', group.value.id);
  return ok({ changeId });
}
