// Turns a whole day virtual, at one clinic or at all that a storm reaches: first who lacks what for it, then one action,
// then whom to tell.
import { Button, Group, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask, pathOf } from '#ui/ask.ts';
import { DayInput } from '#ui/DayInput.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { longDay, timeOfDay } from '#ui/format.ts';
import { useQueryWord } from '#ui/page-params.ts';
import { PageLink, useGo } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { PrintButton, PrintFrame, ScreenOnly } from '#ui/print/PrintFrame.tsx';
import { Shown } from '#ui/Shown.tsx';
import type { VirtualDayAnswer } from '../rules/cover-answers.ts';
import { useVirtualDay } from './cover.api.ts';
import { internalWords } from './reach-words.ts';
import { StormClinics } from './StormClinics.tsx';
import { TurnForm } from './TurnForm.tsx';
import { VirtualSession } from './VirtualSession.tsx';
import classes from './board.module.css';

type SessionOfDay = VirtualDayAnswer['sessions'][number];

export function VirtualDayPage() {
  const asked = { clinics: useQueryWord('clinics'), day: useQueryWord('day') };
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
                <DayInput
                  label="Day"
                  min={answer.today}
                  value={asked.day === '' ? answer.today : asked.day}
                  onChange={(day) => show({ day })}
                />
                <StormClinics answer={answer} onChange={(clinics) => show({ clinics: clinics.join(',') })} />
              </Group>
            </ScreenOnly>
            <Day
              key={`${answer.day} ${answer.chosen.join()}`}
              answer={answer}
              only={{ sessionId, choose: only }}
            />
          </>
        )}
      </Shown>
    </>
  );
}

type DayProps = {
  readonly answer: VirtualDayAnswer;
  /** The one date that the form is about, '' for the whole day. */
  readonly only: { readonly sessionId: string; readonly choose: (sessionId: string) => void };
};

function Day({ answer, only }: DayProps) {
  const names = answer.clinics.filter((one) => answer.chosen.includes(one.id)).map((one) => one.name);
  if (answer.sessions.length === 0)
    return (
      <EmptyState
        title={`${names.length === 1 ? 'This clinic has' : 'These clinics have'} no session on that day.`}
      >
        Choose another day or clinic.
      </EmptyState>
    );
  const isTurnedAt = (clinicId: string) => answer.turned.some((one) => one.clinicId === clinicId);
  const turning = answer.sessions.filter(
    (session) => session.staysBecause === null && !isTurnedAt(session.clinicId),
  );
  const mayBeAlone = (session: SessionOfDay) =>
    turning.includes(session) && turning.length > 1 && session.sessionId !== only.sessionId;
  return (
    <PrintFrame
      says={
        <>
          {internalWords} <bdi>{names.join(', ')}</bdi>, {longDay(answer.day)}
        </>
      }
    >
      {answer.turned.length === 0 ? null : <TurnedNotice answer={answer} />}
      {turning.length === 0 && answer.turned.length > 0 ? null : (
        <ScreenOnly>
          <TurnForm answer={answer} turning={turning} only={only} />
        </ScreenOnly>
      )}
      {[...Map.groupBy(answer.sessions, (session) => session.clinicId)].map(([clinicId, sessions]) => (
        <section key={clinicId} aria-label={`Sessions of ${sessions[0]?.clinicName ?? ''}`}>
          <Title order={2} size="h3" mt="md">
            {sessions[0]?.clinicName}
          </Title>
          <ul className={classes['list']}>
            {withoutAddressFirst(sessions).map((session) => (
              <li key={session.sessionId}>
                <VirtualSession
                  session={session}
                  onOnly={mayBeAlone(session) ? () => only.choose(session.sessionId) : undefined}
                  isTurned={answer.turned.some((one) => one.sessionIds.includes(session.sessionId))}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </PrintFrame>
  );
}

// What must be done before stands first.
function withoutAddressFirst(sessions: readonly SessionOfDay[]): readonly SessionOfDay[] {
  const lacks = (session: SessionOfDay) => session.staysBecause === null && !session.hasLink;
  return sessions.toSorted((one, other) => Number(lacks(other)) - Number(lacks(one)));
}

// One line for each clinic, each with its own way back, and one for all of them.
function TurnedNotice({ answer }: { readonly answer: VirtualDayAnswer }) {
  const client = useQueryClient();
  const undo = useMutation({
    mutationFn: (virtualDayIds: readonly string[]) =>
      ask({ method: 'POST', path: '/api/board/virtual-days/take-back', body: { virtualDayIds } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['groups'] }),
  });
  const { turned } = answer;
  const clinicOf = (clinicId: string) => answer.clinics.find((one) => one.id === clinicId)?.name ?? '';
  const zoneOf = (clinicId: string) =>
    answer.sessions.find((one) => one.clinicId === clinicId)?.timeZone ?? 'America/Chicago';
  return (
    <div className={classes['turn']}>
      {turned.map((one) => (
        <Group key={one.id} gap="sm">
          <Text role="status">
            ✓ {turned.length + answer.chosen.length > 2 ? `${clinicOf(one.clinicId)}: virtual` : 'Virtual'}{' '}
            since {timeOfDay(one.at, zoneOf(one.clinicId))}, by {one.by}: {one.because}
          </Text>
          <Button
            variant="default"
            mih={44}
            loading={undo.isPending}
            onClick={() => undo.mutate([one.id])}
            aria-label={`Undo: ${clinicOf(one.clinicId)}`}
          >
            Undo
          </Button>
        </Group>
      ))}
      {turned.length < 2 ? null : (
        <Button
          variant="default"
          mih={44}
          mt="xs"
          loading={undo.isPending}
          onClick={() => undo.mutate(turned.map((one) => one.id))}
        >
          Undo at all {turned.length} clinics
        </Button>
      )}
      <ErrorNotice error={undo.error} />
    </div>
  );
}
