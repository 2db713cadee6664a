// Notes that wait for a supervisor: each is returned with a comment or left ticked, and all that are ticked are co-signed
// in one action.
import { Button, Checkbox, Group, Text, Textarea, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { ask, newKey } from '#ui/ask.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fieldMessage, problemIn } from '#ui/problem.ts';
import { isTyped, useTyped } from '#ui/use-typed.ts';
import { useNamedHere } from '../../patients/web/door.ts';
import { forgetSigningProof, SigningProof, useWhoIsSignedIn } from '../../staff/web/door.ts';
import type { ToLookAt } from '../rules/notes-answers.ts';
import { LookedAtNote, noteTitle } from './LookedAtNote.tsx';
import { SignedStatus } from './SignedStatus.tsx';
import classes from './notes.module.css';

export function CosignWaiting({ notes }: { readonly notes: readonly ToLookAt[] }) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [signed, setSigned] = useState<{ readonly count: number } | null>(null);
  const [returned, setReturned] = useState<Returned | null>(null);
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
    onSuccess: ({ cosigned }) => {
      setSigned({ count: cosigned });
      setReturned(null);
    },
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
      {notes.length === 0 ? <EmptyState title="No note waits for your signature." /> : null}
      <ul className={classes['toCosign']}>
        {notes.map((note, place) => (
          <Fragment key={note.noteId}>
            {returned?.place === place ? <ReturnedLine returned={returned} /> : null}
            <li>
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
                  <ReturnForm
                    note={note}
                    onReturned={() =>
                      setReturned({ place, title: noteTitle(note), signerName: note.signerName })
                    }
                  />
                </div>
              </Group>
            </li>
          </Fragment>
        ))}
        {returned?.place === notes.length ? <ReturnedLine returned={returned} /> : null}
      </ul>
      <SignedStatus words={cosignedWords(signed?.count ?? 0)} time={signed} />
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

function cosignedWords(count: number): string {
  if (count === 0) return '';
  return `✓ ${count === 1 ? '1 note is' : `${count} notes are`} co-signed.`;
}

/** A note that went back, said where it stood: at that place in the list. */
type Returned = { readonly place: number; readonly title: string; readonly signerName: string };

function ReturnedLine({ returned }: { readonly returned: Returned }) {
  return (
    <li>
      <Text role="status" fw={600}>
        ✓ Returned to {returned.signerName}: {returned.title}
      </Text>
    </li>
  );
}

type ReturnFormProps = { readonly note: ToLookAt; readonly onReturned: () => void };

function ReturnForm({ note, onReturned }: ReturnFormProps) {
  const who = useWhoIsSignedIn();
  const name = `return-${note.noteId}-${who?.staffMemberId ?? ''}`;
  // A comment that was begun before something else was looked at stands there still.
  const [isOpen, setOpen] = useState(() => isTyped(name));
  if (isOpen)
    return (
      <ReturnWithComment note={note} name={name} onReturned={onReturned} onDone={() => setOpen(false)} />
    );
  return (
    <Button variant="default" mih={44} mt="xs" onClick={() => setOpen(true)}>
      Return it
    </Button>
  );
}

type ReturnProps = ReturnFormProps & { readonly name: string; readonly onDone: () => void };

function ReturnWithComment({ note, name, onReturned, onDone }: ReturnProps) {
  const { value: comment, write: setComment, letGo } = useTyped(name, '');
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
      onReturned();
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
