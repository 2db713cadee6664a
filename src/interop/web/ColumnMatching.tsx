// What each column of a CSV file holds, guessed from its heading and changed by hand, beside its first values.
import { NativeSelect, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { DataTable, type Column } from '#ui/DataTable.tsx';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { columnLetter, csvFields, type CsvField } from '../rules/csv-columns.ts';
import type { ImportFile, ImportPreview } from '../rules/import-answers.ts';
import { fieldWords } from './import-words.ts';
import { importsKey, isWorking, readAgain } from './imports.api.ts';
import classes from './imports.module.css';

type Csv = NonNullable<ImportPreview['csv']>;
type Row = {
  readonly index: number;
  readonly heading: string;
  readonly field: CsvField | '';
  readonly values: string;
};

export function ColumnMatching({ file, csv }: { readonly file: ImportFile; readonly csv: Csv }) {
  const client = useQueryClient();
  const read = useMutation({
    mutationFn: (columns: (CsvField | '')[]) => readAgain(file.id, { columns }),
    onSettled: () => client.invalidateQueries({ queryKey: importsKey }),
  });
  // What was asked for last, until it is read so.
  const isAsked = (read.isPending || isWorking(file)) && read.variables !== undefined;
  const stand = isAsked ? read.variables : csv.columns.map((field) => field ?? '');
  // Whoever walks through a list by its arrows passes fields of other columns, which keep them.
  const [began, begin] = useState(stand);
  const choose = (index: number, field: CsvField | '') => {
    // A field stands in one column only: chosen here, it leaves the other.
    read.mutate(
      began.map((one, place) => {
        if (place === index) return field;
        return one === field ? '' : one;
      }),
    );
  };
  const rows = csv.headings.map((heading, index): Row => ({
    index,
    heading,
    field: stand[index] ?? '',
    values: csv.samples
      .map((cells) => cells[index] ?? '')
      .filter((cell) => cell.trim() !== '')
      .slice(0, 3)
      .join(' · '),
  }));
  const columns: readonly Column<Row>[] = [
    {
      key: 'heading',
      title: 'Column',
      cell: (row) => (
        <>
          <bdi className={classes['name']}>{row.heading.trim() === '' ? 'no heading' : row.heading}</bdi>
          <Text size="sm" c="dimmed">
            {columnLetter(row.index)}
          </Text>
        </>
      ),
    },
    {
      key: 'holds',
      title: 'Holds',
      cell: (row) => (
        <NativeSelect
          aria-label={`Column ${columnLetter(row.index)} holds`}
          value={row.field}
          onFocus={() => begin(stand)}
          onChange={(event) => choose(row.index, event.currentTarget.value as CsvField | '')}
          data={[
            { value: '', label: 'Only kept as it came' },
            ...csvFields.map((field) => ({ value: field, label: fieldWords[field] })),
          ]}
          styles={{ input: { minHeight: 44 } }}
        />
      ),
    },
    {
      key: 'values',
      title: 'First values',
      wideOnly: true,
      cell: (row) => <bdi className={classes['cell']}>{row.values}</bdi>,
    },
  ];
  return (
    <section className={classes['section']} aria-labelledby="columns">
      <Title order={2} id="columns" mb="sm">
        What its columns hold
      </Title>
      {csv.missing.length > 0 ? (
        <Text mb="sm" role="status">
          Choose the column for: {csv.missing.map((field) => fieldWords[field].toLowerCase()).join(', ')}.
        </Text>
      ) : null}
      <ErrorNotice error={read.error} />
      <DataTable
        caption="Columns of the file and what each holds"
        columns={columns}
        rows={rows}
        rowKey={(row) => String(row.index)}
      />
    </section>
  );
}
