// What attendance hands to the page before a group: days missed since a person was there last, and the hours of the week.
import { isBefore, weekdayOf } from '#kernel/local-date.ts';
import type { PersonChange, PersonChanges } from '#kernel/person-change.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { policiesOf } from '../../organization/server/door.ts';
import type { TreatmentWeek } from '../../groups/rules/treatment-week.ts';
import { wasThere } from '../rules/was-there.ts';
import { findRoster } from './rosters.db.ts';
import { countedSession } from './counted-session.ts';
import { sessionAnswerOf } from './session-answer.ts';
import { weekOfPeople, type DateOfPerson, type WeekOfPeople } from './week-of-people.ts';
import { findWholeSession } from './whole-sessions.db.ts';

const daysBack = 21;

export type BeforeGroup = {
  readonly session: ReturnType<typeof sessionAnswerOf>['session'];
  readonly people: ReturnType<typeof sessionAnswerOf>['people'];
  readonly changes: PersonChanges;
  /** When each was there last, of those who were in the weeks looked back at. */
  readonly lastThere: ReadonlyMap<string, string>;
  /** Which seven days are added up for whoever is not counted from Monday to Sunday. */
  readonly ownWeeks: ReadonlyMap<string, TreatmentWeek>;
};

/** A session with its people and what attendance knows of each; undefined where the session is not the asker's to open. */
export async function beforeGroup(ctx: ActionContext, sessionId: string): Promise<BeforeGroup | undefined> {
  const { organizationId, staffMemberId, now } = ctx;
  const key = { organizationId, sessionId };
  const [session, roster, policies] = await Promise.all([
    findWholeSession(ctx.tx, ctx.scope, key),
    findRoster(ctx.tx, key),
    policiesOf(ctx.tx, organizationId),
  ]);
  if (!session) return undefined;
  const counted = countedSession(session, policies);
  const week = await weekOfPeople(ctx, [counted], { daysBack });
  const answer = sessionAnswerOf(counted, { roster, week, staffMemberId, now });
  const earlier = new Map(
    answer.people.map(({ patientId }) => [
      patientId,
      (week.get(patientId)?.dates ?? []).filter((date) =>
        isBefore(date.times.startsAt, counted.times.startsAt),
      ),
    ]),
  );
  return {
    ...answer,
    changes: new Map([...earlier].map(([patientId, dates]) => [patientId, missedSince(dates)])),
    lastThere: lastThereOf(earlier),
    ownWeeks: ownWeeksOf(week),
  };
}

function lastThereOf(earlier: ReadonlyMap<string, readonly DateOfPerson[]>): Map<string, string> {
  return new Map(
    [...earlier].flatMap(([patientId, dates]) => {
      const there = dates.filter((date) => wasThere(date.status)).map((date) => date.held_on);
      const last = there.toSorted().at(-1);
      return last === undefined ? [] : [[patientId, last] as const];
    }),
  );
}

function ownWeeksOf(weeks: WeekOfPeople): Map<string, TreatmentWeek> {
  return new Map(
    [...weeks].flatMap(([patientId, { rule, week }]) =>
      rule.counting.week === 'iso' || weekdayOf(week.from) === 1 ? [] : [[patientId, week] as const],
    ),
  );
}

const missedWords: Readonly<Record<string, string>> = {
  absent: 'Was absent',
  cancelled: 'Cancelled',
  could_not_stay: 'Came and could not stay',
  expected: 'Was expected, nobody marked it',
};

// Days missed since they were there last, newest first.
function missedSince(dates: readonly DateOfPerson[]): PersonChange[] {
  const newestFirst = dates.toSorted((one, other) => other.held_on.localeCompare(one.held_on));
  const lastThere = newestFirst.findIndex((date) => wasThere(date.status));
  const missed = lastThere < 0 ? newestFirst : newestFirst.slice(0, lastThere);
  return missed.slice(0, 4).map((date) => ({
    part: 'attendance',
    says:
      date.known_absence === null
        ? (missedWords[date.status ?? 'expected'] ?? 'Was not there')
        : 'Said beforehand that they would not come',
    on: date.held_on,
    weight: date.status === 'cancelled' || date.known_absence !== null ? 'plain' : 'attention',
  }));
}
