// A risk of somebody, tapped while the group runs or the note is written: it asks which one, and opens a task that has
// to be taken before the person leaves. What became of each stands here until the note is signed.
import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, newKey } from '#ui/ask.ts';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { timeOfDay } from '#ui/format.ts';
import { TaskSteps } from '../../tasks/web/door.ts';
import type { RiskAnswer } from '../rules/notes-answers.ts';
import { riskKinds, riskWords } from '../rules/risk.ts';
import { Hint } from './Hint.tsx';
import { notesKey } from './notes.api.ts';
import { useRiskKey } from './use-risk-key.ts';
import classes from './notes.module.css';

type RiskTapProps = {
  readonly session: { readonly id: string; readonly timeZone: string };
  readonly person: { readonly patientId: string; readonly virtual: boolean };
  readonly called: string;
  readonly risks: readonly RiskAnswer[];
  readonly mayTap: boolean;
};

export function RiskTap({ session, person, called, risks, mayTap }: RiskTapProps) {
  const [isAsking, setAsking] = useState(false);
  const client = useQueryClient();
  const raise = useMutation({
    mutationFn: (kind: string) =>
      ask({
        method: 'POST',
        path: `/api/sessions/${session.id}/risks`,
        body: { patientId: person.patientId, kind },
        key: newKey(),
      }),
    onSuccess: () => setAsking(false),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: ['tasks'] });
      await client.invalidateQueries({ queryKey: notesKey(session.id) });
    },
  });
  useRiskKey(mayTap, () => setAsking(true));
  return (
    <section aria-label={`Risk of ${called}`} className={classes['risk']}>
      {risks.map((risk) => (
        <OneRisk key={risk.taskId} risk={risk} session={session} isVirtual={person.virtual} />
      ))}
      {isAsking ? (
        <fieldset className={classes['taps']}>
          <Text component="legend" size="sm" fw={600}>
            Which risk? It opens a task at once, and supervisors are told.
          </Text>
          {riskKinds.map((kind, place) => (
            <Button
              key={kind.code}
              variant="default"
              mih={44}
              autoFocus={place === 0}
              loading={raise.isPending && raise.variables === kind.code}
              onClick={() => raise.mutate(kind.code)}
            >
              {kind.words}
            </Button>
          ))}
          <Button variant="subtle" mih={44} onClick={() => setAsking(false)}>
            Leave it
          </Button>
        </fieldset>
      ) : null}
      {mayTap && !isAsking ? (
        <Button
          variant="default"
          mih={44}
          onClick={() => setAsking(true)}
          aria-keyshortcuts="Alt+R"
          rightSection={<Hint keys="Alt R" />}
        >
          Risk …
        </Button>
      ) : null}
      <ErrorNotice error={raise.error} />
    </section>
  );
}

type OneRiskProps = {
  readonly risk: RiskAnswer;
  readonly session: { readonly timeZone: string };
  readonly isVirtual: boolean;
};

function OneRisk({ risk, session, isVirtual }: OneRiskProps) {
  const time = (instant: string) => timeOfDay(instant, session.timeZone);
  if (risk.closedAt !== null)
    return (
      <Text size="sm">
        ✓ {riskWords(risk.kind)}: {risk.outcome}
      </Text>
    );
  return (
    <div className={classes['named']}>
      <Group gap="xs">
        <Text fw={600}>▲ {riskWords(risk.kind)}</Text>
        <Text size="sm">
          {risk.ownerName === null ? 'nobody has it yet' : `${risk.ownerName} has it`} · due{' '}
          {time(risk.dueAt)}, before they leave
        </Text>
      </Group>
      {isVirtual ? (
        <Text size="sm">By video: ask where they are now, stay on the call, and call 911 if in doubt.</Text>
      ) : null}
      <Text size="sm" c="dimmed">
        {risk.releasedAt === null
          ? 'The note waits for the outcome, or for a supervisor’s word.'
          : 'A supervisor said that the note need not wait.'}
      </Text>
      <TaskSteps
        task={{
          id: risk.taskId,
          steps: risk.steps,
          ownerId: risk.ownerId,
          ownerName: risk.ownerName,
          isReleased: risk.releasedAt !== null,
        }}
      />
    </div>
  );
}
