// The thread in which files are set, one after the other.
import { parentPort } from 'node:worker_threads';
import { setPdf, type ToSet } from './set-pdf.ts';

export type Asked = ToSet & { readonly id: number };
/** Without a file where it could not be set: why may hold words of a person, and is not told. */
export type Answered = { readonly id: number; readonly file: Uint8Array | null };

parentPort?.on('message', ({ id, ...asked }: Asked) => {
  const answer = (file: Uint8Array | null) => parentPort?.postMessage({ id, file } satisfies Answered);
  setPdf(asked).then(answer, () => answer(null));
});
