// Sessions of this week with a free chair, at a time at which they are nowhere else; one press books the chair.
import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
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
    <div
      className={classes['panel']}
      data-question
      role="group"
      aria-label={`Sessions that make it up for ${name}`}
    >
      <Shown query={useMakeUps(sessionId, patientId)}>
        {(answer) => <Chairs answer={answer} patientId={patientId} />}
      </Shown>
    </div>
  );
}

type Chair = MakeUps['sessions'][number];
type Booked = { readonly chair: Chair; readonly visitId: string };

// Once a chair is booked the others make way for the word of it: the second press of two must not book another.
function Chairs({ answer, patientId }: { readonly answer: MakeUps; readonly patientId: string }) {
  const [petsAccepted, acceptPets] = useState(false);
  const { booked, book, bookOnce, takeBack, another } = useBooking(patientId, petsAccepted);
  return (
    <>
      {booked === null ? (
        <FreeChairs answer={answer} isBusy={book.isPending} onBook={bookOnce} />
      ) : (
        <BookedChair
          chair={booked.chair}
          isBusy={takeBack.isPending}
          onUndo={() => takeBack.mutate(booked)}
          onAnother={another}
        />
      )}
      <ErrorNotice error={book.error ?? takeBack.error} />
      <PetsKnown error={book.error} checked={petsAccepted} onChange={acceptPets} />
    </>
  );
}

type FreeChairsProps = {
  readonly answer: MakeUps;
  readonly isBusy: boolean;
  readonly onBook: (chair: Chair) => void;
};

function FreeChairs({ answer, isBusy, onBook }: FreeChairsProps) {
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
            disabled={isBusy}
            onClick={() => onBook(one)}
          >
            {whenSays(one)}: {one.groupName}, {placeSays(one)}, {durationText(one.minutes)}
          </Button>
        ))}
      </div>
      {answer.sessions.length === 0 ? (
        <Text size="sm">No session with a free chair is left this week. Offer one of next week.</Text>
      ) : null}
    </>
  );
}

type BookedChairProps = {
  readonly chair: Chair;
  readonly isBusy: boolean;
  readonly onUndo: () => void;
  readonly onAnother: () => void;
};

function BookedChair({ chair, isBusy, onUndo, onAnother }: BookedChairProps) {
  const said = useRef<HTMLParagraphElement>(null);
  // What was pressed is gone: the focus goes to what came of it.
  useEffect(() => said.current?.focus(), []);
  return (
    <div role="status">
      <Text ref={said} tabIndex={-1} size="sm" fw={600}>
        ✓ Booked: {whenSays(chair)}, {chair.groupName}, {placeSays(chair)}.
      </Text>
      <Group gap="xs" mt={4}>
        <Button
          variant="default"
          size="compact-md"
          className={classes['taker'] ?? ''}
          loading={isBusy}
          onClick={onUndo}
        >
          Undo
        </Button>
        <Button variant="subtle" size="compact-md" className={classes['taker'] ?? ''} onClick={onAnother}>
          Another one
        </Button>
      </Group>
    </div>
  );
}

// Booking in one step, and taking it back the same way.
function useBooking(patientId: string, petsAccepted: boolean) {
  const client = useQueryClient();
  const [booked, setBooked] = useState<Booked | null>(null);
  const again = () => client.invalidateQueries({ queryKey: ['session'] });
  // The second click of two comes before the buttons know of the first.
  const isBooking = useRef(false);
  const book = useMutation({
    mutationFn: async (chair: Chair) => {
      const path = `/api/sessions/${chair.sessionId}/make-ups`;
      const body = { patientId, petsAccepted };
      return { chair, ...(await ask<{ visitId: string }>({ method: 'POST', path, body })) };
    },
    onMutate: () => setBooked(null),
    onSuccess: setBooked,
    onSettled: async () => {
      isBooking.current = false;
      await again();
    },
  });
  const takeBack = useMutation({
    mutationFn: ({ chair, visitId }: Booked) => {
      const path = `/api/sessions/${chair.sessionId}/make-ups/${visitId}/take-back`;
      return ask({ method: 'POST', path, body: {} });
    },
    onSuccess: () => setBooked(null),
    onSettled: again,
  });
  const bookOnce = (chair: Chair) => {
    if (isBooking.current) return;
    isBooking.current = true;
    book.mutate(chair);
  };
  return { booked, book, bookOnce, takeBack, another: () => setBooked(null) };
}

function whenSays({ timeZone, startsAt }: Chair): string {
  return `${shortDay(dayIn(timeZone, startsAt as Instant))}, ${timeOfDay(startsAt, timeZone)}`;
}

// Whoever comes has to know where to: a chair by video may be of another clinic.
function placeSays({ mode, clinicName }: Chair): string {
  if (mode === 'virtual') return 'by video';
  return mode === 'hybrid' ? `${clinicName} or by video` : clinicName;
}
