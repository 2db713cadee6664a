// For the privacy officer: pairs of records that may be of one person, and the merges that stand. Merging moves
// nothing, so a wrong merge is undone with one press.
import { Button, Group, NativeSelect, Text, TextInput, Title } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { EmptyState } from '#ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fullDay } from '#ui/format.ts';
import { PageLink } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { fieldMessage } from '#ui/problem.ts';
import { Shown } from '#ui/Shown.tsx';
import { ShowMore } from '#ui/ShowMore.tsx';
import { displayName } from '../rules/display-name.ts';
import type { Merges, PairsPage, PersonInPair } from '../rules/record-care-answers.ts';
import { MergeOthers } from './MergeOthers.tsx';
import {
  dismissPair,
  listMerges,
  listPairs,
  listPlaces,
  mergeRecords,
  separateRecords,
  type PlacesAtOnce,
} from './record-care.api.ts';
import classes from './patients.module.css';

const topic = 'patients';

export function DuplicatesPage() {
  const pairs = useInfiniteQuery({
    queryKey: [topic, 'pairs'],
    queryFn: ({ pageParam }) => listPairs(pageParam),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next,
  });
  const merges = useQuery({ queryKey: [topic, 'merges'], queryFn: listMerges });
  const places = useQuery({ queryKey: [topic, 'places'], queryFn: listPlaces });
  return (
    <>
      <PageTitle below="Records that may be of one person. Merging moves nothing: both stay, and are shown as one.">
        Likely duplicates
      </PageTitle>
      <Shown query={pairs} what="Loading pairs">
        {(answer) => {
          const all = answer.pages.flatMap((page) => page.pairs);
          return all.length === 0 ? (
            <EmptyState title="No two records look alike." />
          ) : (
            <ul className={classes['pairs']} aria-label="Pairs to decide about">
              {all.map((pair) => (
                <PairItem key={`${pair.one.id} ${pair.other.id}`} pair={pair} />
              ))}
            </ul>
          );
        }}
      </Shown>
      <ShowMore pages={pairs} />
      <MergeOthers />
      <Title order={2} mt="xl" mb="sm">
        Merged
      </Title>
      <Shown query={merges} what="Loading merges">
        {(answer) =>
          answer.merges.length === 0 ? (
            <EmptyState title="Nothing is merged." />
          ) : (
            <ul className={classes['pairs']} aria-label="Merges that stand">
              {answer.merges.map((merge) => (
                <MergeItem
                  key={merge.merged.id}
                  merge={merge}
                  places={(places.data?.places ?? []).filter((one) => one.patientId === merge.kept.id)}
                />
              ))}
            </ul>
          )
        }
      </Shown>
    </>
  );
}

function PersonLine({ person }: { readonly person: PersonInPair }) {
  return (
    <Text>
      <PageLink to={`/app/patients/${person.id}`}>
        <bdi>{displayName(person)}</bdi>
      </PageLink>{' '}
      · {person.number} · born {fullDay(person.birthOn)}
      {person.phone === null ? '' : ` · ${person.phone}`} · {person.clinics.join(', ')} · registered{' '}
      {fullDay(person.registeredAt.slice(0, 10))}
    </Text>
  );
}

function useDecision(decide: () => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: decide,
    onSuccess: () => client.invalidateQueries({ queryKey: [topic] }),
  });
}

function PairItem({ pair }: { readonly pair: PairsPage['pairs'][number] }) {
  const [kept, keep] = useState(pair.one.id);
  const [because, setBecause] = useState('');
  const mergedId = kept === pair.one.id ? pair.other.id : pair.one.id;
  const merge = useDecision(() => mergeRecords({ mergedId, keptId: kept, because }));
  const dismiss = useDecision(() => dismissPair({ patientId: pair.one.id, otherId: pair.other.id, because }));
  const error = merge.error ?? dismiss.error;
  return (
    <li className={classes['note']}>
      <PersonLine person={pair.one} />
      <PersonLine person={pair.other} />
      <Group align="flex-start" gap="sm" mt="xs">
        <NativeSelect
          label="Record to keep"
          value={kept}
          onChange={(event) => keep(event.currentTarget.value)}
          data={[pair.one, pair.other].map(({ id, number }) => ({ value: id, label: number }))}
          styles={{ input: { minHeight: 44 } }}
        />
        <TextInput
          label="Why"
          w={{ base: '100%', xs: 280 }}
          maxLength={500}
          value={because}
          onChange={(event) => setBecause(event.currentTarget.value)}
          error={fieldMessage(error, 'because')}
          styles={{ input: { minHeight: 44 } }}
        />
      </Group>
      <Group gap="xs" mt="xs">
        <Button mih={44} loading={merge.isPending} onClick={() => merge.mutate()}>
          One person: merge
        </Button>
        <Button variant="default" mih={44} loading={dismiss.isPending} onClick={() => dismiss.mutate()}>
          Two people
        </Button>
      </Group>
      <ErrorNotice error={error} shown={['because']} />
    </li>
  );
}

type MergeItemProps = { readonly merge: Merges['merges'][number]; readonly places: readonly PlacesAtOnce[] };

function MergeItem({ merge, places }: MergeItemProps) {
  const [because, setBecause] = useState('');
  const undo = useDecision(() =>
    separateRecords({ mergedId: merge.merged.id, keptId: merge.kept.id, because }),
  );
  return (
    <li className={classes['note']}>
      <PersonLine person={merge.kept} />
      <PersonLine person={merge.merged} />
      <Text c="dimmed" size="sm">
        Merged into {merge.kept.number} by <bdi>{merge.decidedBy}</bdi>: <bdi>{merge.because}</bdi>
      </Text>
      {places.map((one) => (
        <Text key={`${one.group?.id ?? ''} ${one.other?.id ?? ''}`} c="var(--evenkeel-warm)">
          △ Sits in two groups at the same time, first on {fullDay(one.on)}: <GroupName group={one.group} />{' '}
          and <GroupName group={one.other} />. End one of the seats, or change its days.
        </Text>
      ))}
      <Group align="flex-end" gap="sm" mt="xs">
        <TextInput
          label={`Why ${merge.merged.number} is separated`}
          w={{ base: '100%', xs: 280 }}
          maxLength={500}
          value={because}
          onChange={(event) => setBecause(event.currentTarget.value)}
          error={fieldMessage(undo.error, 'because')}
          styles={{ input: { minHeight: 44 } }}
        />
        <Button variant="default" mih={44} loading={undo.isPending} onClick={() => undo.mutate()}>
          Undo the merge
        </Button>
      </Group>
      <ErrorNotice error={undo.error} shown={['because']} />
    </li>
  );
}

function GroupName({ group }: { readonly group: PlacesAtOnce['group'] }) {
  return group === null ? (
    <>a group of another clinic</>
  ) : (
    <PageLink to={`/app/groups/${group.id}`}>{group.name}</PageLink>
  );
}
