// For the privacy officer: one person's notes that were entered in error, as they were signed, and why they left the record.
import { Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ask } from '#ui/ask.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { dayAndTime, fullDay } from '#ui/format.ts';
import { usePathPart } from '#ui/page-params.ts';
import { PageLink } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { Shown } from '#ui/Shown.tsx';
import type { NotesInErrorAnswer } from '../rules/notes-answers.ts';
import { PartLines } from './PartLines.tsx';
import classes from './notes.module.css';

export function NotesInErrorOfPersonPage() {
  const patientId = usePathPart('patientId');
  const errors = useQuery({
    queryKey: ['notes', 'in-error', patientId],
    queryFn: () => ask<NotesInErrorAnswer>({ path: `/api/patients/${patientId}/notes-in-error` }),
  });
  return (
    <Shown query={errors} what="Loading notes entered in error">
      {(answer) => (
        <>
          <PageTitle
            tab="In error"
            below={
              <>
                <bdi>{answer.personName}</bdi> · {answer.personNumber} ·{' '}
                <PageLink to={`/app/patients/${patientId}`}>the chart</PageLink> ·{' '}
                <PageLink to="/app/notes-in-error">all people</PageLink>
              </>
            }
          >
            Notes entered in error
          </PageTitle>
          {answer.notes.length === 0 ? (
            <EmptyState title="No note of this person was entered in error." />
          ) : (
            answer.notes.map((note) => <OneError key={note.id} note={note} />)
          )}
        </>
      )}
    </Shown>
  );
}

function OneError({ note }: { readonly note: NotesInErrorAnswer['notes'][number] }) {
  const signature = [note.signerName, note.signerCredential].filter((part) => part !== null).join(', ');
  return (
    <article className={classes['error']} aria-labelledby={`error-${note.id}`}>
      <Title order={2} size="h3" id={`error-${note.id}`}>
        {fullDay(note.heldOn)} · {note.groupName} · {note.attendance}
      </Title>
      <Text className={classes['missing'] ?? ''} dir="auto">
        △ {note.reason}
      </Text>
      <Text size="sm" c="dimmed">
        Marked by {note.markerName}, {dayAndTime(note.markedAt, note.timeZone)}.{' '}
        {note.isReplaced ? 'Another note was signed in its place.' : 'Nothing was signed in its place yet.'}
      </Text>
      <PartLines part={note} />
      <Words title="The group" words={note.sharedWords} />
      <Words title="Own words" words={note.ownWords} />
      <Words title="Risks, and what was done" words={note.risks} />
      <Text size="sm" mt="xs">
        Signed by {signature}, {dayAndTime(note.signedAt, note.timeZone)}
      </Text>
    </article>
  );
}

function Words({ title, words }: { readonly title: string; readonly words: string }) {
  if (words === '') return null;
  return (
    <div className={classes['frozen']}>
      <Text size="sm" fw={600} c="dimmed">
        {title}
      </Text>
      <div className={classes['words']} dir="auto">
        {words}
      </div>
    </div>
  );
}
