// Imports: choose files, see how they stand, and what was brought in before.
import { Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { DataTable, type Column } from '#ui/DataTable.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { dayAndTime } from '#ui/format.ts';
import { PageLink, useGo } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { Shown } from '#ui/Shown.tsx';
import { ShowMore } from '#ui/ShowMore.tsx';
import { useWhoIsSignedIn } from '../../staff/web/door.ts';
import type { ImportInList } from '../rules/import-answers.ts';
import { DropZone } from './DropZone.tsx';
import { formatWords, number } from './import-words.ts';
import { importsKey, useFiles, useImports } from './imports.api.ts';
import { OpenFiles } from './OpenFiles.tsx';
import { sendFiles } from './uploads.ts';
import classes from './imports.module.css';

export function ImportsPage() {
  const clinics = useWhoIsSignedIn()?.clinics ?? [];
  const client = useQueryClient();
  const go = useGo();
  const send = async (files: File[], clinicId: string) => {
    const arrived = await sendFiles(files, clinicId);
    await client.invalidateQueries({ queryKey: importsKey });
    const [only] = arrived;
    // Of several, the list shows how each stands; a single one is looked at next.
    if (only !== undefined && files.length === 1) go(`/app/imports/files/${only}`);
  };
  return (
    <>
      <PageTitle>Imports</PageTitle>
      <DropZone clinics={clinics} onFiles={(files, clinicId) => void send(files, clinicId)} />
      <Shown query={useFiles()} what="Loading files">
        {({ files }) => <OpenFiles files={files} />}
      </Shown>
      <section className={classes['section']} aria-labelledby="imports">
        <Title order={2} id="imports" mb="sm">
          Brought in
        </Title>
        <PastImports />
      </section>
    </>
  );
}

function PastImports() {
  const pages = useImports();
  return (
    <Shown query={pages} what="Loading imports">
      {(answer) => {
        const [first] = answer.pages;
        return (
          <>
            <DataTable
              caption="Imports, the newest first"
              columns={columnsIn(first?.timeZone ?? 'UTC')}
              rows={answer.pages.flatMap((page) => page.imports)}
              rowKey={(one) => one.id}
              empty={
                <EmptyState title="Nothing was brought in yet.">
                  Choose a file above: it is shown before anything is written.
                </EmptyState>
              }
            />
            <ShowMore pages={pages} />
          </>
        );
      }}
    </Shown>
  );
}

function columnsIn(timeZone: string): readonly Column<ImportInList>[] {
  return [
    {
      key: 'when',
      title: 'When',
      cell: (one) => (
        <>
          <PageLink to={`/app/imports/${one.id}`}>{dayAndTime(one.importedAt, timeZone)}</PageLink>
          {one.undoneAt === null ? null : (
            <Text size="sm" c="dimmed">
              undone by {one.undoneBy}
            </Text>
          )}
        </>
      ),
    },
    { key: 'who', title: 'Who', cell: (one) => one.importedBy ?? 'the command line' },
    { key: 'what', title: 'What', wideOnly: true, cell: (one) => formatWords[one.format] ?? one.format },
    { key: 'clinic', title: 'Clinic', wideOnly: true, cell: (one) => one.clinicName ?? '' },
    { key: 'added', title: 'Came in', align: 'right', cell: (one) => number(one.peopleAdded) },
    {
      key: 'known',
      title: 'Were here',
      align: 'right',
      wideOnly: true,
      cell: (one) => number(one.peopleKnown),
    },
    { key: 'kept', title: 'Kept', align: 'right', wideOnly: true, cell: (one) => number(one.resourcesKept) },
  ];
}
