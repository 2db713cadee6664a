// The head of a session's page. The tab says no more than that it is a session.
import { Button, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { longDay, timeOfDay } from '#ui/format.ts';
import { PageLink } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import type { SessionAnswer } from '../../attendance/rules/attendance-answers.ts';
import { useMay } from '../../staff/web/door.ts';
import { Hint } from './Hint.tsx';

/** A session as answered, and who works with it. */
export type SessionProps = {
  readonly answer: SessionAnswer;
  readonly writer: string;
  readonly permissions: readonly string[];
};

export function EveryoneButton({ onClick }: { readonly onClick: () => void }) {
  return (
    <Button variant="default" h={44} onClick={onClick} aria-keyshortcuts="p" rightSection={<Hint keys="P" />}>
      Mark everyone present
    </Button>
  );
}

type SessionTitleProps = { readonly answer: SessionAnswer; readonly children: ReactNode };

export function SessionTitle({ answer: { session }, children }: SessionTitleProps) {
  const may = useMay();
  const time = (instant: string) => timeOfDay(instant, session.timeZone);
  const leaders = session.leaders.map((leader) => `${leader.givenName} ${leader.familyName}`).join(', ');
  return (
    <PageTitle
      tab="Session"
      actions={children}
      below={
        <>
          {longDay(session.heldOn)}, {time(session.startsAt)} to {time(session.endsAt)} · {session.clinicName}
          {leaders === '' ? '' : ` · led by ${leaders}`}
          {session.status === 'cancelled' ? (
            <Text component="span" fw={600}>
              {' '}
              · cancelled
            </Text>
          ) : null}
          {' · '}
          <PageLink to={`/app/dates/${session.id}`}>Visits, absences and guests</PageLink>
          {may('notes.print') ? (
            <>
              {' · '}
              <PageLink to={`/app/sessions/${session.id}/print`}>Notes to print</PageLink>
            </>
          ) : null}
        </>
      }
    >
      {session.groupName}
    </PageTitle>
  );
}
