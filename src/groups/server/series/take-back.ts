// Takes a change of a series back. Its dates follow the timetable again, except those on which people wrote meanwhile.
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { Series } from '../../rules/series/series-facts.ts';
import { alignBookings, alignSeries } from './align-series.ts';
import {
  findChange,
  endBefore,
  markTakenBack,
  takeBackFacilitations,
  updateSeriesEnd,
} from './changes.db.ts';
import { refuseClashes } from './name-clashes.ts';
import { placeInForce } from './place-in-force.ts';
import { findStanding, lockSeries } from './series.db.ts';

type Change = NonNullable<Awaited<ReturnType<typeof findChange>>>;

export async function takeBackChange(
  ctx: ActionContext,
  input: { groupId: string; changeId: string },
): Promise<Outcome<{ changeId: string; dates: number }>> {
  const { organizationId } = ctx;
  const series = await lockSeries(ctx.tx, ctx.scope, { organizationId, groupId: input.groupId });
  if (!series) return refuse('group-not-found');
  const change = await findChange(ctx.tx, { organizationId, ...input });
  if (!change) return refuse('change-not-found');
  if (change.taken_back_at !== null) return refuse('change-taken-back-already');
  ctx.about([], { groupId: series.groupId, changeId: change.id });
  const reverted = await revert(ctx, series, change);
  if (!reverted.ok) return reverted;
  ctx.announce('groups', series.groupId);
  return ok({ changeId: change.id, dates: reverted.value });
}

async function revert(ctx: ActionContext, series: Series, change: Change): Promise<Outcome<number>> {
  if (await isWritten(ctx, series, change)) return refuse('date-written');
  const ended = await revertEnd(ctx, series, change);
  if (!ended.ok) return ended;
  if (change.kind === 'staff' && !(await revertLeading(ctx, series, change)))
    return refuse('later-change-first');
  const dates = await markTakenBack(ctx.tx, ctx.organizationId, {
    changeId: change.id,
    by: ctx.staffMemberId,
    at: ctx.now,
  });
  const placed = await placeInForce(ctx, ended.value);
  const from = change.from_on as LocalDate;
  const first = from > ctx.today ? from : ctx.today;
  const sessionIds = change.reach === 'this' ? dates : null;
  const aligned = await alignSeries(ctx, placed, { reach: { from: first, sessionIds }, booking: 'look' });
  const free = await refuseClashes(ctx, { timeZone: series.timeZone, roomIds: [] }, aligned.clashes);
  if (!free.ok) return free;
  await alignBookings(ctx, placed, { sessionIds: aligned.sessionIds, booking: 'book' });
  return ok(aligned.changed.length);
}

// Whoever led a date that has begun meanwhile, or on which people wrote, stays its leader.
async function revertLeading(ctx: ActionContext, series: Series, change: Change): Promise<boolean> {
  const changed = change.from_on as LocalDate;
  const standing = await findStanding(ctx.tx, { ...series, from: changed, sessionIds: null, now: ctx.now });
  const past = standing.filter((date) => date.keptBecause !== null && date.occursOn <= ctx.today);
  const from = past.reduce<LocalDate>(
    (first, { occursOn }) => (occursOn >= first ? addDays(occursOn, 1) : first),
    changed,
  );
  return takeBackFacilitations(ctx.tx, ctx.organizationId, { changeId: change.id, from });
}

// What people wrote meanwhile keeps its date; who led it may still be set right.
async function isWritten(ctx: ActionContext, series: Series, change: Change): Promise<boolean> {
  if (change.session_id === null || change.kind === 'staff') return false;
  const [date] = await findStanding(ctx.tx, {
    organizationId: series.organizationId,
    groupId: series.groupId,
    from: null,
    sessionIds: [change.session_id],
    now: ctx.now,
  });
  return date?.keptBecause === 'written';
}

// An end that a change set goes back to what it was, unless the series was ended otherwise since.
async function revertEnd(ctx: ActionContext, series: Series, change: Change): Promise<Outcome<Series>> {
  if (change.kind !== 'cancel' || change.reach === 'this') return ok(series);
  const endsOn = change.was_ends_on as LocalDate | null;
  if (series.endsOn !== endBefore({ ...series, endsOn }, change.from_on as LocalDate))
    return refuse('later-change-first');
  await updateSeriesEnd(ctx.tx, series, endsOn);
  return ok({ ...series, endsOn });
}
