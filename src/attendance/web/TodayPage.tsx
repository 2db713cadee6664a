// Today at a clinic: everybody expected, by session, live on every open screen. Front desk and counselor work on it at
// once; only exceptions are tapped, and the day is closed when everybody has a status.
import { NativeSelect, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { EmptyState } from '#ui/EmptyState.tsx';
import { longDay } from '#ui/format.ts';
import { Loading } from '#ui/Loading.tsx';
import { pathOf } from '#ui/ask.ts';
import { useQueryWord } from '#ui/page-params.ts';
import { PageLink, useGo } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { Shown } from '#ui/Shown.tsx';
import { useWhoIsSignedIn } from '../../staff/web/door.ts';
import { TabletsNotice } from '../../tablets/web/door.ts';
import type { TodayAnswer } from '../rules/attendance-answers.ts';
import { useToday } from './attendance.api.ts';
import { DayClosing } from './DayClosing.tsx';
import { TodaySession } from './TodaySession.tsx';
import { awayWords, countsOfDay, emptyChairsOf, fits } from './today-words.ts';
import { useTodayKeys } from './use-today-keys.ts';
import { useUndosOfDay } from './use-undo-of-day.ts';
import classes from './attendance.module.css';

export function TodayPage() {
  const who = useWhoIsSignedIn();
  const day = useQueryWord('day');
  const clinicId = useQueryWord('clinic');
  const today = useToday({ day, clinicId });
  const go = useGo();
  const answer = today.data;
  if (who === undefined) return <Loading />;
  return (
    <>
      <PageTitle
        below={answer === undefined ? ' ' : longDay(answer.day)}
        actions={
          answer !== undefined && answer.clinics.length > 1 ? (
            <NativeSelect
              aria-label="Clinic"
              // What is chosen, also while its answer is on its way: keys typed one after the other find it.
              value={clinicId === '' ? answer.clinicId : clinicId}
              onChange={(event) => go(pathOf('/app/today', { clinic: event.currentTarget.value, day }))}
              data={answer.clinics.map(({ id, name }) => ({ value: id, label: name }))}
              styles={{ input: { minHeight: 44 } }}
            />
          ) : null
        }
      >
        Today
      </PageTitle>
      <Shown query={today} what="Loading the people of today">
        {(found) => (
          <Day key={found.clinicId} answer={found} writer={who.staffMemberId} permissions={who.permissions} />
        )}
      </Shown>
    </>
  );
}

type DayProps = {
  readonly answer: TodayAnswer;
  readonly writer: string;
  readonly permissions: readonly string[];
};

function Day({ answer, writer, permissions }: DayProps) {
  const [words, setWords] = useState('');
  const [onlyOpen, setOnlyOpen] = useState(false);
  useTodayKeys();
  const undos = useUndosOfDay();
  const isClosed = answer.closing?.isClosed === true;
  const may = {
    record: permissions.includes('attendance.record') && !isClosed && answer.day <= answer.today,
    pullOut: permissions.includes('attendance.pull-out') && !isClosed,
    close: permissions.includes('attendance.close-day'),
  };
  if (answer.sessions.length === 0)
    return (
      <EmptyState title="No sessions here today.">
        The <PageLink to="/app/board">week board</PageLink> shows other days and clinics.
      </EmptyState>
    );
  return (
    <>
      <Text role="status" aria-live="polite" fw={600}>
        {countsOfDay(answer.sessions)}
      </Text>
      <TabletsNotice clinicId={answer.clinicId} />
      <div className={classes['finding']}>
        <TextInput
          id="find-person"
          aria-label="Find a person in the list"
          placeholder="Find a person ( / )"
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          size="sm"
        />
        <label className={classes['only']}>
          <input
            type="checkbox"
            checked={onlyOpen}
            onChange={(event) => setOnlyOpen(event.currentTarget.checked)}
          />
          Only who has no status
        </label>
        {permissions.includes('attendance.reach-out') ? (
          <PageLink
            to={pathOf('/app/empty-chairs', { clinic: answer.clinicId })}
            className={classes['rowLink'] ?? ''}
          >
            {emptyChairsSay(answer)}
          </PageLink>
        ) : null}
        {permissions.includes('tablets.keep') ? (
          <PageLink
            to={pathOf('/app/tablets', { clinic: answer.clinicId })}
            className={classes['rowLink'] ?? ''}
          >
            Tablets
          </PageLink>
        ) : null}
        <DayClosing answer={answer} mayClose={may.close} />
      </div>
      <Text size="sm" c="dimmed">
        {awayWords}
      </Text>
      {answer.sessions.map((each) => (
        <TodaySession
          key={each.session.id}
          each={each}
          writer={writer}
          may={may}
          undos={undos}
          isShown={(person) => fits(person, words) && (!onlyOpen || person.status === 'expected')}
        />
      ))}
    </>
  );
}

// Only today somebody can still be called.
function emptyChairsSay({ day, today, sessions }: TodayAnswer): string {
  const count = day === today ? emptyChairsOf(sessions) : 0;
  return count === 0 ? 'Empty chairs' : `Empty chairs: ${count} without a status`;
}
