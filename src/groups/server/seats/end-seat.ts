// Ends a seat on a day, with the reason. The seat stays, and with it attendance and notes. A last day in the past is a
// correction: the seat is written anew, so that what was recorded after that day keeps its place.
import type { PatientId } from '#kernel/ids.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { openGroupToChange, type GroupAt } from './open-group.ts';
import { letRecordClose } from './place-seat.ts';
import { logChange } from './roster-changes.db.ts';
import { findSeat, setSeatEnd, type SeatRow } from './seats.db.ts';
import { writeAnew } from './write-anew.ts';

type End = { groupId: string; seatId: string; endsOn: string; reason: string; because: string };

export async function endSeat(
  ctx: ActionContext,
  input: End,
): Promise<Outcome<{ seatId: string; changeId: string }>> {
  const opened = await openSeat(ctx, input);
  if (!opened.ok) return opened;
  const { group, seat } = opened.value;
  const endsOn = input.endsOn as LocalDate;
  if (seat.ends_on !== null && seat.ends_on < ctx.today) return refuse('seat-ended');
  if (endsOn < seat.starts_on) return refuse('seat-ends-before-start');
  const left = { reason: input.reason, because: input.because };
  if (endsOn < ctx.today) {
    if (input.because === '') return refuse('past-needs-words');
    const to = {
      patientId: seat.patient_id,
      startsOn: seat.starts_on,
      endsOn,
      because: input.because,
      petsAccepted: seat.pets_accepted,
      left,
    };
    return writeAnew(ctx, opened.value, to);
  }
  await setSeatEnd(ctx.tx, { organizationId: ctx.organizationId, seatId: seat.id }, { endsOn, ...left });
  await letRecordClose(ctx, seat, endsOn);
  const changeId = await logChange(ctx, {
    kind: 'seat_ended',
    group,
    patientId: seat.patient_id,
    because: input.because,
    ended: seat,
  });
  ctx.announce('groups', group.id);
  return ok({ seatId: seat.id, changeId });
}

/** A seat of a locked group that stands and was not taken back. */
export async function openSeat(
  ctx: ActionContext,
  input: { groupId: string; seatId: string },
): Promise<Outcome<{ group: GroupAt; seat: SeatRow }>> {
  const group = await openGroupToChange(ctx, input.groupId);
  if (!group.ok) return group;
  const seat = await findSeat(ctx.tx, { organizationId: ctx.organizationId, ...input });
  if (!seat) return refuse('seat-not-found');
  ctx.about([seat.patient_id as PatientId], { groupId: group.value.id, seatId: seat.id });
  return seat.taken_back_at === null ? ok({ group: group.value, seat }) : refuse('seat-ended');
}
