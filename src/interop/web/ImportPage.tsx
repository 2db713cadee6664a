// One import: who came in, what was kept, everything given back, and undoing as long as nothing was written since.
import { Button, Group, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { DataTable, type Column } from '#ui/DataTable.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { dayAndTime, fullDay } from '#ui/format.ts';
import { usePathPart } from '#ui/page-params.ts';
import { PageLink } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { PrintButton, PrintFrame, ScreenOnly } from '#ui/print/PrintFrame.tsx';
import { Shown } from '#ui/Shown.tsx';
import { displayName } from '../../patients/rules/display-name.ts';
import type { OneImport } from '../rules/import-answers.ts';
import { formatWords, number, typeWords } from './import-words.ts';
import { giveBack, importsKey, undoImport, useImport } from './imports.api.ts';
import { saveFile } from './save-file.ts';
import classes from './imports.module.css';

export function ImportPage() {
  const importId = usePathPart('importId');
  return (
    <Shown query={useImport(importId)} what="Loading the import">
      {(one) => <Whole key={one.id} one={one} />}
    </Shown>
  );
}

function Whole({ one }: { readonly one: OneImport }) {
  const by = one.importedBy ?? 'the command line';
  return (
    <>
      <PageTitle
        tab="Import"
        below={[formatWords[one.format], `by ${by}`, one.clinicName].filter(Boolean).join(' · ')}
        actions={<Actions one={one} />}
      >
        {`Import of ${dayAndTime(one.importedAt, one.timeZone)}`}
      </PageTitle>
      <PrintFrame
        says={`Internal. Names people and says that they are treated here: shred it when it was read. Import of ${dayAndTime(one.importedAt, one.timeZone)}`}
      >
        <Undoing one={one} />
        <dl className={classes['figures']}>
          <div>
            <dt>Came in</dt>
            <dd>{number(one.peopleAdded)}</dd>
          </div>
          <div>
            <dt>Were here already</dt>
            <dd>{number(one.peopleKnown)}</dd>
          </div>
          <div>
            <dt>Kept as they came</dt>
            <dd>{number(one.resourcesKept)}</dd>
          </div>
        </dl>
        {one.undoneAt === null ? (
          <>
            <People one={one} />
            <Kept one={one} />
          </>
        ) : null}
      </PrintFrame>
    </>
  );
}

function Actions({ one }: { readonly one: OneImport }) {
  const save = useMutation({
    mutationFn: async (as: 'json' | 'csv') => saveFile(await giveBack(one.id, as), as),
  });
  if (one.undoneAt !== null) return null;
  return (
    <ScreenOnly>
      <Group gap="xs">
        <Button variant="default" mih={44} loading={save.isPending} onClick={() => save.mutate('json')}>
          Give back all as JSON
        </Button>
        {one.format === 'csv' ? (
          <Button variant="default" mih={44} loading={save.isPending} onClick={() => save.mutate('csv')}>
            As CSV for a spreadsheet
          </Button>
        ) : null}
        <PrintButton isSecond />
        <ErrorNotice error={save.error} />
      </Group>
    </ScreenOnly>
  );
}

function Undoing({ one }: { readonly one: OneImport }) {
  const client = useQueryClient();
  const undo = useMutation({
    mutationFn: () => undoImport(one.id),
    onSettled: () => client.invalidateQueries({ queryKey: importsKey }),
  });
  if (one.undoneAt !== null)
    return (
      <Text mb="lg" role="status">
        Undone by {one.undoneBy} on {dayAndTime(one.undoneAt, one.timeZone)}. Nothing of it is left; the file
        can be brought in again.
      </Text>
    );
  return (
    <ScreenOnly>
      <div className={classes['section']}>
        {one.whyNotUndone === null ? (
          <Group gap="sm">
            <Button variant="default" mih={44} loading={undo.isPending} onClick={() => undo.mutate()}>
              Undo this import
            </Button>
            <Text c="dimmed" size="sm">
              Possible as long as nothing is written to what came in.
            </Text>
          </Group>
        ) : (
          <Text c="dimmed">It cannot be undone any more. {one.whyNotUndone}</Text>
        )}
        <ErrorNotice error={undo.error} />
      </div>
    </ScreenOnly>
  );
}

type Person = OneImport['people'][number];

const peopleColumns: readonly Column<Person>[] = [
  {
    key: 'name',
    title: 'Name',
    cell: (person) => (
      <PageLink to={`/app/patients/${person.patientId}`}>
        <bdi className={classes['name']}>{displayName(person)}</bdi>
      </PageLink>
    ),
  },
  { key: 'born', title: 'Born', cell: (person) => fullDay(person.birthOn) },
  { key: 'number', title: 'Number', wideOnly: true, cell: (person) => person.number },
  { key: 'how', title: 'How', cell: (person) => (person.added ? 'came in' : 'was here') },
];

function People({ one }: { readonly one: OneImport }) {
  return (
    <section className={classes['section']} aria-labelledby="people">
      <Title order={2} id="people" mb="sm">
        People
      </Title>
      <DataTable
        caption="People of the import, in the order of the file"
        columns={peopleColumns}
        rows={one.people}
        rowKey={(person) => person.patientId}
        empty={<EmptyState title="Nobody: only records that belong to nobody here." />}
      />
      {one.peopleLeftOut > 0 ? (
        <Text c="dimmed" mt="xs">
          And {number(one.peopleLeftOut)} more; find them under People.
        </Text>
      ) : null}
    </section>
  );
}

const keptColumns: readonly Column<OneImport['kept'][number]>[] = [
  { key: 'type', title: 'Type', cell: (kept) => typeWords(kept.resourceType) },
  { key: 'kept', title: 'Kept', align: 'right', cell: (kept) => number(kept.kept) },
];

function Kept({ one }: { readonly one: OneImport }) {
  return (
    <section className={classes['section']} aria-labelledby="kept">
      <Title order={2} id="kept" mb="sm">
        Kept as they came
      </Title>
      <DataTable
        caption="Records kept, by type"
        columns={keptColumns}
        rows={one.kept}
        rowKey={(kept) => kept.resourceType}
        empty={<EmptyState title="Nothing new was kept." />}
      />
    </section>
  );
}
