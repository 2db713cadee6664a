// Files on their way, being read, and waiting to be brought in.
import { Button, Group, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { DataTable, type Column } from '#ui/DataTable.tsx';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { PageLink } from '#ui/PageLink.tsx';
import type { FileInList } from '../rules/import-answers.ts';
import { sizeInWords, standing } from './import-words.ts';
import {
  bringIn,
  importsKey,
  isWorking,
  leaveFile,
  stopBringingIn,
  useProgress,
  type Progress,
} from './imports.api.ts';
import { ProgressBar, WorkOnFile } from './ProgressBar.tsx';
import { forgetUpload, useUploads, type Upload } from './uploads.ts';
import classes from './imports.module.css';

export function OpenFiles({ files }: { readonly files: readonly FileInList[] }) {
  const uploads = useUploads();
  const progress = useProgress(files);
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: importsKey });
  const act = useMutation({
    mutationFn: async ({ ids, how }: { ids: readonly string[]; how: (id: string) => Promise<unknown> }) => {
      for (const id of ids) await how(id);
    },
    onSettled: refresh,
  });
  const ready = files.filter((file) => file.stage === 'read' && file.hindrance === null);
  const shown = files.filter(
    (file) => file.stage !== 'arriving' || uploads.every(({ failed }) => failed !== null),
  );
  if (shown.length === 0 && uploads.length === 0) return null;
  const columns: readonly Column<FileInList>[] = [
    { key: 'file', title: 'File', cell: (file) => <FileName file={file} /> },
    {
      key: 'how',
      title: 'How it stands',
      cell: (file) => <Standing file={file} progress={progress.get(file.id)} />,
    },
    {
      key: 'leave',
      title: 'Leave',
      cell: (file) => {
        const { words, how } = endingOf(file);
        return (
          <Button
            variant="default"
            mih={44}
            size="xs"
            aria-label={`${words}: ${file.fileName}`}
            onClick={() => act.mutate({ ids: [file.id], how })}
          >
            {words}
          </Button>
        );
      },
    },
  ];
  return (
    <section className={classes['section']} aria-labelledby="open-files">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="open-files">
          Chosen files
        </Title>
        {ready.length > 0 ? (
          <Button
            mih={44}
            loading={act.isPending}
            onClick={() => act.mutate({ ids: ready.map(({ id }) => id), how: bringIn })}
          >
            Bring in {ready.length === 1 ? 'the file that is ready' : `all ${ready.length} that are ready`}
          </Button>
        ) : null}
      </Group>
      <ErrorNotice error={act.error} />
      {uploads.map((upload) => (
        <OneUpload key={upload.key} upload={upload} />
      ))}
      <DataTable
        caption="Chosen files, the first chosen first"
        columns={columns}
        rows={shown}
        rowKey={(file) => file.id}
        empty={<></>}
      />
    </section>
  );
}

function endingOf({ stage }: FileInList) {
  if (stage === 'to_bring_in') return { words: 'Stop', how: stopBringingIn };
  return { words: stage === 'brought_in' ? 'Done' : 'Leave it', how: leaveFile };
}

function OneUpload({ upload }: { readonly upload: Upload }) {
  if (upload.failed === null)
    return (
      <ProgressBar
        what={`Sending ${upload.name}`}
        done={upload.sent}
        total={upload.bytes}
        inWords={sizeInWords}
      />
    );
  return (
    <Group gap="sm" role="alert" mb="xs">
      <Text className={classes['words'] ?? ''}>
        <bdi>{upload.name}</bdi>: {upload.failed}
      </Text>
      <Button variant="default" size="xs" mih={44} onClick={() => forgetUpload(upload.key)}>
        Take off the list
      </Button>
    </Group>
  );
}

function FileName({ file }: { readonly file: FileInList }) {
  const name = <bdi className={classes['name']}>{file.fileName}</bdi>;
  return (
    <>
      {file.stage === 'arriving' ? name : <PageLink to={`/app/imports/files/${file.id}`}>{name}</PageLink>}
      <Text size="sm" c="dimmed">
        {sizeInWords(file.bytes)}
      </Text>
    </>
  );
}

function Standing({
  file,
  progress,
}: {
  readonly file: FileInList;
  readonly progress: Progress | undefined;
}) {
  if (file.stage === 'arriving') return <Text>It did not arrive whole: choose it once more.</Text>;
  if (isWorking(file)) return <WorkOnFile file={file} now={progress} />;
  if (file.stage === 'brought_in')
    return (
      <Text>
        <span className={classes['good']}>✓ Brought in.</span>{' '}
        <PageLink to={`/app/imports/${file.importId ?? ''}`}>What came</PageLink>
      </Text>
    );
  return <Text className={classes['words'] ?? ''}>{standing(file)}</Text>;
}
