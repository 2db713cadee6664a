// The order of a waiting list where chairs are given: whoever goes before others whom the chair would fit goes with a reason.
import type { LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { passedOver, stillWaits } from '../../rules/waiting-order.ts';
import { freeChairs } from './free-chairs.db.ts';
import type { GroupAt } from './open-group.ts';
import { findWaiting, insertStep, type WaitingRow } from './waiting-list.db.ts';

/** Everybody who stands on the list, the first first. */
export async function standingOn(ctx: ActionContext, groupId: string): Promise<WaitingRow[]> {
  const rows = await findWaiting(ctx.tx, { organizationId: ctx.organizationId, groupId, since: ctx.now });
  return rows.filter((entry) => stillWaits(entry.status));
}

type Asked = {
  readonly patientId: string;
  readonly weekdays: number[] | null;
  /** The day from which they would sit there. */
  readonly startsOn: string;
  readonly because: string;
};

/** Refuses to pass over people who wait, unless it is said why. Whoever waits passes over those before them only. */
export async function refuseToPassOver(
  ctx: ActionContext,
  group: Pick<GroupAt, 'id'>,
  asked: Asked,
): Promise<Outcome<true>> {
  if (asked.because !== '') return ok(true);
  const standing = await standingOn(ctx, group.id);
  const own = standing.findIndex((entry) => entry.patient_id === asked.patientId);
  const before = own === -1 ? standing : standing.slice(0, own);
  if (before.length === 0) return ok(true);
  const from = (asked.startsOn > ctx.today ? asked.startsOn : ctx.today) as LocalDate;
  const free = await freeChairs(ctx.tx, { groupId: group.id, from });
  const passed = passedOver(before, new Map(free.map((day) => [day.weekday, day.chairs])), asked);
  return passed === 0 ? ok(true) : refuse('order-needs-reason', { passed });
}

/** Whoever was given a seat otherwise waits no more. */
export async function endWaiting(
  ctx: ActionContext,
  group: Pick<GroupAt, 'id'>,
  given: { patientId: string; seatId: string },
): Promise<void> {
  const entry = (await standingOn(ctx, group.id)).find((one) => one.patient_id === given.patientId);
  if (!entry) return;
  await insertStep(ctx.tx, {
    organizationId: ctx.organizationId,
    clinicId: entry.clinic_id,
    entryId: entry.id,
    sequence: entry.sequence + 1,
    status: 'accepted',
    place: entry.place,
    because: '',
    offeredUntil: null,
    offeredFrom: null,
    seatId: given.seatId,
    decidedBy: ctx.staffMemberId,
    decidedAt: ctx.now,
  });
}
