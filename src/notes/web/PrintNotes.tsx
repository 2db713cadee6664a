// Signed notes to print or keep as a file: each person on sheets of their own, whose head names nobody else.
import { Button, Group, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ask } from '#ui/ask.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { dayAndTime, fullDay } from '#ui/format.ts';
import { PageLink } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { PrintButton, PrintFrame, ScreenOnly } from '#ui/print/PrintFrame.tsx';
import { Shown } from '#ui/Shown.tsx';
import type { NotesPdf, NotesPrint, PrintedPerson } from '../rules/print-answers.ts';
import { internalWords } from '../rules/print-words.ts';
import { PrintedNote } from './PrintedNote.tsx';
import classes from './print-notes.module.css';

/** A page of notes to print. `path` answers the notes or the file; `filters` choose which. */
export function NotesToPrint({
  path,
  back,
  filters,
}: {
  readonly path: (as: 'print' | 'pdf') => string;
  readonly back: { readonly to: string; readonly words: string };
  readonly filters?: ReactNode;
}) {
  const print = useQuery({
    // Not announced under a topic: a print is one moment, and each is recorded.
    queryKey: ['print-notes', path('print')],
    queryFn: () => ask<NotesPrint>({ path: path('print') }),
    staleTime: Infinity,
    gcTime: 0,
  });
  return (
    <>
      <ScreenOnly>
        <PageTitle
          tab="Print notes"
          below={<PageLink to={back.to}>{back.words}</PageLink>}
          actions={<PrintActions path={path('pdf')} />}
        >
          Notes to print
        </PageTitle>
        {filters}
      </ScreenOnly>
      <Shown query={print} what="Gathering the notes">
        {(answer) => <PrintNotes print={answer} />}
      </Shown>
    </>
  );
}

function PrintNotes({ print }: { readonly print: NotesPrint }) {
  return (
    <div className={classes['print']}>
      {print.people.length === 0 ? (
        <EmptyState title="No signed note here.">What is signed can be printed.</EmptyState>
      ) : null}
      {print.isCut ? <Text mb="md">Older notes are left out: choose fewer days for those.</Text> : null}
      {print.people.map((person) => (
        <Sheets key={person.patientId} person={person} print={print} />
      ))}
    </div>
  );
}

function Sheets({ person, print }: { readonly person: PrintedPerson; readonly print: NotesPrint }) {
  const about = [
    person.number,
    `born ${fullDay(person.birthOn)}`,
    ...(person.legalName === null ? [] : [`in papers ${person.legalName}`]),
  ].join(' · ');
  return (
    <section className={classes['person']} aria-label={person.name}>
      <PrintFrame
        says={
          <>
            {internalWords} <bdi>{person.name}</bdi> · {person.number}
          </>
        }
      >
        <Title order={2}>
          <bdi>{person.name}</bdi>
        </Title>
        <Text c="dimmed" mb="sm">
          <bdi>{about}</bdi>
        </Text>
        {person.notes.map((note) => (
          <PrintedNote key={note.id} note={note} />
        ))}
        <Text size="sm" mt="md">
          Printed {dayAndTime(print.madeAt, print.timeZone)}
          {print.madeBy === '' ? '' : ` by ${print.madeBy}`}.
        </Text>
      </PrintFrame>
    </section>
  );
}

// `path` answers the file to keep.
function PrintActions({ path }: { readonly path: string }) {
  const keep = useMutation({
    mutationFn: () => ask<NotesPdf>({ path }),
    onSuccess: keepFile,
  });
  return (
    <ScreenOnly>
      <Group gap="xs">
        <PrintButton />
        <Button variant="default" mih={44} loading={keep.isPending} onClick={() => keep.mutate()}>
          Keep as PDF
        </Button>
      </Group>
      <ErrorNotice error={keep.error} />
    </ScreenOnly>
  );
}

function keepFile({ fileName, pdf }: NotesPdf): void {
  const bytes = Uint8Array.from(atob(pdf), (letter) => letter.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
