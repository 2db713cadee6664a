// What stands after a change was applied, looked at before it is taken back again.
import { addDays } from '#kernel/local-date.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { StandingDate } from '../../rules/series/align-dates.ts';
import { daysAround } from '../../rules/series/hours-of-person.ts';
import type { Series } from '../../rules/series/series-facts.ts';
import type { TreatmentWeek } from '../../rules/treatment-week.ts';
import type { Clash } from './align-series.ts';
import type { Applied } from './apply-change.ts';
import { findElsewhere, findExpected, type Elsewhere, type ExpectedPerson } from './consequences.db.ts';
import { findSittings, type SittingOfPerson } from './hours-of-people.db.ts';
import { findStanding } from './series.db.ts';

/** Days for which people's hours are looked at, from the first date that changes. */
const daysLookedAt = 28;

export type Looked = {
  readonly changed: readonly { readonly before: StandingDate; readonly after: StandingDate }[];
  readonly kept: readonly StandingDate[];
  readonly clashes: readonly Clash[];
  readonly newDates: number;
  readonly people: readonly ExpectedPerson[];
  /** Those of which people's hours are looked at. */
  readonly near: Looked['changed'];
  /** Days that any week of those can reach. */
  readonly days: TreatmentWeek | null;
  readonly sittings: readonly SittingOfPerson[];
  /** Who is in two places now. */
  readonly elsewhere: readonly Elsewhere[];
};

/** What stands after a change was applied, to be looked at before it is taken back again. */
export async function lookAfter(ctx: ActionContext, series: Series, applied: Applied): Promise<Looked> {
  const ids = applied.before.map((date) => date.sessionId);
  const after = await findStanding(ctx.tx, {
    organizationId: series.organizationId,
    groupId: series.groupId,
    from: null,
    sessionIds: ids,
    now: ctx.now,
  });
  const afterOf = new Map(after.map((date) => [date.sessionId, date]));
  const changed = applied.before.flatMap((before) => {
    const now = afterOf.get(before.sessionId);
    return now !== undefined && differs(before, now) ? [{ before, after: now }] : [];
  });
  const changedIds = new Set(changed.map((one) => one.before.sessionId));
  const kept = applied.before.filter(
    (date) => !changedIds.has(date.sessionId) && (date.keptBecause !== null || date.exceptions.length > 0),
  );
  const near = nearOf(changed);
  const days = daysAround(near.flatMap((one) => [one.before.heldOn, one.after.heldOn]));
  const people = await findExpected(
    ctx.tx,
    series.organizationId,
    near.map((one) => one.before.sessionId),
  );
  const sittings = await findSittings(ctx.tx, {
    patientIds: people.map((person) => person.patient_id),
    days,
  });
  const elsewhere = await findElsewhere(ctx.tx, [
    ...changed.map((one) => one.before.sessionId),
    ...applied.made,
  ]);
  return {
    changed,
    kept,
    clashes: applied.clashes,
    newDates: applied.made.length,
    people,
    near,
    days,
    sittings,
    elsewhere,
  };
}

// The dates of the first weeks that change, by where they were.
function nearOf(changed: Looked['changed']): Looked['changed'] {
  const [first] = changed.map((one) => one.before.heldOn).toSorted();
  if (first === undefined) return [];
  const until = addDays(first, daysLookedAt);
  return changed.filter((one) => one.before.heldOn < until);
}

function differs(one: StandingDate, other: StandingDate): boolean {
  return (
    one.heldOn !== other.heldOn ||
    one.startsAt !== other.startsAt ||
    one.endsAt !== other.endsAt ||
    one.roomId !== other.roomId ||
    one.mode !== other.mode ||
    one.status !== other.status
  );
}
