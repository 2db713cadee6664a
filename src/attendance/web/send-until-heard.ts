// Sends something that must not be lost: while the network is gone, the server is down, or the screen is locked, it
// waits and tries again; only a real refusal ends it. What one person wrote is never sent in another one's name.
import { ask, type Ask } from '#ui/ask.ts';
import { onPresence, presenceNow } from '#ui/presence.ts';
import { ProblemError } from '#ui/problem.ts';

/** Why it waits: no connection, the server is broken, or nobody is signed in on this screen. */
export type Waiting = 'offline' | 'broken' | 'covered';

type Sent = Ask & {
  /** Staff member who wrote it. */
  readonly writer: string;
  readonly onWait?: (waiting: Waiting) => void;
};

/** Sends and answers, however long it takes. Give a POST a key of its own, so that trying again has one effect. */
export async function sendUntilHeard<Answer>({ writer, onWait, ...asked }: Sent): Promise<Answer> {
  for (let failures = 0; ; failures += 1) {
    try {
      await seeWhoIsHere(writer, onWait);
      return await ask<Answer>(asked);
    } catch (error) {
      const waiting = waitingFor(error);
      if (waiting === null) throw error;
      onWait?.(waiting);
      if (waiting !== 'covered') await pauseOrOnline(backoffMs(failures));
    }
  }
}

let mustLookWhoIsHere = false;
onPresence(() => {
  if (isCovered()) mustLookWhoIsHere = true;
});

function isCovered(): boolean {
  const { signIn } = presenceNow();
  return signIn === 'locked' || signIn === 'signed-out';
}

// After the screen was covered, somebody else may stand here.
async function seeWhoIsHere(writer: string, onWait: Sent['onWait']): Promise<void> {
  if (!mustLookWhoIsHere) return;
  if (isCovered()) {
    onWait?.('covered');
    await until(() => !isCovered());
  }
  const here = await ask<{ staffMemberId: string }>({ path: '/api/staff/me' });
  if (here.staffMemberId !== writer) throw new ProblemError(somebodyElse);
  mustLookWhoIsHere = false;
}

const somebodyElse = {
  title: 'Somebody else is signed in',
  status: 403,
  code: 'somebody-else',
  detail: 'This was written by the person before and is not sent in another name.',
};

function waitingFor(error: unknown): Waiting | null {
  if (!(error instanceof ProblemError)) return 'broken';
  const { status } = error.problem;
  if (status === 401 || status === 423) return 'covered';
  if (status === 0) return 'offline';
  return status >= 500 || status === 429 ? 'broken' : null;
}

const longestPauseMs = 15_000;

function backoffMs(failures: number): number {
  const full = Math.min(longestPauseMs, 1000 * 2 ** failures);
  return full / 2 + (Math.random() * full) / 2;
}

function until(isTrue: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!isTrue()) return;
      stop();
      resolve();
    };
    const stop = onPresence(look);
    look();
  });
}

// The browser says when the network is back; a server that was down says nothing.
function pauseOrOnline(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    addEventListener('online', end);
  });
}
