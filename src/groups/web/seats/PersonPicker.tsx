// Finds one person by name, number or date of birth, in the line itself.
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, pathOf } from '#ui/ask.ts';
import { fullDay } from '#ui/format.ts';
import { useGo } from '#ui/PageLink.tsx';
import { useMay } from '../../../staff/web/door.ts';
import { nameInLine } from '../../../patients/rules/display-name.ts';
import type { PersonInList } from '../../../patients/rules/patient-answers.ts';
import { registerAfterLooking } from '../../../patients/web/door.ts';

type PersonPickerProps = {
  readonly label: string;
  /** Only people who could take a seat in this group. */
  readonly groupId?: string;
  /** The first day of that seat: who is registered now is given it from there. */
  readonly from?: string;
  readonly value: string | null;
  readonly onChange: (patientId: string | null) => void;
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
};

export function PersonPicker({
  label,
  groupId,
  from,
  value,
  onChange,
  error,
  autoFocus = false,
}: PersonPickerProps) {
  const [words, setWords] = useState('');
  const { options, settled, isNobody, hasFailed } = useCandidates(words, groupId);
  const mayRegister = useMay()('patients.register');
  const go = useGo();
  const register = () => {
    registerAfterLooking(words);
    return go(pathOf('/app/patients/new', { group: groupId, from }));
  };
  const offers = mayRegister && isNobody;
  return (
    <Select
      label={label}
      placeholder="Name, number or date of birth"
      searchable
      autoFocus={autoFocus}
      data={linesOf(options, settled, offers)}
      // The server has matched already, typing mistakes and all.
      filter={({ options: all }) => all}
      searchValue={words}
      onSearchChange={setWords}
      value={value}
      onChange={(chosen) => (chosen === registering ? register() : onChange(chosen))}
      error={error ?? (hasFailed ? 'The search did not work. Type again.' : undefined)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && offers) {
          event.preventDefault();
          register();
        }
      }}
      w={{ base: '100%', xs: 320 }}
      comboboxProps={{ withinPortal: false }}
      withScrollArea={false}
      limit={8}
      styles={{ input: { minHeight: 44 } }}
    />
  );
}

function useCandidates(words: string, groupId: string | undefined) {
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
  const isNobody = settled.length >= 2 && found.isSuccess && !found.isPlaceholderData && options.length === 0;
  return { options, settled, isNobody, hasFailed: found.isError };
}

function labelOf(person: PersonInList): string {
  return `${nameInLine(person)} · ${person.number} · born ${fullDay(person.birthOn)}`;
}

type Choice = { readonly value: string; readonly label: string; readonly disabled?: boolean };
const registering = 'register';

// A list without a line would be none to a screen reader: what it says stands in it as lines.
function linesOf(people: readonly Choice[], settled: string, offers: boolean): Choice[] {
  if (people.length > 0) return [...people];
  const none = settled.length < 2 ? 'Type at least two letters.' : 'Nobody by these words.';
  return [
    { value: 'none', label: none, disabled: true },
    ...(offers ? [{ value: registering, label: 'Register somebody new' }] : []),
  ];
}
