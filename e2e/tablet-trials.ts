// Hand-overs of the tablet at the door in a real browser: somebody types a name that stands nowhere else, something
// happens, and the next person comes. Afterwards the name is looked for wherever a browser could have kept it. Used by the
// journey on each change and by the long drill.
import type { BrowserContext, Page } from 'playwright-core';

export const happenings = [
  'finish',
  'idle',
  'back',
  'forward',
  'reload',
  'print',
  'leave and come back',
  'half typed',
  'wrong code',
  'another app',
] as const;
export type Happening = (typeof happenings)[number];

export type HandOvers = {
  readonly handOvers: number;
  readonly left: readonly string[];
  readonly byHappening: Readonly<Record<string, number>>;
};

type Trial = {
  readonly page: Page;
  readonly canary: string;
  readonly code: string;
  readonly random: () => number;
};

/** Runs so many hand-overs on one tablet, one after the other, as at a door. */
export async function runHandOvers(how: {
  context: BrowserContext;
  times: number;
  random: () => number;
  say: (sentence: string) => void;
}): Promise<HandOvers> {
  const page = await how.context.newPage();
  await page.clock.install();
  await page.goto('/kiosk');
  await atStart(page);
  const left: string[] = [];
  const counts: Record<string, number> = {};
  const canaries: string[] = [];
  for (let number = 0; number < how.times; number += 1) {
    const happening = happenings[number % happenings.length] ?? 'finish';
    // A name, and a code that is one as well, so that numbers are looked for too.
    const canary = `Canary${Math.floor(how.random() * 1e9).toString(36)}`;
    const code = String(10_000_000 + Math.floor(how.random() * 89_999_999));
    canaries.push(canary, code);
    await typeSomething({ page, canary, code, random: how.random }, happening);
    await happens[happening](page);
    await atStart(page);
    const found = await whereFound(page, canaries);
    if (found.length > 0) left.push(`hand-over ${number}, ${happening}: ${found.join(', ')}`);
    counts[happening] = (counts[happening] ?? 0) + 1;
    if ((number + 1) % 50 === 0)
      how.say(`${number + 1} of ${how.times} hand-overs, ${left.length} left something.`);
  }
  left.push(...(await keptByBrowser(how.context, canaries)));
  await page.close();
  return { handOvers: how.times, left, byHappening: counts };
}

const atStart = (page: Page) => page.getByRole('button', { name: 'With my name' }).waitFor();

async function typeSomething(trial: Trial, happening: Happening): Promise<void> {
  const { page, canary, code, random } = trial;
  if (happening === 'wrong code') {
    await page.getByRole('button', { name: 'With a code' }).click();
    await page.getByLabel('Eight digits').fill(code);
    return;
  }
  await page.getByRole('button', { name: 'With my name' }).click();
  await page.getByLabel('Your name').pressSequentially(canary);
  if (happening === 'half typed' && random() < 0.5) return;
  await page.getByLabel('Month').fill('5');
  await page.getByLabel('Day').fill('17');
  // The year is part of what is looked for.
  await page.getByLabel('Year').fill('1990');
}

const send = async (page: Page) => {
  await page.getByRole('button', { name: 'Check in' }).click();
  await page.getByRole('button', { name: 'Done' }).waitFor();
};

const happens: Readonly<Record<Happening, (page: Page) => Promise<unknown>>> = {
  async finish(page) {
    await send(page);
    await page.getByRole('button', { name: 'Done' }).click();
  },
  async 'wrong code'(page) {
    await send(page);
    await page.clock.runFor(11_000);
  },
  async idle(page) {
    await page.clock.runFor(76_000);
    await page.getByRole('button', { name: 'I am still here' }).waitFor();
    await page.clock.runFor(15_000);
  },
  back: (page) => page.goBack(),
  async forward(page) {
    await page.goBack();
    await atStart(page);
    await page.goForward();
  },
  reload: (page) => page.reload(),
  async print(page) {
    await page.emulateMedia({ media: 'print' });
    if (await page.locator('body > *').first().isVisible()) throw new Error('Something would be printed.');
    await page.emulateMedia({ media: null });
    await page.getByRole('button', { name: 'Start over' }).click();
  },
  // Another page and back: the browser may bring the page back whole.
  async 'leave and come back'(page) {
    await page.goto('/healthz');
    await page.goBack();
  },
  'half typed': (page) => page.getByRole('button', { name: 'Start over' }).click(),
  // As a browser does when its screen goes dark or another app comes before it.
  'another app': (page) =>
    page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' });
      document.dispatchEvent(new Event('visibilitychange'));
      Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'visible' });
    }),
};

// Where any of the names stands in the page as it is now, and in all that the page can reach.
async function whereFound(page: Page, canaries: readonly string[]): Promise<string[]> {
  return page.evaluate(async (names) => {
    const has = (text: string) => names.some((name) => text.includes(name));
    const found: string[] = [];
    const see = (where: string, text: string) => {
      if (has(text)) found.push(where);
    };
    see('document', document.documentElement.outerHTML);
    for (const field of document.querySelectorAll('input, textarea, select'))
      see('field', (field as HTMLInputElement).value);
    see('title', document.title);
    see('address', location.href);
    see('history state', JSON.stringify(history.state ?? null));
    see('selection', String(getSelection()));
    see('local storage', JSON.stringify(Object.entries(localStorage)));
    see('session storage', JSON.stringify(Object.entries(sessionStorage)));
    see('cookies', document.cookie);
    see('window name', window.name);
    if (localStorage.length + sessionStorage.length > 0) found.push('something in a storage');
    for (const { name } of await indexedDB.databases()) found.push(`database ${name ?? ''}`);
    for (const key of await caches.keys()) found.push(`cache ${key}`);
    return found;
  }, canaries);
}

// What the browser itself would offer the next person: field by field, and the whole of its storage.
async function keptByBrowser(context: BrowserContext, canaries: readonly string[]): Promise<string[]> {
  const kept = JSON.stringify(await context.storageState({ indexedDB: true }));
  return canaries.filter((canary) => kept.includes(canary)).map((canary) => `kept by the browser: ${canary}`);
}
