// Turns a whole day of a clinic virtual, for a storm say: first who lacks what for it, then one action, then whom to tell.
import { Button, Group, NativeSelect, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, newKey, pathOf } from '#ui/ask.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { longDay, timeOfDay } from '#ui/format.ts';
import { useQueryWord } from '#ui/page-params.ts';
import { PageLink, useGo } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { fieldMessage } from '#ui/problem.ts';
import { Shown } from '#ui/Shown.tsx';
import type { VirtualDayAnswer } from '../rules/cover-answers.ts';
import { modeText, peopleText } from './board-words.ts';
import { lackWords, staysWords } from './cover-words.ts';
import { useVirtualDay } from './cover.api.ts';
import { PeopleList } from './PeopleList.tsx';
import classes from './board.module.css';

type SessionOfDay = VirtualDayAnswer['sessions'][number];

export function VirtualDayPage() {
  const asked = { clinicId: useQueryWord('clinicId'), day: useQueryWord('day') };
  const found = useVirtualDay(asked);
  const go = useGo();
  const show = (next: Partial<typeof asked>) => go(pathOf('/app/board/virtual-day', { ...asked, ...next }));
  return (
    <>
      <PageTitle below={<PageLink to="/app/board">Back to the week</PageLink>}>Turn a day virtual</PageTitle>
      <Shown query={found} what="Looking at the day">
        {(answer) => (
          <>
            <Group gap="sm" align="flex-end" mb="md">
              <NativeSelect
                label="Clinic"
                value={asked.clinicId === '' ? (answer.clinics[0]?.id ?? '') : asked.clinicId}
                onChange={(event) => show({ clinicId: event.currentTarget.value })}
                data={answer.clinics.map(({ id, name }) => ({ value: id, label: name }))}
                styles={{ input: { minHeight: 44 } }}
              />
              <TextInput
                label="Day"
                type="date"
                min={answer.today}
                value={asked.day === '' ? answer.today : asked.day}
                onChange={(event) => show({ day: event.currentTarget.value })}
                styles={{ input: { minHeight: 44 } }}
              />
            </Group>
            <Day
              key={`${answer.day} ${answer.sessions[0]?.clinicId ?? ''}`}
              answer={answer}
              clinicId={asked.clinicId === '' ? (answer.clinics[0]?.id ?? '') : asked.clinicId}
            />
          </>
        )}
      </Shown>
    </>
  );
}

function Day({ answer, clinicId }: { readonly answer: VirtualDayAnswer; readonly clinicId: string }) {
  if (answer.sessions.length === 0)
    return (
      <EmptyState title="This clinic has no session on that day.">Choose another day or clinic.</EmptyState>
    );
  const turning = answer.sessions.filter((session) => session.staysBecause === null);
  return (
    <>
      {answer.turned === null ? (
        <TurnForm answer={answer} clinicId={clinicId} turning={turning} />
      ) : (
        <TurnedNotice turned={answer.turned} timeZone={answer.sessions[0]?.timeZone ?? 'America/Chicago'} />
      )}
      <ul className={classes['list']} aria-label="Sessions of the day">
        {answer.sessions.map((session) => (
          <li key={session.sessionId}>
            <SessionLine
              session={session}
              isTurned={answer.turned?.sessionIds.includes(session.sessionId) ?? false}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

type TurnFormProps = {
  readonly answer: VirtualDayAnswer;
  readonly clinicId: string;
  readonly turning: readonly SessionOfDay[];
};

function TurnForm({ answer, clinicId, turning }: TurnFormProps) {
  const [because, setBecause] = useState('');
  const [key, setKey] = useState(newKey);
  const client = useQueryClient();
  const turn = useMutation({
    mutationFn: () =>
      ask({
        method: 'POST',
        path: '/api/board/virtual-days',
        body: { clinicId, day: answer.day, because },
        key,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['groups'] }),
    onError: () => setKey(newKey()),
  });
  const lacking = new Set(turning.flatMap((session) => session.lacking.map((person) => person.patientId)))
    .size;
  const withoutLink = turning.filter((session) => !session.hasLink).length;
  if (turning.length === 0)
    return <Text mb="md">Every session of this day is virtual already, has begun, or is cancelled.</Text>;
  return (
    <form
      className={classes['turn']}
      aria-label="Turn the day virtual"
      onSubmit={(event) => {
        event.preventDefault();
        turn.mutate();
      }}
    >
      <Text>
        {turning.length === 1 ? '1 session becomes' : `${turning.length} sessions become`} virtual on{' '}
        {longDay(answer.day)}.{' '}
        {lacking === 0
          ? 'Nobody is known to lack anything.'
          : `${peopleText(lacking)} may lack something: see below.`}{' '}
        {withoutLink === 0
          ? ''
          : `△ ${withoutLink} without an address for the meeting: add it on the group’s page.`}
      </Text>
      <Group gap="sm" align="flex-end">
        <TextInput
          label="Why"
          value={because}
          maxLength={500}
          placeholder="Snowstorm, roads closed"
          onChange={(event) => setBecause(event.currentTarget.value)}
          error={fieldMessage(turn.error, 'because')}
          w={{ base: '100%', xs: 320 }}
          styles={{ input: { minHeight: 44 } }}
        />
        <Button type="submit" mih={44} loading={turn.isPending}>
          Turn the day virtual
        </Button>
      </Group>
      <ErrorNotice error={turn.error} shown={['because']} />
    </form>
  );
}

type TurnedNoticeProps = {
  readonly turned: NonNullable<VirtualDayAnswer['turned']>;
  readonly timeZone: string;
};

function TurnedNotice({ turned, timeZone }: TurnedNoticeProps) {
  const client = useQueryClient();
  const undo = useMutation({
    mutationFn: () =>
      ask({ method: 'POST', path: `/api/board/virtual-days/${turned.id}/take-back`, body: {} }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['groups'] }),
  });
  return (
    <div className={classes['turn']}>
      <Group gap="sm">
        <Text role="status">
          ✓ Virtual since {timeOfDay(turned.at, timeZone)}, by {turned.by}: {turned.because}
        </Text>
        <Button variant="default" mih={44} loading={undo.isPending} onClick={() => undo.mutate()}>
          Undo
        </Button>
      </Group>
      <ErrorNotice error={undo.error} />
    </div>
  );
}

function SessionLine({ session, isTurned }: { readonly session: SessionOfDay; readonly isTurned: boolean }) {
  const time = (instant: string) => timeOfDay(instant, session.timeZone);
  return (
    <>
      <Title order={2} size="h4">
        {session.groupName}
      </Title>
      <Text size="sm">
        {time(session.startsAt)} to {time(session.endsAt)} · {modeText(session.mode)} · {session.seats} of{' '}
        {session.seatLimit} seats
        {session.staysBecause === null || isTurned
          ? ''
          : ` · stays: ${staysWords[session.staysBecause] ?? ''}`}
        {session.hasLink ? '' : ' · △ no address for the meeting'}
      </Text>
      {session.lacking.length === 0 ? null : (
        <ul className={classes['lacks']}>
          {session.lacking.map((person) => (
            <li key={person.patientId}>
              {person.name}: {person.lacks.map((lack) => lackWords[lack] ?? lack).join(', ')}
            </li>
          ))}
        </ul>
      )}
      {session.hiddenPeople > 0 ? (
        <Text size="sm" c="dimmed">
          {peopleText(session.hiddenPeople)} whose records are not yours to open.
        </Text>
      ) : null}
      {isTurned ? <PeopleList sessionId={session.sessionId} matter="virtual" /> : null}
    </>
  );
}
