// Somebody at a desk who searches, one search after the other, while a file comes in.
import { setTimeout as pause } from 'node:timers/promises';

export type Desk = {
  /** Waits of all searches so far, in milliseconds; searches no more. */
  stop(): Promise<number[]>;
  /** Does something during which nobody can be answered. */
  during(work: () => Promise<void>): Promise<void>;
};

const asked = ['garcia', 'hernandes', 'okafor', 'quinones', 'abbot', 'mejia', 'witaker', 'P10300'];

export function searchesOf(url: string, cookie: string): Desk {
  const waits: number[] = [];
  let isOn = true;
  let isAway = false;
  const search = async (words: string): Promise<void> => {
    const from = performance.now();
    try {
      const answer = await fetch(`${url}/api/patients/search?words=${words}`, { headers: { cookie } });
      if (!answer.ok) throw new Error(`a search was answered ${answer.status}: ${await answer.text()}`);
      waits.push(performance.now() - from);
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
    async during(work) {
      isAway = true;
      await work();
      isAway = false;
    },
  };
}

export function waitsInWords(waits: readonly number[]): string {
  const sorted = waits.toSorted((one, other) => one - other);
  const at = (share: number): number => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  return `${sorted.length} searches at the desk meanwhile: ${at(0.5)} ms in the middle, ${at(0.95)} ms at the 95th percentile, ${at(1)} ms at most.`;
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
