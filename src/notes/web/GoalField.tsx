// The goal a note worked on: one of the person's goals that stand, or a new one, set without leaving the note.
import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { useNamedHere } from '../../patients/web/door.ts';
import { useGoals, useSettingGoal } from '../../plans/web/door.ts';

type GoalFieldProps = {
  readonly patientId: string;
  readonly chosen: string;
  readonly onChoose: (goalId: string) => void;
};

export function GoalField({ patientId, chosen, onChoose }: GoalFieldProps) {
  const goals = useGoals(patientId);
  const [isAdding, setAdding] = useState(false);
  const standing = (goals.data?.goals ?? []).filter((goal) => goal.endsOn === null || goal.id === chosen);
  if (isAdding)
    return (
      <NewGoal
        patientId={patientId}
        onDone={(goalId) => {
          if (goalId !== null) onChoose(goalId);
          setAdding(false);
        }}
      />
    );
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap">
      <NativeSelect
        label="Goal worked on"
        flex={1}
        miw={0}
        value={chosen}
        onChange={(event) => onChoose(event.currentTarget.value)}
        data={[
          { value: '', label: standing.length === 0 ? 'No goal set yet' : 'None named' },
          ...standing.map((goal) => ({ value: goal.id, label: goal.words })),
        ]}
      />
      <Button variant="default" h={44} onClick={() => setAdding(true)}>
        New goal
      </Button>
    </Group>
  );
}

type NewGoalProps = { readonly patientId: string; readonly onDone: (goalId: string | null) => void };

function NewGoal({ patientId, onDone }: NewGoalProps) {
  const [words, setWords] = useState('');
  const setting = useSettingGoal(patientId, onDone);
  const named = useNamedHere(
    setting.error,
    { words: { text: words, write: setWords } },
    { isOfGroups: true },
  );
  const set = () => {
    if (words.trim() !== '' && !setting.isPending)
      setting.mutate({ words: words.trim(), dismissed: named.dismissed });
  };
  return (
    <div {...named.within}>
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <TextInput
          label="New goal, in words the person agrees with"
          flex={1}
          miw={0}
          autoFocus
          maxLength={500}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') set();
            else if (event.key === 'Escape') onDone(null);
            else return;
            event.preventDefault();
          }}
        />
        <Button h={44} loading={setting.isPending} disabled={words.trim() === ''} onClick={set}>
          Set it
        </Button>
        <Button variant="default" h={44} onClick={() => onDone(null)}>
          Leave it
        </Button>
      </Group>
      {named.notice}
      <ErrorNotice error={named.error} />
    </div>
  );
}
