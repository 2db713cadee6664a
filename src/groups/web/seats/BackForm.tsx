// Somebody comes again earlier than it was written down: from which day.
import { Button, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fieldMessage } from '#ui/problem.ts';
import type { SeatInGroup } from '../../rules/seat-answers.ts';
import type { DoneThing } from './Done.tsx';
import { useSend } from './seats.api.ts';
import classes from './seats.module.css';

type BackFormProps = {
  readonly pause: NonNullable<SeatInGroup['pause']>;
  readonly name: string;
  readonly today: string;
  readonly onDone: (done: DoneThing | null) => void;
};

export function BackForm({ pause, name, today, onDone }: BackFormProps) {
  const [backOn, setBack] = useState(pause.startsOn > today ? pause.startsOn : today);
  const send = useSend<{ changeId: string }>(({ changeId }) =>
    onDone({ words: `${name} comes again.`, changeId }),
  );
  return (
    <form
      className={classes['panel']}
      aria-label={`${name} comes again earlier`}
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate({ path: `/api/pauses/${pause.id}/end`, body: { backOn, because: '' } });
      }}
    >
      <Text mb="xs">
        <strong>{name}</strong> comes again earlier than it was written down.
      </Text>
      <TextInput
        label="Comes again from"
        type="date"
        autoFocus
        value={backOn}
        onChange={(event) => setBack(event.currentTarget.value)}
        error={fieldMessage(send.error, 'backOn')}
        maw={240}
        styles={{ input: { minHeight: 44 } }}
      />
      <Group gap="xs" mt="sm">
        <Button type="submit" mih={44} loading={send.isPending}>
          Write it down
        </Button>
        <Button variant="default" mih={44} onClick={() => onDone(null)}>
          Leave it
        </Button>
      </Group>
      <ErrorNotice error={send.error} shown={['backOn']} />
    </form>
  );
}
