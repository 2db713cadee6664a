// The seats of a person, past and present, with their days, and visits and known absences of single dates.
import { Text, Title } from '@mantine/core';
import { DataTable, type Column } from '#ui/DataTable.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { fullDay, shortDay, weekdaysText } from '#ui/format.ts';
import { PageLink } from '#ui/PageLink.tsx';
import type { Chart } from './patients.api.ts';

type Seat = Chart['seats'][number];
type Visit = Chart['visits'][number];

const seatColumns: readonly Column<Seat>[] = [
  {
    key: 'group',
    title: 'Group',
    cell: (seat) => (
      <>
        <PageLink to={`/app/groups/${seat.groupId}`}>{seat.groupName}</PageLink>
        <Text size="sm" c="dimmed">
          {daysWords(seat)}
        </Text>
      </>
    ),
  },
  { key: 'from', title: 'From', cell: (seat) => fullDay(seat.startsOn) },
  { key: 'to', title: 'To', cell: (seat) => (seat.endsOn === null ? 'open' : fullDay(seat.endsOn)) },
  { key: 'because', title: 'Why', wideOnly: true, cell: (seat) => seat.leftBecause ?? seat.joinedBecause },
];

const visitWords: Readonly<Record<string, string>> = {
  make_up: 'Makes up for a missed day',
  floating: 'Floating',
  walk_in: 'Came without a plan',
  away: 'Will not come',
};

const visitColumns: readonly Column<Visit>[] = [
  {
    key: 'day',
    title: 'Date',
    cell: (visit) => <PageLink to={`/app/dates/${visit.sessionId}`}>{shortDay(visit.heldOn)}</PageLink>,
  },
  { key: 'group', title: 'Group', cell: (visit) => visit.groupName },
  { key: 'what', title: 'What', cell: (visit) => visitWords[visit.kind] ?? visit.kind },
  { key: 'because', title: 'Why', wideOnly: true, cell: (visit) => visit.because },
];

export function SeatsOfPerson({ seats, visits }: Pick<Chart, 'seats' | 'visits'>) {
  return (
    <section aria-labelledby="seats">
      <Title order={2} id="seats" mb="sm">
        Seats
      </Title>
      <DataTable
        caption="Seats, the newest first"
        columns={seatColumns}
        rows={seats}
        rowKey={(seat) => seat.id}
        empty={<EmptyState title="No seat in a group." />}
      />
      {visits.length === 0 ? null : (
        <>
          <Title order={3} mt="lg" mb="sm">
            Single dates
          </Title>
          <DataTable
            caption="Visits and known absences, the newest first"
            columns={visitColumns}
            rows={visits}
            rowKey={(visit) => visit.id}
          />
        </>
      )}
    </section>
  );
}

function daysWords(seat: Seat): string {
  const parts = [
    seat.weekdays === null ? 'every day of the group' : weekdaysText(seat.weekdays),
    seat.virtualWeekdays.length > 0 ? `by video ${weekdaysText(seat.virtualWeekdays)}` : '',
    seat.alternateFrom === null ? '' : 'every other week',
    seat.level === null ? '' : `level ${seat.level}`,
    seat.phase === null ? '' : `${seat.phase} ${seat.phase === 1 ? 'day' : 'days'} a week`,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
