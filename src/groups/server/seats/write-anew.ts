// Corrects a seat: the wrong one is taken back and stays, the right one is written beside it. Attendance and notes are
// left where they are; on dates where something was recorded for the wrong one, it stays on the roster, marked.
import type { LocalDate } from '#kernel/local-date.ts';
import { ok, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { GroupAt } from './open-group.ts';
import { letRecordClose, placeSeat, termsOf } from './place-seat.ts';
import { logChange } from './roster-changes.db.ts';
import { setTakenBack, type SeatRow } from './seats.db.ts';

export type Corrected = {
  readonly patientId: string;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate | null;
  readonly because: string;
  readonly petsAccepted: boolean;
  readonly left: { readonly reason: string; readonly because: string } | null;
};

export async function writeAnew(
  ctx: ActionContext,
  { group, seat }: { group: GroupAt; seat: SeatRow },
  to: Corrected,
): Promise<Outcome<{ seatId: string; changeId: string }>> {
  const by = { at: ctx.now, staffMemberId: ctx.staffMemberId, because: to.because };
  await setTakenBack(ctx.tx, { organizationId: ctx.organizationId, seatId: seat.id }, by);
  const placed = await placeSeat(ctx, group, {
    ...to,
    reason: 'corrected',
    terms: termsOf(seat),
    continuesSeatId: seat.id,
    left: to.endsOn === null ? null : (to.left ?? { reason: 'corrected', because: to.because }),
  });
  if (!placed.ok) return placed;
  if (to.endsOn !== null || to.patientId !== seat.patient_id) await letRecordClose(ctx, seat, ctx.today);
  const changeId = await logChange(ctx, {
    kind: 'seat_corrected',
    group,
    patientId: seat.patient_id,
    because: to.because,
    givenSeatId: placed.value,
    ended: seat,
  });
  ctx.announce('groups', group.id);
  return ok({ seatId: placed.value, changeId });
}
