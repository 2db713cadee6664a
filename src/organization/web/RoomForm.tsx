// Adds a room, or changes one.
import { Button, Checkbox, Group, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { newKey } from '#ui/ask.ts';
import { BothTexts } from '#ui/BothTexts.tsx';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fieldMessage, problemIn } from '#ui/problem.ts';
import type { RoomRow } from '../rules/clinic-answers.ts';
import { addRoom, changeRoom, useClinicsAgain } from './clinics.api.ts';
import classes from './organization.module.css';

type RoomFormProps = {
  readonly clinicId: string;
  /** The room to change as it stands now; a new one without. */
  readonly room?: RoomRow | undefined;
  readonly onDone: () => void;
};

const tall = { input: { minHeight: 44 } };
const tallBody = { body: { minHeight: 44, alignItems: 'center' } };

type Typed = {
  readonly name: string;
  readonly seats: string;
  readonly accessible: boolean;
  readonly petsWelcome: boolean;
};
const names: Readonly<Record<keyof Typed, string>> = {
  name: 'Name on the door',
  seats: 'Seats',
  accessible: 'Reached without steps',
  petsWelcome: 'Pets welcome',
};

function typedOf(room: RoomRow | undefined): Typed {
  if (room === undefined) return { name: '', seats: '', accessible: true, petsWelcome: false };
  const { name, seats, accessible, petsWelcome } = room;
  return { name, seats: String(seats), accessible, petsWelcome };
}

function inWords(typed: Typed): Record<keyof Typed, string> {
  const yes = (is: boolean) => (is ? 'yes' : 'no');
  return { ...typed, accessible: yes(typed.accessible), petsWelcome: yes(typed.petsWelcome) };
}

export function RoomForm({ clinicId, room, onDone }: RoomFormProps) {
  const [typed, setTyped] = useState(() => typedOf(room));
  // What the form began with, or what stood when somebody decided between two texts.
  const [version, setVersion] = useState(room?.version ?? 0);
  const [key, setKey] = useState(newKey);
  const again = useClinicsAgain();
  const save = useMutation({
    mutationFn: () => {
      const { seats } = typed;
      const sent = { ...typed, seats: /^\d+$/u.test(seats) ? Number(seats) : Number.NaN };
      return room === undefined
        ? addRoom(clinicId, sent, key)
        : changeRoom({ clinicId, roomId: room.id }, { ...sent, version });
    },
    onSuccess: async () => {
      await again();
      onDone();
    },
    onError: async () => {
      setKey(newKey());
      await again();
    },
  });
  const movedOn = problemIn(save.error)?.code === 'room-changed-meanwhile' && room?.version !== version;
  const change = (next: Partial<Typed>) => setTyped((before) => ({ ...before, ...next }));
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
          value={typed.name}
          maxLength={100}
          error={fieldMessage(save.error, 'name')}
          onChange={(event) => change({ name: event.currentTarget.value })}
          styles={tall}
        />
        <TextInput
          label="Seats"
          inputMode="numeric"
          autoComplete="off"
          w="7rem"
          value={typed.seats}
          error={fieldMessage(save.error, 'seats')}
          onChange={(event) => change({ seats: event.currentTarget.value })}
          styles={tall}
        />
      </Group>
      <Group gap="lg" mt="xs">
        <Checkbox
          label="Reached without steps"
          checked={typed.accessible}
          onChange={(event) => change({ accessible: event.currentTarget.checked })}
          styles={tallBody}
        />
        <Checkbox
          label="Pets welcome"
          description="Service animals always are."
          checked={typed.petsWelcome}
          onChange={(event) => change({ petsWelcome: event.currentTarget.checked })}
          styles={tallBody}
        />
      </Group>
      <div className={classes['refusal']}>
        <ErrorNotice error={save.error} shown={['name', 'seats']} />
      </div>
      {movedOn && room !== undefined ? (
        <BothTexts
          names={names}
          typed={inWords(typed)}
          stands={inWords(typedOf(room))}
          onTake={(name) => change({ [name]: typedOf(room)[name] })}
          onKeep={() => setVersion(room.version)}
        />
      ) : null}
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
