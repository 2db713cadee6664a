// Empty chairs: who is expected and not there some minutes into the group. Nobody is called by a way they closed; every
// try is kept with one press, and a chair that makes up the hours is offered in the same call.
import { NativeSelect, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ask, pathOf } from '#ui/ask.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { useQueryWord } from '#ui/page-params.ts';
import { PageLink, useGo } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { Shown } from '#ui/Shown.tsx';
import type { EmptyChairs } from '../rules/outreach-answers.ts';
import { hoursGoOnMs } from './attendance.api.ts';
import { EmptyChair } from './EmptyChair.tsx';
import classes from './attendance.module.css';

export function EmptyChairsPage() {
  const clinicId = useQueryWord('clinic');
  const go = useGo();
  const chairs = useQuery({
    queryKey: ['session', 'empty-chairs', clinicId],
    queryFn: () => ask<EmptyChairs>({ path: pathOf('/api/empty-chairs', { clinicId }) }),
    // Another minute, another chair.
    refetchInterval: hoursGoOnMs,
    placeholderData: (before: EmptyChairs | undefined) => before,
  });
  const answer = chairs.data;
  return (
    <>
      <PageTitle
        below="Who is expected and not there. Only ways they allowed are shown; say no more than stands beside them."
        actions={
          answer !== undefined && answer.clinics.length > 1 ? (
            <NativeSelect
              aria-label="Clinic"
              value={clinicId === '' ? answer.clinicId : clinicId}
              onChange={(event) => go(pathOf('/app/empty-chairs', { clinic: event.currentTarget.value }))}
              data={answer.clinics.map(({ id, name }) => ({ value: id, label: name }))}
              styles={{ input: { minHeight: 44 } }}
            />
          ) : null
        }
      >
        Empty chairs
      </PageTitle>
      <Shown query={chairs} what="Looking for empty chairs">
        {(found) => <Chairs answer={found} />}
      </Shown>
    </>
  );
}

function Chairs({ answer }: { readonly answer: EmptyChairs }) {
  if (answer.people.length === 0)
    return (
      <EmptyState title="Nobody is missing.">
        Everybody expected so far is there, or said that they will not come.{' '}
        <PageLink to={pathOf('/app/today', { clinic: answer.clinicId })}>Today</PageLink> shows all.
      </EmptyState>
    );
  // Whoever nobody has tried yet stands first, and of them who waits for a call.
  const untried = answer.people.filter((one) => !wasTried(one));
  const waiting = [
    ...untried.filter((one) => one.waitsForCall),
    ...untried.filter((one) => !one.waitsForCall),
  ];
  const tried = answer.people.filter(wasTried);
  return (
    <>
      <Text role="status" aria-live="polite" fw={600}>
        {waiting.length} not tried yet · {tried.length} tried
      </Text>
      {[
        { title: 'Not tried yet', people: waiting },
        { title: 'Tried', people: tried },
      ].map(({ title, people }) =>
        people.length === 0 ? null : (
          <section key={title} aria-label={title} className={classes['chairs']}>
            <Title order={2} size="h3">
              {title}
            </Title>
            <ul className={classes['lines']}>
              {people.map((one) => (
                <EmptyChair key={`${one.sessionId} ${one.patientId}`} one={one} now={answer.now} />
              ))}
            </ul>
          </section>
        ),
      )}
    </>
  );
}

// A try that was taken back was none.
function wasTried(one: EmptyChairs['people'][number]): boolean {
  return one.attempts.some((attempt) => !attempt.isTakenBack);
}
