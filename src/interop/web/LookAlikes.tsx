// People of a file who look like somebody: a person says, one by one or for all, whether they are the same.
import { Button, Group, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { DataTable, type Column } from '#ui/DataTable.tsx';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { fullDay } from '#ui/format.ts';
import { PageLink } from '#ui/PageLink.tsx';
import { displayName } from '../../patients/rules/display-name.ts';
import type { FoundInFile, ImportFile, ImportPreview } from '../rules/import-answers.ts';
import { stillAlike } from '../rules/import-hindrance.ts';
import type { DecideAlike } from '../rules/import-input.ts';
import { counted, number } from './import-words.ts';
import { decideAlike, fileKey, importsKey } from './imports.api.ts';
import classes from './imports.module.css';

type Said = 'same' | 'other' | null;

export function LookAlikes({
  file,
  preview,
}: {
  readonly file: ImportFile;
  readonly preview: ImportPreview;
}) {
  const client = useQueryClient();
  const decide = useMutation({
    // One after the other, and each shown at once: the next decision builds on this one.
    mutationKey: ['look-alikes', file.id],
    scope: { id: `look-alikes of ${file.id}` },
    mutationFn: (decisions: DecideAlike) => decideAlike(file.id, decisions),
    onMutate: (decisions) =>
      client.setQueryData<ImportFile>(fileKey(file.id), (before) => before && { ...before, ...decisions }),
    onSettled: () =>
      client.isMutating({ mutationKey: ['look-alikes', file.id] }) > 1
        ? undefined
        : client.invalidateQueries({ queryKey: importsKey }),
  });
  if (preview.counts.alike === 0) return null;
  const alike = preview.people.filter(({ what }) => what === 'alike' || what === 'alike-above');
  const said = (place: number): Said => {
    if (file.samePlaces.includes(place)) return 'same';
    return file.otherPlaces.includes(place) ? 'other' : file.alikeAs;
  };
  const sayOne = (place: number, what: 'same' | 'other') => {
    const without = (places: readonly number[]) => places.filter((one) => one !== place);
    decide.mutate({
      alikeAs: file.alikeAs,
      samePlaces: [...without(file.samePlaces), ...(what === 'same' ? [place] : [])],
      otherPlaces: [...without(file.otherPlaces), ...(what === 'other' ? [place] : [])],
    });
  };
  const sayAll = (alikeAs: Said) => decide.mutate({ alikeAs, samePlaces: [], otherPlaces: [] });
  const open = stillAlike(preview, file);
  return (
    <section className={classes['section']} aria-labelledby="alike">
      <Title order={2} id="alike" mb="sm">
        Who look like somebody
      </Title>
      <Text mb="sm" role="status">
        {open === 0
          ? 'All are decided.'
          : `${counted(open, 'is', 'are')} still open. The same person keeps the one record; somebody else gets an own one.`}
      </Text>
      <Group gap="xs" mb="sm">
        <Button variant="default" mih={44} onClick={() => sayAll('same')}>
          All are the same
        </Button>
        <Button variant="default" mih={44} onClick={() => sayAll('other')}>
          All are somebody else
        </Button>
      </Group>
      <ErrorNotice error={decide.error} />
      <DataTable
        caption="People who look like somebody"
        columns={columnsFor(said, sayOne, preview.csv === null ? 'entry' : 'line')}
        rows={alike}
        rowKey={(found) => String(found.place)}
      />
      {preview.counts.alike > alike.length ? (
        <Text c="dimmed" mt="xs">
          And {number(preview.counts.alike - alike.length)} more, for whom only all together can be said.
        </Text>
      ) : null}
    </section>
  );
}

function columnsFor(
  said: (place: number) => Said,
  say: (place: number, what: 'same' | 'other') => void,
  placeWord: string,
): readonly Column<FoundInFile>[] {
  return [
    {
      key: 'file',
      title: 'In the file',
      cell: (found) => (
        <>
          <bdi className={classes['name']}>{displayName(found)}</bdi>
          <Text size="sm" c="dimmed">
            born {fullDay(found.birthOn)}
          </Text>
        </>
      ),
    },
    { key: 'like', title: 'Looks like', cell: (found) => <Like like={found.like} placeWord={placeWord} /> },
    {
      key: 'say',
      title: 'They are',
      cell: (found) => (
        <Group gap="xs">
          <Choice found={found} what="same" said={said} say={say}>
            The same
          </Choice>
          <Choice found={found} what="other" said={said} say={say}>
            Somebody else
          </Choice>
        </Group>
      ),
    },
  ];
}

function Like({ like, placeWord }: { readonly like: FoundInFile['like']; readonly placeWord: string }) {
  if (like === null) return null;
  const name = <bdi className={classes['name']}>{displayName(like)}</bdi>;
  return (
    <>
      {like.patientId === null ? name : <PageLink to={`/app/patients/${like.patientId}`}>{name}</PageLink>}
      <Text size="sm" c="dimmed">
        born {fullDay(like.birthOn)}, {like.number ?? `${placeWord} ${like.place ?? ''} of this file`}
      </Text>
    </>
  );
}

type ChoiceProps = {
  readonly found: FoundInFile;
  readonly what: 'same' | 'other';
  readonly said: (place: number) => Said;
  readonly say: (place: number, what: 'same' | 'other') => void;
  readonly children: string;
};

function Choice({ found, what, said, say, children }: ChoiceProps) {
  const isSaid = said(found.place) === what;
  return (
    <Button
      size="xs"
      mih={44}
      variant={isSaid ? 'filled' : 'default'}
      aria-pressed={isSaid}
      aria-label={`${children}: ${displayName(found)}`}
      onClick={() => say(found.place, what)}
      {...(isSaid ? { leftSection: <span aria-hidden>✓</span> } : {})}
    >
      {children}
    </Button>
  );
}
