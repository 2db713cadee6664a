// One date of a group as it is planned: who is expected, who visits, who is known to be away, and guests.
import { Button, Group, List, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { DataTable, type Column } from '#ui/DataTable.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { Fill } from '#ui/Fill.tsx';
import { longDay, timeOfDay } from '#ui/format.ts';
import { usePathPart } from '#ui/page-params.ts';
import { PageLink } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { Shown } from '#ui/Shown.tsx';
import { useOneOpen } from '#ui/one-open.ts';
import { useMay } from '../../../staff/web/door.ts';
import type { DateRoster } from '../../rules/seat-answers.ts';
import { absenceReasons, guestKinds, visitKinds } from '../../rules/seat-reasons.ts';
import { AbsenceForm, GuestForm, VisitForm } from './DateForms.tsx';
import { Done, type DoneThing } from './Done.tsx';
import { nameOf } from './names.ts';
import { PetsUntold } from './PetsKnown.tsx';
import { useDateRoster, useSend } from './seats.api.ts';
import classes from './seats.module.css';

type Person = DateRoster['people'][number];

export function DatePage() {
  const sessionId = usePathPart('sessionId');
  return (
    <Shown query={useDateRoster(sessionId)} what="Loading the date">
      {(roster) => <OneDate key={sessionId} roster={roster} />}
    </Shown>
  );
}

type Doing =
  | { readonly what: 'visit' | 'walk-in' | 'guest' }
  | { readonly what: 'absence'; readonly person: Person };

function OneDate({ roster }: { readonly roster: DateRoster }) {
  const { date, today } = roster;
  const { open: doing, show: setDoing, close } = useOneOpen<Doing>();
  const [done, setDone] = useState<DoneThing | null>(null);
  const may = useMay();
  const isOpen = date.status !== 'cancelled';
  return (
    <>
      <PageTitle tab="Date" below={<BelowTitle roster={roster} maySee={may('attendance.see')} />}>
        {longDay(date.heldOn)}
      </PageTitle>
      <HowFull date={date} />
      {roster.toDo.length === 0 ? null : <ToDo toDo={roster.toDo} />}
      {done === null ? null : <Done done={done} onClose={() => setDone(null)} />}
      <Actions date={date} today={today} onChoose={(what) => setDoing({ what })} />
      {doing === null ? null : (
        <Form
          doing={doing}
          date={date}
          onDone={(thing) => {
            close();
            setDone(thing);
          }}
        />
      )}
      <People
        roster={roster}
        mayDay={isOpen && may('groups.day')}
        maySeat={may('groups.seat')}
        onAway={(person) => setDoing({ what: 'absence', person })}
        onDone={setDone}
      />
      <Guests roster={roster} mayDay={may('groups.day')} onDone={setDone} />
    </>
  );
}

type ActionsProps = {
  readonly date: DateRoster['date'];
  readonly today: string;
  readonly onChoose: (what: 'visit' | 'walk-in' | 'guest') => void;
};

function Actions({ date, today, onChoose }: ActionsProps) {
  const may = useMay();
  if (date.status === 'cancelled') return null;
  return (
    <Group gap="xs" mb="md">
      {may('groups.seat') && date.heldOn >= today ? (
        <Button mih={44} onClick={() => onChoose('visit')}>
          Plan a visit
        </Button>
      ) : null}
      {may('groups.day') && date.heldOn <= today ? (
        <Button variant="default" mih={44} onClick={() => onChoose('walk-in')}>
          Somebody came without a plan
        </Button>
      ) : null}
      {may('groups.day') ? (
        <Button variant="default" mih={44} onClick={() => onChoose('guest')}>
          Add a guest
        </Button>
      ) : null}
    </Group>
  );
}

type FormProps = {
  readonly doing: Doing;
  readonly date: DateRoster['date'];
  readonly onDone: (done: DoneThing | null) => void;
};

function Form({ doing, date, onDone }: FormProps) {
  if (doing.what === 'absence')
    return (
      <AbsenceForm
        key={doing.person.patientId}
        date={date}
        patientId={doing.person.patientId}
        name={nameOf(doing.person)}
        onDone={onDone}
      />
    );
  if (doing.what === 'guest') return <GuestForm date={date} onDone={onDone} />;
  return <VisitForm key={doing.what} date={date} isWalkIn={doing.what === 'walk-in'} onDone={onDone} />;
}

function BelowTitle({ roster: { date }, maySee }: { readonly roster: DateRoster; readonly maySee: boolean }) {
  return (
    <>
      <PageLink to={`/app/groups/${date.groupId}`}>{date.groupName}</PageLink>
      {` · ${date.clinicName} · ${timeOfDay(date.startsAt, date.timeZone)} to ${timeOfDay(date.endsAt, date.timeZone)}`}
      {date.status === 'cancelled' ? ' · cancelled' : ''}
      {maySee ? (
        <>
          {' · '}
          <PageLink to={`/app/sessions/${date.sessionId}`}>Attendance</PageLink>
        </>
      ) : null}
    </>
  );
}

function HowFull({ date }: { readonly date: DateRoster['date'] }) {
  return (
    <Text component="div" mb="md">
      <Fill taken={date.taken} of={date.limit} what="people" />
      <Text span c="dimmed" ml="sm">
        {freeWords(date.limit - date.taken)}
        {date.away > 0 ? `${date.away} known to be away. ` : ''}
        {date.held > 0 ? `${date.held} held for the waiting list. ` : ''}
        {date.chairs === null ? '' : `${date.inRoom} of ${date.chairs} chairs in the room. `}
        {date.rule}
      </Text>
    </Text>
  );
}

// Stays while the date is too full: what happened is recorded, and somebody has to decide.
function ToDo({ toDo }: { readonly toDo: readonly string[] }) {
  return (
    <div className={classes['panel']} role="status">
      <Text fw={600}>△ More people than this date is planned for</Text>
      <List mt="xs">
        {toDo.map((words) => (
          <List.Item key={words}>{words}</List.Item>
        ))}
      </List>
    </div>
  );
}

function freeWords(free: number): string {
  if (free === 0) return '';
  return free > 0 ? `${free} free. ` : `${-free} more than planned for. `;
}

type PeopleProps = {
  readonly roster: DateRoster;
  readonly mayDay: boolean;
  readonly maySeat: boolean;
  readonly onAway: (person: Person) => void;
  readonly onDone: (done: DoneThing | null) => void;
};

function People({ roster, mayDay, maySeat, onAway, onDone }: PeopleProps) {
  const back = useSend<{ changeId: string }>(({ changeId }) =>
    onDone({ words: 'They come after all.', changeId }),
  );
  const off = useSend<{ changeId: string }>(({ changeId }) =>
    onDone({ words: 'The visit is withdrawn.', changeId }),
  );
  const columns: Column<Person>[] = [
    {
      key: 'name',
      title: 'Name',
      cell: (person) => (
        <>
          <PageLink
            to={`/app/patients/${person.patientId}`}
            fw={600}
            className={`${classes['rowLink'] ?? ''} ${person.absence === null ? '' : (classes['away'] ?? '')}`}
          >
            {nameOf(person)}
          </PageLink>
          {person.petsUntold ? <PetsUntold /> : null}
          <Text size="sm" c="dimmed">
            {howWords(person)}
          </Text>
        </>
      ),
    },
    { key: 'number', title: 'Number', wideOnly: true, cell: (person) => person.number },
    {
      key: 'do',
      title: 'Change',
      align: 'right',
      cell: (person) => (
        <div className={classes['actions']}>
          {mayDay && person.absence === null ? (
            <Button
              variant="subtle"
              size="compact-md"
              aria-label={`${nameOf(person)} will not come`}
              onClick={() => onAway(person)}
            >
              Will not come
            </Button>
          ) : null}
          {mayDay && person.absence !== null ? (
            <Button
              variant="subtle"
              size="compact-md"
              aria-label={`${nameOf(person)} comes after all`}
              onClick={() =>
                back.mutate({ path: `/api/absences/${person.absence?.id ?? ''}/withdraw`, body: {} })
              }
            >
              Comes after all
            </Button>
          ) : null}
          {maySeat && person.visit !== null ? (
            <Button
              variant="subtle"
              size="compact-md"
              aria-label={`Withdraw the visit of ${nameOf(person)}`}
              onClick={() => off.mutate({ path: `/api/visits/${person.visit?.id ?? ''}/withdraw`, body: {} })}
            >
              Withdraw
            </Button>
          ) : null}
        </div>
      ),
    },
  ];
  return (
    <>
      <Title order={2} mb="sm">
        Expected
      </Title>
      <ErrorNotice error={back.error ?? off.error} />
      <DataTable
        caption="People expected on this date"
        columns={mayDay || maySeat ? columns : columns.slice(0, -1)}
        rows={roster.people}
        rowKey={(person) => person.patientId}
        empty={<EmptyState title="Nobody is expected whose record is yours to open." />}
      />
      {roster.hidden > 0 ? (
        <Text size="sm" c="dimmed" mt="xs">
          {roster.hidden} more whose records are not yours to open.
        </Text>
      ) : null}
    </>
  );
}

function howWords(person: Person): string {
  const parts = [
    person.visit === null ? 'Seat' : `Visit: ${visitKinds[person.visit.kind as keyof typeof visitKinds]}`,
    person.mode === 'virtual' ? 'by video' : '',
    person.absence === null
      ? ''
      : `will not come: ${absenceReasons[person.absence.reason as keyof typeof absenceReasons]} ${person.absence.because}`.trim(),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

type GuestsProps = {
  readonly roster: DateRoster;
  readonly mayDay: boolean;
  readonly onDone: (done: DoneThing | null) => void;
};

function Guests({ roster, mayDay, onDone }: GuestsProps) {
  const send = useSend<{ changeId: string }>(({ changeId }) =>
    onDone({ words: 'The guest is taken off.', changeId }),
  );
  if (roster.guests.length === 0) return null;
  return (
    <>
      <Title order={2} mt="xl" mb="sm">
        Guests
      </Title>
      <ErrorNotice error={send.error} />
      <DataTable
        caption="Guests on this date"
        columns={[
          { key: 'name', title: 'Name', cell: (guest) => guest.name },
          {
            key: 'kind',
            title: 'Who',
            cell: (guest) =>
              `${guestKinds[guest.kind as keyof typeof guestKinds]}${guest.virtual ? ', by video' : ''}${guest.under18 ? ', younger than 18' : ''}`,
          },
          {
            key: 'do',
            title: mayDay ? 'Change' : '',
            align: 'right',
            cell: (guest) =>
              mayDay ? (
                <Button
                  variant="subtle"
                  size="compact-md"
                  mih={44}
                  aria-label={`Take ${guest.name} off`}
                  onClick={() => send.mutate({ path: `/api/guests/${guest.id}/withdraw`, body: {} })}
                >
                  Take off
                </Button>
              ) : null,
          },
        ]}
        rows={roster.guests}
        rowKey={(guest) => guest.id}
      />
    </>
  );
}
