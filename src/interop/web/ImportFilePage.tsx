// One chosen file before it comes in: what it is, what must be put right, who is who, and what is kept.
import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { EmptyState } from '#ui/EmptyState.tsx';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { usePathPart } from '#ui/page-params.ts';
import { PageLink, useGo } from '#ui/PageLink.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';
import { Shown } from '#ui/Shown.tsx';
import type { ImportFile, ImportPreview } from '../rules/import-answers.ts';
import { ColumnMatching } from './ColumnMatching.tsx';
import { Faults } from './Faults.tsx';
import { encodingWords, formatWords, keptInWords, number, sizeInWords, standing } from './import-words.ts';
import {
  bringIn,
  importsKey,
  isWorking,
  leaveFile,
  stopBringingIn,
  useFile,
  useProgress,
} from './imports.api.ts';
import { LookAlikes } from './LookAlikes.tsx';
import { PeopleInFile } from './PeopleInFile.tsx';
import { WorkOnFile } from './ProgressBar.tsx';
import { ReadingChoices } from './ReadingChoices.tsx';
import classes from './imports.module.css';

export function ImportFilePage() {
  const fileId = usePathPart('fileId');
  return (
    <Shown query={useFile(fileId)} what="Loading the file">
      {(file) => <Whole key={file.id} file={file} />}
    </Shown>
  );
}

function Whole({ file }: { readonly file: ImportFile }) {
  const { preview } = file;
  return (
    <>
      <PageTitle tab="Import" below={<WhatItIs file={file} />}>
        Look before it comes in
      </PageTitle>
      <State file={file} />
      {preview === null || file.stage === 'to_bring_in' || file.stage === 'brought_in' ? null : (
        <Preview file={file} preview={preview} />
      )}
      <EndOfPage file={file} />
    </>
  );
}

// While it is read another way the choices stay, so that whoever walks through them by keyboard is not thrown out.
function Preview({ file, preview }: { readonly file: ImportFile; readonly preview: ImportPreview }) {
  const isRead = file.stage === 'read';
  return (
    <>
      {isRead ? <Figures preview={preview} /> : null}
      {isRead ? <Faults preview={preview} /> : null}
      <ReadingChoices file={file} />
      {preview.csv === null ? null : <ColumnMatching file={file} csv={preview.csv} />}
      {isRead ? <LookAlikes file={file} preview={preview} /> : null}
      {isRead ? <PeopleInFile preview={preview} /> : null}
    </>
  );
}

function WhatItIs({ file }: { readonly file: ImportFile }) {
  const { preview } = file;
  const parts = [
    sizeInWords(file.bytes),
    ...(preview === null ? [] : [formatWords[preview.format], encodingWords[preview.encoding]]),
  ];
  return (
    <>
      <bdi className={classes['name']}>{file.fileName}</bdi> · {parts.join(' · ')}
    </>
  );
}

function State({ file }: { readonly file: ImportFile }) {
  const progress = useProgress([file]).get(file.id);
  if (file.stage === 'arriving')
    return <EmptyState title="The file did not arrive whole.">Leave it and choose it once more.</EmptyState>;
  if (file.stage === 'brought_in')
    return (
      <Text role="status" mb="lg">
        <span className={classes['good']}>✓ Brought in.</span>{' '}
        <PageLink to={`/app/imports/${file.importId ?? ''}`}>See what came</PageLink>
      </Text>
    );
  if (isWorking(file))
    return (
      <div className={classes['section']}>
        <WorkOnFile file={file} now={progress} />
        <Text c="dimmed" size="sm" mt="xs">
          You may go elsewhere or close the tab: it goes on by itself.
        </Text>
      </div>
    );
  return (
    <Text role="status" mb="lg" className={classes['words'] ?? ''}>
      {standing(file)}
    </Text>
  );
}

function Figures({ preview }: { readonly preview: ImportPreview }) {
  const { counts } = preview;
  const figures: readonly (readonly [string, number])[] = [
    ['Come in', counts.new],
    ['Are here already', counts.here],
    ['Look like somebody', counts.alike],
    ...(counts.again > 0 ? ([['Stand in the file again', counts.again]] as const) : []),
    ['Kept as they came', Object.values(preview.kept).reduce((sum, count) => sum + count, 0)],
  ];
  const kept = Object.entries(preview.kept).map(([resourceType, count]) => ({ resourceType, kept: count }));
  return (
    <>
      <dl className={classes['figures']}>
        {figures.map(([what, count]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{number(count)}</dd>
          </div>
        ))}
      </dl>
      {kept.length > 0 ? (
        <Text c="dimmed" size="sm" mb="lg" className={classes['words'] ?? ''}>
          Kept: {keptInWords(kept)}.
        </Text>
      ) : null}
    </>
  );
}

function EndOfPage({ file }: { readonly file: ImportFile }) {
  const client = useQueryClient();
  const go = useGo();
  const refresh = () => client.invalidateQueries({ queryKey: importsKey });
  const bring = useMutation({ mutationFn: () => bringIn(file.id), onSettled: refresh });
  const leave = useMutation({
    mutationFn: () => leaveFile(file.id),
    onSuccess: async () => {
      go('/app/imports');
      await refresh();
    },
  });
  const stop = useMutation({ mutationFn: () => stopBringingIn(file.id), onSettled: refresh });
  const isReady = file.stage === 'read' && file.hindrance === null;
  return (
    <div className={classes['end']}>
      <ErrorNotice error={bring.error ?? stop.error ?? leave.error} />
      <Group gap="xs">
        {file.stage === 'brought_in' ? null : (
          <Button mih={44} disabled={!isReady} loading={bring.isPending} onClick={() => bring.mutate()}>
            Bring in
          </Button>
        )}
        {file.stage === 'to_bring_in' ? (
          <Button variant="default" mih={44} loading={stop.isPending} onClick={() => stop.mutate()}>
            Stop
          </Button>
        ) : (
          <Button variant="default" mih={44} loading={leave.isPending} onClick={() => leave.mutate()}>
            {file.stage === 'brought_in' ? 'Done' : 'Leave it'}
          </Button>
        )}
        <Text size="sm" c="dimmed">
          {isReady || file.stage === 'to_bring_in' ? 'All of it comes in, or nothing.' : ''}
        </Text>
      </Group>
    </div>
  );
}
