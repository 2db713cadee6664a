// One person's signed notes to print: all of them, or of some days.
import { Group } from '@mantine/core';
import { pathOf } from '#ui/ask.ts';
import { DayInput } from '#ui/DayInput.tsx';
import { usePathPart, useQueryWord } from '#ui/page-params.ts';
import { useGo } from '#ui/PageLink.tsx';
import { NotesToPrint } from './PrintNotes.tsx';

export function PrintPersonNotesPage() {
  const patientId = usePathPart('patientId');
  const asked = { from: useQueryWord('from'), to: useQueryWord('to') };
  const go = useGo();
  const show = (next: Partial<typeof asked>) =>
    go(pathOf(`/app/patients/${patientId}/notes`, { ...asked, ...next }));
  return (
    <NotesToPrint
      path={(as) => pathOf(`/api/patients/${patientId}/notes/${as}`, asked)}
      back={{ to: `/app/patients/${patientId}`, words: 'Back to the chart' }}
      filters={
        <Group gap="sm" mb="md">
          <DayInput label="From" value={asked.from} onChange={(from) => show({ from })} />
          <DayInput label="To" value={asked.to} onChange={(to) => show({ to })} />
        </Group>
      }
    />
  );
}
