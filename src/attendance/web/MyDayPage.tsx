// The day's sessions: one's own first, the one that needs one now at the top, all others of the clinics below.
import { NativeSelect, Text, Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { longDay } from '#ui/format.ts';
import { KeyHint, WithKeyboard, WithoutKeyboard } from '#ui/KeyHint.tsx';
import { Loading } from '#ui/Loading.tsx';
import { pathOf } from '#ui/ask.ts';
import { useQueryWord } from '#ui/page-params.ts';
import { useGo } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { Shown } from '#ui/Shown.tsx';
import { StepButtons } from '#ui/StepButtons.tsx';
import { useWhoIsSignedIn } from '../../staff/web/door.ts';
import type { BoardAnswer } from '../rules/attendance-answers.ts';
import { useBoard } from './attendance.api.ts';
import { ownFirst } from './board-order.ts';
import { OwnSession } from './OwnSession.tsx';
import { SessionTable } from './SessionTable.tsx';
import { useServerNow } from './use-server-now.ts';

/** `above` stands between the title and the sessions. */
export function MyDayPage({ above }: { readonly above?: ReactNode }) {
  const who = useWhoIsSignedIn();
  if (who === undefined) return <Loading />;
  if (who.permissions.includes('attendance.see')) return <Day clinics={who.clinics} above={above} />;
  return (
    <>
      <PageTitle>My day</PageTitle>
      {above}
      <EmptyState title="Your role works without the sessions of the day.">
        <Text span inherit visibleFrom="sm">
          <WithKeyboard>
            Press <KeyHint keys="Ctrl K" isSpoken /> to open any page, or take one at the left.
          </WithKeyboard>
          <WithoutKeyboard>Take a page at the left, or find one at the top.</WithoutKeyboard>
        </Text>
        <Text span inherit hiddenFrom="sm">
          The menu at the top opens your pages, and the glass beside it finds any page or person.
        </Text>
      </EmptyState>
    </>
  );
}

type ClinicName = { readonly id: string; readonly name: string };

type DayProps = { readonly clinics: readonly ClinicName[]; readonly above: ReactNode };

function Day({ clinics, above }: DayProps) {
  const day = useQueryWord('day');
  const clinicId = useQueryWord('clinic');
  const board = useBoard({ day, clinicId });
  const go = useGo();
  const shown = board.data?.day;
  const today = board.data?.today;
  const show = (next: { day?: string; clinic?: string }) => {
    const at = { day, clinic: clinicId, ...next };
    go(pathOf('/app', { ...at, day: at.day === today ? '' : at.day }));
  };
  const step = (days: number) => {
    if (shown !== undefined) show({ day: addDays(shown as LocalDate, days) });
  };
  useDayKeys(step);
  const several = clinics.length > 1;
  return (
    <>
      <PageTitle
        below={shown === undefined ? ' ' : `${longDay(shown)}${shown === today ? ', today' : ''}`}
        actions={
          <>
            {several ? (
              <NativeSelect
                aria-label="Clinic"
                value={clinicId}
                onChange={(event) => show({ clinic: event.currentTarget.value })}
                data={[
                  { value: '', label: 'All clinics' },
                  ...clinics.map(({ id, name }) => ({ value: id, label: name })),
                ]}
              />
            ) : null}
            <StepButtons
              before={{ label: 'Day before', shortcut: 'ArrowLeft' }}
              now={{ words: 'Today', isShown: shown === today, onGo: () => show({ day: '' }) }}
              after={{ label: 'Day after', shortcut: 'ArrowRight' }}
              onStep={step}
            />
          </>
        }
      >
        My day
      </PageTitle>
      {above}
      <Shown query={board} what="Loading the sessions of the day">
        {(answer) => <Sessions answer={answer} severalClinics={several && clinicId === ''} />}
      </Shown>
    </>
  );
}

function Sessions({
  answer,
  severalClinics,
}: {
  readonly answer: BoardAnswer;
  readonly severalClinics: boolean;
}) {
  const now = useServerNow(answer.now);
  const own = ownFirst(answer.sessions, now);
  const others = answer.sessions.filter((session) => !session.mine);
  if (answer.sessions.length === 0) {
    return (
      <EmptyState title={answer.day === answer.today ? 'No sessions today.' : 'No sessions on this day.'}>
        Go to another day with the arrows above
        <Text span inherit visibleFrom="sm">
          <WithKeyboard>
            {' '}
            or the keys <KeyHint keys="← →" isSpoken />
          </WithKeyboard>
        </Text>
        .
      </EmptyState>
    );
  }
  return (
    <>
      {own.map((session, place) => (
        <OwnSession
          key={session.id}
          session={session}
          now={now}
          isFirst={place === 0}
          showClinic={severalClinics}
        />
      ))}
      {others.length === 0 ? null : (
        <>
          {own.length === 0 ? null : (
            <Title order={2} mt="xl" mb="sm">
              Other sessions
            </Title>
          )}
          <SessionTable sessions={others} now={now} showClinic={severalClinics} />
        </>
      )}
    </>
  );
}

// Left and right go through the days while nobody types or stands in a menu.
function useDayKeys(step: (days: number) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      if (target.closest('input, select, textarea, [role="dialog"], [role="menu"]') !== null) return;
      if (event.key === 'ArrowLeft') step(-1);
      if (event.key === 'ArrowRight') step(1);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}
