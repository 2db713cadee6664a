// For the privacy officer: notes that were entered in error, over all people, the newest first. Their words stand on the
// page of the person, so that each look at them is recorded by itself.
import { Button, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ask, pathOf } from '#ui/ask.ts';
import { DataTable, type Column } from '#ui/DataTable.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { dayAndTime, fullDay } from '#ui/format.ts';
import { PageLink } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { Shown } from '#ui/Shown.tsx';
import type { ErrorsList } from '../rules/notes-answers.ts';

type Row = ErrorsList['notes'][number];

export function NotesInErrorPage() {
  const errors = useInfiniteQuery({
    queryKey: ['notes', 'in-error'],
    queryFn: ({ pageParam }) =>
      ask<ErrorsList>({ path: pathOf('/api/notes-in-error', { before: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.before,
  });
  return (
    <>
      <PageTitle below="They stay as they were signed, and stand in no list and no print. Only who answers for privacy can read them.">
        Notes entered in error
      </PageTitle>
      <Shown query={errors} what="Loading notes entered in error">
        {(answer) => (
          <DataTable
            caption="Notes entered in error, the newest first"
            columns={columns}
            rows={answer.pages.flatMap((page) => page.notes)}
            rowKey={(row) => row.noteId}
            empty={<EmptyState title="No note was entered in error." />}
          />
        )}
      </Shown>
      {errors.hasNextPage ? (
        <Button
          variant="default"
          mt="md"
          mih={44}
          loading={errors.isFetchingNextPage}
          onClick={() => void errors.fetchNextPage()}
        >
          Show more
        </Button>
      ) : null}
    </>
  );
}

const columns: readonly Column<Row>[] = [
  {
    key: 'note',
    title: 'Whose note',
    cell: (row) => (
      <>
        <PageLink to={`/app/patients/${row.patientId}/notes-in-error`}>
          <bdi>{row.personName}</bdi>
        </PageLink>
        <Text size="sm" c="dimmed">
          {row.personNumber} · {fullDay(row.heldOn)} · {row.groupName}, {row.clinicName}
        </Text>
        <Text size="sm" hiddenFrom="sm" dir="auto">
          {row.reason}
        </Text>
      </>
    ),
  },
  { key: 'why', title: 'Why', cell: (row) => <bdi>{row.reason}</bdi>, wideOnly: true },
  {
    key: 'who',
    title: 'Marked by',
    cell: (row) => (
      <>
        <bdi>{row.markerName}</bdi>
        <Text size="sm" c="dimmed">
          {dayAndTime(row.markedAt, row.timeZone)}
        </Text>
      </>
    ),
  },
  {
    key: 'signed',
    title: 'Signed by',
    cell: (row) => (
      <>
        <bdi>{row.signerName}</bdi>
        <Text size="sm" c="dimmed">
          {dayAndTime(row.signedAt, row.timeZone)}
        </Text>
      </>
    ),
    wideOnly: true,
  },
  {
    key: 'now',
    title: 'In its place',
    cell: (row) => (row.isReplaced ? 'A new note' : 'None yet'),
    wideOnly: true,
  },
];
