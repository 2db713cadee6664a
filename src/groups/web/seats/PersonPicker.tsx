// Finds one person by name, number or date of birth, in the line itself.
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, pathOf } from '#ui/ask.ts';
import { fullDay } from '#ui/format.ts';
import type { PersonInList } from '../../../patients/rules/patient-answers.ts';

type PersonPickerProps = {
  readonly label: string;
  /** Only people who could take a seat in this group. */
  readonly groupId?: string;
  readonly value: string | null;
  readonly onChange: (patientId: string | null) => void;
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
};

export function PersonPicker({
  label,
  groupId,
  value,
  onChange,
  error,
  autoFocus = false,
}: PersonPickerProps) {
  const [words, setWords] = useState('');
  const [settled] = useDebouncedValue(words.trim(), 150);
  const found = useQuery({
    queryKey: ['patients', 'candidates', groupId ?? '', settled],
    queryFn: () =>
      ask<{ people: PersonInList[] }>({
        path:
          groupId === undefined
            ? pathOf('/api/patients/search', { words: settled })
            : pathOf('/api/patients/candidates', { words: settled, groupId }),
      }),
    enabled: settled.length >= 2,
    placeholderData: (before: { people: PersonInList[] } | undefined) => before,
  });
  const options = (found.data?.people ?? []).map((person) => ({ value: person.id, label: labelOf(person) }));
  return (
    <Select
      label={label}
      placeholder="Name, number or date of birth"
      searchable
      autoFocus={autoFocus}
      data={options}
      // The server has matched already, typing mistakes and all.
      filter={({ options: all }) => all}
      searchValue={words}
      onSearchChange={setWords}
      value={value}
      onChange={onChange}
      error={error ?? (found.isError ? 'The search did not work. Type again.' : undefined)}
      nothingFoundMessage={settled.length < 2 ? 'Type at least two letters.' : 'Nobody by these words.'}
      w={{ base: '100%', xs: 320 }}
      comboboxProps={{ withinPortal: false }}
      withScrollArea={false}
      limit={8}
      styles={{ input: { minHeight: 44 } }}
    />
  );
}

function labelOf(person: PersonInList): string {
  const called = person.preferredName ?? person.givenName;
  return `${called} ${person.familyName} · ${person.number} · born ${fullDay(person.birthOn)}`;
}
