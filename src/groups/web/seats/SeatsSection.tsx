// The people of a group: their days, level and phase, and from when to when; each line can be changed in place.
import { Button, Menu, Text, Title } from '@mantine/core';
import { DataTable, type Column } from '#ui/DataTable.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { fullDay } from '#ui/format.ts';
import { PageLink } from '#ui/PageLink.tsx';
import { useOneOpen } from '#ui/one-open.ts';
import type { GroupAnswer } from '../../rules/group-answers.ts';
import type { SeatInGroup } from '../../rules/seat-answers.ts';
import { absenceReasons, joiningReasons } from '../../rules/seat-reasons.ts';
import { BackForm } from './BackForm.tsx';
import type { DoneThing } from './Done.tsx';
import { nameOf } from './names.ts';
import { PetsUntold } from './PetsKnown.tsx';
import { SeatForm, type SeatAction } from './SeatForms.tsx';
import { termsOfSeat, termsWords } from './terms.ts';
import classes from './seats.module.css';

type SeatsSectionProps = {
  readonly answer: GroupAnswer;
  readonly maySeat: boolean;
  readonly mayDay: boolean;
  readonly onDone: (done: DoneThing | null) => void;
};

type Doing = { readonly seat: SeatInGroup; readonly action: SeatAction };

export function SeatsSection({
  answer: { group, seats, hiddenSeats: hidden, today },
  maySeat,
  mayDay,
  onDone,
}: SeatsSectionProps) {
  const { open: doing, show: setDoing, close: closeDoing } = useOneOpen<Doing>();
  const { open: back, show: setBack, close: closeBack } = useOneOpen<SeatInGroup>();
  const columns = columnsOf({
    weekdays: group.days.map((day) => day.weekday),
    today,
    maySeat,
    mayDay,
    onChoose: setDoing,
    onBack: setBack,
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
            closeDoing();
            onDone(done);
          }}
        />
      )}
      {back?.pause ? (
        <BackForm
          key={back.id}
          pause={back.pause}
          name={nameOf(back)}
          today={today}
          onDone={(done) => {
            closeBack();
            onDone(done);
          }}
        />
      ) : null}
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

type ColumnsOf = Pick<SeatsSectionProps, 'maySeat' | 'mayDay'> & {
  readonly weekdays: readonly number[];
  readonly today: string;
  readonly onChoose: (doing: Doing) => void;
  readonly onBack: (seat: SeatInGroup) => void;
};

function columnsOf({ weekdays, today, maySeat, mayDay, onChoose, onBack }: ColumnsOf): Column<SeatInGroup>[] {
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
  if (maySeat || mayDay)
    columns.push({
      key: 'do',
      title: 'Change',
      align: 'right',
      cell: (seat) => (
        <SeatMenu
          seat={seat}
          maySeat={maySeat}
          onChoose={(action) => onChoose({ seat, action })}
          onBack={() => onBack(seat)}
        />
      ),
    });
  return columns;
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
      {seat.petsUntold ? <PetsUntold /> : null}
      <Text size="sm" c="dimmed" hiddenFrom="sm">
        {termsWords(termsOfSeat(seat), weekdays)} · {spanWords(seat, today)}
      </Text>
    </>
  );
}

const choices: readonly { action: SeatAction; label: string }[] = [
  { action: 'pause', label: 'Does not come for a while' },
  { action: 'change', label: 'Other days, video, level or phase' },
  { action: 'move', label: 'Move to another group' },
  { action: 'end', label: 'End the seat' },
  { action: 'correct', label: 'Correct what was wrong' },
];

type SeatMenuProps = {
  readonly seat: SeatInGroup;
  readonly maySeat: boolean;
  readonly onChoose: (action: SeatAction) => void;
  readonly onBack: () => void;
};

function SeatMenu({ seat, maySeat, onChoose, onBack }: SeatMenuProps) {
  const name = nameOf(seat);
  const shown = maySeat ? choices : choices.filter((one) => one.action === 'pause');
  return (
    <Menu position="bottom-end" returnFocus={false}>
      <Menu.Target>
        <Button variant="subtle" size="compact-md" mih={44} aria-label={`Change the seat of ${name}`}>
          Change
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {seat.pause === null ? null : (
          <Menu.Item mih={44} onClick={onBack}>
            Comes again earlier
          </Menu.Item>
        )}
        {shown.map(({ action, label }) => (
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

function pauseWords(pause: NonNullable<SeatInGroup['pause']>, today: string): string {
  const reason = absenceReasons[pause.reason as keyof typeof absenceReasons] ?? '';
  const from = pause.startsOn > today ? `from ${fullDay(pause.startsOn)} ` : '';
  return `away ${from}until ${fullDay(pause.endsOn)}: ${reason.toLowerCase()}`;
}

function spanWords(seat: SeatInGroup, today: string): string {
  const from = seat.startsOn > today ? `from ${fullDay(seat.startsOn)}` : `since ${fullDay(seat.startsOn)}`;
  const span = seat.endsOn === null ? from : `${from} until ${fullDay(seat.endsOn)}`;
  return seat.pause === null ? span : `${span} · ${pauseWords(seat.pause, today)}`;
}
