// How minutes count, which week they are added up in, and how many hours a week has to have: what the policies of
// house, state and clinic say on a day.
import { z } from 'zod';
import { minutesOf, type WallTime } from '#kernel/local-date.ts';
import { ruleOf, type PolicyCode } from '../../organization/rules/policies.ts';
import {
  isConfirmedOn,
  policyNumber,
  policyOn,
  valueInWords,
  type PolicyPlace,
  type PolicyValue,
} from '../../organization/rules/policy-values.ts';
import type { AgeGroup } from '../../patients/rules/age-group.ts';
import { countedMinutes, type MinuteSpan } from './counted-minutes.ts';
import type { GroupDay } from './group.ts';

export const countingAnswer = z.object({
  minutes: z.enum(['clock', 'net', 'fifty_minute_hour']),
  /** The same as staff read it: 'Net: breaks do not count'. */
  minutesSay: z.string(),
  week: z.enum(['iso', 'sunday', 'rolling']),
  /** 'Monday to Sunday'. */
  weekSays: z.string(),
  /** Hours a week in intensive outpatient treatment, of adults or of adolescents. */
  weekHours: z.number(),
  /** Whose hours these are. */
  weekHoursFor: z.enum(['adults', 'adolescents']),
  /** Whether a person has confirmed how minutes count. */
  isConfirmed: z.boolean(),
});
export type CountingNow = z.output<typeof countingAnswer>;

/** How minutes and weeks count in a place on a day. */
export function countingOn(
  values: readonly PolicyValue[],
  at: PolicyPlace,
  ages: AgeGroup = 'adult',
): CountingNow {
  const isAdolescent = ages === 'adolescent';
  const minutes = chosen(values, 'minutes_counting', at);
  const week = chosen(values, 'week_kind', at);
  return {
    minutes: countingAnswer.shape.minutes.parse(minutes.value),
    minutesSay: minutes.says,
    week: countingAnswer.shape.week.parse(week.value),
    weekSays: week.says,
    weekHours: policyNumber(values, isAdolescent ? 'week_hours_adolescent' : 'week_hours_adult', at),
    weekHoursFor: isAdolescent ? 'adolescents' : 'adults',
    // Whoever sets a value answers for it; the default of the catalog nobody has confirmed.
    isConfirmed: minutes.from !== 'default' || isConfirmedOn(values, 'minutes_counting', at.on),
  };
}

/** Minutes a week of a timetable that count. */
export function countedWeek(
  counting: CountingNow,
  days: readonly Pick<GroupDay, 'weekday' | 'startsAt' | 'endsAt'>[],
  blocksOf: (weekday: number) => readonly MinuteSpan[],
): number {
  return days.reduce((sum, day) => {
    const minutes = minutesOf(day.endsAt as WallTime) - minutesOf(day.startsAt as WallTime);
    return sum + countedMinutes(counting.minutes, { minutes, blocks: blocksOf(day.weekday) });
  }, 0);
}

function chosen(values: readonly PolicyValue[], code: PolicyCode, at: PolicyPlace) {
  const now = policyOn(values, code, at);
  return { ...now, says: valueInWords(ruleOf(code), now.value) };
}
