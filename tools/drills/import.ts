// Two files of 50,000 people each are brought in on the screen, from choosing one to the people it brought: a CSV, in whose
// midst the server is killed, and a FHIR bundle. Somebody at a desk goes on searching meanwhile. The page shows how far it
// is, nothing half is left, everybody comes in once, and neither searches nor files wait long. The bundle is undone again
// before the CSV comes, as quickly.
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { loadavg } from 'node:os';
import { chromium, type Page } from 'playwright-core';
import {
  makeFolder,
  startServer,
  type Folder,
  type ServerProcess,
} from '../../src/app/testing/server-process.ts';
import { findChromium } from '../chromium.ts';
import type { Drill } from './drill.ts';
import { cookieOf, searchesOf, waitsInWords, type Desk } from './import-desk.ts';
import { longBundle, longCsv } from './import-files.ts';

const lines = 50_000;
const longestSearchMilliseconds = 1_000;
const longestFileSeconds = 180;
const patienceMilliseconds = 900_000;
const program = fileURLToPath(new URL('../../src/app/main.ts', import.meta.url));

type Said = { say: (sentence: string) => void };

export const importDrill: Drill = {
  summary: `Brings a CSV and a FHIR bundle of ${lines} people in on the screen, kills the server in the midst of one, while somebody else searches, and undoes the bundle: each within ${longestFileSeconds} s, and no search over ${longestSearchMilliseconds} ms.`,
  times: 1,
  async run({ say }) {
    const folder = makeFolder();
    let server = await started(folder);
    const again = async (): Promise<void> => {
      server.child.kill('SIGKILL');
      await server.ended;
      server = await started(folder, server.port);
    };
    try {
      return await drill(`http://localhost:${server.port}`, again, { say });
    } finally {
      server.child.kill('SIGTERM');
      await server.ended;
      folder.remove();
    }
  },
};

async function started(folder: Folder, port?: number): Promise<ServerProcess> {
  const env = { EVENKEEL_DEMO: 'on', NODE_ENV: 'production' };
  const server = await startServer(folder, {
    script: program,
    env: port === undefined ? env : { ...env, PORT: String(port) },
  });
  await server.ready;
  return server;
}

async function drill(url: string, killAndStart: () => Promise<void>, { say }: Said): Promise<boolean> {
  const found = findChromium();
  if (found === undefined) throw new Error('There is no Chromium: run npm test, which installs it.');
  const browser = await chromium.launch({ executablePath: found.executablePath, args: found.args });
  const desk = searchesOf(url, await cookieOf(url, 'front_desk'));
  try {
    const context = await browser.newContext({ baseURL: url });
    context.setDefaultTimeout(patienceMilliseconds);
    await context.request.post('/api/demonstration/sign-in', { data: { persona: 'privacy_officer' } });
    const page = await context.newPage();
    say(`The load is ${loadavg()[0]?.toFixed(1)} at the beginning.`);
    const bundle = await bringIn(page, longBundle(lines), { desk, say });
    const undone = await undo(page, say);
    const csv = await bringIn(page, longCsv(lines), { desk, say, killAndStart });
    const waits = await desk.stop();
    say(waitsInWords(waits));
    say(`The load is ${loadavg()[0]?.toFixed(1)} at the end.`);
    return (
      [bundle, csv].every(
        (one) => one.steps > 3 && one.people === lines && one.seconds <= longestFileSeconds,
      ) &&
      undone <= longestFileSeconds &&
      waits.every(({ milliseconds }) => milliseconds <= longestSearchMilliseconds)
    );
  } finally {
    await desk.stop();
    await browser.close();
  }
}

type Way = Said & { desk: Desk; killAndStart?: () => Promise<void> };
type Brought = { steps: number; people: number; seconds: number };

async function bringIn(
  page: Page,
  file: { name: string; mimeType: string; buffer: Buffer },
  { desk, say, killAndStart }: Way,
): Promise<Brought> {
  await page.goto('/app/imports');
  const begun = performance.now();
  await page.getByLabel('Files to bring in').setInputFiles(file);
  const alike = page.getByRole('button', { name: 'All are somebody else' });
  const ready = page.getByText(/^Ready: [\d,]+ people come in/);
  await ready.or(alike).first().waitFor();
  const read = performance.now();
  if (await alike.isVisible()) await alike.click();
  await ready.waitFor();
  const decided = performance.now();
  const steps = new Set<string>();
  await page.getByRole('button', { name: 'Bring in' }).click();
  if (killAndStart !== undefined) {
    await page.getByText(/^Bringing in (?:2[5-9]|[3-4]\d),\d+ of 50,000$/).waitFor();
    const before = performance.now();
    await desk.during(killAndStart);
    say(
      `Killed in the midst of ${file.name} (${Math.round(desk.elapsed() / 1000)} s from the first search), and ready again after ${seconds(before, performance.now())} s.`,
    );
    const list = (await (await page.request.get('/api/imports')).json()) as { imports: unknown[] };
    say(`${list.imports.length} import stands: nothing half of this one.`);
  }
  const from = performance.now();
  let isDone = false;
  const watching = (async () => {
    while (!isDone) {
      steps.add((await page.getByText(/^Bringing in [\d,]+ of 50,000$/).allTextContents()).join());
      await pause(500);
    }
  })();
  await page.getByRole('link', { name: 'See what came' }).click();
  isDone = true;
  await watching;
  const now = performance.now();
  say(
    `${file.name} (${(file.buffer.length / 1_048_576).toFixed(1)} MB): read and compared in ${seconds(begun, read)} s, brought in in ${seconds(from, now)} s; the page said ${steps.size} times how far it is.`,
  );
  await page.getByRole('heading', { level: 1, name: /^Import of/ }).waitFor();
  const answer = await page.request.get(`/api/imports/${new URL(page.url()).pathname.split('/').at(-1)}`);
  const { peopleAdded } = (await answer.json()) as { peopleAdded: number };
  say(`${peopleAdded} people came in.`);
  return { steps: steps.size, people: peopleAdded, seconds: (read - begun + now - decided) / 1000 };
}

// The page of the import stands open; answers how many seconds it took.
async function undo(page: Page, say: Said['say']): Promise<number> {
  const from = performance.now();
  await page.getByRole('button', { name: 'Undo this import' }).click();
  await page.getByText(/^Undone by/).waitFor();
  const now = performance.now();
  say(`Undone in ${seconds(from, now)} s.`);
  return (now - from) / 1000;
}

const seconds = (from: number, to: number): string => ((to - from) / 1000).toFixed(1);
