// Staff members for the administrator: who works here, in which roles, and whether their account is set up.
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { DataTable, type Column } from '#ui/DataTable.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fullDay } from '#ui/format.ts';
import { Loading } from '#ui/Loading.tsx';
import { useQueryWord } from '#ui/page-params.ts';
import { PageLink } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { ShowMore } from '#ui/ShowMore.tsx';
import { roleWords, type RoleName } from '../rules/role-words.ts';
import type { StaffMemberRow } from '../rules/staff-member.ts';
import { AddStaffForm } from './AddStaffForm.tsx';
import { EndingCredentials } from './EndingCredentials.tsx';
import { SetUpLink } from './SetUpLink.tsx';
import { endWork, listStaff, makeSetUpLink, whoAmI, type LinkShown } from './staff.api.ts';
import { StepUp } from './StepUp.tsx';
import classes from './staff.module.css';

const accountWords: Readonly<Record<NonNullable<StaffMemberRow['account']>, string>> = {
  none: 'No account',
  waiting: 'Waits for set-up',
  open: 'Open',
  closed: 'Closed',
};

export function StaffPage() {
  const [words, setWords] = useState('');
  const [sought] = useDebouncedValue(words, 200);
  // The page that sets a new system up leads here with the form open.
  const [isAdding, setAdding] = useState(useQueryWord('add') === 'yes');
  const [link, setLink] = useState<(LinkShown & { name: string }) | null>(null);
  const me = useQuery({ queryKey: ['me'], queryFn: whoAmI, staleTime: 60_000 });
  const mayAdminister = me.data?.permissions.includes('staff.administer') ?? false;
  const add =
    mayAdminister && !isAdding ? <Button onClick={() => setAdding(true)}>Add somebody</Button> : undefined;
  return (
    <>
      <PageTitle actions={add}>Staff</PageTitle>
      <Stack gap="lg">
        {isAdding && mayAdminister ? <AddStaffForm onDone={() => setAdding(false)} onLink={setLink} /> : null}
        {link === null ? null : <SetUpLink link={link} onClose={() => setLink(null)} />}
        <EndingCredentials />
        <TextInput
          label="Find"
          placeholder="Name or sign-in name"
          maw="20rem"
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <StaffTable
          sought={sought}
          columns={columnsFor(mayAdminister ? me.data?.staffMemberId : undefined, setLink)}
        />
      </Stack>
    </>
  );
}

type StaffTableProps = { readonly sought: string; readonly columns: readonly Column<StaffMemberRow>[] };

function StaffTable({ sought, columns }: StaffTableProps) {
  const staff = useInfiniteQuery({
    queryKey: ['staff', 'list', sought],
    queryFn: ({ pageParam }) => listStaff({ words: sought, after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  if (staff.isPending) return <Loading />;
  if (!staff.data) return <ErrorNotice error={staff.error} onRetry={() => void staff.refetch()} />;
  return (
    <>
      <DataTable
        caption="Staff members"
        columns={columns}
        rows={staff.data.pages.flatMap((page) => page.members)}
        rowKey={(row) => row.id}
        empty={<EmptyState title="Nobody has such a name." />}
      />
      <ErrorNotice error={staff.error} />
      <ShowMore pages={staff} />
    </>
  );
}

type OnLink = (link: LinkShown & { name: string }) => void;

// `administrator` is the one who looks, when they may administer: their own work is ended by another.
function columnsFor(administrator: string | undefined, onLink: OnLink): Column<StaffMemberRow>[] {
  const columns: Column<StaffMemberRow>[] = [
    {
      key: 'name',
      title: 'Name',
      cell: (row) => (
        <PageLink to={`/app/staff/${row.id}`} fw={600} className={classes['rowLink'] ?? ''}>
          {nameOf(row)}
        </PageLink>
      ),
    },
    { key: 'roles', title: 'Roles', cell: (row) => rolesInWords(row) },
    { key: 'signInName', title: 'Sign-in name', wideOnly: true, cell: (row) => row.signInName ?? '' },
    { key: 'account', title: 'Account', cell: accountInWords },
  ];
  return administrator !== undefined
    ? [
        ...columns,
        {
          key: 'acts',
          title: 'Actions',
          cell: (row) => <Acts row={row} isOwn={row.id === administrator} onLink={onLink} />,
        },
      ]
    : columns;
}

function accountInWords(row: StaffMemberRow): string {
  if (row.leftOn !== null) return `Left ${fullDay(row.leftOn)}`;
  return row.account === null ? 'Works here' : accountWords[row.account];
}

function nameOf(row: StaffMemberRow): string {
  return `${row.familyName}, ${row.givenName}`;
}

function rolesInWords(row: StaffMemberRow): string {
  return row.roles
    .map(
      ({ role, clinicName }) =>
        `${roleWords[role as RoleName]}${clinicName === null ? '' : ` (${clinicName})`}`,
    )
    .join(', ');
}

type ActsProps = { readonly row: StaffMemberRow; readonly isOwn: boolean; readonly onLink: OnLink };

function Acts({ row, isOwn, onLink }: ActsProps) {
  const client = useQueryClient();
  const [isSure, setSure] = useState(false);
  const link = useMutation({
    mutationFn: () => makeSetUpLink(row.id),
    onSuccess: (made) => onLink({ ...made, name: nameOf(row) }),
  });
  const end = useMutation({
    mutationFn: () => endWork(row.id),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['staff'] }),
  });
  if (row.leftOn !== null) return null;
  return (
    <Stack gap={4}>
      <Group gap={6}>
        {row.account === 'none' ? null : (
          <Button
            size="compact-sm"
            variant="default"
            loading={link.isPending}
            aria-label={`New set-up link for ${nameOf(row)}`}
            onClick={() => link.mutate()}
          >
            New set-up link
          </Button>
        )}
        {isOwn ? null : (
          <EndWork
            row={row}
            isSure={isSure}
            isEnding={end.isPending}
            onSure={setSure}
            onEnd={() => end.mutate()}
          />
        )}
      </Group>
      {isSure ? <Text size="xs">Their access ends everywhere at once. It cannot be undone.</Text> : null}
      <StepUp error={link.error} onProved={() => link.mutate()} />
      <ErrorNotice error={end.error} />
    </Stack>
  );
}

type EndWorkProps = {
  readonly row: StaffMemberRow;
  readonly isSure: boolean;
  readonly isEnding: boolean;
  readonly onSure: (isSure: boolean) => void;
  readonly onEnd: () => void;
};

// It cannot be undone, so it takes two presses.
function EndWork({ row, isSure, isEnding, onSure, onEnd }: EndWorkProps) {
  if (!isSure) {
    return (
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`End work of ${nameOf(row)}`}
        onClick={() => onSure(true)}
      >
        End work
      </Button>
    );
  }
  return (
    <>
      <Button size="compact-sm" autoFocus loading={isEnding} onClick={onEnd}>
        End access now
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => onSure(false)}>
        Keep
      </Button>
    </>
  );
}
