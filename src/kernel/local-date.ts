// Calendar days, wall-clock times and instants, each as plain text with a brand:
// a day never passes through UTC, and an instant is always UTC.
import { Temporal } from 'temporal-polyfill';

declare const form: unique symbol;

/** A calendar day, 'YYYY-MM-DD'. */
export type LocalDate = string & { readonly [form]: 'local-date' };
/** A wall-clock time, 'HH:MM'. */
export type WallTime = string & { readonly [form]: 'wall-time' };
/** An instant in UTC, ISO 8601 with Z. */
export type Instant = string & { readonly [form]: 'instant' };

/** Reads a calendar day; null when the text is not one. */
export function parseLocalDate(text: string): LocalDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text).toString() as LocalDate;
  } catch {
    return null;
  }
}

/** Reads a wall-clock time 'HH:MM' or 'HH:MM:SS'; null when the text is not one. Seconds are dropped. */
export function parseWallTime(text: string): WallTime | null {
  const found = /^([01]\d|2[0-3]):([0-5]\d)(:[0-5]\d)?$/.exec(text);
  return found ? (`${found[1]}:${found[2]}` as WallTime) : null;
}

/** The day some days later (or earlier, when negative). */
export function addDays(day: LocalDate, days: number): LocalDate {
  return Temporal.PlainDate.from(day).add({ days }).toString() as LocalDate;
}

/** ISO weekday: 1 Monday to 7 Sunday. */
export function weekdayOf(day: LocalDate): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}

/** Monday of the ISO week the day lies in. */
export function mondayOf(day: LocalDate): LocalDate {
  return addDays(day, 1 - weekdayOf(day));
}

/** Days from one day to another; negative when the second is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
}

/** Whole years from one day to another: a person's age on the second day. */
export function yearsBetween(from: LocalDate, to: LocalDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'years' }).years;
}

/** Minutes since midnight of a wall-clock time. */
export function minutesOf(time: WallTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/**
 * The instant at which a zone's wall clock shows this day and time.
 * A time that the spring change skips becomes the one just after it; a repeated one is its first occurrence.
 */
export function instantAt(day: LocalDate, time: WallTime, zone: string): Instant {
  const wall = Temporal.PlainDateTime.from(`${day}T${time}`);
  return wall.toZonedDateTime(zone, { disambiguation: 'compatible' }).toInstant().toString() as Instant;
}

/** The calendar day an instant falls on in a zone. */
export function dayIn(zone: string, instant: Instant): LocalDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString() as LocalDate;
}

/** The wall-clock time an instant shows in a zone, to the minute. */
export function timeIn(zone: string, instant: Instant): WallTime {
  return Temporal.Instant.from(instant)
    .toZonedDateTimeISO(zone)
    .toPlainTime()
    .toString()
    .slice(0, 5) as WallTime;
}

/** Whole minutes from one instant to another, rounded down; negative when the second is earlier. */
export function minutesBetween(from: Instant, to: Instant): number {
  const [first, last] = [dayAndTime.exec(from), dayAndTime.exec(to)];
  // Most are asked within one day, many at a time; the rest need a calendar.
  const milliseconds =
    first && last && first[1] === last[1]
      ? millisecondsOfDay(last) - millisecondsOfDay(first)
      : Temporal.Instant.from(to).epochMilliseconds - Temporal.Instant.from(from).epochMilliseconds;
  return Math.floor(milliseconds / 60_000);
}

const dayAndTime = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d+))?Z$/;

function millisecondsOfDay([, , hours, minutes, seconds, parts = '']: RegExpExecArray): number {
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  return whole * 1000 + Number(parts.slice(0, 3).padEnd(3, '0'));
}

/** Whether one instant lies before another, however each is written. */
export function isBefore(one: Instant, other: Instant): boolean {
  return minutesBetween(other, one) < 0;
}

/** The instant some minutes later. */
export function addMinutes(instant: Instant, minutes: number): Instant {
  return Temporal.Instant.from(instant).add({ minutes }).toString() as Instant;
}
