// The payers of the house: a short list. Rules of how hours count may be set for the people of one.
import { Button, Group, NativeSelect, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newKey } from '#ui/ask.ts';
import { DataTable, type Column } from '#ui/DataTable.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fullDay } from '#ui/format.ts';
import { fieldMessage } from '#ui/problem.ts';
import { Shown } from '#ui/Shown.tsx';
import { useOneOpen } from '#ui/one-open.ts';
import type { Payer, PayerList } from '../rules/payer.ts';
import { payerKindWords, type PayerKind } from '../rules/payer-kinds.ts';
import { addPayer, changePayer, usePayers } from './organization.api.ts';
import classes from './organization.module.css';

export function Payers() {
  return <Shown query={usePayers()}>{(list) => <PayersShown list={list} />}</Shown>;
}

function PayersShown({ list }: { readonly list: PayerList }) {
  const { open: editing, show: edit, close } = useOneOpen<Payer | 'new'>();
  const client = useQueryClient();
  const use = useMutation({
    mutationFn: ({ payer, isUsed }: { payer: Payer; isUsed: boolean }) =>
      changePayer(payer.id, { name: payer.name, kind: payer.kind, isUsed }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['policies'] }),
  });
  const columns = payerColumns(
    list.mayKeep ? { edit, use: (payer, isUsed) => use.mutate({ payer, isUsed }) } : null,
  );
  return (
    <section aria-labelledby="payers">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="payers">
          Payers
        </Title>
        {list.mayKeep && editing === null ? (
          <Button variant="default" mih={44} onClick={() => edit('new')}>
            Add a payer
          </Button>
        ) : null}
      </Group>
      {editing === null ? null : (
        <PayerForm
          key={editing === 'new' ? 'new' : editing.id}
          payer={editing === 'new' ? null : editing}
          onDone={close}
        />
      )}
      <ErrorNotice error={use.error} />
      <DataTable
        caption="Payers of the house"
        columns={columns}
        rows={list.payers}
        rowKey={(payer) => payer.id}
        empty={
          <EmptyState title="No payer yet.">
            A payer may count minutes and weeks otherwise; add it, then set its rules above.
          </EmptyState>
        }
      />
    </section>
  );
}

type Acts = {
  readonly edit: (payer: Payer) => void;
  readonly use: (payer: Payer, isUsed: boolean) => void;
};

function payerColumns(acts: Acts | null): Column<Payer>[] {
  const columns: Column<Payer>[] = [
    {
      key: 'name',
      title: 'Payer',
      cell: (payer) => (
        <>
          <bdi>{payer.name}</bdi>
          {payer.retiredOn === null ? null : (
            <Text size="sm" c="dimmed">
              not used since {fullDay(payer.retiredOn)}
            </Text>
          )}
        </>
      ),
    },
    { key: 'kind', title: 'Kind', cell: (payer) => payerKindWords[payer.kind] },
  ];
  if (acts === null) return columns;
  const look = { variant: 'subtle', size: 'compact-md', mih: 44 } as const;
  return [
    ...columns,
    {
      key: 'acts',
      title: 'Change',
      align: 'right',
      cell: (payer) => (
        <Group gap={0} justify="flex-end">
          <Button {...look} aria-label={`Change ${payer.name}`} onClick={() => acts.edit(payer)}>
            Change
          </Button>
          {payer.retiredOn === null ? (
            <Button
              {...look}
              aria-label={`Use no longer: ${payer.name}`}
              onClick={() => acts.use(payer, false)}
            >
              Use no longer
            </Button>
          ) : (
            <Button {...look} aria-label={`Use again: ${payer.name}`} onClick={() => acts.use(payer, true)}>
              Use again
            </Button>
          )}
        </Group>
      ),
    },
  ];
}

type PayerFormProps = { readonly payer: Payer | null; readonly onDone: () => void };

function PayerForm({ payer, onDone }: PayerFormProps) {
  const [name, setName] = useState(payer?.name ?? '');
  const [kind, setKind] = useState<PayerKind>(payer?.kind ?? 'commercial');
  const [key, setKey] = useState(newKey);
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: () =>
      payer === null
        ? addPayer({ name, kind }, key)
        : changePayer(payer.id, { name, kind, isUsed: payer.retiredOn === null }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['policies'] });
      onDone();
    },
    onError: () => setKey(newKey()),
  });
  return (
    <form
      className={classes['inline']}
      aria-label={payer === null ? 'Add a payer' : `Change ${payer.name}`}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Group gap="sm" align="flex-start">
        <TextInput
          label="Name"
          autoFocus
          autoComplete="off"
          withAsterisk
          aria-required
          value={name}
          maxLength={120}
          error={fieldMessage(save.error, 'name')}
          onChange={(event) => setName(event.currentTarget.value)}
          styles={{ input: { minHeight: 44 } }}
        />
        <NativeSelect
          label="Kind"
          value={kind}
          data={Object.entries(payerKindWords).map(([value, label]) => ({ value, label }))}
          onChange={(event) => setKind(event.currentTarget.value as PayerKind)}
          styles={{ input: { minHeight: 44 } }}
        />
      </Group>
      <div className={classes['refusal']}>
        <ErrorNotice error={save.error} shown={['name']} />
      </div>
      <Group gap="xs" mt="sm">
        <Button type="submit" mih={44} loading={save.isPending}>
          {payer === null ? 'Add the payer' : 'Save'}
        </Button>
        <Button variant="default" mih={44} onClick={onDone}>
          Leave it
        </Button>
      </Group>
    </form>
  );
}
