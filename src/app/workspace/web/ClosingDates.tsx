// The dates of groups that lie in closed days: what is called off, what takes place all the same, and who is concerned.
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ClosingDates as Answer, ClosingFate } from '#groups/rules/closing-dates.ts';
import { useMay } from '#staff/web/door.ts';
import { ask, pathOf } from '#ui/ask.ts';
import { dayAndTime } from '#ui/format.ts';
import { PageLink } from '#ui/PageLink.tsx';
import { Shown } from '#ui/Shown.tsx';
import classes from './set-up.module.css';

type ClosingDatesProps = {
  /** Null: every clinic. */
  readonly clinicId: string | null;
  readonly from: string;
  readonly to: string;
  /** Whether the days are only asked about. */
  readonly isAsked: boolean;
};

const words: Readonly<Record<ClosingFate, string>> = {
  called_off: 'called off',
  planned: 'takes place',
  virtual: 'takes place, by video',
  written: 'stays: somebody wrote on it',
  begun: 'has begun',
};

export function ClosingDates({ clinicId, from, to, isAsked }: ClosingDatesProps) {
  const isSpan = /^\d{4}-\d\d-\d\d$/u.test(from) && /^\d{4}-\d\d-\d\d$/u.test(to) && from <= to;
  const dates = useQuery({
    queryKey: ['groups', 'closing-dates', clinicId, from, to],
    queryFn: () =>
      ask<Answer>({
        path: pathOf('/api/groups/closing-dates', { clinic: clinicId ?? '', from, to }),
      }),
    enabled: isSpan,
  });
  if (!isSpan) return null;
  return (
    <Shown query={dates} what="Looking for sessions on these days">
      {(answer) => <Dates answer={answer} isAsked={isAsked} showClinic={clinicId === null} />}
    </Shown>
  );
}

type DatesProps = { readonly answer: Answer; readonly isAsked: boolean; readonly showClinic: boolean };

function Dates({ answer, isAsked, showClinic }: DatesProps) {
  const may = useMay();
  if (answer.dates.length === 0)
    return (
      <Text c="dimmed" mt="xs">
        No session lies on these days.
      </Text>
    );
  const fate = (each: Answer['dates'][number]) =>
    isAsked && each.fate === 'planned' ? 'would be called off' : words[each.fate];
  return (
    <div role="group" aria-label="Sessions on these days">
      <Text mt="xs" fw={600}>
        {sumWords(answer, isAsked)}
      </Text>
      <ul className={classes['dates']}>
        {answer.dates.map((each) => (
          <li key={each.sessionId}>
            <PageLink to={`/app/dates/${each.sessionId}`}>{each.groupName}</PageLink>
            {showClinic ? `, ${each.clinicName}` : ''} · {dayAndTime(each.startsAt, each.timeZone)} ·{' '}
            {each.people} {each.people === 1 ? 'person' : 'people'} · {fate(each)}
            {each.because === null ? '' : ` (${each.because})`}
            {each.fate === 'called_off' && may('board.tell') ? (
              <>
                {' · '}
                <PageLink
                  to={pathOf('/app/board/tell', { sessionId: each.sessionId, matter: 'cancelled' })}
                  aria-label={`Tell people: ${each.groupName}, ${dayAndTime(each.startsAt, each.timeZone)}`}
                >
                  Tell people
                </PageLink>
              </>
            ) : null}
          </li>
        ))}
      </ul>
      {answer.more === 0 ? null : <Text>And {answer.more} more.</Text>}
    </div>
  );
}

function sumWords({ dates, more }: Answer, isAsked: boolean): string {
  const off = dates.filter(({ fate }) => (isAsked ? fate === 'planned' : fate === 'called_off'));
  const people = off.reduce((sum, each) => sum + each.people, 0);
  const all = dates.length + more;
  const sessions = `${all} ${all === 1 ? 'session' : 'sessions'} on these days`;
  if (off.length === 0) return `${sessions}; none is called off.`;
  const seats = `${people} ${people === 1 ? 'seat' : 'seats'}`;
  return `${sessions}; ${off.length} ${isAsked ? 'would be called off' : 'called off'}, ${seats} concerned.`;
}
