// Turns a whole day of a clinic virtual, for a storm say: first who lacks what for it, then one action, then whom to tell.
import { Button, Group, NativeSelect, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask, pathOf } from '#ui/ask.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { longDay, timeOfDay } from '#ui/format.ts';
import { useQueryWord } from '#ui/page-params.ts';
import { PageLink, useGo } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { PrintButton, PrintFrame, ScreenOnly } from '#ui/print/PrintFrame.tsx';
import { Shown } from '#ui/Shown.tsx';
import { DeviceAsk } from '../../groups/web/door.ts';
import type { VirtualDayAnswer } from '../rules/cover-answers.ts';
import { modeText, peopleText } from './board-words.ts';
import { lackWords, staysWords } from './cover-words.ts';
import { useVirtualDay } from './cover.api.ts';
import { internalWords } from './reach-words.ts';
import { PeopleList } from './PeopleList.tsx';
import { TurnForm } from './TurnForm.tsx';
import { useTakeBackDate } from './turn-virtual.ts';
import classes from './board.module.css';

type SessionOfDay = VirtualDayAnswer['sessions'][number];

export function VirtualDayPage() {
  const asked = { clinicId: useQueryWord('clinicId'), day: useQueryWord('day') };
  const sessionId = useQueryWord('sessionId');
  const found = useVirtualDay(asked);
  const go = useGo();
  const show = (next: Partial<typeof asked>) => go(pathOf('/app/board/virtual-day', { ...asked, ...next }));
  const only = (session: string) => go(pathOf('/app/board/virtual-day', { ...asked, sessionId: session }));
  return (
    <>
      <PageTitle
        below={
          <ScreenOnly>
            <PageLink to="/app/board">Back to the week</PageLink>
          </ScreenOnly>
        }
        actions={
          <ScreenOnly>
            <PrintButton isSecond />
          </ScreenOnly>
        }
      >
        Turn a day virtual
      </PageTitle>
      <Shown query={found} what="Looking at the day">
        {(answer) => (
          <>
            <ScreenOnly>
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
            </ScreenOnly>
            <Day
              key={`${answer.day} ${answer.sessions[0]?.clinicId ?? ''}`}
              answer={answer}
              only={{ sessionId, choose: only }}
              clinicId={asked.clinicId === '' ? (answer.clinics[0]?.id ?? '') : asked.clinicId}
            />
          </>
        )}
      </Shown>
    </>
  );
}

type DayProps = {
  readonly answer: VirtualDayAnswer;
  readonly clinicId: string;
  /** The one date that the form is about, '' for the whole day. */
  readonly only: { readonly sessionId: string; readonly choose: (sessionId: string) => void };
};

function Day({ answer, clinicId, only }: DayProps) {
  if (answer.sessions.length === 0)
    return (
      <EmptyState title="This clinic has no session on that day.">Choose another day or clinic.</EmptyState>
    );
  const turning = answer.sessions.filter((session) => session.staysBecause === null);
  const clinic = answer.clinics.find((one) => one.id === clinicId)?.name ?? '';
  return (
    <PrintFrame
      says={
        <>
          {internalWords} <bdi>{clinic}</bdi>, {longDay(answer.day)}
        </>
      }
    >
      {answer.turned === null ? (
        <ScreenOnly>
          <TurnForm answer={answer} clinicId={clinicId} turning={turning} only={only} />
        </ScreenOnly>
      ) : (
        <TurnedNotice turned={answer.turned} timeZone={answer.sessions[0]?.timeZone ?? 'America/Chicago'} />
      )}
      <ul className={classes['list']} aria-label="Sessions of the day">
        {withoutAddressFirst(answer.sessions).map((session) => (
          <li key={session.sessionId}>
            <SessionLine
              session={session}
              onOnly={
                answer.turned === null &&
                session.staysBecause === null &&
                turning.length > 1 &&
                session.sessionId !== only.sessionId
                  ? () => only.choose(session.sessionId)
                  : undefined
              }
              isTurned={answer.turned?.sessionIds.includes(session.sessionId) ?? false}
            />
          </li>
        ))}
      </ul>
    </PrintFrame>
  );
}

// What must be done before stands first.
function withoutAddressFirst(sessions: readonly SessionOfDay[]): readonly SessionOfDay[] {
  const lacks = (session: SessionOfDay) => session.staysBecause === null && !session.hasLink;
  return sessions.toSorted((one, other) => Number(lacks(other)) - Number(lacks(one)));
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

type SessionLineProps = {
  readonly session: SessionOfDay;
  readonly isTurned: boolean;
  /** Makes the form be about this date alone. */
  readonly onOnly: (() => void) | undefined;
};

function SessionLine({ session, isTurned, onOnly }: SessionLineProps) {
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
      </Text>
      {session.hasLink ? null : (
        <Text size="sm">
          △ No address for the meeting: nobody can join.{' '}
          <PageLink to={`/app/groups/${session.groupId}`}>Add the address of {session.groupName}</PageLink>
        </Text>
      )}
      <Lacking session={session} />
      {onOnly === undefined ? null : (
        <Button variant="subtle" size="compact-md" mih={44} px={0} onClick={onOnly}>
          Turn only this one virtual
        </Button>
      )}
      {isTurned || session.changeId === null ? null : (
        <TurnedAlone session={session} changeId={session.changeId} />
      )}
      {isTurned || session.changeId !== null ? (
        <PeopleList sessionId={session.sessionId} matter="virtual" />
      ) : null}
    </>
  );
}

type TurnedAloneProps = { readonly session: SessionOfDay; readonly changeId: string };

function TurnedAlone({ session, changeId }: TurnedAloneProps) {
  const undo = useTakeBackDate(session.groupId);
  return (
    <>
      <Group gap="sm">
        <Text role="status">✓ This date alone was turned virtual.</Text>
        <Button variant="default" mih={44} loading={undo.isPending} onClick={() => undo.mutate(changeId)}>
          Undo
        </Button>
      </Group>
      <ErrorNotice error={undo.error} />
    </>
  );
}

function Lacking({ session }: { readonly session: SessionOfDay }) {
  const client = useQueryClient();
  return (
    <>
      {session.lacking.length === 0 ? null : (
        <ul className={classes['lacks']}>
          {session.lacking.map((person) => (
            <li key={person.patientId}>
              <bdi>{person.name}</bdi>: {person.lacks.map((lack) => lackWords[lack] ?? lack).join(', ')}
              <DeviceAsk
                {...person}
                onAsked={() => void client.invalidateQueries({ queryKey: ['groups', 'virtual-day'] })}
              />
            </li>
          ))}
        </ul>
      )}
      {session.hiddenPeople > 0 ? (
        <Text size="sm" c="dimmed">
          {peopleText(session.hiddenPeople)} whose records are not yours to open.
        </Text>
      ) : null}
    </>
  );
}
