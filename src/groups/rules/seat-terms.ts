// What a seat covers: its weekdays, every week or every other one, and how the person attends on each.
// Which dates that makes is the database's to say (seat_meets, the view rosters).
import type { LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { GroupMode } from './group.ts';

export type SeatPattern = {
  /** ISO weekdays; null for every day the group meets. */
  readonly weekdays: readonly number[] | null;
  /** A day in a week in which they come; null for every week. */
  readonly alternateFrom: LocalDate | null;
};

export type TermsFault = 'weekday-not-met' | 'video-not-offered' | 'phase-needs-days';
type Terms = SeatPattern & { readonly virtualWeekdays: readonly number[]; readonly phase: number | null };
type GroupOffers = { readonly mode: GroupMode; readonly weekdays: readonly number[] };

/** Looks whether a group can offer what a seat asks: its weekdays, video, and as many days as the phase says. */
export function checkTerms(terms: Terms, group: GroupOffers): Outcome<true, TermsFault> {
  const days = terms.weekdays ?? group.weekdays;
  if (days.some((day) => !group.weekdays.includes(day))) return refuse('weekday-not-met');
  if (
    terms.virtualWeekdays.length > 0 &&
    (group.mode !== 'hybrid' || terms.virtualWeekdays.some((day) => !days.includes(day)))
  )
    return refuse('video-not-offered');
  if (terms.phase !== null && terms.phase > days.length) return refuse('phase-needs-days');
  return ok(true);
}

/** Weekdays as they are kept: in order, each once, and null when they are all the group has. */
export function tidyWeekdays(asked: readonly number[] | null, group: readonly number[]): number[] | null {
  if (asked === null) return null;
  const days = [...new Set(asked)].toSorted((one, other) => one - other);
  return group.every((day) => days.includes(day)) ? null : days;
}
