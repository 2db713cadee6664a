// Makes a PDF file out of a template and what it shows. The template is Typst: it knows how to break lines in every
// script, to write from right to left, and to repeat what stands at the head of each page. What it shows goes in as data
// and is never read as markup, so nothing that somebody typed can steer it. A thread of its own sets the files: a long one
// takes a second, in which the server answers others.
import { Worker } from 'node:worker_threads';
import type { Answered, Asked } from './pdf-thread.ts';

type Waiting = { readonly resolve: (file: Buffer) => void; readonly reject: (error: Error) => void };

const waiting = new Map<number, Waiting>();
let thread: Worker | null = null;
let asked = 0;

/** The file, with the letters of everything that stands in it. */
export function makePdf(of: { readonly template: string; readonly content: unknown }): Promise<Buffer> {
  asked += 1;
  const id = asked;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    const worker = theThread();
    worker.ref();
    worker.postMessage({ id, template: of.template, content: JSON.stringify(of.content) } satisfies Asked);
  });
}

function theThread(): Worker {
  if (thread !== null) return thread;
  const made = new Worker(new URL('pdf-thread.ts', import.meta.url));
  made.on('message', ({ id, file }: Answered) => {
    const one = waiting.get(id);
    waiting.delete(id);
    // Nobody waits: the program may end.
    if (waiting.size === 0) made.unref();
    if (file === null) one?.reject(new Error('The file could not be set.'));
    else one?.resolve(Buffer.from(file));
  });
  made.on('error', () => forget('The thread that sets files broke.'));
  made.on('exit', () => forget('The thread that sets files ended.'));
  thread = made;
  return made;
}

function forget(why: string): void {
  thread = null;
  for (const { reject } of waiting.values()) reject(new Error(why));
  waiting.clear();
}
