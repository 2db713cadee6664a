// What is typed about a seat's terms, and how terms read.
import { fullDay, weekdaysText } from '#ui/format.ts';
import type { SeatInGroup } from '../../rules/seat-answers.ts';
import { levels, phases } from '../../rules/seat-reasons.ts';

export type Terms = {
  readonly weekdays: readonly number[] | null;
  readonly virtualWeekdays: readonly number[];
  readonly alternateFrom: string | null;
  readonly level: string | null;
  readonly phase: number | null;
};

export const everyDay: Terms = {
  weekdays: null,
  virtualWeekdays: [],
  alternateFrom: null,
  level: null,
  phase: null,
};

/** The terms of a seat, to be changed. */
export function termsOfSeat(seat: SeatInGroup): Terms {
  const { weekdays, virtualWeekdays, alternateFrom, level, phase } = seat;
  return { weekdays, virtualWeekdays, alternateFrom, level, phase };
}

/** Adds or takes away a weekday; all of them follow the group. */
export function toggleWeekday(terms: Terms, weekday: number, group: readonly number[]): Terms {
  const now = terms.weekdays ?? group;
  const next = now.includes(weekday) ? now.filter((day) => day !== weekday) : [...now, weekday];
  const weekdays = group.every((day) => next.includes(day)) ? null : next.toSorted((a, b) => a - b);
  return {
    ...terms,
    weekdays,
    virtualWeekdays: terms.virtualWeekdays.filter((day) => next.includes(day)),
  };
}

/** 'Mon, Wed · by video Fri · every other week · level 2.1 · two days a week'. */
export function termsWords(terms: Terms, group: readonly number[]): string {
  const days = terms.weekdays ?? group;
  const phase = terms.phase === null ? undefined : phases[terms.phase as keyof typeof phases];
  return [
    days.length === 0 ? 'Every day' : weekdaysText(days),
    terms.virtualWeekdays.length > 0 ? `by video ${weekdaysText(terms.virtualWeekdays)}` : '',
    terms.alternateFrom === null ? '' : `every other week from ${fullDay(terms.alternateFrom)}`,
    terms.level === null ? '' : `level ${terms.level}`,
    phase?.toLowerCase() ?? '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

export const levelChoices = [
  { value: '', label: 'Not said' },
  ...Object.entries(levels)
    .toSorted(([one], [other]) => Number(one) - Number(other))
    .map(([value, says]) => ({ value, label: `${value}: ${says}` })),
];
export const phaseChoices = [
  { value: '', label: 'Not said' },
  ...Object.entries(phases)
    .toSorted(([one], [other]) => Number(other) - Number(one))
    .map(([value, label]) => ({ value, label })),
];
