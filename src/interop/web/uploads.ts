// Files on their way to the server, part by part. They go on while somebody looks at another page.
import { useSyncExternalStore } from 'react';
import { ask, newKey } from '#ui/ask.ts';
import { problemIn } from '#ui/problem.ts';

export type Upload = {
  readonly key: string;
  readonly name: string;
  readonly bytes: number;
  readonly sent: number;
  /** What went wrong; the others go on. */
  readonly failed: string | null;
};

let uploads: readonly Upload[] = [];
const listeners = new Set<() => void>();

export function useUploads(): readonly Upload[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => uploads,
  );
}

function change(next: readonly Upload[]): void {
  uploads = next;
  for (const listener of listeners) listener();
}

function update(key: string, next: Partial<Upload>): void {
  change(uploads.map((upload) => (upload.key === key ? { ...upload, ...next } : upload)));
}

/** Takes a failed upload off the list. */
export function forgetUpload(key: string): void {
  change(uploads.filter((upload) => upload.key !== key));
}

/** Sends files one after the other; answers the ids of those that arrived. */
export async function sendFiles(files: readonly File[], clinicId: string): Promise<string[]> {
  const waiting = files.map((file) => ({ file, key: newKey() }));
  change([
    ...uploads,
    ...waiting.map(({ file, key }) => ({ key, name: file.name, bytes: file.size, sent: 0, failed: null })),
  ]);
  const arrived: string[] = [];
  for (const { file, key } of waiting) {
    try {
      arrived.push(await sendFile(file, { key, clinicId }));
      forgetUpload(key);
    } catch (error) {
      const problem = problemIn(error);
      update(key, { failed: problem?.fields?.[0]?.message ?? problem?.detail ?? 'It could not be sent.' });
    }
  }
  return arrived;
}

async function sendFile(file: File, { key, clinicId }: { key: string; clinicId: string }): Promise<string> {
  const chosen = await ask<{ fileId: string; partBytes: number }>({
    method: 'POST',
    path: '/api/import-files',
    body: { fileName: file.name, bytes: file.size, clinicId },
    key,
  });
  for (let from = 0, part = 0; from < file.size; from += chosen.partBytes, part += 1) {
    const piece = file.slice(from, from + chosen.partBytes);
    await ask({
      method: 'PUT',
      path: `/api/import-files/${chosen.fileId}/parts/${part}`,
      body: { content: base64(new Uint8Array(await piece.arrayBuffer())) },
    });
    update(key, { sent: Math.min(file.size, from + chosen.partBytes) });
  }
  return chosen.fileId;
}

const stride = 0x8000;

function base64(bytes: Uint8Array): string {
  let letters = '';
  for (let from = 0; from < bytes.length; from += stride)
    letters += String.fromCharCode(...bytes.subarray(from, from + stride));
  return btoa(letters);
}
