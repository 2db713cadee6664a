// The sessions of a series that need not come each week. Its days are counted without any zone and only then given
// their wall-clock times: a time that the spring change skips moves to just after it, and no session loses its date.
// Not for screens: the counting brings a large package along.
import { instantAt, weekdayOf, type LocalDate, type WallTime } from '#kernel/local-date.ts';
import { recurringDays } from '#kernel/recurrence.ts';
import type { GroupDay } from './group.ts';
import type { SessionSpan } from './timetable.ts';

export type SeriesRhythm = {
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate | null;
  /** 1 for each week, 2 for alternate weeks. */
  readonly everyWeeks: number;
  readonly weekBeginsOn?: number;
  readonly days: readonly GroupDay[];
};

type Range = { readonly from: LocalDate; readonly to: LocalDate; readonly zone: string };

/** Sessions of a series within a range, both ends included, without the dates left out. */
export function seriesSpans(
  series: SeriesRhythm,
  range: Range,
  leftOut: ReadonlySet<string> = new Set(),
): SessionSpan[] {
  const to = series.endsOn !== null && series.endsOn < range.to ? series.endsOn : range.to;
  const byWeekday = new Map(series.days.map((day) => [day.weekday, day]));
  return recurringDays({ ...series, weekdays: [...byWeekday.keys()] }, { from: range.from, to })
    .filter((heldOn) => !leftOut.has(heldOn))
    .flatMap((heldOn) => {
      const day = byWeekday.get(weekdayOf(heldOn));
      if (day === undefined) return [];
      return {
        heldOn,
        startsAt: instantAt(heldOn, day.startsAt as WallTime, range.zone),
        endsAt: instantAt(heldOn, day.endsAt as WallTime, range.zone),
      };
    });
}
