// A person's last two notes, beside the words that are being written: what was the next step, and what is new.
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ask } from '#ui/ask.ts';
import { fullDay } from '#ui/format.ts';
import { statusWords } from '../../attendance/web/door.ts';
import type { LastNotesAnswer } from '../rules/notes-answers.ts';
import { PartLines } from './PartLines.tsx';
import classes from './notes.module.css';

type LastNotesProps = {
  readonly sessionId: string;
  /** Which block, 0 for the whole day. */
  readonly block: number;
  readonly patientId: string;
  readonly called: string;
};

export function LastNotes({ sessionId, block, patientId, called }: LastNotesProps) {
  const last = useQuery({
    queryKey: ['last-notes', sessionId, patientId, block],
    queryFn: () =>
      ask<LastNotesAnswer>({
        path: `/api/sessions/${sessionId}/people/${patientId}/last-notes?block=${block}`,
      }),
    staleTime: 60_000,
  });
  if (last.data === undefined) return null;
  return (
    <section aria-label={`Last notes about ${called}`} className={classes['last']}>
      {last.data.notes.length === 0 ? (
        <Text size="sm" c="dimmed">
          No earlier note about {called}.
        </Text>
      ) : null}
      {last.data.notes.map((note) => (
        <div key={note.id}>
          <Text size="sm" c="dimmed">
            {fullDay(note.heldOn)} · {note.groupName} ·{' '}
            {note.blockWords === '' ? '' : `${note.blockWords} · `}
            {statusWords[note.attendance as keyof typeof statusWords]} · {note.signerName}
          </Text>
          <PartLines part={{ nextStep: note.nextStep }} />
          <div className={classes['words']}>
            {note.ownWords === '' ? 'No words of their own.' : note.ownWords}
          </div>
          {note.risks === '' ? null : (
            <div className={`${classes['words'] ?? ''} ${classes['wasAtRisk'] ?? ''}`}>▲ {note.risks}</div>
          )}
        </div>
      ))}
    </section>
  );
}
