// Changes a seat from a day on: other weekdays, mode, level or phase, or another group. The seat until then ends the day
// before and a new one goes on from it, so that nothing is overwritten and every date keeps what was true on it.
import type { PatientId } from '#kernel/ids.ts';
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { ChangeSeat, CorrectSeat, MoveSeat, SeatTerms } from '../../rules/seat.ts';
import { openSeat } from './end-seat.ts';
import { openGroupToChange, personInScope, type GroupAt } from './open-group.ts';
import { letRecordClose, placeSeat } from './place-seat.ts';
import { logChange, type ChangeKind } from './roster-changes.db.ts';
import { setSeatEnd, setTakenBack, type SeatRow } from './seats.db.ts';
import { writeAnew } from './write-anew.ts';

type OfSeat = { groupId: string; seatId: string };
type Changed = Outcome<{ seatId: string; changeId: string }>;

export async function changeSeat(ctx: ActionContext, input: ChangeSeat & OfSeat): Promise<Changed> {
  const opened = await openSeat(ctx, input);
  if (!opened.ok) return opened;
  const { group, seat } = opened.value;
  const words = { reason: 'changed', because: input.because };
  return goOn(ctx, seat, {
    kind: 'seat_changed',
    group,
    in: group,
    from: input.from as LocalDate,
    terms: input,
    petsAccepted: input.petsAccepted || seat.pets_accepted,
    joined: words,
    left: words,
  });
}

export async function moveSeat(ctx: ActionContext, input: MoveSeat & OfSeat): Promise<Changed> {
  // Always the same order, so that two moves in opposite directions wait rather than deadlock.
  const [first = '', second = ''] = [input.groupId, input.toGroupId].toSorted();
  const locked = [await openGroupToChange(ctx, first), await openGroupToChange(ctx, second)];
  const refused = locked.find((one) => !one.ok);
  if (refused) return refused;
  const to = locked.flatMap((one) => (one.ok && one.value.id === input.toGroupId ? [one.value] : []))[0];
  const opened = await openSeat(ctx, input);
  if (!opened.ok) return opened;
  if (to === undefined) return refuse('group-not-found');
  if (to.id === input.groupId) return refuse('seat-twice');
  const words = { reason: 'other_group', because: input.because };
  const moved = await goOn(ctx, opened.value.seat, {
    kind: 'seat_moved',
    group: opened.value.group,
    in: to,
    from: input.from as LocalDate,
    terms: input,
    petsAccepted: input.petsAccepted,
    joined: words,
    left: words,
  });
  ctx.announce('groups', to.id);
  return moved;
}

/** What a seat should have been: one action with a reason, in the past as well. */
export async function correctSeat(ctx: ActionContext, input: CorrectSeat & OfSeat): Promise<Changed> {
  const opened = await openSeat(ctx, input);
  if (!opened.ok) return opened;
  const { seat } = opened.value;
  if (input.endsOn !== null && input.endsOn < input.startsOn) return refuse('seat-ends-before-start');
  if (input.patientId !== seat.patient_id) {
    const person = await personInScope(ctx, input.patientId);
    if (!person.ok) return person;
    ctx.about([input.patientId as PatientId]);
  }
  return writeAnew(ctx, opened.value, {
    patientId: input.patientId,
    startsOn: input.startsOn as LocalDate,
    endsOn: input.endsOn as LocalDate | null,
    because: input.because,
    petsAccepted: input.petsAccepted || (seat.pets_accepted && input.patientId === seat.patient_id),
    left: seat.left_reason === null ? null : { reason: seat.left_reason, because: seat.left_because ?? '' },
  });
}

type GoOn = {
  readonly kind: ChangeKind;
  readonly group: GroupAt;
  /** The group in which the seat goes on. */
  readonly in: GroupAt;
  readonly from: LocalDate;
  readonly terms: SeatTerms;
  readonly petsAccepted: boolean;
  readonly joined: { reason: string; because: string };
  readonly left: { reason: string; because: string };
};

async function goOn(ctx: ActionContext, seat: SeatRow, to: GoOn): Promise<Changed> {
  if (seat.ends_on !== null && seat.ends_on < to.from) return refuse('seat-ended');
  if (to.from < ctx.today) return refuse('change-in-past');
  const key = { organizationId: ctx.organizationId, seatId: seat.id };
  // A seat that has not begun by then is replaced whole.
  if (to.from <= seat.starts_on)
    await setTakenBack(ctx.tx, key, {
      at: ctx.now,
      staffMemberId: ctx.staffMemberId,
      because: to.left.because,
    });
  else await setSeatEnd(ctx.tx, key, { endsOn: addDays(to.from, -1), ...to.left });
  const placed = await placeSeat(ctx, to.in, {
    patientId: seat.patient_id,
    startsOn: to.from > seat.starts_on ? to.from : seat.starts_on,
    endsOn: seat.ends_on,
    reason: to.joined.reason,
    because: to.joined.because,
    terms: to.terms,
    petsAccepted: to.petsAccepted,
    continuesSeatId: seat.id,
    left: seat.left_reason === null ? null : { reason: seat.left_reason, because: seat.left_because ?? '' },
  });
  if (!placed.ok) return placed;
  if (to.in.clinic_id !== seat.clinic_id) await letRecordClose(ctx, seat, to.from);
  const changeId = await logChange(ctx, {
    kind: to.kind,
    group: to.group,
    patientId: seat.patient_id,
    because: to.left.because,
    givenSeatId: placed.value,
    ended: seat,
  });
  ctx.announce('groups', to.group.id);
  return ok({ seatId: placed.value, changeId });
}
