// All groups of one's clinics: when, how many hours, how full, led by whom.
import { Button, Group, NativeSelect, Switch, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { DataTable, type Column } from '#ui/DataTable.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { Fill } from '#ui/Fill.tsx';
import { PageLink } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { Shown } from '#ui/Shown.tsx';
import { useMay, useWhoIsSignedIn } from '../../staff/web/door.ts';
import type { GroupSummary } from '../rules/group-answers.ts';
import { useGroupPages, type GroupsAsked } from './groups.api.ts';
import {
  hoursWords,
  kindWords,
  leaderNames,
  modeWords,
  programWords,
  timetableWords,
  wordOf,
} from './group-words.ts';
import { ButtonLink } from './ButtonLink.tsx';
import classes from './groups.module.css';

export function GroupsPage() {
  const may = useMay();
  const [words, setWords] = useState('');
  const [clinicId, setClinic] = useState('');
  const [program, setProgram] = useState('');
  const [onlyFree, setOnlyFree] = useState(false);
  const [settled] = useDebouncedValue(words.trim(), 150);
  const clinics = useWhoIsSignedIn()?.clinics ?? [];
  return (
    <>
      <PageTitle
        actions={may('groups.set-up') ? <ButtonLink to="/app/groups/new">New group</ButtonLink> : null}
      >
        Groups
      </PageTitle>
      <Group gap="sm" mb="md" align="center">
        <TextInput
          type="search"
          aria-label="Filter groups"
          placeholder="Name, weekday, leader"
          value={words}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setWords(event.currentTarget.value)}
          w={{ base: '100%', xs: 240 }}
          styles={{ input: { minHeight: 44 } }}
        />
        {clinics.length > 1 ? (
          <NativeSelect
            aria-label="Clinic"
            value={clinicId}
            onChange={(event) => setClinic(event.currentTarget.value)}
            data={[
              { value: '', label: 'All clinics' },
              ...clinics.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            styles={{ input: { minHeight: 44 } }}
          />
        ) : null}
        <NativeSelect
          aria-label="Program"
          value={program}
          onChange={(event) => setProgram(event.currentTarget.value)}
          data={[
            { value: '', label: 'Any program' },
            ...Object.entries(programWords).map(([value, label]) => ({ value, label })),
          ]}
          styles={{ input: { minHeight: 44 } }}
        />
        <Switch
          label="Only with free seats"
          checked={onlyFree}
          onChange={(event) => setOnlyFree(event.currentTarget.checked)}
          styles={{ body: { alignItems: 'center', minHeight: 44 } }}
        />
      </Group>
      <GroupList asked={{ words: settled, clinic: clinicId, program, onlyFree }} />
    </>
  );
}

function GroupList({ asked }: { readonly asked: GroupsAsked }) {
  const pages = useGroupPages(asked);
  return (
    <Shown query={pages} what="Loading the groups">
      {(answer) => {
        const groups = answer.pages.flatMap((page) => page.groups);
        return (
          <>
            <Text c="dimmed" size="sm" mb="xs" role="status">
              {countWords(
                groups.length,
                answer.pages[0]?.found ?? 0,
                asked.onlyFree === true && pages.hasNextPage,
              )}
            </Text>
            <DataTable
              caption="Groups"
              columns={columns}
              rows={groups}
              rowKey={(group) => group.id}
              empty={<NoGroups asked={asked} />}
            />
            {pages.hasNextPage ? (
              <Button
                variant="default"
                mt="md"
                mih={44}
                loading={pages.isFetchingNextPage}
                onClick={() => void pages.fetchNextPage()}
              >
                Show more
              </Button>
            ) : null}
          </>
        );
      }}
    </Shown>
  );
}

// '12 groups', '40 of 510 groups'; with full ones left out nobody has counted to the end yet.
function countWords(shown: number, found: number, isUncounted: boolean): string {
  const groups = (count: number) => `${count} ${count === 1 ? 'group' : 'groups'}`;
  if (shown === found) return groups(found);
  return isUncounted ? `${shown} of ${groups(found)} so far` : `${shown} of ${groups(found)}`;
}

function NoGroups({ asked }: { readonly asked: GroupsAsked }) {
  return asked.words === '' && asked.clinic === '' && asked.program === '' && asked.onlyFree !== true ? (
    <EmptyState title="There are no groups yet.">A director or administrator sets them up.</EmptyState>
  ) : (
    <EmptyState title="No group fits.">Take a word away, or choose all clinics and any program.</EmptyState>
  );
}

const columns: readonly Column<GroupSummary>[] = [
  {
    key: 'name',
    title: 'Group',
    cell: (group) => (
      <>
        <PageLink to={`/app/groups/${group.id}`} fw={600} className={classes['rowLink'] ?? ''}>
          {group.name}
        </PageLink>
        <Text size="sm" c="dimmed">
          {group.clinicName} · {wordOf(programWords, group.program)}
        </Text>
        <Text size="sm" hiddenFrom="sm">
          {timetableWords(group)}
        </Text>
      </>
    ),
  },
  {
    key: 'when',
    title: 'When',
    cell: (group) => (
      <>
        {timetableWords(group)}
        <Text size="sm" c="dimmed">
          {hoursWords(group)}
        </Text>
      </>
    ),
    wideOnly: true,
  },
  {
    key: 'fill',
    title: 'Seats',
    cell: (group) => <Fill taken={group.seatsTaken} of={group.seatLimit} what="seats" />,
  },
  { key: 'leaders', title: 'Led by', cell: (group) => leaderNames(group.leaders), wideOnly: true },
  {
    key: 'mode',
    title: 'Kind',
    cell: (group) => (
      <>
        {wordOf(kindWords, group.kind)}
        <Text size="sm" c="dimmed">
          {wordOf(modeWords, group.mode)}
        </Text>
      </>
    ),
    wideOnly: true,
  },
];
