// One group: its hours, its seats by name, and its next sessions.
import { Button, SimpleGrid, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { DataTable, type Column } from '#ui/DataTable.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { Fill } from '#ui/Fill.tsx';
import { fullDay } from '#ui/format.ts';
import { usePathPart } from '#ui/page-params.ts';
import { PageLink } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { Shown } from '#ui/Shown.tsx';
import { useMay } from '../../staff/web/door.ts';
import type { GroupAnswer, GroupSummary } from '../rules/group-answers.ts';
import { EndSeat } from './EndSeat.tsx';
import { GiveSeat } from './GiveSeat.tsx';
import { useGroup, type Seat } from './groups.api.ts';
import {
  countingWords,
  hoursWords,
  shortWords,
  kindWords,
  leaderNames,
  modeWords,
  programWords,
  timetableWords,
  wordOf,
} from './group-words.ts';
import { DetailsPart } from './series/DetailsPart.tsx';
import { SeriesPart } from './series/SeriesPart.tsx';
import classes from './groups.module.css';

export function GroupPage() {
  const groupId = usePathPart('groupId');
  const group = useGroup(groupId);
  return (
    <Shown query={group} what="Loading the group">
      {(answer) => <OneGroup key={answer.group.id} answer={answer} />}
    </Shown>
  );
}

function OneGroup({ answer }: { readonly answer: GroupAnswer }) {
  const { group, today } = answer;
  const [isGiving, setGiving] = useState(false);
  const may = useMay();
  return (
    <>
      <PageTitle
        tab="Group"
        below={`${group.clinicName} · ${timetableWords(group.days)}`}
        actions={
          may('groups.seat') && !isGiving ? (
            <Button h={44} onClick={() => setGiving(true)}>
              Give a seat
            </Button>
          ) : null
        }
      >
        {group.name}
      </PageTitle>
      <Facts group={group} />
      <DetailsPart group={group} />
      {isGiving ? <GiveSeat group={group} today={today} onDone={() => setGiving(false)} /> : null}
      <Seats answer={answer} maySeat={may('groups.seat')} />
      <SeriesPart group={group} />
    </>
  );
}

type Fact = {
  readonly what: string;
  readonly says: string;
  readonly more?: string;
  readonly warns?: string | null;
};

function Facts({ group }: { readonly group: GroupSummary }) {
  const free = Math.max(0, group.seatLimit - group.seatsTaken);
  const facts = [
    { what: 'Hours', says: hoursWords(group), more: countingWords(group), warns: shortWords(group) },
    { what: 'Led by', says: leaderNames(group.leaders) || 'Nobody yet' },
    {
      what: 'Where',
      says:
        group.mode === 'virtual'
          ? 'Virtual'
          : `${group.roomName ?? 'No room'}, ${wordOf(modeWords, group.mode).toLowerCase()}`,
    },
    {
      what: 'Kind',
      says: `${wordOf(kindWords, group.kind)}, ${wordOf(programWords, group.program).toLowerCase()}`,
    },
  ];
  return (
    <>
      <Text component="div" mb="xs">
        <Fill taken={group.seatsTaken} of={group.seatLimit} what="seats" />
        <Text span c="dimmed" ml="sm">
          {free === 0 ? 'No free seat. ' : `${free} free ${free === 1 ? 'seat' : 'seats'}. `}
          {group.seatLimitRule}
        </Text>
      </Text>
      <SimpleGrid component="dl" cols={{ base: 1, xs: 2, lg: 4 }} spacing="md" verticalSpacing="xs" mb="lg">
        {facts.map(({ what, says, more, warns }: Fact) => (
          <div key={what}>
            <Text component="dt" size="sm" c="dimmed">
              {what}
            </Text>
            <Text component="dd" m={0}>
              {says}
              {more === undefined ? null : (
                <Text span display="block" size="sm" c="dimmed">
                  {more}
                </Text>
              )}
              {warns ? (
                <Text span display="block" size="sm" c="var(--evenkeel-warm)">
                  △ {warns}
                </Text>
              ) : null}
            </Text>
          </div>
        ))}
      </SimpleGrid>
    </>
  );
}

function Seats({
  answer: { group, seats, today },
  maySeat,
}: {
  readonly answer: GroupAnswer;
  readonly maySeat: boolean;
}) {
  const [endingId, setEnding] = useState('');
  const ending = seats.find((seat) => seat.id === endingId);
  const columns: Column<Seat>[] = [
    {
      key: 'name',
      title: 'Name',
      cell: (seat) => (
        <>
          <PageLink to={`/app/patients/${seat.patientId}`} fw={600} className={classes['rowLink'] ?? ''}>
            {nameOf(seat)}
          </PageLink>
          <Text size="sm" c="dimmed" hiddenFrom="sm">
            {spanWords(seat, today)}
          </Text>
        </>
      ),
    },
    { key: 'number', title: 'Number', cell: (seat) => seat.number, wideOnly: true },
    { key: 'span', title: 'Seat', cell: (seat) => spanWords(seat, today), wideOnly: true },
    { key: 'because', title: 'Joined because', cell: (seat) => seat.because, wideOnly: true },
    {
      key: 'end',
      title: maySeat ? 'Change' : '',
      align: 'right',
      cell: (seat) =>
        maySeat && seat.endsOn === null ? (
          <Button
            variant="subtle"
            size="compact-md"
            className={classes['rowButton'] ?? ''}
            onClick={() => setEnding(seat.id)}
            aria-label={`End the seat of ${nameOf(seat)}`}
          >
            End
          </Button>
        ) : null,
    },
  ];
  const hidden = group.seatsTaken - seats.filter((seat) => seat.startsOn <= today).length;
  return (
    <>
      <Title order={2} mb="sm">
        Seats
      </Title>
      {ending === undefined ? null : (
        <EndSeat
          key={ending.id}
          seat={ending}
          name={nameOf(ending)}
          groupId={group.id}
          today={today}
          onDone={() => setEnding('')}
        />
      )}
      <DataTable
        caption="Seats of this group"
        columns={maySeat ? columns : columns.slice(0, -1)}
        rows={seats}
        rowKey={(seat) => seat.id}
        empty={
          <EmptyState
            title={hidden > 0 ? 'The people of this group are not yours to open.' : 'Nobody has a seat yet.'}
          >
            {hidden > 0 ? `${hidden} seats are taken.` : 'Seats are given by name, from a day on.'}
          </EmptyState>
        }
      />
      {hidden > 0 && seats.length > 0 ? (
        <Text size="sm" c="dimmed" mt="xs">
          {hidden} more{' '}
          {hidden === 1 ? 'person has a seat whose record is' : 'people have seats whose records are'} not
          yours to open.
        </Text>
      ) : null}
    </>
  );
}

function nameOf(seat: Seat): string {
  return `${seat.preferredName ?? seat.givenName} ${seat.familyName}`;
}

function spanWords(seat: Seat, today: string): string {
  const from = seat.startsOn > today ? `from ${fullDay(seat.startsOn)}` : `since ${fullDay(seat.startsOn)}`;
  return seat.endsOn === null ? from : `${from}, until ${fullDay(seat.endsOn)}`;
}
