// Where a file is read. A small one is read here; a long one in a thread of its own, which hands over a slice whenever
// it is asked for the next, so that nobody else's request waits meanwhile.
import { once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { FileSummary, Slice } from '../rules/import-reading.ts';
import { readFile, type FileToRead } from './read-file.ts';

const smallBytes = 100_000;
const thread = new URL('./read-file.thread.ts', import.meta.url);

export async function* readSlices(file: FileToRead): AsyncGenerator<Slice, FileSummary, void> {
  if (file.bytes.length > smallBytes) return yield* readInThread(file);
  const reading = readFile(file);
  for (;;) {
    const step = reading.next();
    if (step.done) return step.value;
    yield step.value;
    await turn();
  }
}

async function* readInThread(file: FileToRead): AsyncGenerator<Slice, FileSummary, void> {
  const worker = new Worker(thread, { workerData: file });
  try {
    for (;;) {
      worker.postMessage('next');
      // What breaks in the thread comes as its 'error', which `once` throws.
      const [step] = (await once(worker, 'message')) as [IteratorResult<Slice, FileSummary>];
      if (step.done) return step.value;
      yield step.value;
    }
  } finally {
    await worker.terminate();
  }
}
