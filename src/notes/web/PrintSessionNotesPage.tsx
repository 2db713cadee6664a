// The signed notes of a session to print: of everybody, or of the one person whom the address names.
import { useQuery } from '@tanstack/react-query';
import { ask, pathOf } from '#ui/ask.ts';
import { usePathPart, useQueryWord } from '#ui/page-params.ts';
import { PageLink } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { ScreenOnly } from '#ui/print/PrintFrame.tsx';
import { Shown } from '#ui/Shown.tsx';
import type { NotesPrint } from '../rules/print-answers.ts';
import { PrintActions, PrintNotes } from './PrintNotes.tsx';

export function PrintSessionNotesPage() {
  const sessionId = usePathPart('sessionId');
  const patientId = useQueryWord('patientId');
  const path = (as: 'print' | 'pdf') => pathOf(`/api/sessions/${sessionId}/notes/${as}`, { patientId });
  const print = useQuery({
    // Not announced under a topic: a print is one moment, and each is recorded.
    queryKey: ['print-notes', sessionId, patientId],
    queryFn: () => ask<NotesPrint>({ path: path('print') }),
    staleTime: Infinity,
    gcTime: 0,
  });
  return (
    <>
      <ScreenOnly>
        <PageTitle
          tab="Print notes"
          below={<PageLink to={`/app/sessions/${sessionId}`}>Back to the session</PageLink>}
          actions={<PrintActions path={path('pdf')} />}
        >
          Notes to print
        </PageTitle>
      </ScreenOnly>
      <Shown query={print} what="Gathering the notes">
        {(answer) => <PrintNotes print={answer} />}
      </Shown>
    </>
  );
}
