// How a file is read: its clinic, and for CSV the order of dates, what stands between the cells, and whose numbers they are.
import { Button, Group, NativeSelect, Radio, Stack, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fullDay } from '#ui/format.ts';
import { fieldMessage } from '#ui/problem.ts';
import { useWhoIsSignedIn } from '../../staff/web/door.ts';
import { dateOrders, type DateOrder } from '../rules/csv-dates.ts';
import { separators, separatorWords, type Separator } from '../rules/csv-text.ts';
import type { ImportFile, ImportPreview } from '../rules/import-answers.ts';
import type { ReadAgain } from '../rules/import-input.ts';
import { importsKey, isWorking, readAgain } from './imports.api.ts';
import classes from './imports.module.css';

export function ReadingChoices({ file }: { readonly file: ImportFile }) {
  const client = useQueryClient();
  const read = useMutation({
    mutationFn: (settings: ReadAgain) => readAgain(file.id, settings),
    onSettled: () => client.invalidateQueries({ queryKey: importsKey }),
  });
  const csv = csvOf(file);
  // What was asked for last shows at once, so that the arrows of a list go on from there.
  const asked = read.isPending || isWorking(file) ? read.variables : undefined;
  const holdsNumbers = csv?.columns.includes('number') ?? false;
  return (
    <section className={classes['section']} aria-labelledby="reading">
      <Title order={2} id="reading" mb="sm">
        How it is read
      </Title>
      <ErrorNotice error={read.error} shown={['numberSystem', 'clinicId']} />
      <Stack gap="md">
        {csv !== null && csv.columns.includes('birthOn') ? (
          <DateChoice csv={csv} choose={(dateOrder) => read.mutate({ dateOrder })} />
        ) : null}
        <Selects shown={{ ...readNow(file), ...asked }} choose={(settings) => read.mutate(settings)} />
        {holdsNumbers ? (
          <NumberSystem
            key={file.numberSystem}
            present={file.numberSystem ?? ''}
            message={fieldMessage(read.error, 'numberSystem')}
            choose={(numberSystem) => read.mutate({ numberSystem })}
          />
        ) : null}
      </Stack>
    </section>
  );
}

const csvOf = (file: ImportFile) => file.preview?.csv ?? null;

const readNow = (file: ImportFile): ReadAgain => ({
  clinicId: file.clinicId ?? '',
  separator: csvOf(file)?.separator,
});

type SelectsProps = { readonly shown: ReadAgain; readonly choose: (settings: ReadAgain) => void };

function Selects({ shown, choose }: SelectsProps) {
  const clinics = useWhoIsSignedIn()?.clinics ?? [];
  const { clinicId, separator } = shown;
  return (
    <Group gap="md" align="flex-end">
      <NativeSelect
        label="Clinic that registers new people"
        value={clinicId ?? ''}
        onChange={(event) => choose({ clinicId: event.currentTarget.value })}
        data={clinics.map(({ id, name }) => ({ value: id, label: name }))}
        styles={{ input: { minHeight: 44 } }}
      />
      {separator === undefined || separator === null ? null : (
        <NativeSelect
          label="Between the cells stands a"
          value={separator}
          onChange={(event) => choose({ separator: event.currentTarget.value as Separator })}
          data={separators.map((value) => ({ value, label: separatorWords[value] }))}
          styles={{ input: { minHeight: 44 } }}
        />
      )}
    </Group>
  );
}

const orderWords: Readonly<Record<DateOrder, string>> = {
  'year-first': 'Year, month, day',
  'month-first': 'Month, day, year',
  'day-first': 'Day, month, year',
};

function DateChoice({
  csv,
  choose,
}: {
  readonly csv: NonNullable<ImportPreview['csv']>;
  readonly choose: (order: DateOrder) => void;
}) {
  // Shown at once; what the server then reads takes its place.
  const [chosen, setChosen] = useState(csv.isDateOrderSure ? csv.dateOrder : '');
  const label = (order: DateOrder) => {
    const example = csv.dateExamples.find((one) => one.order === order);
    const reads =
      example === undefined ? 'reads none of its dates' : `${example.written} is ${fullDay(example.reads)}`;
    return `${orderWords[order]}: ${reads}`;
  };
  return (
    <Radio.Group
      label="Its dates are written"
      value={chosen}
      onChange={(value) => {
        setChosen(value);
        choose(value as DateOrder);
      }}
      {...(csv.isDateOrderSure ? {} : { description: 'Both can be read: only you can tell. Choose one.' })}
    >
      <Stack gap="sm" mt="xs">
        {dateOrders.map((order) => (
          <Radio key={order} size="md" value={order} label={label(order)} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

type NumberSystemProps = {
  readonly present: string;
  readonly message: string | undefined;
  readonly choose: (numberSystem: string | null) => void;
};

function NumberSystem({ present, message, choose }: NumberSystemProps) {
  const [typed, type] = useState(present);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        choose(typed.trim() === '' ? null : typed.trim());
      }}
    >
      <Group gap="xs" align="flex-end">
        <TextInput
          label="The record numbers are those of"
          description="A word for the other system, the same each time: people are known again by it"
          placeholder="other system"
          maxLength={100}
          value={typed}
          onChange={(event) => type(event.currentTarget.value)}
          error={message}
          styles={{ input: { minHeight: 44 } }}
        />
        <Button type="submit" variant="default" mih={44} disabled={typed.trim() === present}>
          Use it
        </Button>
      </Group>
    </form>
  );
}
