// What changed elsewhere, told to every tab while one of them holds the only stream of this browser: browsers allow
// six connections to a site, so a stream for each tab would hang the seventh. The tab that holds the lock listens and
// tells the others; when it closes, the lock passes on.
import { onPresence, presenceNow, tellConnection, tellSignIn } from './presence.ts';
import { readEvents, type StreamEvent } from './event-stream.ts';

export type Change = { readonly topic: string; readonly id: string };

/** Stands for everything: announcements may have been missed, or the person's roles changed. */
export const everything: Change = { topic: '*', id: '*' };

const listeners = new Set<(change: Change) => void>();
const tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('evenkeel-live');
let isRunning = false;
let hasEverBegun = false;

/** Calls the listener for each change until the answer is called. */
export function listenLive(listener: (change: Change) => void): () => void {
  listeners.add(listener);
  if (!isRunning) {
    isRunning = true;
    tabs?.addEventListener('message', (event: MessageEvent<Change>) => tellHere(event.data));
    void leadWhenFree();
  }
  return () => listeners.delete(listener);
}

/** What was changed on this screen: it need not wait for its own word from the server. */
export function changedHere(change: Change): void {
  tellHere(change);
}

function tellHere(change: Change): void {
  for (const listener of listeners) listener(change);
}

// Waits for the lock, however long another tab holds it, and keeps it while this tab lives.
async function leadWhenFree(): Promise<void> {
  await navigator.locks.request('evenkeel-live', async () => {
    for (let failures = 0; ;) {
      await untilSignedIn();
      const ended = await readOnce();
      failures = ended === 'fell' ? failures + 1 : 0;
      await pause(backoffMs(failures));
    }
  });
}

const longestPauseMs = 30_000;

function backoffMs(failures: number): number {
  const full = Math.min(longestPauseMs, 500 * 2 ** failures);
  return full / 2 + (Math.random() * full) / 2;
}

async function readOnce(): Promise<'ended' | 'fell'> {
  let hasBegun = false;
  try {
    for await (const event of readEvents('/api/events')) {
      hasBegun ||= event.name === 'open';
      handle(event);
    }
    return hasBegun ? 'ended' : 'fell';
  } catch {
    return 'fell';
  }
}

function begun(): void {
  tellConnection('online');
  // What changed between two streams was told to nobody.
  if (hasEverBegun) tellEverywhere(everything);
  hasEverBegun = true;
}

function handle(event: StreamEvent): void {
  if (event.name === 'open') begun();
  else if (event.name === 'changed') {
    tellEverywhere(JSON.parse(event.text) as Change);
  } else if (event.name === 'refused') {
    // A stream that only ended is opened again first: the token may be a new one by now, and the sign-in stand.
    tellSignIn(event.text === 'locked' ? 'locked' : 'signed-out');
  } else if (event.name === 'missed' || event.name === 'changed-reach') tellEverywhere(everything);
}

function tellEverywhere(change: Change): void {
  tellHere(change);
  tabs?.postMessage(change);
}

function untilSignedIn(): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      const { signIn } = presenceNow();
      if (signIn === 'locked' || signIn === 'signed-out') return;
      stop();
      resolve();
    };
    const stop = onPresence(look);
    look();
  });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
