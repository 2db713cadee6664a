// Times were corrected after the signature: the note stays as it was signed, and an amendment is asked for.
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { durationText } from '../../attendance/web/door.ts';
import { minutesSentence } from '../rules/minutes-differ.ts';
import type { NoteAnswer, SessionNotesAnswer } from '../rules/notes-answers.ts';
import { AmendmentForm } from './AmendmentForm.tsx';
import classes from './notes.module.css';

type MinutesDifferProps = {
  readonly note: NoteAnswer;
  readonly now: SessionNotesAnswer['people'][number]['minutesNow'];
  readonly mayAmend: boolean;
};

export function MinutesDiffer({ note, now, mayAmend }: MinutesDifferProps) {
  const [isAdding, setAdding] = useState(false);
  if (now === null) return null;
  if (isAdding)
    return <AmendmentForm note={note} begin={minutesSentence(now)} onDone={() => setAdding(false)} />;
  return (
    <div role="alert" className={classes['twoTexts']}>
      <Text fw={600}>Minutes differ</Text>
      <Text>
        The note says {durationText(note.treatmentMinutes)} of treatment. By the corrected times it is{' '}
        {durationText(now.treatmentMinutes)}. Signed text stays; add an amendment.
      </Text>
      {mayAmend ? (
        <Button variant="default" mt="xs" mih={44} onClick={() => setAdding(true)}>
          Amend the minutes
        </Button>
      ) : null}
    </div>
  );
}
