// Gives a person a seat: never one more than the limit of any date, never to somebody who has died, is in another group
// at that time, or must not share the room with somebody there. A first day in the past needs words: it corrects.
import type { PatientId } from '#kernel/ids.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { GiveSeat } from '../../rules/seat.ts';
import { openGroupToChange, personInScope } from './open-group.ts';
import { placeSeat } from './place-seat.ts';
import { logChange } from './roster-changes.db.ts';
import { endWaiting, refuseToPassOver } from './waiting-order.ts';

export async function giveSeat(
  ctx: ActionContext,
  input: GiveSeat & { groupId: string },
): Promise<Outcome<{ seatId: string; changeId: string }>> {
  const group = await openGroupToChange(ctx, input.groupId);
  if (!group.ok) return group;
  const person = await personInScope(ctx, input.patientId);
  if (!person.ok) return person;
  ctx.about([input.patientId as PatientId], { groupId: group.value.id });
  const startsOn = input.startsOn as LocalDate;
  if (startsOn < ctx.today && input.because === '') return refuse('past-needs-words');
  const inOrder = await refuseToPassOver(ctx, group.value, input);
  if (!inOrder.ok) return inOrder;
  const placed = await placeSeat(ctx, group.value, {
    patientId: input.patientId,
    startsOn,
    endsOn: null,
    reason: input.reason,
    because: input.because,
    terms: input,
    petsAccepted: input.petsAccepted,
  });
  if (!placed.ok) return placed;
  await endWaiting(ctx, group.value, { patientId: input.patientId, seatId: placed.value });
  const changeId = await logChange(ctx, {
    kind: 'seat_given',
    group: group.value,
    patientId: input.patientId,
    because: input.because,
    givenSeatId: placed.value,
  });
  ctx.announce('groups', group.value.id);
  return ok({ seatId: placed.value, changeId });
}
