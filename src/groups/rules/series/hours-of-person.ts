// The hours of a person's week, over all their groups and visits: what was attended counts as it was, what is still to
// come as it is planned, and nobody's minutes run while they are taken out. Minutes, week and need follow the policies
// of whoever pays for the person, or else of clinic, state and house (docs/rules.md, A1).
import { addDays, minutesBetween, yearsBetween, type Instant, type LocalDate } from '#kernel/local-date.ts';
import { policyNumber, policyOn, type PolicyValue } from '../../../organization/rules/policy-values.ts';
import { countedMinutes, type Counting, type MinuteSpan } from '../counted-minutes.ts';
import { countingOn, type CountingNow } from '../counting-policy.ts';
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
  /** Taken out of the group; `to` is null while they are not back. */
  readonly away: readonly { readonly from: Instant; readonly to: Instant | null }[];
};

const missed: ReadonlySet<string> = new Set(['absent', 'cancelled']);

/** Minutes of a sitting that count: none where they were not there. */
export function countedOfSitting(counting: Counting, sitting: Sitting): number {
  if (sitting.status !== null && missed.has(sitting.status)) return 0;
  const minutes = minutesBetween(sitting.startsAt, sitting.endsAt);
  const at = (instant: Instant): number => minutesBetween(sitting.startsAt, instant);
  const fromMinute = sitting.arrivedAt === null ? 0 : Math.max(0, at(sitting.arrivedAt));
  const toMinute = sitting.leftAt === null ? minutes : Math.min(minutes, at(sitting.leftAt));
  const away = sitting.away.map((one) => ({
    fromMinute: at(one.from),
    toMinute: one.to === null ? minutes : at(one.to),
  }));
  return countedMinutes(
    counting,
    { minutes, blocks: sitting.blocks },
    without({ fromMinute, toMinute }, away),
  );
}

/** A span without others; what overlaps is taken away once. */
function without(span: MinuteSpan, gaps: readonly MinuteSpan[]): MinuteSpan[] {
  const spans: MinuteSpan[] = [];
  let { fromMinute } = span;
  for (const gap of gaps.toSorted((one, other) => one.fromMinute - other.fromMinute)) {
    if (gap.toMinute <= fromMinute) continue;
    spans.push({ fromMinute, toMinute: Math.min(span.toMinute, gap.fromMinute) });
    fromMinute = Math.max(fromMinute, gap.toMinute);
  }
  spans.push({ fromMinute, toMinute: span.toMinute });
  return spans.filter((one) => one.fromMinute < one.toMinute);
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

type Place = { readonly state: string; readonly clinicId: string };

/** How a person's hours count on a day, and how many minutes a week they need. */
export type HoursRule = {
  readonly counting: CountingNow;
  readonly neededMinutes: number;
  readonly payerId: string | null;
  /** Whether education is added to the hours. */
  readonly educationCounts: boolean;
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
  return { counting, neededMinutes: hours * 60, payerId: place.payerId, educationCounts };
}

/** The week of a person that a day lies in, by the rule of that day. */
export function weekOfPerson(rule: HoursRule, facts: HoursFacts, day: LocalDate): TreatmentWeek {
  return treatmentWeek(rule.counting.week, day, facts.admittedOn);
}

/** Minutes of a sitting that count by a person's rule. */
export function countedByRule({ counting, educationCounts }: HoursRule, sitting: Sitting): number {
  const blocks = sitting.blocks.filter((block) => educationCounts || block.kind !== 'education');
  return countedOfSitting(counting.minutes, { ...sitting, blocks });
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
