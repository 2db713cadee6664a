// Who falls below their hours in a week because of a change, and what would make it up. Fed with figures only, so that
// whoever knows better what a person needs (the plan, a payer) can feed it. Source of the hours: docs/rules.md, A1.
import { isBefore, minutesBetween, type Instant, type LocalDate } from '#kernel/local-date.ts';
import { countedMinutes, type Counting, type MinuteSpan } from '../counted-minutes.ts';

/** A person's week, its first and last day: minutes that count before and after the change, as their payer counts them. */
export type WeekOfPerson = {
  readonly patientId: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly counting: Counting;
  readonly neededMinutes: number;
  readonly beforeMinutes: number;
  readonly afterMinutes: number;
  /** Times at which the person already sits somewhere, after the change. */
  readonly taken: readonly { readonly startsAt: Instant; readonly endsAt: Instant }[];
};

/** A session with a free chair. */
export type OpenSession = {
  readonly sessionId: string;
  readonly heldOn: LocalDate;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly blocks: readonly MinuteSpan[];
  readonly free: number;
};

export type BelowHours = {
  readonly patientId: string;
  readonly weekFrom: LocalDate;
  readonly neededMinutes: number;
  readonly beforeMinutes: number;
  readonly afterMinutes: number;
  /** Whether they were below already. */
  readonly wasBelow: boolean;
  /** Sessions that would make it up, the one that leaves the least to do first; three at the most. */
  readonly madeUpBy: readonly string[];
};

const offersAtMost = 3;

/** People who lose minutes and end below what they need, each with sessions that would help. */
export function belowHours(
  weeks: readonly WeekOfPerson[],
  open: readonly OpenSession[],
): readonly BelowHours[] {
  return weeks
    .filter((week) => week.afterMinutes < week.beforeMinutes && week.afterMinutes < week.neededMinutes)
    .map((week) => ({
      patientId: week.patientId,
      weekFrom: week.from,
      neededMinutes: week.neededMinutes,
      beforeMinutes: week.beforeMinutes,
      afterMinutes: week.afterMinutes,
      wasBelow: week.beforeMinutes < week.neededMinutes,
      madeUpBy: offersFor(week, open),
    }));
}

function offersFor(week: WeekOfPerson, open: readonly OpenSession[]): string[] {
  const short = week.neededMinutes - week.afterMinutes;
  // What makes up all of it comes first, then the earlier one.
  return open
    .filter((session) => session.heldOn >= week.from && session.heldOn <= week.to && session.free > 0)
    .filter((session) => isApart(session, week.taken))
    .toSorted(
      (one, other) =>
        Math.max(0, short - countedOf(one, week)) - Math.max(0, short - countedOf(other, week)) ||
        (one.startsAt < other.startsAt ? -1 : 1),
    )
    .slice(0, offersAtMost)
    .map((session) => session.sessionId);
}

function countedOf(session: OpenSession, { counting }: WeekOfPerson): number {
  const minutes = minutesBetween(session.startsAt, session.endsAt);
  return countedMinutes(counting, { minutes, blocks: session.blocks });
}

function isApart(session: OpenSession, taken: WeekOfPerson['taken']): boolean {
  return taken.every(
    (span) => !isBefore(span.startsAt, session.endsAt) || !isBefore(session.startsAt, span.endsAt),
  );
}
