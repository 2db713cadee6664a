// Who falls below their hours because of a change, each by the rules of whoever pays for them: their own week, what
// counts as treatment, and how much they need; and which sessions with a free chair would make it up.
import { addDays, dayIn, mondayOf, type Instant, type LocalDate } from '#kernel/local-date.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { payersOf, policiesOf } from '../../../organization/server/door.ts';
import type { PolicyValue } from '../../../organization/rules/policy-values.ts';
import {
  belowHours,
  type BelowHours,
  type OpenSession,
  type WeekOfPerson,
} from '../../rules/series/below-hours.ts';
import {
  countedInWeek,
  hoursRuleOn,
  noFacts,
  weekOfPerson,
  type HoursFacts,
  type HoursRule,
} from '../../rules/series/hours-of-person.ts';
import type { Series } from '../../rules/series/series-facts.ts';
import type { TreatmentWeek } from '../../rules/treatment-week.ts';
import { findOpenChairs, type ExpectedPerson, type OpenChair } from './consequences.db.ts';
import { findHoursFacts, findSittings, type SittingOfPerson } from './hours-of-people.db.ts';
import type { Looked } from './look-after.ts';

export type Lost = {
  readonly below: readonly (BelowHours & { readonly payer: string | null })[];
  readonly open: readonly OpenChair[];
};

type Week = WeekOfPerson & { readonly payerId: string | null };

/** Asked once everything stands as before again. */
export async function hoursLost(ctx: ActionContext, series: Series, looked: Looked): Promise<Lost> {
  const patientIds = looked.people.map((person) => person.patient_id);
  const before = await findSittings(ctx.tx, { patientIds, days: looked.days });
  const values = await policiesOf(ctx.tx, series.organizationId);
  const facts = await findHoursFacts(ctx.tx, series.organizationId, patientIds);
  const weeks = looked.people.flatMap((person) =>
    weeksOf(person, {
      series,
      looked,
      values,
      facts: facts.get(person.patient_id) ?? noFacts,
      before: before.filter((one) => one.patientId === person.patient_id),
      after: looked.sittings.filter((one) => one.patientId === person.patient_id),
    }),
  );
  const open = await findOpenChairs(ctx.tx, series.organizationId, {
    clinicId: series.clinicId,
    state: series.state,
    mondays: mondaysOf(weeks),
    except: looked.changed.map((one) => one.before.sessionId),
    now: ctx.now,
  });
  const payers = new Map((await payersOf(ctx.tx, series.organizationId)).map((one) => [one.id, one.name]));
  const payerOf = new Map(weeks.map((week) => [`${week.patientId} ${week.from}`, week.payerId]));
  const below = belowHours(weeks, open.map(openSession)).map((one) => {
    const payerId = payerOf.get(`${one.patientId} ${one.weekFrom}`) ?? null;
    return { ...one, payer: payerId === null ? null : (payers.get(payerId) ?? null) };
  });
  return { below, open };
}

type Of = {
  readonly series: Series;
  readonly looked: Looked;
  readonly values: readonly PolicyValue[];
  readonly facts: HoursFacts;
  readonly before: readonly SittingOfPerson[];
  readonly after: readonly SittingOfPerson[];
};

// Each week of the person in which one of their dates changes, once: that of the date before, and of where it goes.
function weeksOf(person: ExpectedPerson, of: Of): Week[] {
  const own = of.looked.near.filter((one) => person.session_ids.includes(one.before.sessionId));
  const days = own.flatMap(({ before, after }) => [before.heldOn, after.heldOn]);
  const weeks = new Map<string, { week: TreatmentWeek; rule: HoursRule }>();
  for (const day of days.toSorted()) {
    const rule = hoursRuleOn(of.values, of.facts, { ...of.series, on: day });
    const week = weekOfPerson(rule, of.facts, day);
    if (!weeks.has(week.from)) weeks.set(week.from, { week, rule });
  }
  return [...weeks.values()].map(({ week, rule }) => ({
    patientId: person.patient_id,
    from: week.from,
    to: week.to,
    counting: rule.counting.minutes,
    payerId: rule.payerId,
    neededMinutes: rule.neededMinutes,
    beforeMinutes: countedInWeek(rule, week, of.before),
    afterMinutes: countedInWeek(rule, week, of.after),
    taken: of.after,
  }));
}

function mondaysOf(weeks: readonly Week[]): LocalDate[] {
  return [...new Set(weeks.flatMap((week) => [mondayOf(week.from), mondayOf(addDays(week.from, 6))]))];
}

function openSession(one: OpenChair): OpenSession {
  return {
    sessionId: one.session_id,
    heldOn: dayIn(one.time_zone, one.starts_at as Instant),
    startsAt: one.starts_at as Instant,
    endsAt: one.ends_at as Instant,
    blocks: one.blocks,
    free: one.free,
  };
}
