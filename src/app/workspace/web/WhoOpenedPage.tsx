// For the privacy officer: who opened one person's record, what for, and what was refused, the newest first.
import { Button, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ask, pathOf } from '#ui/ask.ts';
import { DataTable, type Column } from '#ui/DataTable.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { dayAndTime } from '#ui/format.ts';
import { usePathPart } from '#ui/page-params.ts';
import { PageLink } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { Shown } from '#ui/Shown.tsx';
import type { WhoOpened } from '../../who-opened-answer.ts';

type Look = WhoOpened['looks'][number];

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
              rows={answer.pages.flatMap((page) => page.looks)}
              rowKey={(look) => look.id}
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

function columnsIn(zone: string): readonly Column<Look>[] {
  return [
    {
      key: 'who',
      title: 'Who, and when',
      cell: (look) => (
        <>
          <bdi>{look.staffName ?? 'Nobody signed in'}</bdi>
          <Text size="sm" c="dimmed">
            {dayAndTime(look.at, zone)}
          </Text>
        </>
      ),
    },
    {
      key: 'what',
      title: 'What',
      cell: (look) => (
        <>
          {actionWords(look.action)}
          {look.outcome === 'allowed' ? null : (
            <Text size="sm" fw={600}>
              △ Refused
            </Text>
          )}
        </>
      ),
    },
    { key: 'kind', title: 'Kind', cell: (look) => kindWords[look.kind] ?? look.kind, wideOnly: true },
  ];
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
