// Somebody at a desk who searches, one search after the other, while a file comes in.
import { setTimeout as pause } from 'node:timers/promises';

/** How long a search waited and when it was asked, in milliseconds; since the first one. */
export type Wait = { readonly words: string; readonly at: number; readonly milliseconds: number };

export type Desk = {
  /** All searches so far; searches no more. */
  stop(): Promise<Wait[]>;
  /** Milliseconds since the first search. */
  elapsed(): number;
  /** Does something during which nobody can be answered. */
  during(work: () => Promise<void>): Promise<void>;
};

const asked = ['garcia', 'hernandes', 'okafor', 'quinones', 'abbot', 'mejia', 'witaker', 'P10300'];

export function searchesOf(url: string, cookie: string): Desk {
  const waits: Wait[] = [];
  const begun = performance.now();
  let isOn = true;
  let isAway = false;
  const search = async (words: string): Promise<void> => {
    const from = performance.now();
    try {
      const answer = await fetch(`${url}/api/patients/search?words=${words}`, { headers: { cookie } });
      if (!answer.ok) throw new Error(`a search was answered ${answer.status}: ${await answer.text()}`);
      waits.push({ words, at: from - begun, milliseconds: performance.now() - from });
    } catch (error) {
      // The one that was on its way when the server was killed.
      if (!isAway) throw error;
    }
  };
  const going = (async () => {
    for (let turn = 0; isOn; turn += 1) {
      if (!isAway) await search(asked[turn % asked.length] ?? '');
      await pause(250);
    }
  })();
  return {
    async stop() {
      isOn = false;
      await going;
      return waits;
    },
    elapsed: () => performance.now() - begun,
    async during(work) {
      isAway = true;
      await work();
      isAway = false;
    },
  };
}

export function waitsInWords(waits: readonly Wait[]): string {
  const sorted = waits.toSorted((one, other) => one.milliseconds - other.milliseconds);
  const at = (share: number): number =>
    Math.round(sorted[Math.floor((sorted.length - 1) * share)]?.milliseconds ?? 0);
  const slowest = sorted
    .slice(-3)
    .map((one) => `${one.words} after ${Math.round(one.at / 1000)} s ${Math.round(one.milliseconds)} ms`);
  return `${sorted.length} searches at the desk meanwhile: ${at(0.5)} ms in the middle, ${at(0.95)} ms at the 95th percentile, ${at(1)} ms at most (${slowest.join(', ')}).`;
}

export async function cookieOf(url: string, persona: string): Promise<string> {
  const answer = await fetch(`${url}/api/demonstration/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ persona }),
  });
  if (!answer.ok) throw new Error(`signing in was answered ${answer.status}: ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
