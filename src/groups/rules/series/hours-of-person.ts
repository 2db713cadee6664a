// The hours of a person's week, over all their groups and visits: what was attended counts as it was, what is still to
// come as it is planned, and nobody's minutes run while they are taken out. Minutes, week and need follow the policies
// of whoever pays for the person, or else of clinic, state and house (docs/rules.md, A1).
import { addDays, isBefore, yearsBetween, type Instant, type LocalDate } from '#kernel/local-date.ts';
import { policyNumber, policyOn, type PolicyValue } from '../../../organization/rules/policy-values.ts';
import type { Counting, MinuteSpan } from '../counted-minutes.ts';
import { countingOn, type CountingNow } from '../counting-policy.ts';
import { countedOfPresence, type Away } from '../presence.ts';
import { asItWas, type RoomRow } from '../session-times.ts';
import { treatmentWeek, type TreatmentWeek } from '../treatment-week.ts';

/** A session in which somebody is expected, and what became of it. */
export type Sitting = {
  readonly sessionId: string;
  readonly heldOn: LocalDate;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** Treatment, in minutes from the start, with its kind. */
  readonly blocks: readonly (MinuteSpan & { readonly kind: string })[];
  /** The newest mark; null while nobody recorded anything. */
  readonly status: string | null;
  readonly arrivedAt: Instant | null;
  readonly leftAt: Instant | null;
  /** Taken out of the group, or stepped out by themselves; `to` is null while they are not back. */
  readonly away: readonly Away[];
  /** What was said of the room: when it really began, ended and had its break. */
  readonly room?: RoomRow | null;
};

const missed: ReadonlySet<string> = new Set(['absent', 'cancelled', 'could_not_stay']);

/** Minutes of a sitting that count: none where they were not there. Who steps out for less than the house counts loses none. */
export function countedOfSitting(counting: Counting, sitting: Sitting, shortestStepOut = 0): number {
  if (sitting.status !== null && missed.has(sitting.status)) return 0;
  const { startsAt, endsAt, blocks, leftAt, away } = sitting;
  const times = asItWas({ startsAt, endsAt, blocks, shortestStepOut }, sitting.room ?? null);
  return countedOfPresence(times, { arrivedAt: sitting.arrivedAt ?? times.startsAt, leftAt, away }, counting);
}

/** A sitting as far as it has come: nobody has attended minutes that have not been. Whoever is out is out until now. */
export function sittingUntil(now: Instant, sitting: Sitting): Sitting {
  const { leftAt, away } = sitting;
  return {
    ...sitting,
    leftAt: leftAt === null || isBefore(now, leftAt) ? now : leftAt,
    away: away.map((one) => ({ ...one, to: one.to ?? (isBefore(one.from, now) ? now : one.from) })),
  };
}

export type PayerSpan = {
  readonly payerId: string;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate | null;
};

/** What decides how a person's hours count. */
export type HoursFacts = {
  readonly birthOn: LocalDate | null;
  /** First day of the first seat: where weeks begin that are counted from admission on. */
  readonly admittedOn: LocalDate | null;
  readonly payers: readonly PayerSpan[];
};

/** Of somebody of whom nothing is known. */
export const noFacts: HoursFacts = { birthOn: null, admittedOn: null, payers: [] };

type Place = { readonly state: string; readonly clinicId: string };

/** How a person's hours count on a day, and how many minutes a week they need. */
export type HoursRule = {
  readonly counting: CountingNow;
  readonly neededMinutes: number;
  readonly payerId: string | null;
  /** Whether education is added to the hours. */
  readonly educationCounts: boolean;
  /** Minutes that make a program day. */
  readonly dayMinutes: number;
  /** Minutes: who steps out for less than this loses none. */
  readonly shortestStepOut: number;
};

const adultAge = 18;

export function hoursRuleOn(
  values: readonly PolicyValue[],
  facts: HoursFacts,
  at: Place & { readonly on: LocalDate },
): HoursRule {
  const payer = facts.payers.find(
    (one) => one.startsOn <= at.on && (one.endsOn === null || one.endsOn >= at.on),
  );
  const place = { ...at, payerId: payer?.payerId ?? null };
  const isMinor = facts.birthOn !== null && yearsBetween(facts.birthOn, at.on) < adultAge;
  const hours = policyNumber(values, isMinor ? 'week_hours_adolescent' : 'week_hours_adult', place);
  const educationCounts = at.state !== 'IL' || policyOn(values, 'il_education_counts', place).value === 'yes';
  const counting = countingOn(values, place, isMinor ? 'adolescent' : 'adult');
  return {
    counting,
    neededMinutes: hours * 60,
    payerId: place.payerId,
    educationCounts,
    dayMinutes: policyNumber(values, 'day_hours', place) * 60,
    shortestStepOut: policyNumber(values, 'shortest_step_out_minutes', place),
  };
}

/** The week of a person that a day lies in, by the rule of that day. */
export function weekOfPerson(rule: HoursRule, facts: HoursFacts, day: LocalDate): TreatmentWeek {
  return treatmentWeek(rule.counting.week, day, facts.admittedOn);
}

/** Minutes of a sitting that count by a person's rule. */
export function countedByRule(rule: HoursRule, sitting: Sitting): number {
  const blocks = blocksThatCount(rule, sitting.blocks);
  return countedOfSitting(rule.counting.minutes, { ...sitting, blocks }, rule.shortestStepOut);
}

/** Blocks that are added to the hours: education is not everywhere. */
export function blocksThatCount<Block extends { readonly kind: string }>(
  { educationCounts }: HoursRule,
  blocks: readonly Block[],
): Block[] {
  return blocks.filter((block) => educationCounts || block.kind !== 'education');
}

/** Minutes that count in a week. */
export function countedInWeek(rule: HoursRule, week: TreatmentWeek, sittings: readonly Sitting[]): number {
  return sittings
    .filter((sitting) => sitting.heldOn >= week.from && sitting.heldOn <= week.to)
    .reduce((sum, sitting) => sum + countedByRule(rule, sitting), 0);
}

/** Days around some days that any week of theirs can reach. */
export function daysAround(days: readonly LocalDate[]): TreatmentWeek | null {
  const [first] = days.toSorted();
  const last = days.toSorted().at(-1);
  return first === undefined || last === undefined
    ? null
    : { from: addDays(first, -6), to: addDays(last, 6) };
}
