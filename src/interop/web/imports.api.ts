// Typed calls of imports. Keys begin with the topic the server announces.
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ask, pathOf } from '#ui/ask.ts';
import type { FileInList, ImportFile, ImportInList, OneImport } from '../rules/import-answers.ts';
import type { DecideAlike, ReadAgain } from '../rules/import-input.ts';

export type Files = { readonly files: readonly FileInList[]; readonly timeZone: string };
type Page = {
  readonly imports: readonly ImportInList[];
  readonly after: string | null;
  readonly timeZone: string;
};
export type Progress = Pick<FileInList, 'id' | 'stage' | 'done' | 'total'>;

export const importsKey = ['imports'] as const;

export function useFiles() {
  return useQuery({
    queryKey: ['imports', 'files'],
    queryFn: () => ask<Files>({ path: '/api/import-files' }),
  });
}

export const fileKey = (fileId: string) => ['imports', 'file', fileId] as const;

export function useFile(fileId: string) {
  return useQuery({
    queryKey: fileKey(fileId),
    queryFn: () => ask<ImportFile>({ path: `/api/import-files/${fileId}` }),
  });
}

export function useImports() {
  return useInfiniteQuery({
    queryKey: ['imports', 'list'],
    queryFn: ({ pageParam }) => ask<Page>({ path: pathOf('/api/imports', { after: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.after,
  });
}

export function useImport(importId: string) {
  return useQuery({
    queryKey: ['imports', 'one', importId],
    queryFn: () => ask<OneImport>({ path: `/api/imports/${importId}` }),
  });
}

const askEveryMs = 500;

export const isWorking = (file: Pick<FileInList, 'stage'>) =>
  file.stage === 'to_read' || file.stage === 'to_bring_in';

/** How far the work is, asked for while there is any; when a file's work ends, everything is asked anew. */
export function useProgress(files: readonly FileInList[]): ReadonlyMap<string, Progress> {
  const client = useQueryClient();
  const working = files.filter(isWorking);
  const { data } = useQuery({
    queryKey: ['import-progress'],
    queryFn: () => ask<{ files: readonly Progress[] }>({ path: '/api/import-progress', quiet: true }),
    enabled: working.length > 0,
    refetchInterval: askEveryMs,
    gcTime: 0,
  });
  const byId = new Map((data?.files ?? []).map((one) => [one.id, one]));
  const hasEnded = working.some(({ id, stage }) => byId.has(id) && byId.get(id)?.stage !== stage);
  useEffect(() => {
    if (hasEnded) void client.invalidateQueries({ queryKey: importsKey });
  }, [hasEnded, client, data]);
  return byId;
}

export const readAgain = (fileId: string, settings: ReadAgain) =>
  ask({ method: 'POST', path: `/api/import-files/${fileId}/read`, body: settings });
export const decideAlike = (fileId: string, decisions: DecideAlike) =>
  ask({ method: 'PUT', path: `/api/import-files/${fileId}/alike`, body: decisions });
export const bringIn = (fileId: string) =>
  ask({ method: 'POST', path: `/api/import-files/${fileId}/bring-in` });
export const stopBringingIn = (fileId: string) =>
  ask({ method: 'POST', path: `/api/import-files/${fileId}/stop` });
export const leaveFile = (fileId: string) => ask({ method: 'DELETE', path: `/api/import-files/${fileId}` });
export const undoImport = (importId: string) =>
  ask<{ peopleTaken: number }>({ method: 'POST', path: `/api/imports/${importId}/undo` });
export const giveBack = (importId: string, as: 'json' | 'csv') =>
  ask<{ fileName: string; text: string }>({ path: pathOf(`/api/imports/${importId}/kept`, { as }) });
