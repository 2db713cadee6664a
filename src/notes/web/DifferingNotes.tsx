// One's own signed notes whose times were corrected since: an amendment at the person names the present minutes.
import { Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ask, pathOf } from '#ui/ask.ts';
import { dayAndTime } from '#ui/format.ts';
import { PageLink } from '#ui/PageLink.tsx';
import type { DifferingList } from '../rules/notes-answers.ts';
import classes from './notes.module.css';

export function DifferingNotes() {
  const differing = useQuery({
    queryKey: ['notes', 'differing'],
    queryFn: () => ask<DifferingList>({ path: '/api/notes/minutes-differ' }),
  });
  const sessions = differing.data?.sessions ?? [];
  if (sessions.length === 0) return null;
  return (
    <section aria-labelledby="differing">
      <Title order={2} id="differing" mb="xs">
        Minutes differ
      </Title>
      <Text size="sm" mb="xs">
        Times were corrected after you signed. The notes stay as they are; an amendment names the minutes.
      </Text>
      <ul className={classes['toCosign']}>
        {sessions.map(({ sessionId, groupName, endsAt, timeZone, patientIds }) => (
          <li key={sessionId}>
            <PageLink to={pathOf(`/app/sessions/${sessionId}`, { person: patientIds[0] })} fw={600}>
              {groupName}, {dayAndTime(endsAt, timeZone)}
            </PageLink>
            <Text size="sm" className={classes['missing'] ?? ''}>
              △ {patientIds.length === 1 ? '1 note' : `${patientIds.length} notes`}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}
