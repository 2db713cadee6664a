// Writes the next version of a curriculum, or a new one. What stands already never changes: sessions keep their topics.
import { Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, newKey } from '#ui/ask.ts';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { useGo } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { fieldMessage } from '#ui/problem.ts';
import { Shown } from '#ui/Shown.tsx';
import type { CurriculumAnswer } from '../rules/curriculum-answers.ts';
import { useCurricula } from './curricula.api.ts';
import { editedFrom, emptyCurriculum, versionOf, type EditedCurriculum } from './edited-curriculum.ts';
import { TopicList } from './TopicList.tsx';
import classes from './curricula.module.css';

/** The page on which a curriculum of one's own is written. */
export function NewCurriculumPage() {
  const curricula = useCurricula();
  return (
    <>
      <PageTitle>New curriculum</PageTitle>
      <Shown query={curricula}>
        {({ today }) => <CurriculumForm first={{ ...emptyCurriculum, startsOn: today }} saveTo={null} />}
      </Shown>
    </>
  );
}

type EditCurriculumProps = { readonly answer: CurriculumAnswer; readonly onDone: () => void };

export function EditCurriculum({ answer, onDone }: EditCurriculumProps) {
  const { id, number } = answer.curriculum;
  return <CurriculumForm first={editedFrom(answer)} saveTo={{ id, number }} onDone={onDone} />;
}

type CurriculumFormProps = {
  readonly first: EditedCurriculum;
  readonly saveTo: { readonly id: string; readonly number: number } | null;
  readonly onDone?: () => void;
};

function CurriculumForm({ first, saveTo, onDone }: CurriculumFormProps) {
  const [edited, setEdited] = useState(first);
  const [key, setKey] = useState(newKey);
  const client = useQueryClient();
  const go = useGo();
  const change = (next: Partial<EditedCurriculum>) => setEdited((before) => ({ ...before, ...next }));
  const leave = () => (onDone === undefined ? go('/app/curricula') : onDone());
  const save = useMutation({
    mutationFn: () =>
      ask<{ curriculumId: string }>({
        method: 'POST',
        key,
        ...(saveTo === null
          ? { path: '/api/curricula', body: { name: edited.name, ...versionOf(edited) } }
          : {
              path: `/api/curricula/${saveTo.id}/versions`,
              body: { ...versionOf(edited), afterNumber: saveTo.number },
            }),
      }),
    onSuccess: async ({ curriculumId }) => {
      await client.invalidateQueries({ queryKey: ['curricula'] });
      if (saveTo === null) go(`/app/curricula/${curriculumId}`);
      else leave();
    },
    onError: () => setKey(newKey()),
  });
  return (
    <form
      className={classes['form']}
      aria-label="Curriculum"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Group gap="sm" align="flex-start">
        {saveTo === null ? (
          <TextInput
            label="Name"
            value={edited.name}
            maxLength={120}
            onChange={(event) => change({ name: event.currentTarget.value })}
            error={fieldMessage(save.error, 'name')}
            w={{ base: '100%', xs: 320 }}
            styles={{ input: { minHeight: 44 } }}
          />
        ) : null}
        <TextInput
          label="Counts from"
          type="date"
          value={edited.startsOn}
          onChange={(event) => change({ startsOn: event.currentTarget.value })}
          error={fieldMessage(save.error, 'startsOn')}
          styles={{ input: { minHeight: 44 } }}
        />
        <NativeSelect
          label="A cancelled date"
          value={edited.whenCancelled}
          onChange={(event) =>
            change({ whenCancelled: event.currentTarget.value === 'skip' ? 'skip' : 'shift' })
          }
          data={[
            { value: 'shift', label: 'shifts its topic to the next date' },
            { value: 'skip', label: 'leaves its topic out this round' },
          ]}
          styles={{ input: { minHeight: 44 } }}
        />
        <TextInput
          label="Source"
          value={edited.source}
          maxLength={500}
          onChange={(event) => change({ source: event.currentTarget.value })}
          error={fieldMessage(save.error, 'source')}
          w={{ base: '100%', xs: 320 }}
          styles={{ input: { minHeight: 44 } }}
        />
      </Group>
      <TopicList topics={edited.topics} onChange={(topics) => change({ topics })} />
      <ErrorNotice error={save.error} shown={['name', 'startsOn', 'source']} />
      {saveTo === null ? null : (
        <Text size="sm" c="dimmed">
          This becomes version {saveTo.number + 1}. Sessions that were held keep the topic they had.
        </Text>
      )}
      <Group gap="xs">
        <Button type="submit" mih={44} loading={save.isPending} disabled={edited.topics.length === 0}>
          Save
        </Button>
        <Button variant="default" mih={44} onClick={leave}>
          Leave it
        </Button>
      </Group>
    </form>
  );
}
