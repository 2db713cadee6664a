// Days, times and amounts as people in a clinic read them. An instant is always shown in a clinic's own zone; a
// calendar day has no zone and never passes through one.

import { timeWords, type Instant } from '#kernel/local-date.ts';

const locale = 'en-US';
const kept = new Map<string, Intl.DateTimeFormat>();

function formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  const found = kept.get(key) ?? new Intl.DateTimeFormat(locale, options);
  kept.set(key, found);
  return found;
}

function noonOf(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}

/** 'Monday, November 16' of '2026-11-16'. */
export function longDay(day: string): string {
  return formatter({ weekday: 'long', month: 'long', day: 'numeric', timeZone: 'UTC' }).format(noonOf(day));
}

/** 'Mon, Nov 16' of '2026-11-16'. */
export function shortDay(day: string): string {
  return formatter({ weekday: 'short', month: 'short', day: 'numeric', timeZone: 'UTC' }).format(noonOf(day));
}

/** 'Nov 16, 2026' of '2026-11-16': for days of other years, such as a date of birth. */
export function fullDay(day: string): string {
  return formatter({ year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' }).format(noonOf(day));
}

/** '10:00 AM' of an instant in a zone. */
export function timeOfDay(instant: string, zone: string): string {
  return timeWords(zone, instant as Instant);
}

/** 'Nov 16, 2026, 10:00 AM' of an instant in a zone. */
export function dayAndTime(instant: string, zone: string): string {
  return formatter({
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: zone,
  }).format(new Date(instant));
}

/** '10:00 AM' of the wall time '10:00'. */
export function wallTimeText(wallTime: string): string {
  return formatter({ hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(
    new Date(`2000-01-01T${wallTime.slice(0, 5)}:00Z`),
  );
}

/** '10:00 AM to 1:00 PM' of two wall times. */
export function wallTimeRange(from: string, to: string): string {
  return `${wallTimeText(from)} to ${wallTimeText(to)}`;
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** 'Mon, Tue, Thu' of ISO weekdays 1, 2, 4. */
export function weekdaysText(days: readonly number[]): string {
  return days.map((day) => weekdays[day - 1] ?? '').join(', ');
}

/** '7.5' of 450 minutes: hours to at most two places. */
export function hoursText(minutes: number): string {
  return String(Math.round((minutes / 60) * 100) / 100);
}
