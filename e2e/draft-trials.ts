// Random trials of "nothing typed is lost" in a real browser: somebody types, something happens at a random moment, and
// afterwards nothing older than two seconds may be missing. Used by the journey on each change and by the long drill.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { ownBrowser, type OwnBrowser } from './own-browser.ts';

// What happens to one of them alone; the server that is killed is everybody's.
const happenings = [
  'reload',
  'closed tab',
  'killed browser',
  'dropped network',
  'idle lock',
  'two tabs',
] as const;
type Happening = (typeof happenings)[number] | 'killed server';

export type TrialsReport = {
  readonly trials: number;
  /** How often the server was killed and started again. */
  readonly restarts: number;
  readonly lost: readonly string[];
  readonly byHappening: Readonly<Record<string, number>>;
};

type Place = { readonly sessionId: string; readonly patientId: string };
type Typed = { readonly text: string; readonly at: number };

const olderThanMs = 2000;
const atOnce = 5;

type How = {
  readonly browser: Browser;
  readonly url: string;
  readonly times: number;
  readonly random: () => number;
  readonly say: (sentence: string) => void;
  /** Kills the server and starts it again; null where it may not be. */
  readonly killServer: (() => Promise<void>) | null;
};

/**
 * Runs so many trials; each in a part of its own, several side by side. All lanes use one server: when it is killed,
 * each of them types, and each of these counts as a trial.
 */
export async function runTrials(how: How): Promise<TrialsReport> {
  const places = await openParts(how.browser, how.url);
  if (places.length < atOnce) throw new Error('The counselor leads too few people in the days to come.');
  const lost: string[] = [];
  const counts: Record<string, number> = {};
  const lanes = await Promise.all(Array.from({ length: atOnce }, () => how.browser.newContext()));
  for (const lane of lanes) await signedIn(lane, how.url);
  const restarts =
    how.killServer === null ? 0 : Math.max(1, Math.round(how.times / ((happenings.length + 1) * atOnce)));
  const alone = Math.max(0, how.times - restarts * atOnce);
  let next = 0;
  const trialOf = (lane: number, happening: Happening): Trial => {
    const place = places[next % places.length] as Place;
    next += 1;
    return { ...how, ...place, number: next, lane: lanes[lane] as BrowserContext, happening };
  };
  const told = (trial: Trial, missing: string | null) => {
    counts[trial.happening] = (counts[trial.happening] ?? 0) + 1;
    if (missing !== null) lost.push(`trial ${trial.number}, ${trial.happening}: ${missing}`);
    const done = Object.values(counts).reduce((sum, count) => sum + count, 0);
    if (done % 20 === 0) how.say(`${done} of ${how.times} trials, ${lost.length} lost.`);
  };
  let left = alone;
  const worker = async (lane: number, until: number) => {
    while (left > until) {
      left -= 1;
      const trial = trialOf(lane, happenings[left % happenings.length] ?? 'reload');
      told(trial, await oneTrial(trial));
    }
  };
  for (let wave = 1; wave <= restarts + 1; wave += 1) {
    const until = Math.floor(alone * (1 - wave / (restarts + 1)));
    await Promise.all(lanes.map((_context, lane) => worker(lane, until)));
    if (how.killServer === null || wave > restarts) continue;
    const trials = lanes.map((_context, lane) => trialOf(lane, 'killed server'));
    const missing = await serverKilled(trials, how.killServer);
    for (const [lane, trial] of trials.entries()) told(trial, missing[lane] ?? null);
  }
  for (const lane of lanes) await lane.close();
  return { trials: how.times, restarts, lost, byHappening: counts };
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
      for (const { patientId } of people) places.push({ sessionId: id, patientId });
    }
  }
  await context.close();
  return places;
}

type Trial = Place & {
  readonly number: number;
  readonly url: string;
  readonly random: () => number;
  /** The browser in which this one is tried, signed in; where it is to be killed, one of its own. */
  readonly lane: BrowserContext;
  readonly happening: Happening;
};

// What is missing afterwards, or null.
async function oneTrial(trial: Trial): Promise<string | null> {
  const held = trial.happening === 'killed browser' ? await ownBrowser() : null;
  const context = held?.context ?? trial.lane;
  let reopened: Reopened | null = null;
  try {
    if (held !== null) await signedIn(context, trial.url);
    const page = await openPart(context, trial);
    const typed = await typeWhile(page, trial, typingMs(trial));
    const at = performance.now();
    reopened = await happens({ ...trial, context, page, held });
    return await missingIn(reopened.page, trial, wordsBy(typed, at));
  } finally {
    await reopened?.close();
    await held?.kill();
    held?.remove();
  }
}

// Long enough that some of it is older than two seconds.
function typingMs({ random }: Trial): number {
  return olderThanMs + 200 + random() * 1500;
}

function wordsBy(typed: readonly Typed[], at: number): string {
  return typed.findLast((each) => each.at <= at - olderThanMs)?.text ?? '';
}

// Everybody types; the server is killed at a random moment and started again while they type on. Then the page is loaded
// anew, or stays and sends by itself what it could not.
async function serverKilled(
  trials: readonly Trial[],
  killServer: () => Promise<void>,
): Promise<(string | null)[]> {
  const [first] = trials;
  if (first === undefined) return [];
  const pages = await Promise.all(trials.map((trial) => openPart(trial.lane, trial)));
  const killAfter = typingMs(first);
  const typing = trials.map((trial, lane) =>
    typeWhile(pages[lane] as Page, trial, killAfter + 300 + trial.random() * 1500),
  );
  await pause(killAfter);
  await killServer();
  const typed = await Promise.all(typing);
  return Promise.all(
    trials.map(async (trial, lane) => {
      const page = pages[lane] as Page;
      const at = performance.now();
      if (lane % 2 === 0) {
        await page.reload();
        await page.locator(`[data-person="${trial.patientId}"]`).press('Enter');
      }
      const text = wordsBy(typed[lane] ?? [], at);
      const missing = (await missingIn(page, trial, text)) ?? (await missingOnServer(trial, text));
      await page.close();
      return missing;
    }),
  );
}

async function missingOnServer(trial: Trial, text: string): Promise<string | null> {
  for (const until = performance.now() + 40_000; performance.now() < until;) {
    const reply = await trial.lane.request.get(`${trial.url}/api/sessions/${trial.sessionId}/notes`);
    const { people } = (await reply.json()) as { people?: { patientId: string; draft: { words: string } }[] };
    const draft = people?.find((person) => person.patientId === trial.patientId)?.draft;
    if (draft?.words.includes(text) === true) return null;
    await pause(250);
  }
  return `"${text.slice(-60)}" did not reach the server`;
}

const field = (page: Page, patientId: string) => page.locator(`#part-${patientId}`);

async function openPart(
  context: BrowserContext,
  trial: Pick<Trial, 'url' | 'sessionId' | 'patientId'>,
): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const seen = whatHappened(page);
  try {
    await page.goto(`${trial.url}/app/sessions/${trial.sessionId}`);
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
async function typeWhile(page: Page, trial: Trial, ms: number): Promise<Typed[]> {
  const words = field(page, trial.patientId);
  await words.focus();
  await page.keyboard.press('Control+End');
  const typed: Typed[] = [];
  const until = performance.now() + ms;
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
  const closing = (page: Page) => ({ page, close: () => page.close() });
  switch (at.happening) {
    case 'reload':
      await at.page.reload();
      await at.page.locator(`[data-person="${at.patientId}"]`).press('Enter');
      return closing(at.page);
    case 'closed tab':
      await at.page.close();
      return closing(await openPart(at.context, at));
    case 'dropped network':
      // It goes, somebody types on and closes the tab; then it comes back.
      await at.context.setOffline(true);
      await typeWhile(at.page, at, 300 + at.random() * 1500);
      await at.page.close();
      await at.context.setOffline(false);
      return closing(await openPart(at.context, at));
    case 'idle lock':
      await at.context.request.post(`${at.url}/api/staff/lock`, { data: {} });
      await at.page.close();
      await at.context.request.post(`${at.url}/api/demonstration/resume`, { data: {} });
      return closing(await openPart(at.context, at));
    case 'two tabs': {
      const other = await openPart(at.context, at);
      await at.page.close();
      return closing(other);
    }
    case 'killed browser':
      return at.held === null ? closing(at.page) : killedAndOpened(at, at.held);
    case 'killed server':
      throw new Error('That happens to all of them at once.');
  }
}

async function killedAndOpened(at: Happened, held: OwnBrowser): Promise<Reopened> {
  await held.kill();
  const again = await ownBrowser(held.profile);
  const close = async () => {
    await again.context.close().catch(() => undefined);
    await again.kill();
  };
  try {
    await signedIn(again.context, at.url);
    return { page: await openPart(again.context, at), close };
  } catch (error) {
    await close();
    throw error;
  }
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
