// Five minutes before a group, on one page: each person and what changed since they were there last.
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ask } from '#ui/ask.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { longDay, shortDay, timeOfDay } from '#ui/format.ts';
import { HoursMeter } from '#ui/HoursMeter.tsx';
import { usePathPart } from '#ui/page-params.ts';
import { PageLink } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { Shown } from '#ui/Shown.tsx';
import type { BeforeGroupAnswer } from '../../before-group-answer.ts';
import { durationText } from '#attendance/web/door.ts';
import classes from './before-group.module.css';

export function BeforeGroupPage() {
  const sessionId = usePathPart('sessionId');
  const before = useQuery({
    queryKey: ['session', sessionId, 'before'],
    queryFn: () => ask<BeforeGroupAnswer>({ path: `/api/sessions/${sessionId}/before` }),
  });
  return (
    <Shown query={before} what="Gathering what changed">
      {(answer) => <Before answer={answer} />}
    </Shown>
  );
}

function Before({ answer }: { readonly answer: BeforeGroupAnswer }) {
  const time = (instant: string) => timeOfDay(instant, answer.timeZone);
  return (
    <>
      <PageTitle
        tab="Before the group"
        below={
          <>
            {longDay(answer.heldOn)}, {time(answer.startsAt)} to {time(answer.endsAt)} · {answer.clinicName} ·{' '}
            <PageLink to={`/app/sessions/${answer.sessionId}`}>Open the session</PageLink>
          </>
        }
      >
        {`Before ${answer.groupName}`}
      </PageTitle>
      {answer.people.length === 0 ? null : (
        <Text size="sm" c="dimmed" mb="xs">
          Hours of this week, Monday to Sunday unless other days stand below them, and what changed since each
          was there last.
        </Text>
      )}
      {answer.people.length === 0 ? (
        <EmptyState title="Nobody is expected.">
          Somebody with a seat or a visit on this date is listed here.
        </EmptyState>
      ) : null}
      <ul className={classes['people']}>
        {answer.people.map((person) => (
          <Person key={person.patientId} person={person} />
        ))}
      </ul>
    </>
  );
}

function Person({ person }: { readonly person: BeforeGroupAnswer['people'][number] }) {
  return (
    <li className={classes['person']}>
      <div>
        <PageLink to={`/app/patients/${person.patientId}`} fw={600} className={classes['name'] ?? ''}>
          {person.preferredName ?? person.givenName} {person.familyName}
        </PageLink>
        {person.virtual ? (
          <Text size="sm" c="dimmed">
            by video
          </Text>
        ) : null}
        {person.safetyFlag === null ? null : <span className={classes['flag']}>▲ {person.safetyFlag}</span>}
      </div>
      <div>
        <HoursMeter
          minutes={person.hours.weekMinutes}
          aimMinutes={person.hours.weekNeeds}
          says={`${durationText(person.hours.weekMinutes)} of ${durationText(person.hours.weekNeeds)}`}
        />
        {person.ownWeek === null ? null : (
          <Text size="sm" c="dimmed">
            {shortDay(person.ownWeek.from)} to {shortDay(person.ownWeek.to)}
          </Text>
        )}
      </div>
      <ul className={classes['changes']}>
        {person.changes.map((change) => (
          <li key={`${change.part} ${change.says} ${change.on ?? ''}`} data-weight={change.weight}>
            {change.weight === 'danger' ? '▲ ' : ''}
            {change.says}
            {change.on === null ? '' : ` (${shortDay(change.on)})`}
          </li>
        ))}
        {person.changes.length === 0 ? <li className={classes['nothing']}>Nothing changed.</li> : null}
      </ul>
    </li>
  );
}
