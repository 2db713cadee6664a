// What a weekly timetable comes to: its sessions by date, and its hours on the clock and of treatment.
// Clock and treatment are both kept: payers differ in whether short breaks count (docs/decisions/).
import {
  addDays,
  instantAt,
  minutesOf,
  weekdayOf,
  type Instant,
  type LocalDate,
  type WallTime,
} from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { GroupBlock, GroupDay } from './group.ts';

export type TimetableFault = 'weekday-twice' | 'ends-before-start' | 'block-outside-day' | 'blocks-overlap';

/** Looks whether days and blocks fit together. */
export function checkTimetable(
  days: readonly GroupDay[],
  blocks: readonly GroupBlock[],
): Outcome<true, TimetableFault> {
  if (new Set(days.map((day) => day.weekday)).size !== days.length) return refuse('weekday-twice');
  if (days.some((day) => minutesOfDay(day) <= 0)) return refuse('ends-before-start');
  const inOrder = [...blocks].sort((one, other) => one.fromMinute - other.fromMinute);
  if (inOrder.some((block) => block.toMinute <= block.fromMinute)) return refuse('ends-before-start');
  if (inOrder.some((block, index) => index > 0 && block.fromMinute < (inOrder[index - 1]?.toMinute ?? 0)))
    return refuse('blocks-overlap');
  const shortest = Math.min(...days.map(minutesOfDay));
  if (inOrder.some((block) => block.toMinute > shortest)) return refuse('block-outside-day');
  return ok(true);
}

export type WeeklyMinutes = { readonly clockMinutes: number; readonly treatmentMinutes: number };

/** Minutes a week on the clock, and of treatment between the breaks. */
export function weeklyMinutes(days: readonly GroupDay[], blocks: readonly GroupBlock[]): WeeklyMinutes {
  const aDay = blocks.reduce((sum, block) => sum + block.toMinute - block.fromMinute, 0);
  return {
    clockMinutes: days.reduce((sum, day) => sum + minutesOfDay(day), 0),
    treatmentMinutes: aDay * days.length,
  };
}

export type SessionSpan = {
  readonly heldOn: LocalDate;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
};

/** The sessions of a timetable from one day to another, both included, in the zone's wall-clock time. */
export function sessionSpans(
  days: readonly GroupDay[],
  range: { from: LocalDate; to: LocalDate; zone: string },
): SessionSpan[] {
  const byWeekday = new Map(days.map((day) => [day.weekday, day]));
  const spans: SessionSpan[] = [];
  for (let heldOn = range.from; heldOn <= range.to; heldOn = addDays(heldOn, 1)) {
    const day = byWeekday.get(weekdayOf(heldOn));
    if (day) {
      spans.push({
        heldOn,
        startsAt: instantAt(heldOn, day.startsAt as WallTime, range.zone),
        endsAt: instantAt(heldOn, day.endsAt as WallTime, range.zone),
      });
    }
  }
  return spans;
}

function minutesOfDay(day: GroupDay): number {
  return minutesOf(day.endsAt as WallTime) - minutesOf(day.startsAt as WallTime);
}
