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

const clocks = new Map<string, Intl.DateTimeFormat>();

/** '10:00 AM' of an instant in a zone, as a clinic reads it. */
export function timeWords(zone: string, instant: Instant): string {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit', timeZone: zone });
  clocks.set(zone, clock);
  return clock.format(Temporal.Instant.from(instant).epochMilliseconds);
}

/** Whole minutes from one instant to another, rounded down; negative when the second is earlier. */
export function minutesBetween(from: Instant, to: Instant): number {
  return Math.floor((millisecondsOf(to) - millisecondsOf(from)) / 60_000);
}

// Asked thousands of times for the hours of one room: the usual form, '2026-11-16T16:00:00Z' with or without parts of a
// second, is read by its places; whatever is not quite that, the calendar reads or refuses.
function millisecondsOf(instant: Instant): number {
  return usualMilliseconds(instant) ?? Temporal.Instant.from(instant).epochMilliseconds;
}

const usual = /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/;

function usualMilliseconds(instant: string): number | null {
  if (!usual.test(instant)) return null;
  const [year, month, day] = [
    twoAt(instant, 0) * 100 + twoAt(instant, 2),
    twoAt(instant, 5),
    twoAt(instant, 8),
  ];
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  const seconds = (twoAt(instant, 11) * 60 + twoAt(instant, 14)) * 60 + twoAt(instant, 17);
  const parts = instant.length > 20 ? Number(instant.slice(20, -1).slice(0, 3).padEnd(3, '0')) : 0;
  return (dayNumber(year, month, day) * 86_400 + seconds) * 1000 + parts;
}

function twoAt(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

// Days since 1970-01-01. The year begins in March here, so that a leap day is its last one.
function dayNumber(year: number, month: number, day: number): number {
  const from = month > 2 ? year : year - 1;
  const monthFromMarch = month > 2 ? month - 3 : month + 9;
  const ofYear = Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
  return (
    from * 365 + Math.floor(from / 4) - Math.floor(from / 100) + Math.floor(from / 400) + ofYear - 719_468
  );
}

/** Whether one instant lies before another, however each is written. */
export function isBefore(one: Instant, other: Instant): boolean {
  return minutesBetween(other, one) < 0;
}

/** The instant some minutes later. */
export function addMinutes(instant: Instant, minutes: number): Instant {
  return Temporal.Instant.from(instant).add({ minutes }).toString() as Instant;
}
