// One's own notes that a supervisor returned. Signed text never changes: an amendment answers, and the note waits again.
import { Text, Title } from '@mantine/core';
import { PageLink } from '#ui/PageLink.tsx';
import type { ToLookAt } from '../rules/notes-answers.ts';
import { LookedAtNote, noteTitle } from './LookedAtNote.tsx';
import classes from './notes.module.css';

export function ReturnedNotes({ notes }: { readonly notes: readonly ToLookAt[] }) {
  if (notes.length === 0) return null;
  return (
    <section aria-labelledby="returned">
      <Title order={2} id="returned" mb="xs">
        Returned to you
      </Title>
      <ul className={classes['toCosign']}>
        {notes.map((note) => (
          <li key={note.noteId}>
            <Text fw={600}>{noteTitle(note)}</Text>
            <Text className={classes['missing'] ?? ''}>△ {note.comment}</Text>
            <LookedAtNote note={note} />
            <Text size="sm">
              <PageLink to={`/app/sessions/${note.sessionId}`}>Open the session</PageLink> and add an
              amendment: the note then waits for the co-signature again.
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}
