// Days on which the clinic, or every clinic, is closed.
import { Button, Group, NativeSelect, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { newKey } from '#ui/ask.ts';
import { DataTable, type Column } from '#ui/DataTable.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fullDay } from '#ui/format.ts';
import { fieldMessage } from '#ui/problem.ts';
import type { ClinicAnswer, ClosureRow } from '../rules/clinic-answers.ts';
import { addClosure, useClinicsAgain, withdrawClosure } from './clinics.api.ts';
import classes from './organization.module.css';

/** Shows the dates of groups from a day to a day, of a clinic or of all. */
export type DatesIn = (span: {
  readonly clinicId: string | null;
  readonly from: string;
  readonly to: string;
  /** Whether the days are only asked about. */
  readonly isAsked: boolean;
}) => ReactNode;

type ClosuresProps = { readonly answer: ClinicAnswer; readonly datesIn: DatesIn };

export function Closures({ answer, datesIn }: ClosuresProps) {
  const [shown, show] = useState('');
  const [isAdding, setAdding] = useState(false);
  const [taken, setTaken] = useState<ClosureRow | null>(null);
  const { maySetUp, today } = answer;
  const again = useClinicsAgain();
  const take = useMutation({
    mutationFn: (closure: ClosureRow) => withdrawClosure(closure.id),
    onSuccess: async (_done, closure) => {
      setTaken(closure);
      await again();
    },
  });
  const undo = useMutation({
    mutationFn: ({ clinicId, startsOn, endsOn, reason }: ClosureRow) =>
      addClosure({ clinicId, startsOn, endsOn, reason }, newKey()),
    onSuccess: async () => {
      setTaken(null);
      await again();
    },
  });
  const mayTake = (closure: ClosureRow) =>
    maySetUp && closure.endsOn >= today && (closure.clinicId !== null || answer.reachesAll);
  return (
    <section aria-labelledby="clinic-closures" className={classes['part']}>
      <Group justify="space-between" mb="sm">
        <Title order={2} id="clinic-closures">
          Closed days
        </Title>
        {maySetUp && !isAdding ? (
          <Button mih={44} variant="default" onClick={() => setAdding(true)}>
            Close for some days
          </Button>
        ) : null}
      </Group>
      {isAdding ? <ClosureForm answer={answer} datesIn={datesIn} onDone={() => setAdding(false)} /> : null}
      {taken === null ? null : (
        <Group gap="sm" mb="sm" role="status">
          <Text>
            {spanInWords(taken)} ({taken.reason}) is open again.
          </Text>
          <Button variant="default" mih={44} loading={undo.isPending} onClick={() => undo.mutate(taken)}>
            Undo
          </Button>
        </Group>
      )}
      <ErrorNotice error={take.error ?? undo.error} />
      <DataTable
        caption="Closed days"
        columns={columnsFor({
          takeOf: (closure) => (mayTake(closure) ? () => take.mutate(closure) : null),
          shown,
          show,
          datesIn: (closure) =>
            datesIn({
              clinicId: closure.clinicId,
              from: closure.startsOn,
              to: closure.endsOn,
              isAsked: false,
            }),
        })}
        rows={answer.closures}
        rowKey={(closure) => closure.id}
        empty={<EmptyState title="No closed days." />}
      />
    </section>
  );
}

function spanInWords(closure: ClosureRow): string {
  const from = fullDay(closure.startsOn);
  return closure.startsOn === closure.endsOn ? from : `${from} to ${fullDay(closure.endsOn)}`;
}

type Acts = {
  readonly takeOf: (closure: ClosureRow) => (() => void) | null;
  readonly shown: string;
  readonly show: (closureId: string) => void;
  readonly datesIn: (closure: ClosureRow) => ReactNode;
};

function columnsFor({ takeOf, shown, show, datesIn }: Acts): Column<ClosureRow>[] {
  return [
    {
      key: 'span',
      title: 'Days',
      cell: (closure) => (
        <>
          {spanInWords(closure)}
          {shown === closure.id ? datesIn(closure) : null}
        </>
      ),
    },
    { key: 'reason', title: 'Why', cell: (closure) => closure.reason },
    {
      key: 'where',
      title: 'Where',
      cell: (closure) => (closure.clinicId === null ? 'Every clinic' : 'This clinic'),
      wideOnly: true,
    },
    {
      key: 'acts',
      title: 'Change',
      align: 'right',
      cell: (closure) => {
        const take = takeOf(closure);
        const look = { variant: 'subtle', size: 'compact-md', mih: 44 } as const;
        const name = `${closure.reason}, ${spanInWords(closure)}`;
        return (
          <Group gap={0} justify="flex-end">
            <Button
              {...look}
              aria-expanded={shown === closure.id}
              aria-label={`Sessions: ${name}`}
              onClick={() => show(shown === closure.id ? '' : closure.id)}
            >
              Sessions
            </Button>
            {take === null ? null : (
              <Button {...look} aria-label={`Open again: ${name}`} onClick={take}>
                Open again
              </Button>
            )}
          </Group>
        );
      },
    },
  ];
}

const tall = { input: { minHeight: 44 } };

type ClosureFormProps = ClosuresProps & { readonly onDone: () => void };

function ClosureForm({ answer, datesIn, onDone }: ClosureFormProps) {
  const [where, setWhere] = useState<'this' | 'all'>('this');
  const [startsOn, setStart] = useState(answer.today);
  const [endsOn, setEnd] = useState(answer.today);
  const [reason, setReason] = useState('');
  const [key, setKey] = useState(newKey);
  const again = useClinicsAgain();
  const save = useMutation({
    mutationFn: () =>
      addClosure({ clinicId: where === 'all' ? null : answer.clinic.id, startsOn, endsOn, reason }, key),
    onSuccess: async () => {
      await again();
      onDone();
    },
    onError: () => setKey(newKey()),
  });
  const day = (name: 'startsOn' | 'endsOn', value: string, set: (day: string) => void) => (
    <TextInput
      label={name === 'startsOn' ? 'First closed day' : 'Last closed day'}
      type="date"
      autoFocus={name === 'startsOn'}
      value={value}
      error={fieldMessage(save.error, name)}
      onChange={(event) => set(event.currentTarget.value)}
      styles={tall}
    />
  );
  return (
    <form
      className={classes['inline']}
      aria-label="Close for some days"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Group gap="sm" align="flex-start">
        {day('startsOn', startsOn, (value) => {
          setStart(value);
          if (endsOn < value) setEnd(value);
        })}
        {day('endsOn', endsOn, setEnd)}
        {answer.reachesAll ? (
          <NativeSelect
            label="Where"
            value={where}
            data={[
              { value: 'this', label: 'This clinic' },
              { value: 'all', label: 'Every clinic' },
            ]}
            onChange={(event) => setWhere(event.currentTarget.value === 'all' ? 'all' : 'this')}
            styles={tall}
          />
        ) : null}
        <TextInput
          label="Why"
          withAsterisk
          aria-required
          placeholder="Holiday"
          value={reason}
          maxLength={200}
          error={fieldMessage(save.error, 'reason')}
          onChange={(event) => setReason(event.currentTarget.value)}
          styles={tall}
        />
      </Group>
      {datesIn({
        clinicId: where === 'all' ? null : answer.clinic.id,
        from: startsOn,
        to: endsOn,
        isAsked: true,
      })}
      <div className={classes['refusal']}>
        <ErrorNotice error={save.error} shown={['startsOn', 'endsOn', 'reason']} />
      </div>
      <Group gap="xs" mt="sm">
        <Button type="submit" mih={44} loading={save.isPending}>
          Close
        </Button>
        <Button variant="default" mih={44} onClick={onDone}>
          Leave it
        </Button>
      </Group>
    </form>
  );
}
