// What must be put right in a file, where, and how.
import { Text, Title } from '@mantine/core';
import { DataTable, type Column } from '#ui/DataTable.tsx';
import type { ImportPreview } from '../rules/import-answers.ts';
import { number } from './import-words.ts';
import classes from './imports.module.css';

type Fault = ImportPreview['faults'][number] & { readonly place: number };

const columns: readonly Column<Fault>[] = [
  { key: 'where', title: 'Where', cell: (fault) => <bdi className={classes['name']}>{whereOf(fault)}</bdi> },
  {
    key: 'what',
    title: 'What to do',
    cell: (fault) => <span className={classes['words']}>{fault.sentence}</span>,
  },
];

function whereOf({ entry, line, column }: Fault): string {
  const parts = [
    entry === null ? null : `Entry ${entry}`,
    line === null ? null : `line ${line}`,
    column,
  ].filter((part) => part !== null);
  const where = parts.join(', ');
  return where === '' ? 'The whole file' : where.slice(0, 1).toUpperCase() + where.slice(1);
}

export function Faults({ preview }: { readonly preview: ImportPreview }) {
  if (preview.faultCount === 0 || (preview.csv?.missing.length ?? 0) > 0) return null;
  const left = preview.faultCount - preview.faults.length;
  return (
    <section className={classes['section']} aria-labelledby="faults">
      <Title order={2} id="faults" mb="sm">
        To put right
      </Title>
      <Text mb="sm" className={classes['words'] ?? ''}>
        Nothing comes in as long as one line is wrong. Put the file right and choose it again.
      </Text>
      <DataTable
        caption="What is wrong, where, and what to do"
        columns={columns}
        rows={preview.faults.map((fault, place) => ({ ...fault, place }))}
        rowKey={(fault) => String(fault.place)}
      />
      {left > 0 ? (
        <Text c="dimmed" mt="xs">
          And {number(left)} more.
        </Text>
      ) : null}
    </section>
  );
}
