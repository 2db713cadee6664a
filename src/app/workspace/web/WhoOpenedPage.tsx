// For the privacy officer: who opened one person's record, what for, and what was refused, the newest first.
import { Button, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { dayIn, type Instant } from '#kernel/local-date.ts';
import { ask, pathOf } from '#ui/ask.ts';
import { DataTable, type Column } from '#ui/DataTable.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { dayAndTime, timeOfDay } from '#ui/format.ts';
import { usePathPart } from '#ui/page-params.ts';
import { PageLink } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { Shown } from '#ui/Shown.tsx';
import type { WhoOpened } from '../../who-opened-answer.ts';
import { staysOf, type Stay } from './stays-in-record.ts';

export function WhoOpenedPage() {
  const patientId = usePathPart('patientId');
  const looks = useInfiniteQuery({
    queryKey: ['who-opened', patientId],
    queryFn: ({ pageParam }) =>
      ask<WhoOpened>({ path: pathOf(`/api/patients/${patientId}/who-opened`, { before: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.before,
  });
  return (
    <Shown query={looks} what="Reading the audit trail">
      {(answer) => {
        const [first] = answer.pages;
        return (
          <>
            <PageTitle
              tab="Who opened it"
              below={
                <>
                  <bdi>{first?.personName}</bdi> · {first?.personNumber} ·{' '}
                  <PageLink to={`/app/patients/${patientId}`}>the chart</PageLink>
                </>
              }
            >
              Who opened this record
            </PageTitle>
            <DataTable
              caption="Who opened this record, the newest first"
              columns={columnsIn(first?.timeZone ?? 'America/Chicago')}
              rows={staysOf(answer.pages.flatMap((page) => page.looks))}
              rowKey={(stay) => stay.id}
              empty={<EmptyState title="Nobody has opened this record yet." />}
            />
            {looks.hasNextPage ? (
              <Button
                variant="default"
                mt="md"
                mih={44}
                loading={looks.isFetchingNextPage}
                onClick={() => void looks.fetchNextPage()}
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

function columnsIn(zone: string): readonly Column<Stay>[] {
  return [
    {
      key: 'who',
      title: 'Who, and when',
      cell: (stay) => (
        <>
          <bdi>{stay.staffName ?? 'Nobody signed in'}</bdi>
          <Text size="sm" c="dimmed">
            {whenWords(stay, zone)}
          </Text>
        </>
      ),
    },
    {
      key: 'what',
      title: 'What',
      cell: (stay) => (
        <>
          {stay.actions.map((one) => (
            <div key={one.action}>
              {actionWords(one.action)}
              {one.times === 1 ? '' : `, ${one.times} times`}
            </div>
          ))}
          {stay.isRefused ? (
            <Text size="sm" fw={600}>
              △ Refused
            </Text>
          ) : null}
        </>
      ),
    },
    {
      key: 'kind',
      title: 'Kind',
      cell: (stay) => kindWords[stay.kind] ?? stay.kind,
      wideOnly: true,
    },
  ];
}

// 'Nov 16, 2026, 9:05 AM to 9:20 AM'.
function whenWords({ from, to }: Stay, zone: string): string {
  const [since, until] = [dayAndTime(from, zone), dayAndTime(to, zone)];
  if (since === until) return since;
  const isSameDay = dayIn(zone, from as Instant) === dayIn(zone, to as Instant);
  return `${since} to ${isSameDay ? timeOfDay(to, zone) : until}`;
}

const kindWords: Readonly<Record<string, string | undefined>> = {
  look: 'A look',
  change: 'A change',
  access: 'Signing in',
};

// 'session-notes.opened' reads 'Session notes opened'.
function actionWords(action: string): string {
  const words = action.replaceAll(/[.-]/gu, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
