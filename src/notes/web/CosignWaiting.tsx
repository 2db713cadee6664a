// Notes that wait for a supervisor: each is returned with a comment or left ticked, and all that are ticked are co-signed
// in one action.
import { Button, Checkbox, Group, Text, Textarea, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, newKey } from '#ui/ask.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fieldMessage, problemIn } from '#ui/problem.ts';
import { useTyped } from '#ui/use-typed.ts';
import { useNamedHere } from '../../patients/web/door.ts';
import { forgetSigningProof, SigningProof, useWhoIsSignedIn } from '../../staff/web/door.ts';
import type { ToLookAt } from '../rules/notes-answers.ts';
import { LookedAtNote, noteTitle } from './LookedAtNote.tsx';
import classes from './notes.module.css';

export function CosignWaiting({ notes }: { readonly notes: readonly ToLookAt[] }) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [signedCount, setSignedCount] = useState(0);
  const client = useQueryClient();
  const chosen = notes.filter((note) => !left.has(note.noteId));
  const cosign = useMutation({
    mutationFn: () =>
      ask<{ cosigned: number }>({
        method: 'POST',
        path: '/api/notes/cosignatures',
        body: { notes: chosen.map(({ noteId, steps }) => ({ noteId, after: steps })) },
        key: newKey(),
      }),
    onSuccess: ({ cosigned }) => setSignedCount(cosigned),
    onError: (error) => {
      if (problemIn(error)?.code === 'signing-proof-needed') forgetSigningProof();
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['notes'] }),
  });
  const toggle = (noteId: string) =>
    setLeft((before) => {
      const after = new Set(before);
      if (!after.delete(noteId)) after.add(noteId);
      return after;
    });
  return (
    <section aria-labelledby="cosign">
      <Title order={2} id="cosign" mb="xs">
        To co-sign
      </Title>
      <Text role="status" aria-live="polite" fw={600} className={classes['signedWords'] ?? ''}>
        {signedCount === 0
          ? ''
          : `✓ ${signedCount === 1 ? '1 note is' : `${signedCount} notes are`} co-signed.`}
      </Text>
      {notes.length === 0 ? <EmptyState title="No note waits for your signature." /> : null}
      <ul className={classes['toCosign']}>
        {notes.map((note) => (
          <li key={note.noteId}>
            <Group gap="sm" wrap="nowrap" align="flex-start">
              <Checkbox
                aria-label={`Co-sign the note of ${noteTitle(note)}`}
                checked={!left.has(note.noteId)}
                onChange={() => toggle(note.noteId)}
                size="md"
              />
              <div className={classes['personName']}>
                <Text fw={600}>{noteTitle(note)}</Text>
                <Text size="sm" c="dimmed">
                  Signed by {note.signerName}
                  {note.signerCredential === null
                    ? ', no credential of the state'
                    : `, ${note.signerCredential}`}
                  {note.isOwnSupervisee ? ' · you supervise them' : ''} · {note.clinicName}
                </Text>
                {note.comment === '' ? null : <Text size="sm">Returned before with: {note.comment}</Text>}
                <LookedAtNote note={note} />
                <ReturnForm note={note} />
              </div>
            </Group>
          </li>
        ))}
      </ul>
      <ErrorNotice error={cosign.error} />
      {notes.length === 0 ? null : (
        <SigningProof
          label={chosen.length === 1 ? 'Co-sign 1 note' : `Co-sign ${chosen.length} notes`}
          isBusy={cosign.isPending}
          isDisabled={chosen.length === 0}
          onProved={() => cosign.mutate()}
        />
      )}
    </section>
  );
}

function ReturnForm({ note }: { readonly note: ToLookAt }) {
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <ReturnWithComment note={note} onDone={() => setOpen(false)} />;
  return (
    <Button variant="default" mih={44} mt="xs" onClick={() => setOpen(true)}>
      Return it
    </Button>
  );
}

type ReturnProps = { readonly note: ToLookAt; readonly onDone: () => void };

function ReturnWithComment({ note, onDone }: ReturnProps) {
  const who = useWhoIsSignedIn();
  const {
    value: comment,
    write: setComment,
    letGo,
  } = useTyped(`return-${note.noteId}-${who?.staffMemberId ?? ''}`, '');
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: (dismissed: readonly string[]) =>
      ask({
        method: 'POST',
        path: `/api/notes/${note.noteId}/return`,
        body: { after: note.steps, comment, dismissed },
        key: newKey(),
      }),
    onSuccess: () => {
      letGo();
      return client.invalidateQueries({ queryKey: ['notes'] });
    },
  });
  const named = useNamedHere(send.error, { comment: { text: comment, write: setComment } });
  const leave = () => {
    letGo();
    onDone();
  };
  return (
    <form
      {...named.within}
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate(named.dismissed);
      }}
    >
      <Textarea
        label={`What ${note.signerName} is to look at`}
        autoFocus
        autosize
        mt="xs"
        maxLength={2000}
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
        error={fieldMessage(send.error, 'comment')}
      />
      {named.notice}
      <ErrorNotice error={named.error} shown={['comment']} />
      <Group gap="xs" mt="xs">
        <Button type="submit" mih={44} loading={send.isPending}>
          Return with this comment
        </Button>
        <Button variant="default" mih={44} onClick={leave}>
          Leave it
        </Button>
      </Group>
    </form>
  );
}
