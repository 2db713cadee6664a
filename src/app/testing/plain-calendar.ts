// A second opinion on days and times: whole numbers and the published list of clock changes, and nothing else. No Date,
// no Temporal, no zone of the machine. Tests ask it what the program should have answered.
import { readFileSync } from 'node:fs';
import { sharedData } from './shared-data.ts';

/** The published clock changes, as a file. */
export const transitionsFile = sharedData('tz/transitions.csv');

type Offset = { readonly from: number; readonly seconds: number };
export type PlainZone = readonly Offset[];

/** Clock changes of a zone: from which second since 1970 its clocks are how many seconds away from UTC. */
export function plainZone(name: string): PlainZone {
  const lines = readFileSync(transitionsFile, 'utf8').trim().split('\n').slice(1);
  return lines
    .map((line) => line.split(','))
    .filter(([zone, utc]) => zone === name && utc?.endsWith(':00Z'))
    .map(([, utc, , , , offset]) => ({ from: secondsOf(utc ?? ''), seconds: Number(offset) }));
}

/** Days since 1970-01-01 of a date, after the count of days in 400 years. */
export function dayNumber(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719_468
  );
}

export type PlainDay = { readonly year: number; readonly month: number; readonly day: number };

/** The date of a day number. */
export function plainDay(number: number): PlainDay {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const part = Math.floor((5 * dayOfYear + 2) / 153);
  const month = part < 10 ? part + 3 : part - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * part + 2) / 5) + 1,
  };
}

/** ISO weekday of a day number, 1 Monday to 7 Sunday: 1970-01-01 was a Thursday. */
export function plainWeekday(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

/** 'YYYY-MM-DD' of a day number. */
export function dayText(number: number): string {
  const { year, month, day } = plainDay(number);
  return `${year}-${two(month)}-${two(day)}`;
}

/** Seconds since 1970 at which the zone's clocks show this minute of this day; the first of two; null when none does. */
export function plainInstant(zone: PlainZone, day: number, minute: number): number | null {
  const wall = day * 86_400 + minute * 60;
  const found = zone.filter((offset, index) => {
    const at = wall - offset.seconds;
    return at >= offset.from && at < (zone[index + 1]?.from ?? Infinity);
  });
  return found[0] === undefined ? null : wall - found[0].seconds;
}

/** The same; a minute that the spring change skips is as far after the change as it was meant after the hour. */
export function plainInstantAfterGap(zone: PlainZone, day: number, minute: number): number {
  const found = plainInstant(zone, day, minute);
  if (found !== null) return found;
  const wall = day * 86_400 + minute * 60;
  const before = zone.findLast((offset) => offset.from <= wall - offset.seconds);
  if (before === undefined) throw new Error('the published clock changes begin later');
  return wall - before.seconds;
}

/** The text of an instant, 'YYYY-MM-DDTHH:MM:SSZ'. */
export function instantText(seconds: number): string {
  const day = Math.floor(seconds / 86_400);
  const rest = seconds - day * 86_400;
  return `${dayText(day)}T${two(Math.floor(rest / 3_600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}Z`;
}

function secondsOf(text: string): number {
  const part = (from: number, to: number): number => Number(text.slice(from, to));
  return (
    dayNumber(part(0, 4), part(5, 7), part(8, 10)) * 86_400 +
    part(11, 13) * 3_600 +
    part(14, 16) * 60 +
    part(17, 19)
  );
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
