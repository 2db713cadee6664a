// A director's day over all clinics in reach: who is away and not covered, who starts, what is too full, seats and waiting.
import type { LocalDate } from '#kernel/local-date.ts';
import { ok, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { clinicsOf, countNew } from '../../groups/server/door.ts';
import type { HouseDay } from '../rules/house-day.ts';
import { countWaitingFor, findDatesOfDay, type DateOfDay } from './house-day.db.ts';
import { findLentOut, type LentOut } from './lend.db.ts';

export async function readHouseDay(
  ctx: ActionContext,
  input: { day?: string | undefined; clinicId?: string | undefined },
): Promise<Outcome<HouseDay>> {
  const { organizationId } = ctx;
  const day = (input.day ?? ctx.today) as LocalDate;
  const dates = await findDatesOfDay(ctx.tx, {
    organizationId,
    clinics: clinicsOf(ctx.scope),
    clinicId: input.clinicId ?? null,
    day,
  });
  const planned = dates.filter((date) => date.status !== 'cancelled');
  const fresh = await countNew(ctx.tx, { organizationId, sessionIds: planned.map((date) => date.id) });
  const lentOut = await findLentOut(ctx.tx, { from: day, clinicId: input.clinicId ?? null });
  const groupIds = [...new Set(planned.map((date) => date.group_id))];
  return ok({
    day,
    uncovered: planned.flatMap((date) =>
      date.away.map((one) => ({ ...inBrief(date), staffMemberId: one.id, name: one.name })),
    ),
    covered: planned.filter((date) => date.is_covered).length,
    cancelled: dates.length - planned.length,
    starts: planned.flatMap((date) => {
      const people = fresh.get(date.id);
      return people === undefined ? [] : [{ ...inBrief(date), people }];
    }),
    over: planned
      .filter((date) => date.seats > date.seat_limit)
      .map((date) => ({ ...inBrief(date), seats: date.seats, seatLimit: date.seat_limit })),
    lentOut: lentOut.map(lentOf),
    sessions: planned.length,
    seats: planned.reduce((sum, date) => sum + Math.min(date.seats, date.seat_limit), 0),
    seatLimit: planned.reduce((sum, date) => sum + date.seat_limit, 0),
    waiting: await countWaitingFor(ctx.tx, groupIds),
  });
}

function lentOf(one: LentOut): HouseDay['lentOut'][number] {
  const { group_id: groupId, change_id: changeId, away_id: awayId } = one;
  return {
    sessionId: one.session_id,
    staffMemberId: one.staff_member_id,
    name: one.name,
    clinicName: one.clinic_name,
    timeZone: one.time_zone,
    startsAt: one.starts_at,
    endsAt: one.ends_at,
    lentBy: one.lent_by,
    lentAt: one.lent_at,
    cover: groupId === null || changeId === null || awayId === null ? null : { groupId, changeId, awayId },
  };
}

function inBrief(date: DateOfDay) {
  return {
    sessionId: date.id,
    groupName: date.group_name,
    clinicName: date.clinic_name,
    timeZone: date.time_zone,
    startsAt: date.starts_at,
  };
}
