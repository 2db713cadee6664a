// Dates follow the closures of their clinic: what lies in one is called off with its reason, and comes back when the
// closure is taken back. It runs with the closure itself, and every night for dates that have been added since.
// Dates on which people wrote stay, and virtual ones: they need no open building. Hybrid ones are called off.
import type { Instant } from '#kernel/local-date.ts';
import type { CareScope } from '#platform/access/roles.ts';
import { constraintOf } from '#platform/database/database.ts';
import { savepoint } from '#platform/database/savepoint.ts';
import type { Series } from '../../rules/series/series-facts.ts';
import { alignBookings, alignSeries, type AlignContext } from './align-series.ts';
import { insertChange, insertException, markTakenBack } from './changes.db.ts';
import { findClosedDates, findReopenedDates } from './closed-dates.db.ts';
import { leftForLater } from './left-for-later.ts';
import { findStanding, lockSeries, lookAtPlaces, updateDates } from './series.db.ts';

// Row security holds whoever runs this to their own clinics; the job reaches all of them.
const everywhere: CareScope = { wholeOrganization: true, clinicIds: [], caseloadClinicIds: [] };

/** Calls off what lies in a closure, and brings back what no closure covers any more. Answers how many dates. */
export async function followClosures(ctx: AlignContext): Promise<{ closed: number; reopened: number }> {
  const closed = Map.groupBy(await findClosedDates(ctx.tx, ctx), (date) => date.group_id);
  for (const [groupId, dates] of closed) {
    const series = await open(ctx, groupId);
    if (series === undefined) continue;
    for (const date of dates) await closeOne(ctx, series, date);
    const sessionIds = dates.map((date) => date.session_id);
    await alignBookings(ctx, series, { sessionIds, booking: 'book' });
  }
  let reopened = 0;
  for (const date of await findReopenedDates(ctx.tx, ctx)) {
    const series = await open(ctx, date.group_id);
    if (series !== undefined && (await reopenOne(ctx, series, date))) reopened += 1;
  }
  const all = [...closed.values()].reduce((dates, each) => dates + each.length, 0);
  return { closed: all, reopened };
}

function open(ctx: AlignContext, groupId: string): Promise<Series | undefined> {
  return lockSeries(ctx.tx, everywhere, { organizationId: ctx.organizationId, groupId });
}

async function closeOne(
  ctx: AlignContext,
  series: Series,
  { session_id: sessionId, reason }: { session_id: string; reason: string },
): Promise<void> {
  const [date] = await findStanding(ctx.tx, {
    organizationId: ctx.organizationId,
    groupId: series.groupId,
    from: null,
    sessionIds: [sessionId],
    now: ctx.now,
  });
  if (date === undefined) return;
  const because = `Closed: ${reason}`;
  const changeId = await insertChange(ctx.tx, {
    series,
    kind: 'closure',
    reach: 'this',
    sessionId,
    fromOn: date.occursOn,
    because,
    wasEndsOn: null,
    madeBy: null,
    madeAt: ctx.now,
  });
  await updateDates(ctx.tx, ctx.organizationId, [
    { ...date, status: 'cancelled', cancelledBecause: because },
  ]);
  await insertException(ctx.tx, series, { sessionId, changeId, aspect: 'closed', at: ctx.now });
}

// A date whose room, leader or people are elsewhere by now stays called off and is tried again the next night.
async function reopenOne(
  ctx: AlignContext,
  series: Series,
  date: { session_id: string; change_id: string },
): Promise<boolean> {
  const { keep, undo } = await savepoint(ctx.tx, 'reopened');
  try {
    await markTakenBack(ctx.tx, ctx.organizationId, {
      changeId: date.change_id,
      by: null,
      at: ctx.now satisfies Instant,
    });
    await alignSeries(ctx, series, {
      reach: { from: ctx.today, sessionIds: [date.session_id] },
      booking: 'book',
    });
    await lookAtPlaces(ctx.tx);
    await keep();
    return true;
  } catch (error) {
    if (!leftForLater.has(constraintOf(error))) throw error;
    await undo();
    return false;
  }
}
