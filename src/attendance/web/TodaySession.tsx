// One session of today with its people. Arriving is one tap: within the grace of the house present, afterwards late with
// the minute. Keys work on the line that has the focus.
import { Button, Text, Title } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { timeOfDay } from '#ui/format.ts';
import { KeyHint } from '#ui/KeyHint.tsx';
import { PageLink } from '#ui/PageLink.tsx';
import { addMinutes, type Instant } from '#kernel/local-date.ts';
import type { TodayAnswer } from '../rules/attendance-answers.ts';
import { arrivalNow, isTimeForEverybody } from '../rules/arrival.ts';
import { standingWords } from './board-order.ts';
import { MarksNotice } from './MarksNotice.tsx';
import { isMarkedWithEverybody, type ShownPerson } from './mark-queue.ts';
import { Roster } from './Roster.tsx';
import { RoomTimesLine } from './RoomTimesLine.tsx';
import { placeWords } from './SessionTable.tsx';
import { countsOfSession } from './today-words.ts';
import { useMarks } from './use-marks.ts';
import { usePullOuts } from './use-pull-outs.ts';
import { useUndoOfRoom, type Undos } from './use-undo-of-day.ts';
import { useServerNow } from './use-server-now.ts';
import classes from './attendance.module.css';

type Each = TodayAnswer['sessions'][number];
type TodaySessionProps = {
  readonly each: Each;
  readonly writer: string;
  readonly may: { readonly record: boolean; readonly pullOut: boolean };
  readonly isShown: (person: ShownPerson) => boolean;
  readonly undos: Undos;
};

const statusOf: Readonly<Record<string, ShownPerson['status'] | undefined>> = {
  '0': 'expected',
  '1': 'present',
  '2': 'late',
  '3': 'absent',
  '4': 'cancelled',
};

export function TodaySession({ each, writer, may, isShown, undos }: TodaySessionProps) {
  const { session } = each;
  const isHeld = session.status !== 'cancelled';
  const mayMark = may.record && isHeld;
  const mayPullOut = may.pullOut && isHeld;
  const work = useRoom({ each, writer, isShown, mayMark, mayPullOut });
  const undo = () => work.queue.undo(work.shown);
  useUndoOfRoom(undos, session.id, { number: work.now.steps.at(-1)?.number ?? 0, undo });
  return (
    // It hears the keys of the lines and buttons in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section className={classes['today']} aria-label={session.groupName} onKeyDown={work.onKey}>
      <div className={classes['todayHead']}>
        <SessionWords each={each} shown={work.shown} now={work.serverNow} />
        {mayMark && work.people.length > 0 ? <Everyone session={session} work={work} /> : null}
      </div>
      <RoomTimesLine session={session} />
      <MarksNotice now={work.now} onUndo={undo} onClose={work.queue.forgetRefusal} />
      <Lines session={session} work={work} mayMark={mayMark} mayPullOut={mayPullOut} />
      <Hidden people={each.hidden} isEmpty={work.people.length === 0} />
    </section>
  );
}

type EveryoneProps = Pick<LinesProps, 'session' | 'work'>;

// Hours before the start nobody can have come: then it says from when everybody is marked at once.
function Everyone({ session, work }: EveryoneProps) {
  const at = { startsAt: startOf(session), earlyMinutes: session.house.earlyMinutes };
  if (!isTimeForEverybody(at, work.serverNow as Instant))
    return (
      <Text size="sm" c="dimmed">
        Everybody at once from {timeOfDay(addMinutes(at.startsAt, -at.earlyMinutes), session.timeZone)} on
      </Text>
    );
  const count = work.people.filter(isMarkedWithEverybody).length;
  const isNarrowed = work.people.length < work.shown.length;
  if (isNarrowed && count === 0) return null;
  return (
    <Button
      variant="default"
      mih={44}
      onClick={() => work.everyone(work.people)}
      aria-keyshortcuts="p"
      rightSection={<KeyHint keys="P" />}
    >
      {isNarrowed ? `Mark the ${count} shown present` : 'Mark everyone present'}
    </Button>
  );
}

type LinesProps = {
  readonly session: Each['session'];
  readonly work: ReturnType<typeof useRoom>;
  readonly mayMark: boolean;
  readonly mayPullOut: boolean;
};

function Lines({ session, work, mayMark, mayPullOut }: LinesProps) {
  if (work.people.length === 0) return null;
  return (
    <Roster
      session={session}
      people={work.people}
      currentId={work.current?.patientId ?? ''}
      onCurrent={work.setCurrent}
      onMark={work.mark}
      confirming={work.confirming}
      onArrive={mayMark ? work.arrive : undefined}
      isOpen={() => mayMark}
      pullOuts={mayPullOut ? work.pullOuts : null}
    />
  );
}

function Hidden({ people, isEmpty }: { readonly people: number; readonly isEmpty: boolean }) {
  if (people === 0 && !isEmpty) return null;
  return (
    <Text size="sm" c="dimmed" mt={4}>
      {people === 0
        ? 'Nobody fits, or nobody is expected.'
        : `${people} more ${people === 1 ? 'person' : 'people'}, whose records are not open to you.`}
    </Text>
  );
}

type SessionWordsProps = {
  readonly each: Each;
  readonly shown: readonly ShownPerson[];
  readonly now: string;
};

function SessionWords({ each, shown, now }: SessionWordsProps) {
  const { session } = each;
  const time = (instant: string) => timeOfDay(instant, session.timeZone);
  return (
    <div className={classes['nextName']}>
      <Title order={2} size="h3">
        <PageLink to={`/app/sessions/${session.id}`}>{session.groupName}</PageLink>
      </Title>
      <Text size="sm" c="dimmed">
        {time(session.startsAt)} to {time(session.endsAt)} · {placeWords(session, false)} ·{' '}
        {standingWords(session, now, time)}
      </Text>
      <Text size="sm">{countsOfSession(each, shown)}</Text>
    </div>
  );
}

type RoomProps = Omit<TodaySessionProps, 'may' | 'undos'> & {
  readonly mayMark: boolean;
  readonly mayPullOut: boolean;
};

// Marking in one room, by taps and by keys of the line that has the focus.
function useRoom({ each, writer, isShown, mayMark, mayPullOut }: RoomProps) {
  const { session } = each;
  const { queue, now, shown, mark, everyone, confirming } = useMarks(each, writer);
  const serverNow = useServerNow(session.asOf);
  const people = shown.filter(isShown);
  const [currentId, setCurrent] = useState('');
  const current = people.find((person) => person.patientId === currentId) ?? people[0];
  const pullOuts = usePullOuts(session.id);
  const arrive = (person: ShownPerson) => {
    const house = { ...session.house, startsAt: startOf(session), endsAt: session.endsAt as Instant };
    const { status, arrivedAt } = arrivalNow(house, serverNow as Instant);
    mark(person, { status, arrivedAt, leftAt: null });
  };
  const keys: Readonly<Record<string, (person: ShownPerson) => void>> = {
    a: arrive,
    p: () => everyone(people),
    o: (person) => {
      if (mayPullOut && isThere(person)) pullOuts.outOrBack(person);
    },
  };
  const onKey = (event: KeyboardEvent) => {
    if (!mayMark || current === undefined || !isKeyOfLine(event)) return;
    const status = statusOf[event.key];
    const does =
      status === undefined
        ? keys[event.key.toLowerCase()]
        : (person: ShownPerson) => mark(person, { status, arrivedAt: null, leftAt: null });
    if (does === undefined) return;
    event.preventDefault();
    does(current);
  };
  return {
    queue,
    now,
    shown,
    serverNow,
    people,
    current,
    setCurrent,
    pullOuts,
    mark,
    confirming,
    arrive,
    everyone,
    onKey,
  };
}

function isKeyOfLine(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false;
  return (event.target as HTMLElement).closest('input, textarea, select, [role="dialog"]') === null;
}

function startOf(session: Each['session']): Instant {
  return (session.room.startedAt ?? session.startsAt) as Instant;
}

function isThere(person: ShownPerson): boolean {
  return person.status === 'present' || person.status === 'late';
}
