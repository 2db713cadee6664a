// Absences of a staff member: recording one says how much somebody else must cover.
import { Button, Group, NativeSelect, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newKey } from '#ui/ask.ts';
import { DataTable, type Column } from '#ui/DataTable.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { dayAndTime } from '#ui/format.ts';
import { fieldMessage } from '#ui/problem.ts';
import { absenceKinds, absenceWords, type AbsenceKind } from '../rules/absence-words.ts';
import type { Times } from '../rules/working-times.ts';
import { recordAbsence, withdrawAbsence } from './times.api.ts';
import classes from './calendar.module.css';

type AbsencesProps = { readonly staffMemberId: string; readonly times: Times };
type Absence = Times['absences'][number];

export function Absences({ staffMemberId, times }: AbsencesProps) {
  const [isAdding, setAdding] = useState(false);
  const [told, tell] = useState('');
  const client = useQueryClient();
  const take = useMutation({
    mutationFn: (absence: Absence) => withdrawAbsence(staffMemberId, absence.id),
    onSuccess: async () => {
      tell('The absence was taken back: the time is free again.');
      await client.invalidateQueries({ queryKey: ['times'] });
    },
  });
  return (
    <section aria-labelledby="member-absences">
      <Group justify="space-between" mt="xl" mb="sm">
        <Title order={2} id="member-absences">
          Absences
        </Title>
        {times.mayPlan && !isAdding ? (
          <Button mih={44} variant="default" onClick={() => setAdding(true)}>
            Record an absence
          </Button>
        ) : null}
      </Group>
      {isAdding ? (
        <AbsenceForm
          staffMemberId={staffMemberId}
          times={times}
          onDone={(words) => {
            tell(words);
            setAdding(false);
          }}
        />
      ) : null}
      <Text role="status" mb={told === '' ? 0 : 'sm'}>
        {told}
      </Text>
      <ErrorNotice error={take.error} />
      <DataTable
        caption="Absences"
        columns={columnsFor(times, times.mayPlan ? (absence) => take.mutate(absence) : null)}
        rows={times.absences}
        rowKey={(absence) => absence.id}
        empty={<EmptyState title="No absences." />}
      />
    </section>
  );
}

function columnsFor(times: Times, take: ((absence: Absence) => void) | null): Column<Absence>[] {
  const columns: Column<Absence>[] = [
    { key: 'from', title: 'From', cell: (absence) => dayAndTime(absence.startsAt, times.timeZone) },
    { key: 'to', title: 'Until', cell: (absence) => dayAndTime(absence.endsAt, times.timeZone) },
    { key: 'kind', title: 'Why', cell: (absence) => absenceWords[absence.kind] },
  ];
  if (take === null) return columns;
  return [
    ...columns,
    {
      key: 'acts',
      title: 'Change',
      align: 'right',
      cell: (absence) => (
        <Button
          variant="subtle"
          size="compact-md"
          mih={44}
          aria-label={`Take back the absence from ${dayAndTime(absence.startsAt, times.timeZone)}`}
          onClick={() => take(absence)}
        >
          Take back
        </Button>
      ),
    },
  ];
}

const tall = { input: { minHeight: 44 } };
const orNull = (text: string) => (text === '' ? null : text);

type AbsenceFormProps = AbsencesProps & { readonly onDone: (words: string) => void };

function AbsenceForm({ staffMemberId, times, onDone }: AbsenceFormProps) {
  const [kind, setKind] = useState<AbsenceKind>('sick');
  const [typed, setTyped] = useState({
    startsOn: times.today,
    endsOn: times.today,
    startsAt: '',
    endsAt: '',
  });
  const [key, setKey] = useState(newKey);
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: () =>
      recordAbsence(
        staffMemberId,
        { ...typed, startsAt: orNull(typed.startsAt), endsAt: orNull(typed.endsAt), kind },
        key,
      ),
    onSuccess: async ({ toCover }) => {
      await client.invalidateQueries({ queryKey: ['times'] });
      onDone(wordsFor(toCover));
    },
    onError: () => setKey(newKey()),
  });
  const field = (name: keyof typeof typed, label: string) => (
    <TextInput
      label={label}
      type={name.endsWith('On') ? 'date' : 'time'}
      autoFocus={name === 'startsOn'}
      value={typed[name]}
      error={fieldMessage(save.error, name)}
      onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
      styles={tall}
    />
  );
  return (
    <form
      className={classes['inline']}
      aria-label="Record an absence"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Group gap="sm" align="flex-start">
        {field('startsOn', 'First day')}
        {field('startsAt', 'From (whole day: empty)')}
        {field('endsOn', 'Last day')}
        {field('endsAt', 'To (whole day: empty)')}
        <NativeSelect
          label="Why"
          value={kind}
          data={absenceKinds.map((value) => ({ value, label: absenceWords[value] }))}
          onChange={(event) => setKind(event.currentTarget.value as AbsenceKind)}
          styles={tall}
        />
      </Group>
      <ErrorNotice error={save.error} shown={['startsOn', 'endsOn', 'startsAt', 'endsAt']} />
      <Group gap="xs" mt="sm">
        <Button type="submit" mih={44} loading={save.isPending}>
          Record
        </Button>
        <Button variant="default" mih={44} onClick={() => onDone('')}>
          Leave it
        </Button>
      </Group>
    </form>
  );
}

function wordsFor(toCover: number): string {
  if (toCover === 0) return 'Recorded. Nothing was planned in that time.';
  return `Recorded. ${toCover} ${toCover === 1 ? 'session or appointment' : 'sessions or appointments'} in that time must be covered by somebody else.`;
}
