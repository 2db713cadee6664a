// Adds a room, or changes one.
import { Button, Checkbox, Group, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { newKey } from '#ui/ask.ts';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fieldMessage } from '#ui/problem.ts';
import type { RoomRow } from '../rules/clinic-answers.ts';
import { addRoom, changeRoom, useClinicsAgain } from './clinics.api.ts';
import classes from './organization.module.css';

type RoomFormProps = {
  readonly clinicId: string;
  /** The room to change; a new one without. */
  readonly room?: RoomRow;
  readonly onDone: () => void;
};

const tall = { input: { minHeight: 44 } };
const tallBody = { body: { minHeight: 44, alignItems: 'center' } };

export function RoomForm({ clinicId, room, onDone }: RoomFormProps) {
  const [name, setName] = useState(room?.name ?? '');
  const [seats, setSeats] = useState(room === undefined ? '' : String(room.seats));
  const [accessible, setAccessible] = useState(room?.accessible ?? true);
  const [petsWelcome, setPets] = useState(room?.petsWelcome ?? false);
  const [key, setKey] = useState(newKey);
  const again = useClinicsAgain();
  const save = useMutation({
    mutationFn: () => {
      const typed = {
        name,
        seats: /^\d+$/u.test(seats) ? Number(seats) : Number.NaN,
        accessible,
        petsWelcome,
      };
      return room === undefined
        ? addRoom(clinicId, typed, key)
        : changeRoom({ clinicId, roomId: room.id }, typed);
    },
    onSuccess: async () => {
      await again();
      onDone();
    },
    onError: () => setKey(newKey()),
  });
  return (
    <form
      className={classes['inline']}
      aria-label={room === undefined ? 'Add a room' : `Change ${room.name}`}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Group gap="md" align="flex-start">
        <TextInput
          label="Name on the door"
          autoFocus
          autoComplete="off"
          value={name}
          maxLength={100}
          error={fieldMessage(save.error, 'name')}
          onChange={(event) => setName(event.currentTarget.value)}
          styles={tall}
        />
        <TextInput
          label="Seats"
          inputMode="numeric"
          autoComplete="off"
          w="7rem"
          value={seats}
          error={fieldMessage(save.error, 'seats')}
          onChange={(event) => setSeats(event.currentTarget.value)}
          styles={tall}
        />
      </Group>
      <Group gap="lg" mt="xs">
        <Checkbox
          label="Reached without steps"
          checked={accessible}
          onChange={(event) => setAccessible(event.currentTarget.checked)}
          styles={tallBody}
        />
        <Checkbox
          label="Pets welcome"
          description="Service animals always are."
          checked={petsWelcome}
          onChange={(event) => setPets(event.currentTarget.checked)}
          styles={tallBody}
        />
      </Group>
      <div className={classes['refusal']}>
        <ErrorNotice error={save.error} shown={['name', 'seats']} />
      </div>
      <Group gap="xs" mt="sm">
        <Button type="submit" mih={44} loading={save.isPending}>
          {room === undefined ? 'Add the room' : 'Save'}
        </Button>
        <Button variant="default" mih={44} onClick={onDone}>
          Leave it
        </Button>
      </Group>
    </form>
  );
}
