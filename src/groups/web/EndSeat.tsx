// Ends a seat with its last day and the reason. The seat stays, and with it attendance and notes.
import { Button, Group, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, newKey } from '#ui/ask.ts';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fieldMessage } from '#ui/problem.ts';
import { groupKey, type Seat } from './groups.api.ts';
import classes from './groups.module.css';

type EndSeatProps = {
  readonly seat: Seat;
  readonly name: string;
  readonly groupId: string;
  readonly today: string;
  readonly onDone: () => void;
};

export function EndSeat({ seat, name, groupId, today, onDone }: EndSeatProps) {
  const [endsOn, setEnd] = useState(seat.startsOn > today ? seat.startsOn : today);
  const [because, setBecause] = useState('');
  const [key, setKey] = useState(newKey);
  const client = useQueryClient();
  const end = useMutation({
    mutationFn: () =>
      ask({
        method: 'POST',
        path: `/api/groups/${groupId}/seats/${seat.id}/end`,
        body: { endsOn, because },
        key,
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: groupKey(groupId) });
      onDone();
    },
    onError: () => setKey(newKey()),
  });
  return (
    <form
      className={classes['inline']}
      aria-label={`End the seat of ${name}`}
      onSubmit={(event) => {
        event.preventDefault();
        end.mutate();
      }}
    >
      <Text mb="xs">
        <strong>{name}</strong> leaves this group. Attendance and notes stay.
      </Text>
      <Group gap="sm" align="flex-start">
        <TextInput
          label="Last day"
          type="date"
          autoFocus
          value={endsOn}
          onChange={(event) => setEnd(event.currentTarget.value)}
          error={fieldMessage(end.error, 'endsOn')}
          styles={{ input: { minHeight: 44 } }}
        />
        <TextInput
          label="Why they leave"
          value={because}
          maxLength={500}
          onChange={(event) => setBecause(event.currentTarget.value)}
          error={fieldMessage(end.error, 'because')}
          w={{ base: '100%', xs: 320 }}
          styles={{ input: { minHeight: 44 } }}
        />
      </Group>
      <div className={classes['refusal']}>
        <ErrorNotice error={end.error} shown={['endsOn', 'because']} />
      </div>
      <Group gap="xs" mt="sm">
        <Button type="submit" mih={44} loading={end.isPending}>
          End the seat
        </Button>
        <Button variant="default" mih={44} onClick={onDone}>
          Leave it
        </Button>
      </Group>
    </form>
  );
}
