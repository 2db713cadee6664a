// What a weekly timetable comes to: its sessions by date, and its hours on the clock and of treatment.
// Clock and treatment are both kept: payers differ in whether short breaks count (docs/decisions/).
import {
  addDays,
  daysBetween,
  instantAt,
  minutesOf,
  mondayOf,
  weekdayOf,
  type Instant,
  type LocalDate,
  type WallTime,
} from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { GroupBlock, GroupDay, GroupKind, WeekDay } from './group.ts';

export type TimetableFault = 'weekday-twice' | 'ends-before-start' | 'block-outside-day' | 'blocks-overlap';

/** Looks whether days and blocks fit together. */
export function checkTimetable(
  days: readonly GroupDay[],
  blocks: readonly GroupBlock[] = [],
): Outcome<true, TimetableFault> {
  if (new Set(days.map((day) => day.weekday)).size !== days.length) return refuse('weekday-twice');
  const backward = days.find((day) => minutesOfDay(day) <= 0);
  if (backward !== undefined) return refuse('ends-before-start', { weekday: backward.weekday });
  for (const day of days) {
    const fits = checkDay(minutesOfDay(day), day.blocks ?? blocks);
    if (!fits.ok) return refuse(fits.code, { weekday: day.weekday, ...fits.facts });
  }
  return ok(true);
}

// The block at fault is named by its place among those that were given.
function checkDay(minutes: number, blocks: readonly GroupBlock[]): Outcome<true, TimetableFault> {
  const inOrder = [...blocks].sort((one, other) => one.fromMinute - other.fromMinute);
  const at = (block: GroupBlock | undefined) => ({ block: block === undefined ? 0 : blocks.indexOf(block) });
  const backward = blocks.find((block) => block.toMinute <= block.fromMinute);
  if (backward !== undefined) return refuse('ends-before-start', at(backward));
  const second = inOrder.find(
    (block, index) => index > 0 && block.fromMinute < (inOrder[index - 1]?.toMinute ?? 0),
  );
  if (second !== undefined) return refuse('blocks-overlap', at(second));
  const outside = inOrder.find((block) => block.toMinute > minutes);
  return outside === undefined ? ok(true) : refuse('block-outside-day', at(outside));
}

/** The week with the blocks that each day really has: its own, those of the group, or one that lasts the whole day. */
export function weekOf(
  days: readonly GroupDay[],
  more: { blocks: readonly GroupBlock[] | undefined; kind: GroupKind },
): WeekDay[] {
  return days.map((day) => {
    const given = day.blocks ?? more.blocks ?? [];
    const whole: GroupBlock = { kind: more.kind, fromMinute: 0, toMinute: minutesOfDay(day) };
    const blocks = given.length > 0 ? given : [whole];
    return { ...day, blocks: blocks.toSorted((one, other) => one.fromMinute - other.fromMinute) };
  });
}

export type WeeklyMinutes = { readonly clockMinutes: number; readonly treatmentMinutes: number };

/** Minutes a week on the clock, and of treatment between the breaks. */
export function weeklyMinutes(week: readonly WeekDay[]): WeeklyMinutes {
  const treated = week.flatMap((day) => day.blocks.map((block) => block.toMinute - block.fromMinute));
  return {
    clockMinutes: week.reduce((sum, day) => sum + minutesOfDay(day), 0),
    treatmentMinutes: treated.reduce((sum, minutes) => sum + minutes, 0),
  };
}

export type SessionSpan = {
  readonly heldOn: LocalDate;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
};

type Times = Pick<GroupDay, 'weekday' | 'startsAt' | 'endsAt'>;

/** Whether a day lies in a week that counts: each week, or every other one from the week of a day. */
export function isInWeekMet(alternateFrom: LocalDate | null, day: LocalDate): boolean {
  return alternateFrom === null || daysBetween(mondayOf(alternateFrom), mondayOf(day)) % 14 === 0;
}

/** The sessions of a timetable from one day to another, both included, in the zone's wall-clock time. */
export function sessionSpans(
  days: readonly Times[],
  range: { from: LocalDate; to: LocalDate; zone: string; alternateFrom?: LocalDate | null },
): SessionSpan[] {
  const byWeekday = new Map(days.map((day) => [day.weekday, day]));
  const spans: SessionSpan[] = [];
  for (let heldOn = range.from; heldOn <= range.to; heldOn = addDays(heldOn, 1)) {
    const day = byWeekday.get(weekdayOf(heldOn));
    if (day && isInWeekMet(range.alternateFrom ?? null, heldOn)) {
      spans.push({
        heldOn,
        startsAt: instantAt(heldOn, day.startsAt as WallTime, range.zone),
        endsAt: instantAt(heldOn, day.endsAt as WallTime, range.zone),
      });
    }
  }
  return spans;
}

/** Minutes from the start to the end of a day. */
export function minutesOfDay(day: Pick<GroupDay, 'startsAt' | 'endsAt'>): number {
  return minutesOf(day.endsAt as WallTime) - minutesOf(day.startsAt as WallTime);
}
