// Sessions of this week with a free chair, at a time at which they are nowhere else; one press books the chair.
import { Button, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '#ui/ask.ts';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { shortDay, timeOfDay } from '#ui/format.ts';
import { dayIn, type Instant } from '#kernel/local-date.ts';
import { Shown } from '#ui/Shown.tsx';
import { PetsKnown } from '../../groups/web/door.ts';
import type { MakeUps } from '../rules/make-ups.ts';
import { durationText } from './attendance-words.ts';
import { useMakeUps } from './attendance.api.ts';
import classes from './attendance.module.css';

type MakeUpChoiceProps = { readonly sessionId: string; readonly patientId: string; readonly name: string };

export function MakeUpChoice({ sessionId, patientId, name }: MakeUpChoiceProps) {
  return (
    <div className={classes['panel']} role="group" aria-label={`Sessions that make it up for ${name}`}>
      <Shown query={useMakeUps(sessionId, patientId)}>
        {(answer) => <Chairs answer={answer} patientId={patientId} />}
      </Shown>
    </div>
  );
}

function Chairs({ answer, patientId }: { readonly answer: MakeUps; readonly patientId: string }) {
  const client = useQueryClient();
  const [petsAccepted, acceptPets] = useState(false);
  const book = useMutation({
    mutationFn: (sessionId: string) =>
      ask({ method: 'POST', path: `/api/sessions/${sessionId}/make-ups`, body: { patientId, petsAccepted } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['session'] }),
  });
  return (
    <>
      <Text size="sm">
        {answer.lackingMinutes > 0
          ? `The week lacks ${durationText(answer.lackingMinutes)} even if nothing more is missed.`
          : 'The week can still be whole without one.'}
      </Text>
      <div className={classes['takers']}>
        {answer.sessions.map((one) => (
          <Button
            key={one.sessionId}
            variant="default"
            size="compact-md"
            className={classes['taker'] ?? ''}
            disabled={book.isPending}
            onClick={() => book.mutate(one.sessionId)}
          >
            {shortDay(dayIn(one.timeZone, one.startsAt as Instant))}, {timeOfDay(one.startsAt, one.timeZone)}:{' '}
            {one.groupName}, {durationText(one.minutes)}
          </Button>
        ))}
      </div>
      {answer.sessions.length === 0 ? (
        <Text size="sm">No session with a free chair is left this week. Offer one of next week.</Text>
      ) : null}
      {book.isSuccess ? <Text size="sm">✓ Booked.</Text> : null}
      <ErrorNotice error={book.error} />
      <PetsKnown error={book.error} checked={petsAccepted} onChange={acceptPets} />
    </>
  );
}
