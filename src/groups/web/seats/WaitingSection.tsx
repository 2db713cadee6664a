// The waiting list of a group in its order. A free chair points at the first whom it fits; every step is kept.
import { Button, Group, NumberInput, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { DataTable, type Column } from '#ui/DataTable.tsx';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fullDay, shortDay, weekdaysText } from '#ui/format.ts';
import { PageLink } from '#ui/PageLink.tsx';
import { Shown } from '#ui/Shown.tsx';
import { useOneOpen } from '#ui/one-open.ts';
import type { WaitingList } from '../../rules/seat-answers.ts';
import { ChairForm } from './ChairForm.tsx';
import type { DoneThing } from './Done.tsx';
import { nameOf } from './names.ts';
import { PersonPicker } from './PersonPicker.tsx';
import { useSend, useWaitingList } from './seats.api.ts';
import classes from './seats.module.css';

type Entry = WaitingList['entries'][number];
type WaitingSectionProps = {
  readonly groupId: string;
  readonly maySeat: boolean;
  readonly onDone: (done: DoneThing | null) => void;
};

const statusWords: Readonly<Record<string, string>> = {
  waiting: 'waits',
  offered: 'was offered a chair',
  accepted: 'took the chair',
  declined: 'declined',
  lapsed: 'did not answer in time',
  left: 'left the list',
};

export function WaitingSection({ groupId, maySeat, onDone }: WaitingSectionProps) {
  return (
    <section aria-labelledby="waiting">
      <Title order={2} id="waiting" mt="xl" mb="sm">
        Waiting list
      </Title>
      <Shown query={useWaitingList(groupId)} what="Loading the waiting list">
        {(list) => <List list={list} groupId={groupId} maySeat={maySeat} onDone={onDone} />}
      </Shown>
    </section>
  );
}

function List({ list, groupId, maySeat, onDone }: WaitingSectionProps & { readonly list: WaitingList }) {
  const { open: movingId, show: setMoving, close: closeMove } = useOneOpen<string>();
  const { open: chair, show: setChair, close: closeChair } = useOneOpen<Chair>();
  const [patientId, pick] = useState<string | null>(null);
  const join = useSend(() => pick(null));
  const moving = list.entries.find((entry) => entry.id === movingId);
  const first = list.entries.find((entry) => entry.id === list.firstFittingId);
  const places = new Map(
    list.entries.filter(stands).map((entry, place): [string, number] => [entry.id, place + 1]),
  );
  return (
    <>
      <FreeWords list={list} first={first} />
      {moving === undefined ? null : (
        <MoveForm entry={moving} place={places.get(moving.id) ?? 1} onDone={closeMove} />
      )}
      {chair === null ? null : (
        <ChairForm
          key={`${chair.what} ${chair.entry.id}`}
          what={chair.what}
          entry={chair.entry}
          list={list}
          onDone={(done) => {
            closeChair();
            onDone(done);
          }}
        />
      )}
      <DataTable
        caption="People who wait for this group, the first first"
        columns={columnsOf({ places, maySeat, onMove: setMoving, onChair: setChair })}
        rows={list.entries}
        rowKey={(entry) => entry.id}
        empty={<Text c="dimmed">Nobody waits for this group.</Text>}
      />
      {maySeat ? (
        <Group gap="xs" align="flex-end" mt="sm">
          <PersonPicker label="Add to the list" groupId={groupId} value={patientId} onChange={pick} />
          <Button
            variant="default"
            mih={44}
            disabled={patientId === null}
            loading={join.isPending}
            onClick={() =>
              join.mutate({
                path: `/api/groups/${groupId}/waiting`,
                body: { patientId, weekdays: null, because: '' },
              })
            }
          >
            Add
          </Button>
        </Group>
      ) : null}
      <ErrorNotice error={join.error} />
    </>
  );
}

function FreeWords({ list, first }: { readonly list: WaitingList; readonly first: Entry | undefined }) {
  const free = list.free.filter((day) => day.chairs > 0);
  const chairs = free.map((day) => `${weekdaysText([day.weekday])} ${day.chairs}`).join(', ');
  if (free.length === 0) return <Text mb="sm">No chair is free for good on any weekday.</Text>;
  return (
    <Text mb="sm" role="status">
      Free chairs{list.freeFrom > list.today ? ' from tomorrow on' : ''}: {chairs}.{' '}
      {first === undefined ? null : (
        <strong>
          The first whom they fit: {nameOf(first)}, waiting since {shortDay(first.joinedAt.slice(0, 10))}.
        </strong>
      )}
    </Text>
  );
}

type Chair = { readonly what: 'offer' | 'accept'; readonly entry: Entry };
type ColumnsOf = Pick<WaitingSectionProps, 'maySeat'> & {
  readonly places: ReadonlyMap<string, number>;
  readonly onMove: (entryId: string) => void;
  readonly onChair: (chair: Chair) => void;
};

function columnsOf({ places, maySeat, onMove, onChair }: ColumnsOf): Column<Entry>[] {
  const columns: Column<Entry>[] = [
    { key: 'place', title: 'Place', cell: (entry) => places.get(entry.id) ?? '–' },
    {
      key: 'name',
      title: 'Name',
      cell: (entry) => (
        <>
          <PageLink to={`/app/patients/${entry.patientId}`} fw={600} className={classes['rowLink'] ?? ''}>
            {nameOf(entry)}
          </PageLink>
          <Text size="sm" c="dimmed">
            {entry.weekdays === null ? 'Every day' : weekdaysText(entry.weekdays)} · {stateWords(entry)}
          </Text>
        </>
      ),
    },
    {
      key: 'since',
      title: 'Since',
      wideOnly: true,
      cell: (entry) => shortDay(entry.joinedAt.slice(0, 10)),
    },
    {
      key: 'words',
      title: 'In words',
      wideOnly: true,
      cell: (entry) => [entry.because, entry.stepBecause].filter((part) => part !== '').join('; '),
    },
  ];
  if (!maySeat) return columns;
  return [
    ...columns,
    {
      key: 'do',
      title: 'Next step',
      align: 'right',
      cell: (entry) => <Steps entry={entry} onMove={onMove} onChair={onChair} />,
    },
  ];
}

// What may follow each state, in the words of the buttons.
const stepsFrom: Readonly<Record<string, readonly string[]>> = {
  waiting: ['Offer', 'Takes it', 'Place', 'Leaves'],
  offered: ['Takes it', 'Declined', 'Place', 'Leaves'],
  'ran out': ['Offer again', 'Takes it', 'Lapsed', 'Place', 'Leaves'],
  declined: ['Waits again'],
  lapsed: ['Waits again'],
  left: ['Waits again'],
};

type StepsProps = {
  readonly entry: Entry;
  readonly onMove: (entryId: string) => void;
  readonly onChair: (chair: Chair) => void;
};

function Steps({ entry, onMove, onChair }: StepsProps) {
  const step = useSend();
  const close = (status: string) =>
    step.mutate({ path: `/api/waiting/${entry.id}/close`, body: { status, because: '' } });
  const acts: Readonly<Record<string, () => void>> = {
    Offer: () => onChair({ what: 'offer', entry }),
    'Offer again': () => onChair({ what: 'offer', entry }),
    Declined: () => close('declined'),
    Lapsed: () => close('lapsed'),
    'Takes it': () => onChair({ what: 'accept', entry }),
    Place: () => onMove(entry.id),
    Leaves: () => close('left'),
    'Waits again': () => close('waiting'),
  };
  const buttons = (stepsFrom[entry.hasLapsed ? 'ran out' : entry.status] ?? []).map((label) => ({
    label,
    act: () => acts[label]?.(),
  }));
  return (
    <>
      <div className={classes['actions']}>
        {buttons.map(({ label, act }) => (
          <Button
            key={label}
            variant="subtle"
            size="compact-md"
            aria-label={`${label}: ${nameOf(entry)}`}
            onClick={act}
          >
            {label}
          </Button>
        ))}
      </div>
      <ErrorNotice error={step.error} />
    </>
  );
}

type MoveFormProps = { readonly entry: Entry; readonly place: number; readonly onDone: () => void };

function MoveForm({ entry, place: now, onDone }: MoveFormProps) {
  const [place, setPlace] = useState(now);
  const [because, setBecause] = useState('');
  const move = useSend(onDone);
  return (
    <form
      className={classes['panel']}
      aria-label={`Place of ${nameOf(entry)}`}
      onSubmit={(event) => {
        event.preventDefault();
        move.mutate({ path: `/api/waiting/${entry.id}/move`, body: { place, because } });
      }}
    >
      <Group gap="sm" align="flex-start">
        <NumberInput
          label={`Place of ${nameOf(entry)}`}
          min={1}
          autoFocus
          value={place}
          onChange={(value) => setPlace(Number(value) || 1)}
          styles={{ input: { minHeight: 44 } }}
        />
        <TextInput
          label="Why before others"
          required
          value={because}
          onChange={(event) => setBecause(event.currentTarget.value)}
          w={{ base: '100%', xs: 300 }}
          styles={{ input: { minHeight: 44 } }}
        />
      </Group>
      <Group gap="xs" mt="sm">
        <Button type="submit" mih={44} loading={move.isPending}>
          Give this place
        </Button>
        <Button variant="default" mih={44} onClick={onDone}>
          Leave it
        </Button>
      </Group>
      <ErrorNotice error={move.error} />
    </form>
  );
}

function stands(entry: Entry): boolean {
  return entry.status === 'waiting' || entry.status === 'offered';
}

function stateWords(entry: Entry): string {
  const words = statusWords[entry.status] ?? entry.status;
  if (entry.offeredUntil === null) return words;
  if (entry.hasLapsed) return `the offer ran out on ${fullDay(entry.offeredUntil)}; the chair is not held`;
  const from = entry.offeredFrom === null ? '' : ` from ${fullDay(entry.offeredFrom)}`;
  return `${words}${from}, held until ${fullDay(entry.offeredUntil)}`;
}
