// Days and times that come again, by the rules of RFC 5545. The package rrule-temporal does the counting; it is told
// each zone, so that the zone of the machine decides nothing (docs/decisions/0035).
// It is large: what a browser loads stays away from this file.
import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import type { Instant, LocalDate, WallTime } from './local-date.ts';

export type WeeklyRule = {
  /** First day of the series; its week is the first of the rhythm. */
  readonly startsOn: LocalDate;
  /** 1 for each week, 2 for alternate weeks. */
  readonly everyWeeks: number;
  /** ISO weekdays, 1 Monday to 7 Sunday. */
  readonly weekdays: readonly number[];
  /** Weekday on which weeks begin, for counting them. */
  readonly weekBeginsOn?: number;
};

const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** The days of a weekly rule from one day to another, both included. Days pass through no zone. */
export function recurringDays(
  rule: WeeklyRule,
  range: { readonly from: LocalDate; readonly to: LocalDate },
): LocalDate[] {
  const from = range.from > rule.startsOn ? range.from : rule.startsOn;
  if (rule.weekdays.length === 0 || from > range.to) return [];
  const days = new RRuleTemporal({
    freq: 'WEEKLY',
    interval: rule.everyWeeks,
    byDay: rule.weekdays.map(codeOf),
    wkst: codeOf(rule.weekBeginsOn ?? 1),
    dtstart: midnight(rule.startsOn),
    temporal: Temporal,
  });
  return days
    .between(midnight(from), midnight(range.to), true)
    .map((day) => day.toPlainDate().toString() as LocalDate);
}

export type Occurrence = {
  readonly day: LocalDate;
  readonly time: WallTime;
  readonly instant: Instant;
  /** As iCalendar people write it: local time with its offset. */
  readonly text: string;
};

/** The occurrences of iCalendar lines (DTSTART, RRULE, EXDATE, RDATE), oldest first; null when they are no rule. */
export function occurrencesOf(lines: string, reach: { readonly most: number }): Occurrence[] | null {
  try {
    const rule = new RRuleTemporal({ rruleString: lines, temporal: Temporal });
    return rule.all((_, index) => index < reach.most).map(occurrence);
  } catch {
    // The package throws on every text that is no rule; there is nothing to tell apart.
    return null;
  }
}

function occurrence(at: Temporal.ZonedDateTime): Occurrence {
  return {
    day: at.toPlainDate().toString() as LocalDate,
    time: at.toPlainTime().toString().slice(0, 5) as WallTime,
    instant: at.toInstant().toString() as Instant,
    text: at.toString({ timeZoneName: 'never' }),
  };
}

function midnight(day: LocalDate): Temporal.ZonedDateTime {
  return Temporal.PlainDate.from(day).toZonedDateTime('UTC');
}

function codeOf(weekday: number): (typeof codes)[number] {
  const code = codes[weekday - 1];
  if (code === undefined) throw new Error(`${weekday} is not a weekday`);
  return code;
}
