// Sessions in dense lines, by time.
import { Text } from '@mantine/core';
import { DataTable, type Column } from '#ui/DataTable.tsx';
import { Fill } from '#ui/Fill.tsx';
import { timeOfDay } from '#ui/format.ts';
import { PageLink } from '#ui/PageLink.tsx';
import type { BoardSession } from './attendance.api.ts';
import { standingWords } from './board-order.ts';
import classes from './attendance.module.css';

type SessionTableProps = {
  readonly sessions: readonly BoardSession[];
  readonly now: string;
  readonly showClinic: boolean;
};

export function SessionTable({ sessions, now, showClinic }: SessionTableProps) {
  const columns: Column<BoardSession>[] = [
    {
      key: 'time',
      title: 'Time',
      cell: (session) => (
        <>
          {timeOfDay(session.startsAt, session.timeZone)}
          <Text size="sm" c="dimmed">
            {standingWords(session, now, (instant) => timeOfDay(instant, session.timeZone))}
          </Text>
        </>
      ),
    },
    {
      key: 'group',
      title: 'Group',
      cell: (session) => (
        <>
          <PageLink to={`/app/sessions/${session.id}`} fw={600} className={classes['rowLink'] ?? ''}>
            {session.groupName}
          </PageLink>
          <Text size="sm" c="dimmed">
            {placeWords(session, showClinic)}
          </Text>
        </>
      ),
    },
    { key: 'leaders', title: 'Led by', cell: (session) => session.leaders.join(', '), wideOnly: true },
    {
      key: 'fill',
      title: 'Seats',
      cell: (session) => <Fill taken={session.seats} of={session.seatLimit} what="seats" />,
      wideOnly: true,
    },
    { key: 'there', title: 'There', align: 'right', cell: (session) => session.there },
    {
      key: 'late',
      title: 'of them late',
      align: 'right',
      cell: (session) => session.late,
      wideOnly: true,
    },
    { key: 'absent', title: 'Absent', align: 'right', cell: (session) => session.absent },
    // Without them the others do not add up to the seats.
    {
      key: 'cancelled',
      title: 'Cancelled',
      align: 'right',
      cell: (session) => session.cancelled,
      wideOnly: true,
    },
  ];
  return (
    <DataTable
      caption="Sessions of the day"
      columns={columns}
      rows={sessions}
      rowKey={(session) => session.id}
    />
  );
}

/** 'Maple, Lincoln Square', or 'virtual'. */
export function placeWords(
  session: Pick<BoardSession, 'mode' | 'roomName' | 'clinicName'>,
  showClinic: boolean,
): string {
  const place = session.mode === 'virtual' ? 'Virtual' : (session.roomName ?? 'No room');
  const hybrid = session.mode === 'hybrid' ? ', also virtual' : '';
  return `${place}${hybrid}${showClinic ? `, ${session.clinicName}` : ''}`;
}
