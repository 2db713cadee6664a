// Random trials of "nothing typed is lost" in a real browser: somebody types, something happens at a random moment, and
// afterwards nothing older than two seconds may be missing. Used by the journey on each change and by the long drill.
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { findChromium } from '../tools/chromium.ts';

export const happenings = [
  'reload',
  'closed tab',
  'killed browser',
  'dropped network',
  'idle lock',
  'two tabs',
] as const;
export type Happening = (typeof happenings)[number];

export type TrialsReport = {
  readonly trials: number;
  readonly lost: readonly string[];
  readonly byHappening: Readonly<Record<string, number>>;
};

type Place = { readonly url: string; readonly sessionId: string; readonly patientIds: readonly string[] };
type Typed = { readonly text: string; readonly at: number };

const olderThanMs = 2000;
const atOnce = 4;

/** Runs so many trials; each in a part of its own, several side by side. */
export async function runTrials(how: {
  browser: Browser;
  url: string;
  times: number;
  random: () => number;
  say: (sentence: string) => void;
}): Promise<TrialsReport> {
  const places = await openParts(how.browser, how.url);
  const lost: string[] = [];
  const counts: Record<string, number> = {};
  let next = 0;
  const worker = async (lane: number) => {
    while (next < how.times) {
      const number = next;
      next += 1;
      const happening = happenings[number % happenings.length] ?? 'reload';
      const place = places[lane % places.length];
      if (place === undefined) throw new Error('The counselor leads no session to come.');
      const patientId = place.patientIds[Math.floor(lane / places.length)] ?? '';
      const missing = await oneTrial({ ...how, place, patientId, happening });
      counts[happening] = (counts[happening] ?? 0) + 1;
      if (missing !== null) lost.push(`trial ${number}, ${happening}: ${missing}`);
      if ((number + 1) % 20 === 0) how.say(`${number + 1} of ${how.times} trials, ${lost.length} lost.`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, (_, lane) => worker(lane)));
  return { trials: how.times, lost, byHappening: counts };
}

async function signedIn(context: BrowserContext, url: string): Promise<void> {
  const reply = await context.request.post(`${url}/api/demonstration/sign-in`, {
    data: { persona: 'counselor' },
    headers: { 'idempotency-key': randomUUID() },
  });
  if (!reply.ok()) throw new Error(`Signing in answered ${reply.status()}.`);
}

// Own sessions of the days to come: drafts may be begun before their day, and nobody signs them meanwhile.
async function openParts(browser: Browser, url: string): Promise<Place[]> {
  const context = await browser.newContext();
  await signedIn(context, url);
  const today = (await (await context.request.get(`${url}/api/staff/me`)).json()).today as string;
  const places: Place[] = [];
  for (let days = 1; days < 9; days += 1) {
    const day = new Date(Date.parse(`${today}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
    const board = await (await context.request.get(`${url}/api/sessions?day=${day}`)).json();
    for (const { id } of board.sessions.filter((session: { mine: boolean }) => session.mine)) {
      const { people } = await (await context.request.get(`${url}/api/sessions/${id}`)).json();
      const patientIds = people.map((person: { patientId: string }) => person.patientId);
      if (patientIds.length >= 2) places.push({ url, sessionId: id, patientIds });
    }
  }
  await context.close();
  return places;
}

type Trial = {
  readonly browser: Browser;
  readonly url: string;
  readonly random: () => number;
  readonly place: Place;
  readonly patientId: string;
  readonly happening: Happening;
};

// What is missing afterwards, or null.
async function oneTrial(trial: Trial): Promise<string | null> {
  const held = trial.happening === 'killed browser' ? await ownBrowser() : null;
  const context = held?.context ?? (await trial.browser.newContext());
  let reopened: Reopened | null = null;
  try {
    await signedIn(context, trial.url);
    const page = await openPart(context, trial);
    const typed = await typeWhile(page, trial);
    const at = performance.now();
    reopened = await happens({ ...trial, context, page, held });
    return await missingIn(
      reopened.page,
      trial,
      typed.findLast((each) => each.at <= at - olderThanMs)?.text ?? '',
    );
  } finally {
    await reopened?.close();
    await context.close().catch(() => undefined);
    held?.remove();
  }
}

const field = (page: Page, patientId: string) => page.locator(`#part-${patientId}`);

async function openPart(
  context: BrowserContext,
  trial: Pick<Trial, 'url' | 'place' | 'patientId'>,
): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const seen = whatHappened(page);
  try {
    await page.goto(`${trial.url}/app/sessions/${trial.place.sessionId}`);
    await page.locator(`[data-person="${trial.patientId}"]`).press('Enter');
    // The words, or both texts where somebody is to decide.
    await page.locator(`#part-${trial.patientId}, [role="alert"]`).first().waitFor();
    return page;
  } catch (error) {
    const shown = await page
      .locator('body')
      .innerText({ timeout: 5000 })
      .catch((reason: unknown) => String(reason));
    throw new Error(`The part did not open. ${seen()} The page shows: ${shown.slice(0, 1500)}`, {
      cause: error,
    });
  }
}

// What a page was refused, and what it complained of: told when it does not come up.
function whatHappened(page: Page): () => string {
  const said: string[] = [];
  const unanswered = new Set<string>();
  const pathOf = (url: string) => new URL(url).pathname;
  page.on('crash', () => said.push('it crashed'));
  page.on('pageerror', (error) => said.push(error.message));
  page.on('request', (request) => unanswered.add(pathOf(request.url())));
  page.on('requestfailed', (request) => said.push(`${pathOf(request.url())} failed`));
  page.on('response', (response) => {
    unanswered.delete(pathOf(response.url()));
    if (response.status() >= 400) said.push(`${pathOf(response.url())} answered ${response.status()}`);
  });
  return () =>
    `It said: ${said.join(', ') || 'nothing'}; unanswered: ${[...unanswered].join(', ') || 'nothing'}.`;
}

// Types words of its own after what stands there; answers what stood there when.
async function typeWhile(page: Page, trial: Trial): Promise<Typed[]> {
  const words = field(page, trial.patientId);
  await words.focus();
  await page.keyboard.press('Control+End');
  const typed: Typed[] = [];
  const until = performance.now() + 300 + trial.random() * 4200;
  while (performance.now() < until) {
    await page.keyboard.type(` ${Math.floor(trial.random() * 1e6).toString(36)}`);
    typed.push({ text: await words.inputValue(), at: performance.now() });
    await pause(trial.random() * 250);
  }
  return typed;
}

type Reopened = { readonly page: Page; readonly close: () => Promise<void> };
type Happened = Trial & { context: BrowserContext; page: Page; held: OwnBrowser | null };

async function happens(at: Happened): Promise<Reopened> {
  const nothing = () => Promise.resolve();
  switch (at.happening) {
    case 'reload':
      await at.page.reload();
      await at.page.locator(`[data-person="${at.patientId}"]`).press('Enter');
      return { page: at.page, close: nothing };
    case 'closed tab':
      await at.page.close();
      return { page: await openPart(at.context, at), close: nothing };
    case 'dropped network':
      // It goes, somebody types on and closes the tab; then it comes back.
      await at.context.setOffline(true);
      await typeWhile(at.page, at);
      await at.page.close();
      await at.context.setOffline(false);
      return { page: await openPart(at.context, at), close: nothing };
    case 'idle lock':
      await at.context.request.post(`${at.url}/api/staff/lock`, { data: {} });
      await at.page.close();
      await at.context.request.post(`${at.url}/api/demonstration/resume`, { data: {} });
      return { page: await openPart(at.context, at), close: nothing };
    case 'two tabs': {
      const other = await openPart(at.context, at);
      await at.page.close();
      return { page: other, close: nothing };
    }
    case 'killed browser':
      return at.held === null ? { page: at.page, close: nothing } : killedAndOpened(at, at.held);
  }
}

async function killedAndOpened(at: Happened, held: OwnBrowser): Promise<Reopened> {
  await held.kill();
  const again = await ownBrowser(held.profile);
  await signedIn(again.context, at.url);
  return {
    page: await openPart(again.context, at),
    close: async () => {
      await again.context.close().catch(() => undefined);
      await again.kill();
    },
  };
}

// The text as it stands on the screen or beside another one must hold what was typed; and the server gets it.
async function missingIn(page: Page, trial: Trial, text: string): Promise<string | null> {
  const isThere = async () => {
    const words = field(page, trial.patientId);
    const shown =
      (await words.count()) > 0 ? await words.inputValue() : await page.locator('main').innerText();
    return shown.includes(text);
  };
  for (const until = performance.now() + 20_000; performance.now() < until;) {
    if (await isThere()) return null;
    await pause(100);
  }
  return `"${text.slice(-60)}" is not there`;
}

type OwnBrowser = {
  readonly context: BrowserContext;
  readonly profile: string;
  readonly kill: () => Promise<void>;
  readonly remove: () => void;
};

// A browser process of our own with a profile that outlives it, to be killed as the system would.
async function ownBrowser(kept?: string): Promise<OwnBrowser> {
  const found = findChromium();
  if (found === undefined) throw new Error('There is no Chromium.');
  const profile = kept ?? mkdtempSync(path.join(tmpdir(), 'evenkeel-profile-'));
  rmSync(path.join(profile, 'DevToolsActivePort'), { force: true });
  const child = spawn(
    found.executablePath,
    [
      ...found.args,
      '--headless=new',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      '--no-first-run',
      'about:blank',
    ],
    { stdio: 'ignore', detached: true },
  );
  const port = await portOf(profile);
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('The browser has no profile.');
  return {
    context,
    profile,
    kill: () => killed(child),
    remove: () => rmSync(profile, { recursive: true, force: true }),
  };
}

async function portOf(profile: string): Promise<string> {
  const file = path.join(profile, 'DevToolsActivePort');
  for (const until = performance.now() + 60_000; performance.now() < until;) {
    const port = existsSync(file) ? readFileSync(file, 'utf8').split('\n')[0] : '';
    if (port !== undefined && port !== '') return port;
    await pause(50);
  }
  throw new Error('The browser did not start.');
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => {
    child.once('exit', resolve);
  });
  process.kill(-child.pid, 'SIGKILL');
  await ended;
}
