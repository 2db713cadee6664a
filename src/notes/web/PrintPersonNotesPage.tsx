// One person's signed notes to print: all of them, or of some days.
import { Group, TextInput } from '@mantine/core';
import { pathOf } from '#ui/ask.ts';
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
          <Day label="From" value={asked.from} onChange={(from) => show({ from })} />
          <Day label="To" value={asked.to} onChange={(to) => show({ to })} />
        </Group>
      }
    />
  );
}

function Day({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
}) {
  return (
    <TextInput
      label={label}
      type="date"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      styles={{ input: { minHeight: 44 } }}
    />
  );
}
