// People who must not share a room, for those who may know: the pairs that stand, and the way to decide or end one.
import { Button, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { DataTable, type Column } from '#ui/DataTable.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fullDay } from '#ui/format.ts';
import { PageLink } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { fieldMessage } from '#ui/problem.ts';
import { Shown } from '#ui/Shown.tsx';
import { useOneOpen } from '#ui/one-open.ts';
import type { KeepApartList } from '../../rules/seat-answers.ts';
import { nameOf } from './names.ts';
import { PersonPicker } from './PersonPicker.tsx';
import { useKeepApart, useSend } from './seats.api.ts';
import classes from './seats.module.css';

type Pair = KeepApartList['pairs'][number];
const input = { input: { minHeight: 44 } };

export function KeepApartPage() {
  return (
    <>
      <PageTitle below="Checked on every seat and visit. The desk hears only: not this group, ask the supervisor.">
        Kept apart
      </PageTitle>
      <Shown query={useKeepApart()} what="Loading">
        {(list) => <Pairs list={list} />}
      </Shown>
    </>
  );
}

function Pairs({ list }: { readonly list: KeepApartList }) {
  const { open: ending, show: setEnding, close } = useOneOpen<string>();
  const pair = list.pairs.find((one) => one.id === ending);
  const columns: Column<Pair>[] = [
    { key: 'who', title: 'Who', cell: (one) => <Who pair={one} /> },
    { key: 'because', title: 'Why', cell: (one) => one.because },
    {
      key: 'span',
      title: 'When',
      wideOnly: true,
      cell: (one) =>
        `since ${fullDay(one.startsOn)}${one.endsOn === null ? '' : ` until ${fullDay(one.endsOn)}`}`,
    },
    { key: 'by', title: 'Decided by', wideOnly: true, cell: (one) => one.decidedBy },
    {
      key: 'do',
      title: 'Change',
      align: 'right',
      cell: (one) =>
        one.endsOn !== null && one.endsOn < list.today ? null : (
          <Button
            variant="subtle"
            size="compact-md"
            mih={44}
            aria-label={`End: ${nameOf(one.one)} and ${nameOf(one.other)}`}
            onClick={() => setEnding(one.id)}
          >
            End
          </Button>
        ),
    },
  ];
  return (
    <>
      <DecideForm today={list.today} />
      {pair === undefined ? null : <EndForm key={pair.id} pair={pair} today={list.today} onDone={close} />}
      <DataTable
        caption="People who must not share a room"
        columns={columns}
        rows={list.pairs}
        rowKey={(one) => one.id}
        empty={<EmptyState title="Nobody has to be kept apart." />}
      />
    </>
  );
}

function Who({ pair }: { readonly pair: Pair }) {
  return (
    <>
      <PageLink to={`/app/patients/${pair.one.id}`} className={classes['rowLink'] ?? ''}>
        {nameOf(pair.one)}
      </PageLink>{' '}
      and{' '}
      <PageLink to={`/app/patients/${pair.other.id}`} className={classes['rowLink'] ?? ''}>
        {nameOf(pair.other)}
      </PageLink>
      {pair.together.map((group) => (
        <Text key={group.id} size="sm" fw={600}>
          Both sit in <PageLink to={`/app/groups/${group.id}`}>{group.name}</PageLink>: move one of them.
        </Text>
      ))}
    </>
  );
}

function DecideForm({ today }: { readonly today: string }) {
  const [one, setOne] = useState<string | null>(null);
  const [other, setOther] = useState<string | null>(null);
  const [because, setBecause] = useState('');
  const [startsOn, setStart] = useState(today);
  const send = useSend(() => {
    setOne(null);
    setOther(null);
    setBecause('');
  });
  return (
    <form
      className={classes['panel']}
      aria-label="Keep two people apart"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate({
          path: '/api/keep-apart',
          body: { patientId: one, otherPatientId: other, because, startsOn },
        });
      }}
    >
      <Group gap="sm" align="flex-start">
        <PersonPicker
          label="One"
          value={one}
          onChange={setOne}
          error={fieldMessage(send.error, 'patientId')}
        />
        <PersonPicker
          label="The other"
          value={other}
          onChange={setOther}
          error={fieldMessage(send.error, 'otherPatientId')}
        />
        <TextInput
          label="From"
          type="date"
          value={startsOn}
          onChange={(event) => setStart(event.currentTarget.value)}
          styles={input}
        />
        <TextInput
          label="Why"
          value={because}
          maxLength={500}
          onChange={(event) => setBecause(event.currentTarget.value)}
          error={fieldMessage(send.error, 'because')}
          w={{ base: '100%', xs: 300 }}
          styles={input}
        />
      </Group>
      <Button
        type="submit"
        mih={44}
        mt="sm"
        loading={send.isPending}
        disabled={one === null || other === null}
      >
        Keep them apart
      </Button>
      <ErrorNotice error={send.error} shown={['because', 'patientId', 'otherPatientId']} />
    </form>
  );
}

type EndFormProps = { readonly pair: Pair; readonly today: string; readonly onDone: () => void };

function EndForm({ pair, today, onDone }: EndFormProps) {
  const [endsOn, setEnd] = useState(today);
  const [because, setBecause] = useState('');
  const send = useSend(onDone);
  return (
    <form
      className={classes['panel']}
      aria-label={`${nameOf(pair.one)} and ${nameOf(pair.other)} may meet again`}
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate({ path: `/api/keep-apart/${pair.id}/end`, body: { endsOn, because } });
      }}
    >
      <Text mb="xs">
        {nameOf(pair.one)} and {nameOf(pair.other)} may meet again after this day.
      </Text>
      <Group gap="sm" align="flex-start">
        <TextInput
          label="Last day"
          type="date"
          autoFocus
          value={endsOn}
          onChange={(event) => setEnd(event.currentTarget.value)}
          styles={input}
        />
        <TextInput
          label="Why it ends"
          value={because}
          maxLength={500}
          onChange={(event) => setBecause(event.currentTarget.value)}
          error={fieldMessage(send.error, 'because')}
          w={{ base: '100%', xs: 300 }}
          styles={input}
        />
      </Group>
      <Group gap="xs" mt="sm">
        <Button type="submit" mih={44} loading={send.isPending}>
          End it
        </Button>
        <Button variant="default" mih={44} onClick={onDone}>
          Leave it
        </Button>
      </Group>
      <ErrorNotice error={send.error} shown={['because']} />
    </form>
  );
}
