// Which groups fit the words somebody typed: name, clinic, program, leader, weekday, time of day.
import { folded } from '#kernel/folded.ts';
import type { GroupProgram } from './group.ts';

export type GroupFacts = {
  readonly name: string;
  readonly clinicName: string;
  readonly program: string;
  /** Weekdays from 1, Monday, to 7, Sunday, each with its wall-clock begin, 'HH:MM'. */
  readonly days: readonly { readonly weekday: number; readonly startsAt: string }[];
  /** Full names. */
  readonly leaders: readonly string[];
};

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
/** A program in words. */
export const programWords: Readonly<Record<GroupProgram, string>> = {
  substance_use: 'Substance use',
  mental_health: 'Mental health',
  co_occurring: 'Co-occurring',
};

/** Whether every word typed stands in what is known of the group, without regard to accents and capitals; no words fit all. */
export function fitsWords(group: GroupFacts, words: string): boolean {
  const text = folded(
    [
      group.name,
      group.clinicName,
      programWords[group.program as GroupProgram] ?? group.program,
      ...group.leaders,
      ...group.days.map(({ weekday, startsAt }) => `${weekdays[weekday - 1] ?? ''} ${clock(startsAt)}`),
    ].join(' '),
  );
  return folded(words)
    .split(/[\s,]+/)
    .every((word) => text.includes(word));
}

// '18:05' as '6:05 pm' and '18:05': people type either.
function clock(time: string): string {
  const [hours = '', minutes = ''] = time.split(':');
  const hour = Number(hours);
  return `${hour % 12 === 0 ? 12 : hour % 12}:${minutes} ${hour < 12 ? 'am' : 'pm'} ${hours}:${minutes}`;
}
