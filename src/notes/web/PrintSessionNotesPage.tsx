// The signed notes of a session to print: of everybody, or of the one person whom the address names.
import { pathOf } from '#ui/ask.ts';
import { usePathPart, useQueryWord } from '#ui/page-params.ts';
import { NotesToPrint } from './PrintNotes.tsx';

export function PrintSessionNotesPage() {
  const sessionId = usePathPart('sessionId');
  const patientId = useQueryWord('patientId');
  return (
    <NotesToPrint
      path={(as) => pathOf(`/api/sessions/${sessionId}/notes/${as}`, { patientId })}
      back={{ to: `/app/sessions/${sessionId}`, words: 'Back to the session' }}
    />
  );
}
