// A file of 50,000 lines is brought in on the screen, from choosing it to the people it brought, while somebody at a desk
// goes on searching: the page shows how far it is, every line comes in, and no search waits long.
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { makeFolder, startServer } from '../../src/app/testing/server-process.ts';
import { findChromium } from '../chromium.ts';
import type { Drill } from './drill.ts';

const lines = 50_000;
const longestSearchMilliseconds = 3_000;
const patienceMilliseconds = 1_800_000;
const program = fileURLToPath(new URL('../../src/app/main.ts', import.meta.url));

export const importDrill: Drill = {
  summary: `Brings a CSV of ${lines} lines in on the screen while somebody else searches: all of it, with progress, and no search over ${longestSearchMilliseconds} ms.`,
  times: 1,
  async run({ say }) {
    const folder = makeFolder();
    const env = { EVENKEEL_DEMO: 'on', NODE_ENV: 'production' };
    const server = await startServer(folder, { script: program, env });
    try {
      await server.ready;
      return await drill(`http://localhost:${server.port}`, say);
    } finally {
      server.child.kill('SIGTERM');
      await server.ended;
      folder.remove();
    }
  },
};

async function drill(url: string, say: (sentence: string) => void): Promise<boolean> {
  const found = findChromium();
  if (found === undefined) throw new Error('There is no Chromium: run npm test, which installs it.');
  const browser = await chromium.launch({ executablePath: found.executablePath, args: found.args });
  const desk = searchesOf(url, await cookieOf(url, 'front_desk'));
  try {
    const context = await browser.newContext({ baseURL: url });
    context.setDefaultTimeout(patienceMilliseconds);
    await context.request.post('/api/demonstration/sign-in', { data: { persona: 'privacy_officer' } });
    const seen = await bringIn(await context.newPage(), say);
    const waits = (await desk.stop()).toSorted((one, other) => one - other);
    const at = (share: number): number => Math.round(waits[Math.floor((waits.length - 1) * share)] ?? 0);
    say(
      `${waits.length} searches at the desk meanwhile: ${at(0.5)} ms in the middle, ${at(0.95)} ms at the 95th percentile, ${at(1)} ms at most.`,
    );
    return seen.steps > 3 && seen.people === lines && at(1) <= longestSearchMilliseconds;
  } finally {
    await desk.stop();
    await browser.close();
  }
}

function longCsv(): string {
  const rows = Array.from({ length: lines }, (_none, place) => {
    const two = (number: number): string => String(number).padStart(2, '0');
    const day = `${1950 + (place % 50)}-${two(1 + (place % 12))}-${two(1 + (place % 28))}`;
    return `Drilled${place},Person${place},${day},773-555-0100,D${place},"note, ${place}"`;
  });
  return ['Last name,First name,DOB,Phone,MRN,Notes', ...rows, ''].join('\r\n');
}

async function bringIn(
  page: Page,
  say: (sentence: string) => void,
): Promise<{ steps: number; people: number }> {
  await page.goto('/app/imports');
  const file = { name: 'drill.csv', mimeType: 'text/csv', buffer: Buffer.from(longCsv()) };
  const begun = performance.now();
  await page.getByLabel('Files to bring in').setInputFiles(file);
  await page.getByText(/^Ready: 50,000 people come in/).waitFor();
  const read = performance.now();
  say(`Read and compared in ${seconds(begun, read)} s.`);
  const steps = new Set<string>();
  let isDone = false;
  const watching = (async () => {
    while (!isDone) {
      steps.add((await page.getByText(/^Bringing in [\d,]+ of 50,000$/).allTextContents()).join());
      await pause(500);
    }
  })();
  await page.getByRole('button', { name: 'Bring in' }).click();
  await page.getByRole('link', { name: 'See what came' }).click();
  isDone = true;
  await watching;
  say(
    `Brought in in ${seconds(read, performance.now())} s; the page said ${steps.size} times how far it is.`,
  );
  await page.getByRole('heading', { level: 1, name: /^Import of/ }).waitFor();
  const answer = await page.request.get(`/api/imports/${new URL(page.url()).pathname.split('/').at(-1)}`);
  const { peopleAdded } = (await answer.json()) as { peopleAdded: number };
  say(`${peopleAdded} people came in.`);
  return { steps: steps.size, people: peopleAdded };
}

const seconds = (from: number, to: number): string => ((to - from) / 1000).toFixed(1);

async function cookieOf(url: string, persona: string): Promise<string> {
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

const asked = ['garcia', 'hernandes', 'okafor', 'quinones', 'drilled', 'mejia', 'witfield'];

// One search after the other, as somebody at a desk types them.
function searchesOf(url: string, cookie: string): { stop: () => Promise<number[]> } {
  const waits: number[] = [];
  let isOn = true;
  const going = (async () => {
    for (let turn = 0; isOn; turn += 1) {
      const from = performance.now();
      const answer = await fetch(`${url}/api/patients/search?words=${asked[turn % asked.length] ?? ''}`, {
        headers: { cookie },
      });
      if (!answer.ok) throw new Error(`a search was answered ${answer.status}: ${await answer.text()}`);
      waits.push(performance.now() - from);
      await pause(250);
    }
  })();
  return {
    async stop() {
      isOn = false;
      await going;
      return waits;
    },
  };
}
