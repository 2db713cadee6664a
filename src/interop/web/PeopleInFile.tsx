// The people of a file and what becomes of each.
import { Text, Title } from '@mantine/core';
import { DataTable, type Column } from '#ui/DataTable.tsx';
import { fullDay } from '#ui/format.ts';
import { displayName } from '../../patients/rules/display-name.ts';
import type { FoundInFile, ImportPreview } from '../rules/import-answers.ts';
import { number } from './import-words.ts';
import classes from './imports.module.css';

const whatWords: Readonly<Record<FoundInFile['what'], string>> = {
  new: 'comes in',
  here: 'is here already',
  again: 'stands in the file again',
  alike: 'looks like somebody here',
  'alike-above': 'looks like somebody above',
};

const columnsFor = (place: string): readonly Column<FoundInFile>[] => [
  {
    key: 'name',
    title: 'Name',
    cell: (found) => <bdi className={classes['name']}>{displayName(found)}</bdi>,
  },
  { key: 'born', title: 'Born', cell: (found) => fullDay(found.birthOn) },
  { key: 'place', title: place, wideOnly: true, align: 'right', cell: (found) => number(found.place) },
  {
    key: 'what',
    title: 'What becomes of them',
    cell: (found) => `${whatWords[found.what]}${found.hasDied ? ' · has died' : ''}`,
  },
];

export function PeopleInFile({ preview }: { readonly preview: ImportPreview }) {
  const people = preview.people.filter(({ what }) => what !== 'alike' && what !== 'alike-above');
  if (people.length === 0) return null;
  return (
    <section className={classes['section']} aria-labelledby="in-file">
      <Title order={2} id="in-file" mb="sm">
        People in the file
      </Title>
      <DataTable
        caption="People in the file and what becomes of them"
        columns={columnsFor(preview.csv === null ? 'Entry' : 'Line')}
        rows={people}
        rowKey={(found) => String(found.place)}
      />
      {preview.peopleLeftOut > 0 ? (
        <Text c="dimmed" mt="xs">
          And {number(preview.peopleLeftOut)} more.
        </Text>
      ) : null}
    </section>
  );
}
