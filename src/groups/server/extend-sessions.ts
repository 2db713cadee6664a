// Every night: writes the sessions that have come within reach, and books their room and leaders.
// It only adds. What people wrote, moved or cancelled stays as it is, since a date that stands is skipped.
import type { OrganizationId } from '#kernel/ids.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { constraintOf } from '#platform/database/database.ts';
import { savepoint } from '#platform/database/savepoint.ts';
import type { JobContext, JobKind } from '#platform/jobs/jobs.ts';
import type { PlannedDate } from '../rules/series/align-dates.ts';
import { followClosures } from './series/follow-closures.ts';
import type { Series } from '../rules/series/series-facts.ts';
import { findDatesFrom } from './extend-sessions.db.ts';
import { alignBookings, daysAhead, planDates, type AlignContext } from './series/align-series.ts';
import { leftForLater } from './series/left-for-later.ts';
import { placeInForce } from './series/place-in-force.ts';
import { findSeriesRunning } from './series/series.db.ts';
import { insertDates } from './sessions.db.ts';

export const extendSessionsJob: JobKind = {
  name: 'groups.extend-sessions',
  summary: `Writes the sessions of the next ${daysAhead / 7} weeks that do not stand yet.`,
  cron: '40 7 * * *',
  run: extendSessions,
};

/** Extends every running group of one organization; running twice adds nothing more. */
export async function extendSessions(job: JobContext): Promise<void> {
  const ctx = { ...job, organizationId: job.organizationId as OrganizationId };
  for (const series of await findSeriesRunning(ctx.tx, ctx))
    await extendOne(ctx, await followTimetable(ctx, series));
  await followClosures(ctx);
}

// A timetable that begins today: from now on the group says its mode, room and limit. Where people are planned above the
// limit of the new room, the group keeps its own until they are moved.
async function followTimetable(ctx: AlignContext, series: Series): Promise<Series> {
  const { keep, undo } = await savepoint(ctx.tx, 'one_group');
  try {
    const followed = await placeInForce(ctx, series);
    await keep();
    return followed;
  } catch (error) {
    if (constraintOf(error) !== 'groups_limit_above_seats') throw error;
    await undo();
    return series;
  }
}

async function extendOne(ctx: AlignContext, series: Series): Promise<void> {
  const from: LocalDate = series.startsOn > ctx.today ? series.startsOn : ctx.today;
  const key = { organizationId: ctx.organizationId, groupId: series.groupId, from };
  const standing = await findDatesFrom(ctx.tx, key);
  const planned = await planDates(ctx, series, from);
  for (const date of planned.values()) if (!standing.has(date.heldOn)) await addOne(ctx, series, date);
}

// A date whose room or leader is taken, or whose people would not fit beside another group's, is left out and tried again
// the next night: it lies months ahead.
async function addOne(ctx: AlignContext, series: Series, date: PlannedDate): Promise<void> {
  const { keep, undo } = await savepoint(ctx.tx, 'one_session');
  try {
    const sessionIds = await insertDates(ctx.tx, series, [date]);
    await alignBookings(ctx, series, { sessionIds, booking: 'book' });
    await keep();
  } catch (error) {
    if (!leftForLater.has(constraintOf(error))) throw error;
    await undo();
  }
}
