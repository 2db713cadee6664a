// The hours of a person's week over all their groups, visits and pull-outs, against what whoever pays wants; week by week.
import { Button, Group, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import { DataTable, type Column } from '#ui/DataTable.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { hoursText, shortDay, timeOfDay } from '#ui/format.ts';
import { HoursMeter } from '#ui/HoursMeter.tsx';
import { Shown } from '#ui/Shown.tsx';
import { useWeek, type WeekOfPerson } from './hours.api.ts';
import { PayerOfPerson } from './PayerOfPerson.tsx';

type HoursOfWeekProps = { readonly patientId: string; readonly maySetPayer: boolean };

export function HoursOfWeek({ patientId, maySetPayer }: HoursOfWeekProps) {
  // Today, until somebody turns the page.
  const [day, setDay] = useState('');
  return (
    <section aria-labelledby="hours">
      <Title order={2} id="hours" mb="sm">
        Hours of the week
      </Title>
      <PayerOfPerson patientId={patientId} maySet={maySetPayer} />
      <Shown query={useWeek(patientId, day)} what="Adding up the hours">
        {(week) => <OneWeek week={week} onTurn={(days) => setDay(addDays(week.from as LocalDate, days))} />}
      </Shown>
    </section>
  );
}

const columns: readonly Column<WeekOfPerson['sittings'][number]>[] = [
  { key: 'day', title: 'Date', cell: (one) => shortDay(one.heldOn) },
  {
    key: 'time',
    title: 'Time',
    wideOnly: true,
    cell: (one) => `${timeOfDay(one.startsAt, one.timeZone)} to ${timeOfDay(one.endsAt, one.timeZone)}`,
  },
  { key: 'group', title: 'Group', cell: (one) => one.groupName ?? 'Another group' },
  { key: 'state', title: 'State', cell: stateWords },
  { key: 'hours', title: 'Hours', align: 'right', cell: (one) => hoursText(one.countedMinutes) },
];

const statusWords: Readonly<Record<string, string>> = {
  present: 'Present',
  late: 'Late',
  absent: 'Absent',
  cancelled: 'Cancelled',
};

function stateWords({ status, isPulledOut }: WeekOfPerson['sittings'][number]): string {
  const word = status === null ? 'Planned' : (statusWords[status] ?? 'Planned');
  return isPulledOut ? `${word}, taken out for a while` : word;
}

type OneWeekProps = { readonly week: WeekOfPerson; readonly onTurn: (days: number) => void };

function OneWeek({ week, onTurn }: OneWeekProps) {
  const { counting } = week;
  const isNow = week.from <= week.today && week.today <= week.to;
  return (
    <>
      <Group gap="xs" mb="xs">
        <Button variant="default" mih={44} aria-label="The week before" onClick={() => onTurn(-1)}>
          ‹
        </Button>
        <Text component="span">
          {shortDay(week.from)} to {shortDay(week.to)}
          {isNow ? ', this week' : ''}
        </Text>
        <Button variant="default" mih={44} aria-label="The week after" onClick={() => onTurn(7)}>
          ›
        </Button>
      </Group>
      <Text component="div" role="status">
        <HoursMeter minutes={week.countedMinutes} aimMinutes={week.neededMinutes} what="count" />
        <Text span c="dimmed" ml="sm">
          {hoursText(week.attendedMinutes)} h attended so far
        </Text>
      </Text>
      <Text size="sm" c="dimmed" mb="sm">
        {week.payer === null ? '' : `${week.payer}: `}
        {counting.minutesSay}
        {counting.isConfirmed ? '' : ' (not yet confirmed)'}. The week: {counting.weekSays}.
      </Text>
      <DataTable
        caption="Sessions of this week"
        columns={columns}
        rows={week.sittings}
        rowKey={(one) => one.sessionId}
        empty={<EmptyState title="Nothing is planned in this week." />}
      />
    </>
  );
}
