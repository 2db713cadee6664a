// One person's signed notes to print: all of them, or of some days.
import { Group, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ask, pathOf } from '#ui/ask.ts';
import { usePathPart, useQueryWord } from '#ui/page-params.ts';
import { PageLink, useGo } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { ScreenOnly } from '#ui/print/PrintFrame.tsx';
import { Shown } from '#ui/Shown.tsx';
import type { NotesPrint } from '../rules/print-answers.ts';
import { PrintActions, PrintNotes } from './PrintNotes.tsx';

export function PrintPersonNotesPage() {
  const patientId = usePathPart('patientId');
  const asked = { from: useQueryWord('from'), to: useQueryWord('to') };
  const go = useGo();
  const path = (as: 'print' | 'pdf') => pathOf(`/api/patients/${patientId}/notes/${as}`, asked);
  const show = (next: Partial<typeof asked>) =>
    go(pathOf(`/app/patients/${patientId}/notes`, { ...asked, ...next }));
  const print = useQuery({
    // Not announced under a topic: a print is one moment, and each is recorded.
    queryKey: ['print-notes', patientId, asked.from, asked.to],
    queryFn: () => ask<NotesPrint>({ path: path('print') }),
    staleTime: Infinity,
    gcTime: 0,
  });
  return (
    <>
      <ScreenOnly>
        <PageTitle
          tab="Print notes"
          below={<PageLink to={`/app/patients/${patientId}`}>Back to the chart</PageLink>}
          actions={<PrintActions path={path('pdf')} />}
        >
          Notes to print
        </PageTitle>
        <Group gap="sm" mb="md">
          <TextInput
            label="From"
            type="date"
            value={asked.from}
            onChange={(event) => show({ from: event.currentTarget.value })}
            styles={{ input: { minHeight: 44 } }}
          />
          <TextInput
            label="To"
            type="date"
            value={asked.to}
            onChange={(event) => show({ to: event.currentTarget.value })}
            styles={{ input: { minHeight: 44 } }}
          />
        </Group>
      </ScreenOnly>
      <Shown query={print} what="Gathering the notes">
        {(answer) => <PrintNotes print={answer} />}
      </Shown>
    </>
  );
}
