// All groups of one's clinics: when, how many hours, how full, led by whom.
import { Group, NativeSelect, Switch, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { DataTable, type Column } from '#ui/DataTable.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { Fill } from '#ui/Fill.tsx';
import { PageLink } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { Shown } from '#ui/Shown.tsx';
import { useMay } from '../../staff/web/door.ts';
import type { GroupSummary } from '../rules/group-answers.ts';
import { useGroups } from './groups.api.ts';
import { hoursWords, kindWords, leaderNames, modeWords, timetableWords, wordOf } from './group-words.ts';
import { ButtonLink } from './ButtonLink.tsx';
import classes from './groups.module.css';

export function GroupsPage() {
  const groups = useGroups();
  const may = useMay();
  return (
    <>
      <PageTitle
        actions={may('groups.set-up') ? <ButtonLink to="/app/groups/new">New group</ButtonLink> : null}
      >
        Groups
      </PageTitle>
      <Shown query={groups} what="Loading the groups">
        {(answer) => <GroupList groups={answer.groups} />}
      </Shown>
    </>
  );
}

function GroupList({ groups }: { readonly groups: readonly GroupSummary[] }) {
  const [words, setWords] = useState('');
  const [clinicId, setClinic] = useState('');
  const [onlyFree, setOnlyFree] = useState(false);
  const clinics = [...new Map(groups.map((group) => [group.clinicId, group.clinicName]))];
  const found = groups.filter(
    (group) =>
      matches(group, words) &&
      (clinicId === '' || group.clinicId === clinicId) &&
      (!onlyFree || group.freeSeats > 0),
  );
  if (groups.length === 0)
    return (
      <EmptyState title="There are no groups yet.">A director or administrator sets them up.</EmptyState>
    );
  return (
    <>
      <Group gap="sm" mb="md" align="center">
        <TextInput
          aria-label="Filter groups"
          placeholder="Name, weekday, leader"
          value={words}
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
              ...clinics.map(([value, label]) => ({ value, label })),
            ]}
            styles={{ input: { minHeight: 44 } }}
          />
        ) : null}
        <Switch
          label="Only with free seats"
          checked={onlyFree}
          onChange={(event) => setOnlyFree(event.currentTarget.checked)}
          styles={{ body: { alignItems: 'center', minHeight: 44 } }}
        />
        <Text c="dimmed" size="sm" role="status">
          {found.length === groups.length
            ? `${groups.length} groups`
            : `${found.length} of ${groups.length} groups`}
        </Text>
      </Group>
      <DataTable
        caption="Groups"
        columns={columns}
        rows={found}
        rowKey={(group) => group.id}
        empty={<EmptyState title="No group fits.">Take a word away, or choose all clinics.</EmptyState>}
      />
    </>
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
          {group.clinicName}
        </Text>
        <Text size="sm" hiddenFrom="sm">
          {timetableWords(group.days)}
        </Text>
      </>
    ),
  },
  {
    key: 'when',
    title: 'When',
    cell: (group) => (
      <>
        {timetableWords(group.days)}
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

function matches(group: GroupSummary, words: string): boolean {
  const text = plain(
    [group.name, group.clinicName, timetableWords(group.days), leaderNames(group.leaders)].join(' '),
  );
  return plain(words)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

// Accents and capitals make no difference to who looks for something.
function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
