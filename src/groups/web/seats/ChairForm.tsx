// A chair for somebody who waits: offered, and then held until they answer or a day has passed, or given at once. Whoever
// goes before others whom the chair would fit goes with a reason.
import { Button, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fieldMessage, problemIn } from '#ui/problem.ts';
import type { WaitingList } from '../../rules/seat-answers.ts';
import type { DoneThing } from './Done.tsx';
import { nameOf } from './names.ts';
import { PetsKnown } from './PetsKnown.tsx';
import { useSend } from './seats.api.ts';
import classes from './seats.module.css';

type ChairFormProps = {
  readonly what: 'offer' | 'accept';
  readonly entry: WaitingList['entries'][number];
  readonly list: Pick<WaitingList, 'today' | 'offerDays'>;
  readonly onDone: (done: DoneThing | null) => void;
};

const input = { input: { minHeight: 44 } };

export function ChairForm({ what, entry, list, onDone }: ChairFormProps) {
  const { today, offerDays } = list;
  const isOffer = what === 'offer';
  const [startsOn, setStart] = useState(
    entry.offeredFrom !== null && entry.offeredFrom > today ? entry.offeredFrom : today,
  );
  const [until, setUntil] = useState(daysAfter(today, offerDays));
  const [because, setBecause] = useState('');
  const [petsAccepted, acceptPets] = useState(false);
  const name = nameOf(entry);
  const send = useSend<{ changeId?: string }>(({ changeId }) =>
    onDone({
      words: isOffer ? `The chair is held for ${name}.` : `${name} has the seat.`,
      changeId: changeId ?? null,
    }),
  );
  const passesOver = problemIn(send.error)?.code === 'order-needs-reason';
  return (
    <form
      className={classes['panel']}
      aria-label={isOffer ? `Offer a chair to ${name}` : `${name} takes the chair`}
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate({
          path: `/api/waiting/${entry.id}/${what}`,
          body: isOffer ? { startsOn, until, because } : { startsOn, because, petsAccepted },
        });
      }}
    >
      <Text mb="xs">
        <strong>{name}</strong>{' '}
        {isOffer ? 'is offered a chair. Nobody else gets it while it is held.' : 'takes the chair.'}
      </Text>
      <Group gap="sm" align="flex-start">
        <TextInput
          label={isOffer ? 'Chair from' : 'From'}
          type="date"
          autoFocus
          value={startsOn}
          onChange={(event) => setStart(event.currentTarget.value)}
          error={fieldMessage(send.error, 'startsOn')}
          styles={input}
        />
        {isOffer ? (
          <TextInput
            label="Held until the end of"
            type="date"
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
            error={fieldMessage(send.error, 'until')}
            styles={input}
          />
        ) : null}
        <TextInput
          label={passesOver ? 'Why before others' : 'In words, if needed'}
          required={passesOver}
          value={because}
          maxLength={500}
          onChange={(event) => setBecause(event.currentTarget.value)}
          w={{ base: '100%', xs: 300 }}
          styles={input}
        />
      </Group>
      <PetsKnown error={send.error} checked={petsAccepted} onChange={acceptPets} />
      <Group gap="xs" mt="sm">
        <Button type="submit" mih={44} loading={send.isPending}>
          {isOffer ? 'Offer the chair' : 'Give the seat'}
        </Button>
        <Button variant="default" mih={44} onClick={() => onDone(null)}>
          Leave it
        </Button>
      </Group>
      <ErrorNotice error={send.error} shown={['startsOn', 'until']} />
    </form>
  );
}

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
