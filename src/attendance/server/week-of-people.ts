// The week of everybody on some rosters, each by the rules of whoever pays for them, as the chart counts it too: how minutes
// count, which seven days are added up, whether education counts, and how much a day and a week need.
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import type { ActionContext } from '#platform/http/context.ts';
import {
  blocksThatCount,
  daysAround,
  hoursRuleOn,
  noFacts,
  weekOfPerson,
  type HoursRule,
} from '../../groups/rules/series/hours-of-person.ts';
import { sessionTimes } from '../../groups/rules/session-times.ts';
import type { TreatmentWeek } from '../../groups/rules/treatment-week.ts';
import { hoursFactsOf } from '../../groups/server/door.ts';
import type { PersonDate } from '../rules/hours.ts';
import type { CountedSession } from './counted-session.ts';
import { findPresences, type PresenceRow } from './presences.db.ts';

export type DateOfPerson = PersonDate & { readonly session_id: string };

/** How somebody's hours count, and their dates. */
export type WeekOfOne = {
  readonly rule: HoursRule;
  readonly week: TreatmentWeek;
  /** All dates looked at; those of the week are among them. */
  readonly dates: readonly DateOfPerson[];
  readonly inWeek: readonly DateOfPerson[];
};
export type WeekOfPeople = ReadonlyMap<string, WeekOfOne>;

type Looked = {
  /** How many days further back than the week. */
  readonly daysBack?: number;
  /** Only these people; everybody where it is left out. */
  readonly patientIds?: readonly string[] | null;
};

/** The week of everybody on the rosters of sessions of one clinic and day. */
export async function weekOfPeople(
  ctx: ActionContext,
  sessions: readonly CountedSession[],
  { daysBack = 0, patientIds = null }: Looked = {},
): Promise<WeekOfPeople> {
  const [first] = sessions;
  if (first === undefined) return new Map();
  const heldOn = first.session.held_on as LocalDate;
  const around = daysAround([heldOn]) ?? { from: heldOn, to: heldOn };
  const back = addDays(heldOn, -daysBack);
  const looking = findPresences(ctx.tx, {
    from: back < around.from ? back : around.from,
    to: around.to,
    sessionIds: sessions.map(({ session }) => session.id),
    patientIds,
  });
  // Where it is known whom to ask about, both are one trip to the database.
  const factsOf = (people: readonly string[]) => hoursFactsOf(ctx.tx, ctx.organizationId, people);
  const [presences, facts] = await Promise.all([
    looking,
    patientIds === null ? looking.then((found) => factsOf([...found.keys()])) : factsOf(patientIds),
  ]);
  return new Map(
    [...presences].map(([patientId, rows]) => {
      const own = facts.get(patientId) ?? noFacts;
      const rule = hoursRuleOn(first.policies, own, first.place);
      const week = weekOfPerson(rule, own, heldOn);
      const dates = rows.map((row) => dateOf(row, rule));
      const inWeek = dates.filter((date) => date.held_on >= week.from && date.held_on <= week.to);
      return [patientId, { rule, week, dates, inWeek }];
    }),
  );
}

/** Of somebody who is on no roster: nothing yet, by the rules of the place. */
export function emptyWeek({ policies, place }: CountedSession): WeekOfOne {
  const rule = hoursRuleOn(policies, noFacts, place);
  return { rule, week: weekOfPerson(rule, noFacts, place.on), dates: [], inWeek: [] };
}

function dateOf(row: PresenceRow, rule: HoursRule): DateOfPerson {
  const blocks = blocksThatCount(rule, row.blocks ?? []);
  return { ...row, times: sessionTimes(row, blocks, { room: row, shortestStepOut: rule.shortestStepOut }) };
}
