// People in a list: the name leads to the chart; number and date of birth tell two of the same name apart.
import type { ReactNode } from 'react';
import { DataTable, type Column } from '#ui/DataTable.tsx';
import { fullDay } from '#ui/format.ts';
import { PageLink } from '#ui/PageLink.tsx';
import type { PersonInList } from '../rules/patient-answers.ts';
import { displayName } from '../rules/display-name.ts';

// A name may run from right to left: bdi keeps it from turning what stands beside it.
const columns: readonly Column<PersonInList>[] = [
  {
    key: 'name',
    title: 'Name',
    cell: (person) => (
      <PageLink to={`/app/patients/${person.id}`}>
        <bdi>{displayName(person)}</bdi>
      </PageLink>
    ),
  },
  { key: 'birth', title: 'Born', cell: (person) => fullDay(person.birthOn) },
  { key: 'number', title: 'Number', cell: (person) => person.number, wideOnly: true },
];

// Only where somebody is called by another name than the one on the card.
const legalName: Column<PersonInList> = {
  key: 'given',
  title: 'Legal given name',
  wideOnly: true,
  cell: (person) => <bdi>{person.preferredName === null ? '' : person.givenName}</bdi>,
};

// Only in the list of everybody.
const counselor: Column<Listed> = {
  key: 'counselor',
  title: 'Primary counselor',
  wideOnly: true,
  cell: (person) => <bdi>{person.counselor ?? ''}</bdi>,
};

type Listed = PersonInList & { readonly counselor?: string | null };

type PeopleTableProps = {
  readonly caption: string;
  readonly people: readonly Listed[];
  readonly empty: ReactNode;
};

export function PeopleTable({ caption, people, empty }: PeopleTableProps) {
  const named = people.some((person) => person.preferredName !== null) ? [...columns, legalName] : columns;
  const shown: readonly Column<Listed>[] = people.some((person) => person.counselor !== undefined)
    ? [...named, counselor]
    : named;
  return (
    <DataTable caption={caption} columns={shown} rows={people} rowKey={(person) => person.id} empty={empty} />
  );
}
