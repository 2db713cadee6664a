// What a person works towards, in words they agree with: those that stand first. Who counsels them sets and ends goals;
// none is ever reworded.
import { Button, Group, NativeSelect, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, newKey } from '#ui/ask.ts';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fullDay } from '#ui/format.ts';
import { fieldMessage } from '#ui/problem.ts';
import { useMay } from '../../staff/web/door.ts';
import type { Chart } from './patients.api.ts';
import { useNamedHere } from './use-named-here.tsx';
import classes from './patients.module.css';

type Goal = NonNullable<Chart['goals']>[number];
type GoalsOfPersonProps = {
  readonly person: { readonly id: string; readonly hasDied: boolean };
  /** Null where they are not the asker’s to see. */
  readonly goals: readonly Goal[] | null;
};

const endingWords: Readonly<Record<string, string>> = {
  reached: 'Reached',
  changed: 'Changed for another',
  set_aside: 'Set aside',
  entered_in_error: 'Entered in error',
};

export function GoalsOfPerson({ person, goals }: GoalsOfPersonProps) {
  const maySet = useMay()('goals.set') && !person.hasDied;
  if (goals === null) return null;
  const patientId = person.id;
  const standing = goals.filter((goal) => goal.endsOn === null);
  const ended = goals.filter((goal) => goal.endsOn !== null);
  return (
    <section aria-labelledby="goals">
      <Title order={2} id="goals" mb="sm">
        Goals
      </Title>
      {standing.length === 0 ? <Text c="dimmed">No goal stands.</Text> : null}
      {standing.map((goal) => (
        <div key={goal.id} className={classes['goal']}>
          <Text className={classes['words'] ?? ''} dir="auto">
            {goal.words}
          </Text>
          <Text size="sm" c="dimmed">
            since {fullDay(goal.startsOn)}
          </Text>
          {maySet ? <EndGoal patientId={patientId} goal={goal} /> : null}
        </div>
      ))}
      {ended.length === 0 ? null : (
        <details>
          <summary className={classes['summary']}>Ended goals ({ended.length})</summary>
          {ended.map((goal) => (
            <Text key={goal.id} size="sm" className={classes['goal'] ?? ''} dir="auto">
              {goal.words}{' '}
              <Text span size="sm" c="dimmed">
                {endingWords[goal.endedBecause ?? '']} on {fullDay(goal.endsOn ?? goal.startsOn)}
              </Text>
            </Text>
          ))}
        </details>
      )}
      {maySet ? <SetGoal patientId={patientId} /> : null}
    </section>
  );
}

function useGoalChange<Input>(patientId: string, send: (input: Input, key: string) => Promise<unknown>) {
  const [key, setKey] = useState(newKey);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => send(input, key),
    onSuccess: async () => {
      setKey(newKey());
      await Promise.all(
        [['patients'], ['goals', patientId]].map((queryKey) => client.invalidateQueries({ queryKey })),
      );
    },
    onError: () => setKey(newKey()),
  });
}

function EndGoal({ patientId, goal }: { readonly patientId: string; readonly goal: Goal }) {
  const end = useGoalChange(patientId, (because: string, key) =>
    ask({ method: 'POST', path: `/api/goals/${goal.id}/end`, body: { because }, key }),
  );
  return (
    <>
      <NativeSelect
        aria-label={`How this goal ends: ${goal.words}`}
        value=""
        disabled={end.isPending}
        onChange={(event) => {
          if (event.currentTarget.value !== '') end.mutate(event.currentTarget.value);
        }}
        data={[
          { value: '', label: 'End it' },
          ...Object.entries(endingWords).map(([value, label]) => ({ value, label })),
        ]}
        styles={{ input: { minHeight: 44 } }}
      />
      <ErrorNotice error={end.error} />
    </>
  );
}

type Typed = { readonly words: string; readonly dismissed: readonly string[] };

function SetGoal({ patientId }: { readonly patientId: string }) {
  const [words, setWords] = useState('');
  const set = useGoalChange(patientId, (body: Typed, key) =>
    ask({ method: 'POST', path: `/api/patients/${patientId}/goals`, body, key }),
  );
  const named = useNamedHere(set.error, { words: { text: words, write: setWords } }, { isOfGroups: true });
  return (
    <form
      aria-label="Set a goal"
      {...named.within}
      onSubmit={(event) => {
        event.preventDefault();
        set.mutate(
          { words, dismissed: named.dismissed },
          {
            onSuccess: () => {
              setWords('');
              named.forget();
            },
          },
        );
      }}
    >
      <Group gap="xs" align="flex-end" mt="sm">
        <TextInput
          label="New goal"
          placeholder="In the person’s own words"
          value={words}
          maxLength={500}
          dir="auto"
          onChange={(event) => setWords(event.currentTarget.value)}
          error={fieldMessage(set.error, 'words')}
          w={{ base: '100%', xs: 420 }}
          styles={{ input: { minHeight: 44 } }}
        />
        <Button type="submit" variant="default" mih={44} loading={set.isPending}>
          Set the goal
        </Button>
      </Group>
      {named.notice}
      <ErrorNotice error={named.error} shown={['words']} />
    </form>
  );
}
