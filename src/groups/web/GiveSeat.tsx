// Gives somebody a seat, in the page itself: who, from which day, and why. A full group says which rule refuses.
import { Button, Group, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, newKey, pathOf } from '#ui/ask.ts';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fullDay } from '#ui/format.ts';
import { fieldMessage } from '#ui/problem.ts';
import type { PersonInList } from '../../patients/rules/patient-answers.ts';
import type { GroupSummary } from '../rules/group-answers.ts';
import { groupKey } from './groups.api.ts';
import classes from './groups.module.css';

type GiveSeatProps = { readonly group: GroupSummary; readonly today: string; readonly onDone: () => void };

export function GiveSeat({ group, today, onDone }: GiveSeatProps) {
  const [patientId, setPatient] = useState<string | null>(null);
  const [startsOn, setStart] = useState(group.startsOn > today ? group.startsOn : today);
  const [because, setBecause] = useState('');
  const [key, setKey] = useState(newKey);
  const client = useQueryClient();
  const give = useMutation({
    mutationFn: () =>
      ask({
        method: 'POST',
        path: `/api/groups/${group.id}/seats`,
        body: { patientId, startsOn, because },
        key,
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: groupKey(group.id) });
      onDone();
    },
    onError: () => setKey(newKey()),
  });
  return (
    <form
      className={classes['inline']}
      aria-label="Give a seat"
      onSubmit={(event) => {
        event.preventDefault();
        give.mutate();
      }}
    >
      <Group gap="sm" align="flex-start">
        <PersonPicker
          groupId={group.id}
          value={patientId}
          onChange={setPatient}
          error={fieldMessage(give.error, 'patientId')}
        />
        <TextInput
          label="From"
          type="date"
          value={startsOn}
          onChange={(event) => setStart(event.currentTarget.value)}
          error={fieldMessage(give.error, 'startsOn')}
          styles={{ input: { minHeight: 44 } }}
        />
        <TextInput
          label="Why they join"
          value={because}
          maxLength={500}
          placeholder="Admitted today"
          onChange={(event) => setBecause(event.currentTarget.value)}
          error={fieldMessage(give.error, 'because')}
          w={{ base: '100%', xs: 260 }}
          styles={{ input: { minHeight: 44 } }}
        />
      </Group>
      <div className={classes['refusal']}>
        <ErrorNotice error={give.error} shown={['patientId', 'startsOn', 'because']} />
      </div>
      <Group gap="xs" mt="sm">
        <Button type="submit" mih={44} loading={give.isPending} disabled={patientId === null}>
          Give the seat
        </Button>
        <Button variant="default" mih={44} onClick={onDone}>
          Leave it
        </Button>
      </Group>
    </form>
  );
}

type PersonPickerProps = {
  readonly groupId: string;
  readonly value: string | null;
  readonly onChange: (patientId: string | null) => void;
  readonly error: string | undefined;
};

function PersonPicker({ groupId, value, onChange, error }: PersonPickerProps) {
  const [words, setWords] = useState('');
  const [settled] = useDebouncedValue(words.trim(), 150);
  const found = useQuery({
    queryKey: ['patients', 'candidates', groupId, settled],
    queryFn: () =>
      ask<{ people: PersonInList[] }>({
        path: pathOf('/api/patients/candidates', { words: settled, groupId }),
      }),
    enabled: settled.length >= 2,
    placeholderData: (before: { people: PersonInList[] } | undefined) => before,
  });
  const options = (found.data?.people ?? []).map((person) => ({ value: person.id, label: labelOf(person) }));
  return (
    <Select
      label="Who"
      placeholder="Name, number or date of birth"
      searchable
      autoFocus
      data={options}
      // The server has matched already, typing mistakes and all.
      filter={({ options: all }) => all}
      searchValue={words}
      onSearchChange={setWords}
      value={value}
      onChange={onChange}
      error={error ?? (found.isError ? 'The search did not work. Type again.' : undefined)}
      nothingFoundMessage={
        settled.length < 2 ? 'Type at least two letters.' : 'Nobody who could take a seat here.'
      }
      w={{ base: '100%', xs: 340 }}
      styles={{ input: { minHeight: 44 } }}
    />
  );
}

function labelOf(person: PersonInList): string {
  const called = person.preferredName ?? person.givenName;
  return `${called} ${person.familyName} · ${person.number} · born ${fullDay(person.birthOn)}`;
}
