// What is added beside a signed note, and why. Nothing is cleared before the server has answered.
import { Button, Group, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, newKey } from '#ui/ask.ts';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fieldMessage } from '#ui/problem.ts';
import { isTyped, useTyped } from '#ui/use-typed.ts';
import type { NoteAnswer } from '../rules/notes-answers.ts';
import { useNamedHere } from '../../patients/web/door.ts';
import { useWhoIsSignedIn } from '../../staff/web/door.ts';
import { notesKey } from './notes.api.ts';
import classes from './notes.module.css';

type AmendmentFormProps = {
  readonly note: NoteAnswer;
  /** Words that stand there already. */
  readonly begin?: string;
  readonly onDone: () => void;
};

// Under these names what is typed outlives the form, for whoever typed it.
function amendmentNames(note: Pick<NoteAnswer, 'id'>, writer = '') {
  return { words: `amendment-${note.id}-${writer}`, reason: `amendment-reason-${note.id}-${writer}` };
}

/** Whether an amendment of this note was begun and neither added nor left. */
export function isAmendmentBegun(note: Pick<NoteAnswer, 'id'>, writer: string | undefined): boolean {
  const names = amendmentNames(note, writer);
  return isTyped(names.words) || isTyped(names.reason);
}

export function AmendmentForm({ note, begin = '', onDone }: AmendmentFormProps) {
  const names = amendmentNames(note, useWhoIsSignedIn()?.staffMemberId);
  const { value: words, write: setWords, letGo: letWordsGo } = useTyped(names.words, begin);
  const { value: reason, write: setReason, letGo: letReasonGo } = useTyped(names.reason, '');
  const leave = () => {
    letWordsGo();
    letReasonGo();
    onDone();
  };
  const [key] = useState(newKey);
  const client = useQueryClient();
  const add = useMutation({
    mutationFn: (body: { words: string; reason: string; dismissed: readonly string[] }) =>
      ask({ method: 'POST', path: `/api/notes/${note.id}/amendments`, body, key }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: notesKey(note.sessionId) });
      leave();
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
        <Button variant="default" mih={44} onClick={leave}>
          Leave it
        </Button>
      </Group>
    </form>
  );
}
