// When the session really began, paused and ended: said once for everybody in the room.
import { Button, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { instantAt, timeIn, type Instant, type LocalDate, type WallTime } from '#kernel/local-date.ts';
import { ask } from '#ui/ask.ts';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { timeOfDay } from '#ui/format.ts';
import { useMay } from '../../staff/web/door.ts';
import type { Session } from './attendance.api.ts';
import classes from './attendance.module.css';

export function RoomTimesLine({ session }: { readonly session: Session }) {
  const [isOpen, setOpen] = useState(false);
  const may = useMay()('attendance.record') && session.status !== 'cancelled';
  return (
    <div className={classes['room']}>
      <Text span size="sm" c="dimmed">
        {roomSays(session)}
      </Text>
      {may ? (
        <Button
          variant="default"
          size="compact-sm"
          className={classes['step'] ?? ''}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          Times of the room
        </Button>
      ) : null}
      {isOpen ? <RoomTimesForm session={session} onDone={() => setOpen(false)} /> : null}
    </div>
  );
}

/** 'The room: began 9:05 AM, break 10:35 AM to 10:50 AM, ended as planned.' */
function roomSays({ room, timeZone }: Session): string {
  if (Object.values(room).every((value) => value === null || typeof value === 'number'))
    return 'The room: as planned.';
  const time = (at: string) => timeOfDay(at, timeZone);
  const parts = [
    room.startedAt === null ? '' : `began ${time(room.startedAt)}`,
    room.breakFrom === null || room.breakTo === null
      ? ''
      : `break ${time(room.breakFrom)} to ${time(room.breakTo)}`,
    room.endedAt === null ? '' : `ended ${time(room.endedAt)}`,
  ];
  return `The room: ${parts.filter((part) => part !== '').join(', ')}; else as planned.`;
}

const fields = ['startedAt', 'breakFrom', 'breakTo', 'endedAt'] as const;
type Field = (typeof fields)[number];
const labels: Readonly<Record<Field, string>> = {
  startedAt: 'Began',
  breakFrom: 'Break from',
  breakTo: 'Break to',
  endedAt: 'Ended',
};

function RoomTimesForm({ session, onDone }: { readonly session: Session; readonly onDone: () => void }) {
  const client = useQueryClient();
  const { timeZone: zone, room } = session;
  const [typed, setTyped] = useState<Readonly<Record<Field, string>>>(() => {
    const shown = (at: string | null) => (at === null ? '' : timeIn(zone, at as Instant));
    return {
      startedAt: shown(room.startedAt),
      breakFrom: shown(room.breakFrom),
      breakTo: shown(room.breakTo),
      endedAt: shown(room.endedAt),
    };
  });
  const keep = useMutation({
    mutationFn: () => {
      const at = (time: string) =>
        time === '' ? null : instantAt(session.heldOn as LocalDate, time as WallTime, zone);
      const times = Object.fromEntries(fields.map((field) => [field, at(typed[field])]));
      return ask({
        method: 'POST',
        path: `/api/sessions/${session.id}/room-times`,
        body: { ...times, after: room.sequence },
      });
    },
    onSuccess: onDone,
    onSettled: () => client.invalidateQueries({ queryKey: ['session'] }),
  });
  return (
    <form
      className={classes['panel']}
      aria-label="Times of the room"
      onSubmit={(event) => {
        event.preventDefault();
        keep.mutate();
      }}
    >
      <div className={classes['later']}>
        {fields.map((field) => (
          <TextInput
            key={field}
            type="time"
            size="xs"
            label={labels[field]}
            value={typed[field]}
            onChange={(event) => setTyped({ ...typed, [field]: event.currentTarget.value })}
          />
        ))}
        <Button type="submit" size="xs" mih={30} loading={keep.isPending}>
          Keep
        </Button>
      </div>
      <Text size="sm" c="dimmed">
        Empty: as planned. It counts for everybody in the room.
      </Text>
      <ErrorNotice error={keep.error} />
    </form>
  );
}
