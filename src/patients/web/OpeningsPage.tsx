// For the privacy officer: who broke the lock of a record, when and why. Those nobody has looked at stand first.
import { Button, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { DataTable, type Column } from '#ui/DataTable.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { dayAndTime } from '#ui/format.ts';
import { PageLink } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { Shown } from '#ui/Shown.tsx';
import { displayName } from '../rules/display-name.ts';
import type { Opening } from '../rules/record-care-answers.ts';
import { listOpenings, seeOpening } from './record-care.api.ts';

const queryKey = ['record-openings'];

export function OpeningsPage() {
  const openings = useQuery({ queryKey, queryFn: listOpenings });
  const client = useQueryClient();
  const see = useMutation({
    mutationFn: (opening: Opening) => seeOpening(opening.id),
    onSuccess: () => client.invalidateQueries({ queryKey }),
  });
  return (
    <>
      <PageTitle below="Whoever has a reason of their own can open a locked record for a day, and says why.">
        Locked records that were opened
      </PageTitle>
      <ErrorNotice error={see.error} />
      <Shown query={openings} what="Loading openings">
        {(answer) => (
          <DataTable
            caption="Openings of locked records"
            columns={columnsFor(answer.timeZone, (opening) => see.mutate(opening))}
            rows={answer.openings}
            rowKey={(opening) => opening.id}
            empty={<EmptyState title="Nobody has opened a locked record past its lock." />}
          />
        )}
      </Shown>
    </>
  );
}

function columnsFor(zone: string, see: (opening: Opening) => void): Column<Opening>[] {
  return [
    {
      key: 'who',
      title: 'Who, and whose record',
      cell: (opening) => (
        <>
          <bdi>{opening.openedBy}</bdi> opened{' '}
          <PageLink to={`/app/patients/${opening.patientId}`}>
            <bdi>{displayName(opening)}</bdi>
          </PageLink>
          <Text size="sm" c="dimmed">
            {opening.number} · {dayAndTime(opening.openedAt, zone)}
          </Text>
          <Text size="sm" hiddenFrom="sm">
            <bdi>{opening.because}</bdi>
          </Text>
        </>
      ),
    },
    { key: 'why', title: 'Why', cell: (opening) => <bdi>{opening.because}</bdi>, wideOnly: true },
    {
      key: 'seen',
      title: 'Looked at',
      align: 'right',
      cell: (opening) =>
        opening.seenAt === null ? (
          <Button
            variant="default"
            size="compact-md"
            mih={44}
            aria-label={`I have looked at it: ${opening.openedBy}, ${displayName(opening)}`}
            onClick={() => see(opening)}
          >
            I have looked at it
          </Button>
        ) : (
          <Text size="sm" c="dimmed">
            ✓ {opening.seenBy}, {dayAndTime(opening.seenAt, zone)}
          </Text>
        ),
    },
  ];
}
