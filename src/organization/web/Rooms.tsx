// The rooms of a clinic: adding, changing, retiring one, and bringing it back.
import { Button, Group, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { DataTable, type Column } from '#ui/DataTable.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fullDay } from '#ui/format.ts';
import { useOneOpen } from '#ui/one-open.ts';
import type { ClinicAnswer, RoomRow } from '../rules/clinic-answers.ts';
import { bringRoomBack, retireRoom, useClinicsAgain } from './clinics.api.ts';
import { RoomForm } from './RoomForm.tsx';

export function Rooms({ answer }: { readonly answer: ClinicAnswer }) {
  const { clinic, roomList, maySetUp } = answer;
  const first = maySetUp && roomList.length === 0 ? 'new' : null;
  const { open: editing, show: edit, close } = useOneOpen<RoomRow | 'new'>(first);
  const [retired, setRetired] = useState<RoomRow | null>(null);
  const again = useClinicsAgain();
  const retire = useMutation({
    mutationFn: (room: RoomRow) => retireRoom({ clinicId: clinic.id, roomId: room.id }),
    onSuccess: async (_done, room) => {
      setRetired(room);
      await again();
    },
  });
  const back = useMutation({
    mutationFn: (room: RoomRow) => bringRoomBack({ clinicId: clinic.id, roomId: room.id }),
    onSuccess: async () => {
      setRetired(null);
      await again();
    },
  });
  return (
    <section aria-labelledby="clinic-rooms">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="clinic-rooms">
          Rooms
        </Title>
        {maySetUp && editing === null ? (
          <Button mih={44} variant="default" onClick={() => edit('new')}>
            Add a room
          </Button>
        ) : null}
      </Group>
      {editing === null ? null : (
        <RoomForm
          key={editing === 'new' ? `new ${roomList.length}` : editing.id}
          clinicId={clinic.id}
          room={editing === 'new' ? undefined : asItStands(editing, roomList)}
          onDone={close}
        />
      )}
      <JustRetired room={retired} isUndoing={back.isPending} onUndo={(room) => back.mutate(room)} />
      <ErrorNotice error={retire.error ?? back.error} />
      <DataTable
        caption="Rooms"
        columns={columnsFor(
          maySetUp
            ? { edit, retire: (room) => retire.mutate(room), back: (room) => back.mutate(room) }
            : null,
        )}
        rows={roomList}
        rowKey={(room) => room.id}
        empty={
          <EmptyState title="There is no room yet.">A group that is not virtual meets in one.</EmptyState>
        }
      />
    </section>
  );
}

// Somebody else may have changed it since its form was opened.
function asItStands(room: RoomRow, rooms: readonly RoomRow[]): RoomRow {
  return rooms.find(({ id }) => id === room.id) ?? room;
}

type JustRetiredProps = {
  readonly room: RoomRow | null;
  readonly isUndoing: boolean;
  readonly onUndo: (room: RoomRow) => void;
};

function JustRetired({ room, isUndoing, onUndo }: JustRetiredProps) {
  if (room === null) return null;
  return (
    <Group gap="sm" mb="sm" role="status">
      <Text>{room.name} is retired.</Text>
      <Button variant="default" mih={44} loading={isUndoing} onClick={() => onUndo(room)}>
        Undo
      </Button>
    </Group>
  );
}

type RoomActs = {
  readonly edit: (room: RoomRow) => void;
  readonly retire: (room: RoomRow) => void;
  readonly back: (room: RoomRow) => void;
};

function columnsFor(acts: RoomActs | null): Column<RoomRow>[] {
  const columns: Column<RoomRow>[] = [
    {
      key: 'name',
      title: 'Room',
      cell: (room) => (
        <>
          <Text span fw={600}>
            {room.name}
          </Text>
          <Text size="sm" c="dimmed" hiddenFrom="sm">
            {traitsOf(room)}
          </Text>
        </>
      ),
    },
    { key: 'seats', title: 'Seats', align: 'right', cell: (room) => room.seats },
    { key: 'traits', title: 'For whom', cell: traitsOf, wideOnly: true },
  ];
  if (acts === null) return columns;
  return [
    ...columns,
    { key: 'acts', title: 'Change', align: 'right', cell: (room) => <Acts room={room} acts={acts} /> },
  ];
}

function Acts({ room, acts }: { readonly room: RoomRow; readonly acts: RoomActs }) {
  const look = { variant: 'subtle', size: 'compact-md', mih: 44 } as const;
  if (room.retiredOn !== null)
    return (
      <Button {...look} aria-label={`Use ${room.name} again`} onClick={() => acts.back(room)}>
        Use again
      </Button>
    );
  return (
    <Group gap={0} justify="flex-end">
      <Button {...look} aria-label={`Change ${room.name}`} onClick={() => acts.edit(room)}>
        Change
      </Button>
      <Button {...look} aria-label={`Retire ${room.name}`} onClick={() => acts.retire(room)}>
        Retire
      </Button>
    </Group>
  );
}

function traitsOf(room: RoomRow): string {
  const traits = [
    room.accessible ? 'reached without steps' : 'steps on the way',
    room.petsWelcome ? 'pets welcome' : 'service animals only',
    ...(room.retiredOn === null ? [] : [`retired ${fullDay(room.retiredOn)}`]),
  ];
  return traits.join(', ');
}
