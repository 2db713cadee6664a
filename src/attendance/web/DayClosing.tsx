// The end of the day: it closes when everybody expected has a status, and is reopened with a reason.
import { Button, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '#ui/ask.ts';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { timeOfDay } from '#ui/format.ts';
import { problemIn } from '#ui/problem.ts';
import type { TodayAnswer } from '../rules/attendance-answers.ts';
import { namesWithoutStatus } from './today-words.ts';
import classes from './attendance.module.css';

type DayClosingProps = { readonly answer: TodayAnswer; readonly mayClose: boolean };

export function DayClosing({ answer, mayClose }: DayClosingProps) {
  const client = useQueryClient();
  const [because, setBecause] = useState('');
  const { closing } = answer;
  const isClosed = closing?.isClosed === true;
  const send = useMutation({
    mutationFn: (step: 'closed' | 'reopened') =>
      ask({
        method: 'POST',
        path: `/api/clinics/${answer.clinicId}/days/${answer.day}/closing`,
        body: { step, because: step === 'closed' ? '' : because, after: closing?.sequence ?? 0 },
      }),
    onSuccess: () => setBecause(''),
    onSettled: () => client.invalidateQueries({ queryKey: ['session'] }),
  });
  return (
    <div className={classes['closing']}>
      <ClosingWords answer={answer} />
      {mayClose && !isClosed ? (
        <Button variant="default" mih={44} loading={send.isPending} onClick={() => send.mutate('closed')}>
          Close the day
        </Button>
      ) : null}
      {mayClose && isClosed ? (
        <form
          className={classes['later']}
          onSubmit={(event) => {
            event.preventDefault();
            send.mutate('reopened');
          }}
        >
          <TextInput
            label="Why it is reopened"
            size="sm"
            value={because}
            onChange={(event) => setBecause(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" mih={36} loading={send.isPending}>
            Reopen the day
          </Button>
        </form>
      ) : null}
      <ErrorNotice error={send.error} />
      {problemIn(send.error)?.code === 'day-not-whole' ? <WithoutStatus answer={answer} /> : null}
      {problemIn(send.error)?.code === 'day-not-over' ? <NotOver answer={answer} /> : null}
    </div>
  );
}

// Who has no status yet, room by room, as the list stands now.
function WithoutStatus({ answer: { sessions } }: Pick<DayClosingProps, 'answer'>) {
  return (
    <ul className={classes['missing']} aria-label="Without a status">
      {sessions
        .filter(({ session }) => session.status !== 'cancelled')
        .map((each) => ({ ...each, names: namesWithoutStatus(each.people) }))
        .filter(({ names, hidden }) => names.length > 0 || hidden > 0)
        .map(({ session, names, hidden }) => (
          <li key={session.id}>
            <strong>{session.groupName}</strong>: {names.join(', ')}
            {names.length > 0 && hidden > 0 ? '; ' : ''}
            {hidden > 0 ? `${hidden} whose records are not open to you may have none` : ''}
          </li>
        ))}
    </ul>
  );
}

function NotOver({ answer: { sessions, now } }: Pick<DayClosingProps, 'answer'>) {
  const later = sessions.filter(
    ({ session }) => session.status !== 'cancelled' && (session.room.endedAt ?? session.endsAt) > now,
  );
  return (
    <ul className={classes['missing']} aria-label="Not over yet">
      {later.map(({ session }) => (
        <li key={session.id}>
          <strong>{session.groupName}</strong>: until{' '}
          {timeOfDay(session.room.endedAt ?? session.endsAt, session.timeZone)}
        </li>
      ))}
    </ul>
  );
}

function ClosingWords({ answer: { closing, sessions } }: Pick<DayClosingProps, 'answer'>) {
  if (closing === null) return null;
  const zone = sessions[0]?.session.timeZone ?? 'UTC';
  return (
    <Text size="sm">
      {closing.isClosed ? 'Closed' : 'Reopened'} by {closing.byName}, {timeOfDay(closing.at, zone)}
      {closing.because === '' ? '' : `: ${closing.because}`}
    </Text>
  );
}
