// The people of a group: their days, level and phase, and from when to when; each line can be changed in place.
import { Button, Menu, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { DataTable, type Column } from '#ui/DataTable.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { fullDay } from '#ui/format.ts';
import { PageLink } from '#ui/PageLink.tsx';
import type { GroupAnswer } from '../../rules/group-answers.ts';
import type { SeatInGroup } from '../../rules/seat-answers.ts';
import { joiningReasons } from '../../rules/seat-reasons.ts';
import type { DoneThing } from './Done.tsx';
import { nameOf } from './names.ts';
import { SeatForm, type SeatAction } from './SeatForms.tsx';
import { termsOfSeat, termsWords } from './terms.ts';
import classes from './seats.module.css';

type SeatsSectionProps = {
  readonly answer: GroupAnswer;
  readonly maySeat: boolean;
  readonly onDone: (done: DoneThing | null) => void;
};

type Doing = { readonly seat: SeatInGroup; readonly action: SeatAction };

export function SeatsSection({ answer: { group, seats, today }, maySeat, onDone }: SeatsSectionProps) {
  const [doing, setDoing] = useState<Doing | null>(null);
  const weekdays = group.days.map((day) => day.weekday);
  const hidden = group.seatsTaken - seats.filter((seat) => seat.startsOn <= today).length;
  const columns: Column<SeatInGroup>[] = [
    {
      key: 'name',
      title: 'Name',
      cell: (seat) => <NameCell seat={seat} today={today} weekdays={weekdays} />,
    },
    { key: 'number', title: 'Number', cell: (seat) => seat.number, wideOnly: true },
    { key: 'terms', title: 'Days', cell: (seat) => termsWords(termsOfSeat(seat), weekdays), wideOnly: true },
    { key: 'span', title: 'Seat', cell: (seat) => spanWords(seat, today), wideOnly: true },
    { key: 'because', title: 'Joined because', cell: becauseWords, wideOnly: true },
  ];
  if (maySeat)
    columns.push({
      key: 'do',
      title: 'Change',
      align: 'right',
      cell: (seat) => <SeatMenu name={nameOf(seat)} onChoose={(action) => setDoing({ seat, action })} />,
    });
  return (
    <section aria-labelledby="seats">
      <Title order={2} id="seats" mb="sm">
        Seats
      </Title>
      {doing === null ? null : (
        <SeatForm
          key={`${doing.seat.id} ${doing.action}`}
          action={doing.action}
          seat={doing.seat}
          name={nameOf(doing.seat)}
          group={group}
          today={today}
          onDone={(done) => {
            setDoing(null);
            onDone(done);
          }}
        />
      )}
      <DataTable
        caption="Seats of this group"
        columns={columns}
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
    </section>
  );
}

type NameCellProps = {
  readonly seat: SeatInGroup;
  readonly today: string;
  readonly weekdays: readonly number[];
};

function NameCell({ seat, today, weekdays }: NameCellProps) {
  return (
    <>
      <PageLink to={`/app/patients/${seat.patientId}`} fw={600} className={classes['rowLink'] ?? ''}>
        {nameOf(seat)}
      </PageLink>
      <Text size="sm" c="dimmed" hiddenFrom="sm">
        {termsWords(termsOfSeat(seat), weekdays)} · {spanWords(seat, today)}
      </Text>
    </>
  );
}

const choices: readonly { action: SeatAction; label: string }[] = [
  { action: 'change', label: 'Other days, video, level or phase' },
  { action: 'move', label: 'Move to another group' },
  { action: 'end', label: 'End the seat' },
  { action: 'correct', label: 'Correct what was wrong' },
];

type SeatMenuProps = { readonly name: string; readonly onChoose: (action: SeatAction) => void };

function SeatMenu({ name, onChoose }: SeatMenuProps) {
  return (
    <Menu position="bottom-end" returnFocus={false}>
      <Menu.Target>
        <Button variant="subtle" size="compact-md" mih={44} aria-label={`Change the seat of ${name}`}>
          Change
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(({ action, label }) => (
          <Menu.Item key={action} mih={44} onClick={() => onChoose(action)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function becauseWords(seat: SeatInGroup): string {
  const listed =
    seat.reason === 'other' ? '' : (joiningReasons[seat.reason as keyof typeof joiningReasons] ?? '');
  return [listed, seat.because].filter((part) => part !== '').join(': ');
}

function spanWords(seat: SeatInGroup, today: string): string {
  const from = seat.startsOn > today ? `from ${fullDay(seat.startsOn)}` : `since ${fullDay(seat.startsOn)}`;
  return seat.endsOn === null ? from : `${from} until ${fullDay(seat.endsOn)}`;
}
