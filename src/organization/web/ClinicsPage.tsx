// The clinics one reaches: where they are, what is in them, when they are open.
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { DataTable, type Column } from '#ui/DataTable.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { PageLink, useGo } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { Shown } from '#ui/Shown.tsx';
import type { ClinicList, ClinicSummary } from '../rules/clinic-answers.ts';
import { ClinicForm } from './ClinicForm.tsx';
import { hoursInWords, programsInWords, roomsInWords } from './clinic-words.ts';
import { useClinics } from './clinics.api.ts';
import { stateWords } from './policy-places.ts';
import classes from './organization.module.css';

export function ClinicsPage() {
  return (
    <Shown query={useClinics()} what="Loading the clinics">
      {(list) => <Clinics list={list} />}
    </Shown>
  );
}

function Clinics({ list }: { readonly list: ClinicList }) {
  const [isAdding, setAdding] = useState(list.mayAdd && list.clinics.length === 0);
  const go = useGo();
  return (
    <>
      <PageTitle
        actions={
          list.mayAdd && !isAdding ? (
            <Button h={44} onClick={() => setAdding(true)}>
              Add a clinic
            </Button>
          ) : null
        }
      >
        Clinics
      </PageTitle>
      {isAdding ? (
        <ClinicForm
          onDone={(clinicId) => (clinicId === null ? setAdding(false) : go(`/app/clinics/${clinicId}`))}
        />
      ) : null}
      <DataTable
        caption="Clinics"
        columns={columns}
        rows={list.clinics}
        rowKey={(clinic) => clinic.id}
        empty={
          <EmptyState title="There is no clinic yet.">
            {list.mayAdd
              ? 'Add the first one: its rooms and groups come next.'
              : 'An administrator adds them.'}
          </EmptyState>
        }
      />
    </>
  );
}

const columns: readonly Column<ClinicSummary>[] = [
  {
    key: 'name',
    title: 'Clinic',
    cell: (clinic) => (
      <>
        <PageLink to={`/app/clinics/${clinic.id}`} fw={600} className={classes['rowLink'] ?? ''}>
          {clinic.name}
        </PageLink>
        <Text size="sm" c="dimmed">
          {clinic.street}, {clinic.city} {clinic.postalCode}, {stateWords[clinic.state] ?? clinic.state}
        </Text>
        <Text size="sm" hiddenFrom="sm">
          {roomsInWords(clinic)}
        </Text>
      </>
    ),
  },
  { key: 'rooms', title: 'Rooms', cell: roomsInWords, wideOnly: true },
  { key: 'hours', title: 'Open', cell: (clinic) => hoursInWords(clinic.hours), wideOnly: true },
  { key: 'programs', title: 'Programs', cell: programsInWords, wideOnly: true },
];
