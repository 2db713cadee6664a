// Two records of one person that nobody found alike: each is looked up, and they are merged like any other pair.
import { Button, Group, NativeSelect, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fullDay } from '#ui/format.ts';
import { fieldMessage } from '#ui/problem.ts';
import { nameInLine } from '../rules/display-name.ts';
import type { PersonInList } from '../rules/patient-answers.ts';
import { fewestLetters, useFound } from './patients.api.ts';
import { mergeRecords } from './record-care.api.ts';
import classes from './patients.module.css';

const tall = { input: { minHeight: 44 } };
const lineOf = (person: PersonInList) =>
  `${nameInLine(person)}, ${person.number}, born ${fullDay(person.birthOn)}`;

export function MergeOthers() {
  const [isOpen, setOpen] = useState(false);
  return (
    <section aria-labelledby="merge-others">
      <Title order={2} mt="xl" mb="sm" id="merge-others">
        Two records found otherwise
      </Title>
      {isOpen ? (
        <MergeForm onDone={() => setOpen(false)} />
      ) : (
        <Button variant="default" mih={44} onClick={() => setOpen(true)}>
          Merge two records
        </Button>
      )}
    </section>
  );
}

function MergeForm({ onDone }: { readonly onDone: () => void }) {
  const [one, setOne] = useState<PersonInList | null>(null);
  const [other, setOther] = useState<PersonInList | null>(null);
  const [keeps, setKeeps] = useState<'one' | 'other'>('one');
  const [because, setBecause] = useState('');
  const client = useQueryClient();
  const merge = useMutation({
    mutationFn: () => {
      const ids = [one?.id ?? '', other?.id ?? ''] as const;
      const [keptId, mergedId] = keeps === 'one' ? ids : [ids[1], ids[0]];
      return mergeRecords({ keptId, mergedId, because });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['patients'] });
      onDone();
    },
  });
  const isChosen = one !== null && other !== null;
  return (
    <form
      className={classes['form']}
      aria-label="Merge two records"
      onSubmit={(event) => {
        event.preventDefault();
        merge.mutate();
      }}
    >
      <RecordChoice label="One record" chosen={one} choose={setOne} isFirst />
      <RecordChoice label="The other record" chosen={other} choose={setOther} />
      {isChosen ? (
        <Group align="flex-start" gap="sm">
          <NativeSelect
            label="Record to keep"
            value={keeps}
            onChange={(event) => setKeeps(event.currentTarget.value === 'one' ? 'one' : 'other')}
            data={[
              { value: 'one', label: one.number },
              { value: 'other', label: other.number },
            ]}
            styles={tall}
          />
          <TextInput
            label="Why they are one person"
            dir="auto"
            w={{ base: '100%', xs: 320 }}
            maxLength={500}
            value={because}
            error={fieldMessage(merge.error, 'because')}
            onChange={(event) => setBecause(event.currentTarget.value)}
            styles={tall}
          />
        </Group>
      ) : null}
      <ErrorNotice error={merge.error} shown={['because']} />
      <Group gap="xs" mt="md">
        <Button type="submit" mih={44} disabled={!isChosen} loading={merge.isPending}>
          One person: merge
        </Button>
        <Button variant="default" mih={44} onClick={onDone}>
          Leave it
        </Button>
      </Group>
    </form>
  );
}

type RecordChoiceProps = {
  readonly label: string;
  readonly chosen: PersonInList | null;
  readonly choose: (person: PersonInList | null) => void;
  readonly isFirst?: boolean;
};

function RecordChoice({ label, chosen, choose, isFirst = false }: RecordChoiceProps) {
  const [words, setWords] = useState('');
  const [settled] = useDebouncedValue(words.trim(), 150);
  const found = useFound(settled);
  if (chosen !== null)
    return (
      <Group gap="sm" mb="sm">
        <Text>
          {label}: <bdi>{lineOf(chosen)}</bdi>
        </Text>
        <Button
          variant="default"
          size="compact-md"
          mih={44}
          aria-label={`Choose another: ${label}`}
          onClick={() => choose(null)}
        >
          Choose another
        </Button>
      </Group>
    );
  const people = settled.length >= fewestLetters ? (found.data?.people ?? []) : [];
  return (
    <div className={classes['choice']}>
      <TextInput
        type="search"
        label={label}
        description="Name, number, date of birth or phone"
        autoFocus={isFirst}
        autoComplete="off"
        dir="auto"
        maxLength={200}
        maw={380}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        styles={tall}
      />
      <ErrorNotice error={found.error} />
      {people.slice(0, 8).map((person) => (
        <Button
          key={person.id}
          variant="subtle"
          mih={44}
          display="block"
          aria-label={`${label}: ${lineOf(person)}`}
          onClick={() => choose(person)}
        >
          <bdi>{lineOf(person)}</bdi>
        </Button>
      ))}
      {settled.length >= fewestLetters && found.data !== undefined && people.length === 0 ? (
        <Text c="dimmed">Nobody by these words.</Text>
      ) : null}
    </div>
  );
}
