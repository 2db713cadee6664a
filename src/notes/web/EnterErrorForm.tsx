// Marks a signed note as entered in error, with why: it leaves every list and print, and its place can be written anew.
import { Button, Group, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, newKey } from '#ui/ask.ts';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fieldMessage } from '#ui/problem.ts';
import { useTyped } from '#ui/use-typed.ts';
import { useNamedHere } from '../../patients/web/door.ts';
import { useWhoIsSignedIn } from '../../staff/web/door.ts';
import type { NoteAnswer } from '../rules/notes-answers.ts';
import { notesKey } from './notes.api.ts';
import classes from './notes.module.css';

export function EnterErrorForm({ note, onDone }: { readonly note: NoteAnswer; readonly onDone: () => void }) {
  const who = useWhoIsSignedIn();
  const {
    value: reason,
    write: setReason,
    letGo,
  } = useTyped(`error-${note.id}-${who?.staffMemberId ?? ''}`, '');
  const leave = () => {
    letGo();
    onDone();
  };
  const [key] = useState(newKey);
  const client = useQueryClient();
  const enter = useMutation({
    mutationFn: (body: { reason: string; dismissed: readonly string[] }) =>
      ask({ method: 'POST', path: `/api/notes/${note.id}/error`, body, key }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: notesKey(note.sessionId) });
      leave();
    },
  });
  const named = useNamedHere(enter.error, { reason: { text: reason, write: setReason } });
  return (
    <form
      className={classes['amendment']}
      {...named.within}
      onSubmit={(event) => {
        event.preventDefault();
        enter.mutate({ reason, dismissed: named.dismissed });
      }}
    >
      <Text size="sm">
        For a note on the wrong person. It leaves every list and print; only the privacy officer can still
        read it. To add or correct something, write an amendment instead.
      </Text>
      <TextInput
        label="Why it was entered in error"
        mt="xs"
        autoFocus
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={fieldMessage(enter.error, 'reason')}
      />
      {named.notice}
      <ErrorNotice error={named.error} shown={['reason']} />
      <Group gap="xs" mt="sm">
        <Button type="submit" mih={44} loading={enter.isPending}>
          Mark it
        </Button>
        <Button variant="default" mih={44} onClick={leave}>
          Leave it
        </Button>
      </Group>
    </form>
  );
}
