// What is added beside a signed note, and why. Nothing is cleared before the server has answered.
import { Button, Group, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, newKey } from '#ui/ask.ts';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fieldMessage } from '#ui/problem.ts';
import type { NoteAnswer } from '../rules/notes-answers.ts';
import { useNamedHere } from '../../patients/web/door.ts';
import { notesKey } from './notes.api.ts';
import classes from './notes.module.css';

type AmendmentFormProps = {
  readonly note: NoteAnswer;
  /** Words that stand there already. */
  readonly begin?: string;
  readonly onDone: () => void;
};

export function AmendmentForm({ note, begin = '', onDone }: AmendmentFormProps) {
  const [words, setWords] = useState(begin);
  const [reason, setReason] = useState('');
  const [key] = useState(newKey);
  const client = useQueryClient();
  const add = useMutation({
    mutationFn: (body: { words: string; reason: string; dismissed: readonly string[] }) =>
      ask({ method: 'POST', path: `/api/notes/${note.id}/amendments`, body, key }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: notesKey(note.sessionId) });
      onDone();
    },
  });
  const named = useNamedHere(add.error, {
    words: { text: words, write: setWords },
    reason: { text: reason, write: setReason },
  });
  return (
    <form
      className={classes['amendment']}
      {...named.within}
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({ words, reason, dismissed: named.dismissed });
      }}
    >
      <Textarea
        label="What is added"
        data-autofocus
        autoFocus
        autosize
        minRows={3}
        maxLength={20_000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        error={fieldMessage(add.error, 'words')}
      />
      <TextInput
        label="Why"
        mt="xs"
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={fieldMessage(add.error, 'reason')}
      />
      {named.notice}
      <ErrorNotice error={named.error} shown={['words', 'reason']} />
      <Group gap="xs" mt="sm">
        <Button type="submit" mih={44} loading={add.isPending}>
          Add it
        </Button>
        <Button variant="default" mih={44} onClick={onDone}>
          Leave it
        </Button>
      </Group>
    </form>
  );
}
