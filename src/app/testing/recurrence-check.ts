// Random series in America/Chicago between 2026 and 2036, expanded by the program and by plain counting day by day;
// what differs is counted. Run by itself it checks in the zone of its process and prints what it found as JSON.
import { fileURLToPath } from 'node:url';
import type { LocalDate } from '#kernel/local-date.ts';
import { occurrencesOf } from '#kernel/recurrence.ts';
import { seriesSpans, type SeriesRhythm } from '../../groups/rules/series-spans.ts';
import { randomFrom, type Random } from '../seed/random.ts';
import {
  dayNumber,
  dayText,
  instantText,
  plainDay,
  plainInstant,
  plainInstantAfterGap,
  plainWeekday,
  plainZone,
  type PlainZone,
} from './plain-calendar.ts';

export type RecurrenceReport = {
  /** Minutes by which the clocks of the process are behind UTC in January 2026: it tells where it stands. */
  behindUtc: number;
  series: number;
  rules: number;
  dates: number;
  wrong: number;
  missing: number;
  double: number;
  examples: string[];
};

const zoneName = 'America/Chicago';
const first = dayNumber(2026, 1, 1);
const last = dayNumber(2036, 12, 31);
// Minutes after midnight on which trouble lies: the skipped hour, the repeated one, the ends of the day.
const edges = [0, 60, 90, 119, 120, 150, 179, 180, 1_425];

/** Checks this many series, and as many iCalendar rules, and says what differed. Counted by another zone's clocks, much must. */
export function checkRecurrence(seed: number, count: number, countedBy = zoneName): RecurrenceReport {
  const random = randomFrom(seed);
  const zone = plainZone(countedBy);
  const report: RecurrenceReport = {
    behindUtc: new Date(2026, 0, 15).getTimezoneOffset(),
    series: count,
    rules: count,
    dates: 0,
    wrong: 0,
    missing: 0,
    double: 0,
    examples: [],
  };
  for (let made = 0; made < count; made += 1) {
    checkSeries(random, zone, report);
    checkRule(random, zone, report);
  }
  return report;
}

function checkSeries(random: Random, zone: PlainZone, report: RecurrenceReport): void {
  const starts = random.whole(first, last);
  const reach = random.chance(0.1) ? last : Math.min(last, starts + random.whole(0, 500));
  const days = shuffledWeekdays(random).map((weekday) => ({ weekday, ...drawTimes(random) }));
  const everyWeeks = random.pick([1, 1, 2, 2, 3, 4, 6]);
  const weekBeginsOn = random.pick([1, 1, 7]);
  const leftOut = new Set(
    Array.from({ length: random.whole(0, 9) }, () => dayText(random.whole(starts, reach))),
  );
  const from = random.whole(starts - 20, reach);
  const rhythm: SeriesRhythm = {
    startsOn: dayText(starts) as LocalDate,
    endsOn: random.chance(0.5) ? (dayText(random.whole(starts, reach)) as LocalDate) : null,
    everyWeeks,
    weekBeginsOn,
    days: days.map((day) => ({
      weekday: day.weekday,
      startsAt: clock(day.from),
      endsAt: clock(day.to),
    })),
  };
  const range = { from: dayText(from) as LocalDate, to: dayText(reach) as LocalDate, zone: zoneName };
  const answered = seriesSpans(rhythm, range, leftOut).map(
    (span) => `${span.heldOn} ${span.startsAt} ${span.endsAt}`,
  );
  const expected: string[] = [];
  const firstWeek = weekOf(starts, weekBeginsOn);
  for (let day = Math.max(starts, from); day <= reach; day += 1) {
    const meeting = days.find((one) => one.weekday === plainWeekday(day));
    const text = dayText(day);
    if (meeting === undefined || (weekOf(day, weekBeginsOn) - firstWeek) % everyWeeks !== 0) continue;
    if (leftOut.has(text) || (rhythm.endsOn !== null && text > rhythm.endsOn)) continue;
    const at = (minute: number): string => instantText(plainInstantAfterGap(zone, day, minute));
    expected.push(`${text} ${at(meeting.from)} ${at(meeting.to)}`);
  }
  compare(report, { answered, expected, what: JSON.stringify({ rhythm, range, leftOut: [...leftOut] }) });
}

type Calendar = { text: string; fits(day: number): boolean };

// iCalendar leaves out a time that the spring change skips, and a count does not count it.
function checkRule(random: Random, zone: PlainZone, report: RecurrenceReport): void {
  const minute = random.chance(0.5) ? random.pick(edges) : random.whole(0, 95) * 15;
  let starts = random.whole(first, last - 400);
  const calendar = drawCalendar(random, starts);
  while (!calendar.fits(starts) || plainInstant(zone, starts, minute) === null) starts += 1;
  const most = random.whole(1, 60);
  const end = drawEnd(random, { zone, starts, minute });
  const skipped = random.chance(0.3) ? [starts + random.whole(1, 60)] : [];
  const stamp = (day: number): string =>
    `${dayText(day).replaceAll('-', '')}T${clock(minute).replace(':', '')}00`;
  const lines = [
    `DTSTART;TZID=${zoneName}:${stamp(starts)}`,
    `RRULE:${calendar.text}${end.text}`,
    ...skipped.map((day) => `EXDATE;TZID=${zoneName}:${stamp(day)}`),
  ].join('\n');
  const answered = occurrencesOf(lines, { most });
  const found = countedDays(zone, calendar, { starts, minute, end });
  compare(report, {
    answered: (answered ?? [])
      .filter((one) => one.day <= dayText(last))
      .map((one) => `${one.day} ${one.instant}`),
    expected: found
      .filter((one) => !skipped.includes(one.day))
      .slice(0, most)
      .map((one) => `${dayText(one.day)} ${instantText(one.at)}`),
    what: lines,
  });
}

function countedDays(
  zone: PlainZone,
  calendar: Calendar,
  of: { starts: number; minute: number; end: End },
): { day: number; at: number }[] {
  const found: { day: number; at: number }[] = [];
  for (let day = of.starts; day <= last && found.length < of.end.count; day += 1) {
    const at = calendar.fits(day) ? plainInstant(zone, day, of.minute) : null;
    if (at !== null && at <= of.end.until) found.push({ day, at });
  }
  return found;
}

function drawCalendar(random: Random, starts: number): Calendar {
  const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
  const interval = random.whole(1, 3);
  const kind = random.pick(['day', 'week', 'weekday of month', 'day of month']);
  if (kind === 'day')
    return {
      text: `FREQ=DAILY;INTERVAL=${interval}`,
      fits: (day) => (day - starts) % interval === 0,
    };
  const weekdays = shuffledWeekdays(random);
  if (kind === 'week')
    return {
      text: `FREQ=WEEKLY;INTERVAL=1;BYDAY=${weekdays.map((weekday) => codes[weekday - 1]).join(',')}`,
      fits: (day) => weekdays.includes(plainWeekday(day)),
    };
  if (kind === 'day of month') {
    const wanted = random.whole(1, 31);
    return { text: `FREQ=MONTHLY;BYMONTHDAY=${wanted}`, fits: (day) => plainDay(day).day === wanted };
  }
  const weekday = random.whole(1, 7);
  const ordinal = random.pick([1, 2, 3, 4, -1]);
  return {
    text: `FREQ=MONTHLY;BYDAY=${ordinal}${codes[weekday - 1] ?? ''}`,
    fits: (day) => plainWeekday(day) === weekday && isNth(day, ordinal),
  };
}

function isNth(day: number, ordinal: number): boolean {
  if (ordinal < 0) return plainDay(day + 7).month !== plainDay(day).month;
  return Math.ceil(plainDay(day).day / 7) === ordinal;
}

type End = { text: string; count: number; until: number };

function drawEnd(random: Random, at: { zone: PlainZone; starts: number; minute: number }): End {
  const none: End = { text: '', count: Infinity, until: Infinity };
  if (random.chance(0.3)) return none;
  const count = random.whole(1, 40);
  if (random.chance(0.5)) return { ...none, text: `;COUNT=${count}`, count };
  const until = plainInstantAfterGap(at.zone, at.starts + random.whole(0, 300), at.minute);
  return { ...none, text: `;UNTIL=${instantText(until).replaceAll(/[-:]/gu, '')}`, until };
}

function compare(
  report: RecurrenceReport,
  of: { answered: readonly string[]; expected: readonly string[]; what: string },
): void {
  const answered = new Set(of.answered);
  const expected = new Set(of.expected);
  const wrong = [...answered].filter((text) => !expected.has(text));
  const missing = [...expected].filter((text) => !answered.has(text));
  const isOutOfOrder = of.answered.some((text, index) => text !== of.expected[index]);
  report.dates += of.expected.length;
  report.wrong += wrong.length + (isOutOfOrder && wrong.length === 0 && missing.length === 0 ? 1 : 0);
  report.missing += missing.length;
  report.double += of.answered.length - answered.size;
  if (wrong.length + missing.length + of.answered.length - answered.size > 0 && report.examples.length < 5)
    report.examples.push(`${of.what}: wrong ${wrong[0] ?? 'none'}, missing ${missing[0] ?? 'none'}`);
}

function drawTimes(random: Random): { from: number; to: number } {
  const from = random.chance(0.4) ? random.pick(edges) : random.whole(0, 94) * 15;
  return { from, to: Math.min(1_439, from + random.whole(1, 240)) };
}

function shuffledWeekdays(random: Random): number[] {
  const chosen = [1, 2, 3, 4, 5, 6, 7].filter(() => random.chance(0.4));
  return chosen.length > 0 ? chosen : [random.whole(1, 7)];
}

function weekOf(day: number, weekBeginsOn: number): number {
  // 1969-12-29 was a Monday, day -3.
  return Math.floor((day + 3 - (weekBeginsOn - 1)) / 7);
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [seed, count] = process.argv.slice(2).map(Number);
  console.log(JSON.stringify(checkRecurrence(seed ?? 1, count ?? 500)));
}
