// A week in which one weekday moves to another day or time. Its blocks go with it: one that lasts the whole day goes on
// lasting the whole day, and of several those stay that fit.
import type { GroupBlock, WeekDay } from '../group.ts';
import { minutesOfDay } from '../timetable.ts';

type Times = Pick<WeekDay, 'weekday' | 'startsAt' | 'endsAt'>;

/** The week with that weekday moved, in the order of its days. */
export function retimed(week: readonly WeekDay[], weekday: number, to: Times): WeekDay[] {
  return week
    .map((day) => (day.weekday === weekday ? { ...to, blocks: fitted(day, to) } : day))
    .toSorted((one, other) => one.weekday - other.weekday);
}

function fitted(day: WeekDay, to: Times): readonly GroupBlock[] {
  const minutes = minutesOfDay(to);
  const [only, ...others] = day.blocks;
  const isWhole = only?.fromMinute === 0 && only.toMinute === minutesOfDay(day) && others.length === 0;
  if (isWhole) return [{ ...only, toMinute: minutes }];
  const fit = day.blocks.filter((block) => block.toMinute <= minutes);
  const [first] = day.blocks;
  return fit.length > 0 || first === undefined ? fit : [{ ...first, fromMinute: 0, toMinute: minutes }];
}
