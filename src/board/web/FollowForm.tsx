// Chooses the curriculum of a group from a day on. What was held before keeps its topics.
import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, newKey } from '#ui/ask.ts';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fieldMessage } from '#ui/problem.ts';
import { useCurricula, useCurriculum } from '../../curricula/web/door.ts';
import type { GroupTopics } from '../rules/group-topics-answers.ts';
import classes from './board.module.css';

export function FollowForm({ answer }: { readonly answer: GroupTopics }) {
  const [isOpen, open] = useState(answer.curriculum === null);
  if (isOpen) return <ChoosingForm answer={answer} onDone={() => open(false)} />;
  return (
    <Button variant="default" mih={44} mb="lg" onClick={() => open(true)}>
      Choose another curriculum
    </Button>
  );
}

type ChoosingFormProps = { readonly answer: GroupTopics; readonly onDone: () => void };

function ChoosingForm({ answer, onDone }: ChoosingFormProps) {
  const curricula = useCurricula();
  const [curriculumId, setCurriculum] = useState(answer.curriculum?.id ?? '');
  const [startsOn, setStart] = useState(answer.today);
  const [firstPosition, setFirst] = useState(1);
  const [key, setKey] = useState(newKey);
  const chosen = useCurriculum(curriculumId);
  const client = useQueryClient();
  const follow = useMutation({
    mutationFn: () =>
      ask({
        method: 'POST',
        path: `/api/groups/${answer.group.id}/curriculum`,
        body: {
          curriculumId: curriculumId === '' ? null : curriculumId,
          startsOn,
          firstPosition,
          block: answer.block,
        },
        key,
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['topics'] });
      onDone();
    },
    onError: () => setKey(newKey()),
  });
  return (
    <form
      className={classes['turn']}
      aria-label="Curriculum of this group"
      onSubmit={(event) => {
        event.preventDefault();
        follow.mutate();
      }}
    >
      <Group gap="sm" align="flex-end">
        <NativeSelect
          label="Curriculum"
          value={curriculumId}
          onChange={(event) => {
            setCurriculum(event.currentTarget.value);
            setFirst(1);
          }}
          data={[
            { value: '', label: 'None' },
            ...(curricula.data?.curricula ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          error={fieldMessage(follow.error, 'curriculumId')}
          styles={{ input: { minHeight: 44 } }}
        />
        <TextInput
          label="From"
          type="date"
          min={answer.today}
          value={startsOn}
          onChange={(event) => setStart(event.currentTarget.value)}
          error={fieldMessage(follow.error, 'startsOn')}
          styles={{ input: { minHeight: 44 } }}
        />
        <NativeSelect
          label="Begins with"
          value={String(firstPosition)}
          onChange={(event) => setFirst(Number(event.currentTarget.value))}
          data={(chosen.data?.topics ?? []).map((topic, index) => ({
            value: String(index + 1),
            label: `${index + 1}. ${topic.title ?? `Session ${index + 1}`}`,
          }))}
          disabled={curriculumId === ''}
          styles={{ input: { minHeight: 44 } }}
        />
      </Group>
      <ErrorNotice error={follow.error} shown={['curriculumId', 'startsOn']} />
      <Group gap="xs">
        <Button type="submit" mih={44} loading={follow.isPending}>
          Follow it
        </Button>
        <Button variant="default" mih={44} onClick={onDone}>
          Leave it
        </Button>
      </Group>
    </form>
  );
}
