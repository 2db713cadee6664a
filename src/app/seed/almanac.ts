// Days and instants of the world that is being laid, counted from today: day 0 is today, day -1 yesterday.
// All clinics of the demonstration share one zone, so one table of instants serves them all.
import {
  addDays,
  dayIn,
  instantAt,
  timeIn,
  minutesOf,
  weekdayOf,
  type Instant,
  type LocalDate,
  type WallTime,
} from '#kernel/local-date.ts';
import { timeZone } from './places.ts';

export type Almanac = {
  readonly now: Instant;
  readonly nowMilliseconds: number;
  /** Minutes since midnight on the clinics' wall clocks. */
  readonly minuteOfDay: number;
  day(offset: number): LocalDate;
  /** ISO weekday, 1 Monday to 7 Sunday. */
  weekday(offset: number): number;
  /** Milliseconds since 1970 of a wall-clock minute of a day. */
  at(offset: number, minute: number): number;
};

/** The almanac around an instant. */
export function almanacAround(now: Instant): Almanac {
  const today = dayIn(timeZone, now);
  const firstWeekday = weekdayOf(today);
  const days = new Map<number, LocalDate>();
  const instants = new Map<number, number>();
  const day = (offset: number): LocalDate => kept(days, offset, () => addDays(today, offset));
  return {
    now,
    nowMilliseconds: Date.parse(now),
    minuteOfDay: minutesOf(timeIn(timeZone, now)),
    day,
    weekday: (offset) => ((((firstWeekday - 1 + offset) % 7) + 7) % 7) + 1,
    at: (offset, minute) =>
      kept(instants, offset * 1_440 + minute, () =>
        Date.parse(instantAt(day(offset), wallTime(minute), timeZone)),
      ),
  };
}

/** 'HH:MM' of a minute of the day. */
export function wallTime(minute: number): WallTime {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}` as WallTime;
}

/** The text of an instant. */
export function instantText(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

function kept<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}
