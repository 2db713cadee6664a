// Who leads one date, or the series from a day on: a substitute, somebody beside, or a supervisor. Whether they may by
// their credentials is looked at once they stand on the dates (check-change.ts).
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { Series } from '../../rules/series/series-facts.ts';
import type { SeriesChange } from '../../rules/series/series.ts';
import { findDatesToBook } from './date-bookings.db.ts';
import { endFacilitations, insertDateStaff, insertFacilitation } from './changes.db.ts';
import { checkWorkThere } from './check-leaders.ts';
import type { ChangeAt } from './change-at.ts';
import { findLeading } from './leading.db.ts';
import { findStanding } from './series.db.ts';

type StaffChange = Extract<SeriesChange, { kind: 'staff' }>;

export async function changeStaff(at: ChangeAt, change: StaffChange): Promise<Outcome<Series>> {
  const { resolved } = at;
  const sessionId = oneDateOf(resolved);
  const leading = await leadingThen(at, sessionId);
  const refused = refusalOfLeading(leading, change);
  if (refused !== null) return refuse(refused);
  const works = await checkWorkThere(at.ctx, at.series, {
    staffMemberIds: [change.staffMemberId],
    on: resolved.date?.heldOn ?? resolved.from,
  });
  if (!works.ok) return works;
  return sessionId === null ? assignToSeries(at, change) : assignToDate(at, change, sessionId);
}

function oneDateOf({ asked, date }: ChangeAt['resolved']): string | null {
  return asked.reach === 'this' && date !== null ? date.sessionId : null;
}

function leadingThen(at: ChangeAt, sessionId: string | null): Promise<string[]> {
  return sessionId === null
    ? findLeading(at.ctx.tx, { ...at.series, on: at.resolved.from })
    : leadersOfDate(at, sessionId);
}

function refusalOfLeading(leading: readonly string[], change: StaffChange): string | null {
  const { staffMemberId, insteadOfId } = change;
  if (insteadOfId === staffMemberId) return 'same-person-instead';
  if (leading.includes(staffMemberId)) return 'leads-already';
  return insteadOfId === null || leading.includes(insteadOfId) ? null : 'not-led-by-them';
}

async function leadersOfDate({ ctx, series }: ChangeAt, sessionId: string): Promise<string[]> {
  const [date] = await findDatesToBook(ctx.tx, series.organizationId, [sessionId]);
  const ofBlocks = date?.blocks.flatMap((block) => block.leaderId ?? []) ?? [];
  const ofDate = date?.leaders.map((leader) => leader.staffMemberId) ?? [];
  return [...new Set([...ofDate, ...ofBlocks])].filter((id) => !date?.away.includes(id));
}

async function assignToDate(
  { ctx, series, resolved, changeId }: ChangeAt,
  change: StaffChange,
  sessionId: string,
): Promise<Outcome<Series>> {
  const assigned = {
    sessionId,
    because: resolved.asked.because,
    changeId,
    by: ctx.staffMemberId,
    at: ctx.now,
  };
  if (change.insteadOfId !== null)
    await insertDateStaff(ctx.tx, series, {
      ...assigned,
      staffMemberId: change.insteadOfId,
      part: 'away',
    });
  await insertDateStaff(ctx.tx, series, {
    ...assigned,
    staffMemberId: change.staffMemberId,
    part: change.part,
  });
  return ok(series);
}

async function assignToSeries(
  { ctx, series, resolved, changeId }: ChangeAt,
  change: StaffChange,
): Promise<Outcome<Series>> {
  const from = await firstDayToChange(ctx, series, resolved.from);
  if (change.insteadOfId !== null)
    await endFacilitations(ctx.tx, series, { staffMemberId: change.insteadOfId, from, changeId });
  await insertFacilitation(ctx.tx, series, {
    staffMemberId: change.staffMemberId,
    part: change.part,
    from,
    changeId,
  });
  return ok(series);
}

// Whoever led a date that has begun, or on which people wrote, stays its leader: the change begins the day after.
async function firstDayToChange(ctx: ChangeAt['ctx'], series: Series, from: LocalDate): Promise<LocalDate> {
  const standing = await findStanding(ctx.tx, { ...series, from, sessionIds: null, now: ctx.now });
  return standing.some((date) => date.occursOn === from && date.keptBecause !== null)
    ? addDays(from, 1)
    : from;
}
