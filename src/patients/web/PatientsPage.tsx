// Everybody in reach: found by words, or listed by name.
import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { EmptyState } from '#ui/EmptyState.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { Shown } from '#ui/Shown.tsx';
import { ShowMore } from '#ui/ShowMore.tsx';
import { useGo } from '#ui/PageLink.tsx';
import { useMay, useWhoIsSignedIn } from '../../staff/web/door.ts';
import { registerAfterLooking } from './about-to-register.ts';
import { PeopleTable } from './PeopleTable.tsx';
import { fewestLetters, useEverybody, useFound } from './patients.api.ts';
import { useStaffChoices } from './record-care.api.ts';
import { rememberPlace, rememberedPlace } from './list-place.ts';

const responsible = new Set(['counselor', 'supervisor', 'prescriber', 'nurse', 'director']);

export function PatientsPage() {
  const [words, setWords] = useState(rememberedPlace().words);
  const [clinicId, setClinic] = useState(rememberedPlace().clinicId);
  const [counselorId, setCounselor] = useState(rememberedPlace().counselorId);
  const staff = useStaffChoices(clinicId);
  const [settled] = useDebouncedValue(words.trim(), 150);
  const clinics = useWhoIsSignedIn()?.clinics ?? [];
  const may = useMay();
  const go = useGo();
  useEffect(() => rememberPlace({ words, clinicId, counselorId }), [words, clinicId, counselorId]);
  const isSearch = settled.length >= fewestLetters;
  return (
    <>
      <PageTitle
        actions={
          may('patients.register') ? (
            <Button
              h={44}
              onClick={() => {
                registerAfterLooking(words);
                return go('/app/patients/new');
              }}
            >
              Register a person
            </Button>
          ) : null
        }
      >
        People
      </PageTitle>
      <Group gap="sm" mb="md" align="flex-end">
        <TextInput
          type="search"
          label="Find"
          description="Name, number, date of birth or phone; typing mistakes are fine"
          dir="auto"
          autoFocus
          value={words}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setWords(event.currentTarget.value)}
          w={{ base: '100%', xs: 380 }}
          styles={{ input: { minHeight: 44 } }}
        />
        {clinics.length > 1 && !isSearch ? (
          <NativeSelect
            label="Clinic"
            value={clinicId}
            onChange={(event) => {
              setClinic(event.currentTarget.value);
              setCounselor('');
            }}
            data={[
              { value: '', label: 'All' },
              ...clinics.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            styles={{ input: { minHeight: 44 } }}
          />
        ) : null}
        {isSearch ? null : (
          <NativeSelect
            label="Primary counselor"
            value={counselorId}
            onChange={(event) => setCounselor(event.currentTarget.value)}
            data={[
              { value: '', label: 'Anybody' },
              ...(staff.data?.staff ?? [])
                .filter(({ roles }) => roles.some((role) => responsible.has(role)))
                .map(({ id, name }) => ({ value: id, label: name })),
            ]}
            styles={{ input: { minHeight: 44 } }}
          />
        )}
      </Group>
      {isSearch ? <Found words={settled} /> : <Everybody clinicId={clinicId} counselorId={counselorId} />}
    </>
  );
}

function Found({ words }: { readonly words: string }) {
  return (
    <Shown query={useFound(words)} what="Looking">
      {({ people }) => (
        <PeopleTable
          caption="People found"
          people={people}
          empty={
            <EmptyState title="Nobody by these words.">
              Try fewer letters, the date of birth, or the record number. People of other clinics are not
              shown.
            </EmptyState>
          }
        />
      )}
    </Shown>
  );
}

type EverybodyProps = { readonly clinicId: string; readonly counselorId: string };

function Everybody(of: EverybodyProps) {
  const pages = useEverybody(of);
  return (
    <Shown query={pages} what="Loading people">
      {(answer) => (
        <>
          <PeopleTable
            caption="People by name"
            people={answer.pages.flatMap((page) => page.people)}
            empty={
              <EmptyState title="Nobody yet.">
                People appear here once they are registered, seated in your group, or on your caseload.
              </EmptyState>
            }
          />
          <ShowMore pages={pages} />
        </>
      )}
    </Shown>
  );
}
