// A risk of somebody, tapped while the group runs or the note is written: it asks which one, and opens a task that has
// to be taken before the person leaves. What became of each stands here until the note is signed.
import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { ask, newKey } from '#ui/ask.ts';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { timeOfDay } from '#ui/format.ts';
import { TaskSteps, WhereTheyAre } from '../../tasks/web/door.ts';
import type { RiskAnswer, SessionNotesAnswer } from '../rules/notes-answers.ts';
import { riskKinds, riskWords } from '../rules/risk.ts';
import { Hint } from './Hint.tsx';
import { notesKey } from './notes.api.ts';
import { useRiskKey } from './use-risk-key.ts';
import classes from './notes.module.css';

type RiskTapProps = {
  readonly session: { readonly id: string; readonly timeZone: string };
  readonly person: { readonly patientId: string; readonly virtual: boolean };
  readonly called: string;
  /** What is known of them in this session; nothing of who has just joined. */
  readonly found: Pick<SessionNotesAnswer['people'][number], 'risks' | 'place'> | undefined;
  readonly mayTap: boolean;
};

const nothingFound: NonNullable<RiskTapProps['found']> = { risks: [], place: null };

export function RiskTap({ session, person, called, found, mayTap }: RiskTapProps) {
  const [isAsking, setAsking] = useState(false);
  const { risks, place } = found ?? nothingFound;
  const isOpen = isAsking || risks.some((risk) => risk.closedAt === null);
  const client = useQueryClient();
  // Known at once, before anything is drawn: a double click is one tap.
  const isTapped = useRef(false);
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
      isTapped.current = false;
      await client.invalidateQueries({ queryKey: ['tasks'] });
      await client.invalidateQueries({ queryKey: notesKey(session.id) });
    },
  });
  const begin = () => {
    setAsking(true);
    // Where they are may have been confirmed since the page was opened.
    void client.invalidateQueries({ queryKey: notesKey(session.id) });
  };
  useRiskKey(mayTap, begin);
  return (
    <section aria-label={`Risk of ${called}`} className={classes['risk']}>
      {isOpen ? <Where person={person} place={place} timeZone={session.timeZone} /> : null}
      {risks.map((risk) => (
        <OneRisk key={risk.taskId} risk={risk} session={session} />
      ))}
      {isAsking ? (
        <WhichRisk
          pending={raise.isPending ? raise.variables : null}
          onTap={(kind) => {
            if (isTapped.current) return;
            isTapped.current = true;
            raise.mutate(kind);
          }}
          onLeave={() => setAsking(false)}
        />
      ) : null}
      {mayTap && !isAsking ? (
        <Button
          variant="default"
          mih={44}
          onClick={begin}
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

type WhereProps = Parameters<typeof WhereTheyAre>[0] & Pick<RiskTapProps, 'person'>;

// Only for who takes part by video: who is in the room is where help comes to.
function Where({ person, ...where }: WhereProps) {
  return person.virtual ? <WhereTheyAre {...where} /> : null;
}

type WhichRiskProps = {
  /** The kind that is on its way, or null. */
  readonly pending: string | null;
  readonly onTap: (kind: string) => void;
  readonly onLeave: () => void;
};

function WhichRisk({ pending, onTap, onLeave }: WhichRiskProps) {
  return (
    <fieldset className={classes['taps']} data-question>
      <Text component="legend" size="sm" fw={600}>
        Which risk? It opens a task at once, and supervisors are told.
      </Text>
      {riskKinds.map((kind, place) => (
        <Button
          key={kind.code}
          variant="default"
          mih={44}
          autoFocus={place === 0}
          loading={pending === kind.code}
          disabled={pending !== null}
          onClick={() => onTap(kind.code)}
        >
          {kind.words}
        </Button>
      ))}
      <Button variant="subtle" mih={44} onClick={onLeave}>
        Leave it
      </Button>
    </fieldset>
  );
}

type OneRiskProps = {
  readonly risk: RiskAnswer;
  readonly session: { readonly timeZone: string };
};

function OneRisk({ risk, session }: OneRiskProps) {
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
