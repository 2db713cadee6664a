// The curricula of the house, and what the program's library offers beside them.
import { Button, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '#ui/ask.ts';
import { DataTable, type Column } from '#ui/DataTable.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fullDay } from '#ui/format.ts';
import { PageLink, useGo } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { Shown } from '#ui/Shown.tsx';
import { useMay } from '../../staff/web/door.ts';
import type { CurriculumList } from '../rules/curriculum-answers.ts';
import { useCurricula } from './curricula.api.ts';
import { topicsText, whenCancelledWords } from './curriculum-words.ts';
import classes from './curricula.module.css';

export function CurriculaPage() {
  const curricula = useCurricula();
  const may = useMay();
  const go = useGo();
  return (
    <>
      <PageTitle
        below="What groups work through, round after round."
        actions={
          may('curricula.write') ? (
            <Button h={44} onClick={() => go('/app/curricula/new')}>
              New curriculum
            </Button>
          ) : null
        }
      >
        Curricula
      </PageTitle>
      <Shown query={curricula} what="Loading the curricula">
        {(answer) => <Lists answer={answer} mayWrite={may('curricula.write')} />}
      </Shown>
    </>
  );
}

type Curriculum = CurriculumList['curricula'][number];
type Entry = CurriculumList['library'][number];

const columns: readonly Column<Curriculum>[] = [
  {
    key: 'name',
    title: 'Curriculum',
    cell: (curriculum) => (
      <>
        <PageLink to={`/app/curricula/${curriculum.id}`} fw={600} className={classes['rowLink'] ?? ''}>
          {curriculum.name}
        </PageLink>
        <Text size="sm" c="dimmed" hiddenFrom="sm">
          {topicsText(curriculum.topicCount)} · {groupsText(curriculum.groups)}
        </Text>
      </>
    ),
  },
  {
    key: 'topics',
    title: 'Topics',
    cell: (curriculum) => curriculum.topicCount,
    align: 'right',
    wideOnly: true,
  },
  {
    key: 'groups',
    title: 'Followed by',
    cell: (curriculum) => groupsText(curriculum.groups),
    wideOnly: true,
  },
  {
    key: 'version',
    title: 'Newest version',
    cell: (curriculum) => `${curriculum.number}, from ${fullDay(curriculum.startsOn)}`,
    wideOnly: true,
  },
  {
    key: 'cancelled',
    title: 'A cancelled date',
    cell: (curriculum) => (curriculum.whenCancelled === 'skip' ? 'skips its topic' : 'shifts its topic'),
    wideOnly: true,
  },
];

function groupsText(groups: number): string {
  if (groups === 0) return 'no group yet';
  return groups === 1 ? '1 group' : `${groups} groups`;
}

function Lists({ answer, mayWrite }: { readonly answer: CurriculumList; readonly mayWrite: boolean }) {
  const client = useQueryClient();
  const take = useMutation({
    mutationFn: (code: string) =>
      ask<{ curriculumId: string }>({
        method: 'POST',
        path: '/api/curricula/from-library',
        body: { code, startsOn: answer.today },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['curricula'] }),
  });
  const left = answer.library.filter((entry) => !entry.isTaken);
  return (
    <>
      <DataTable
        caption="Curricula of the house"
        columns={columns}
        rows={answer.curricula}
        rowKey={(curriculum) => curriculum.id}
        empty={
          <EmptyState title="No curriculum yet.">
            {mayWrite
              ? 'Take one of the library below, or write your own.'
              : 'A supervisor or director adds one.'}
          </EmptyState>
        }
      />
      <ErrorNotice error={take.error} />
      {left.length === 0 ? null : (
        <Title order={2} mt="xl" mb="sm">
          Library
        </Title>
      )}
      {left.map((entry) => (
        <LibraryEntry
          key={entry.code}
          entry={entry}
          isBusy={take.isPending && take.variables === entry.code}
          onTake={mayWrite ? () => take.mutate(entry.code) : undefined}
        />
      ))}
      <Text size="sm" c="dimmed" mt="md">
        {whenCancelledWords['shift']} Each curriculum may be set otherwise.
      </Text>
    </>
  );
}

type LibraryEntryProps = {
  readonly entry: Entry;
  readonly isBusy: boolean;
  readonly onTake: (() => void) | undefined;
};

function LibraryEntry({ entry, isBusy, onTake }: LibraryEntryProps) {
  return (
    <section className={classes['entry']} aria-label={entry.name}>
      <div>
        <Text fw={600}>{entry.name}</Text>
        <Text>{entry.says}</Text>
        <Text size="sm" c="dimmed">
          {entry.source}
        </Text>
        {entry.unconfirmed === 0 ? null : (
          <Text size="sm">
            △ {entry.unconfirmed} of {topicsText(entry.topicCount)}: title recalled or not known, not
            confirmed.
          </Text>
        )}
      </div>
      {onTake === undefined ? null : (
        <Button
          variant="default"
          mih={44}
          loading={isBusy}
          onClick={onTake}
          aria-label={`Take over ${entry.name}`}
        >
          Take over
        </Button>
      )}
    </section>
  );
}
