// How many notes wait for a signature, in one line.
import type { UnsignedList } from '../rules/notes-answers.ts';

type Waiting = Pick<UnsignedList, 'dueHours'> & {
  readonly sessions: readonly Pick<UnsignedList['sessions'][number], 'unsigned' | 'isOverdue'>[];
};

/** '12 notes are unsigned for more than 24 hours, 8 more are still in time.' */
export function unsignedWords({ sessions, dueHours }: Waiting): string {
  const late = sum(sessions.filter(({ isOverdue }) => isOverdue));
  const inTime = sum(sessions) - late;
  if (late === 0)
    return inTime === 0
      ? '✓ No note waits for a signature.'
      : `${notes(inTime)} not signed yet, still in time.`;
  const more = inTime === 0 ? '' : `, ${inTime} more ${inTime === 1 ? 'is' : 'are'} still in time`;
  return `△ ${notes(late)} unsigned for more than ${dueHours} hours${more}.`;
}

function sum(sessions: Waiting['sessions']): number {
  return sessions.reduce((before, { unsigned }) => before + unsigned, 0);
}

function notes(count: number): string {
  return count === 1 ? '1 note is' : `${count} notes are`;
}
