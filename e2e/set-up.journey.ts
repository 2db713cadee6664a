// An administrator sets a new system up, from the token of the console to a clinic with a room and a first group. By
// keyboard alone: no step of it presses a mouse button.
import { generate } from 'otplib';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bothEnds, faultsInLooks, openBrowser, visit, type Visit } from './browser.ts';
import { startProgram, type RunningProgram } from './program.ts';

const password = 'quilt lantern harvester 93';
const mostTabs = 90;

let program: RunningProgram;
let browser: Browser;
let visited: Visit;
let page: Page;

beforeAll(async () => {
  program = await startProgram({ EVENKEEL_DEMO: 'off', EVENKEEL_NOW: '' });
  browser = await openBrowser();
  visited = await visit(browser, { url: program.url, expectedStatuses: [400, 401, 403, 404, 422] });
  page = visited.page;
});

afterAll(async () => {
  await browser?.close();
  await program?.stop();
});

const has = (place: Locator) => place.evaluate((element) => element === document.activeElement);

/** Walks to a control by the Tab key, as somebody without a mouse does. */
async function walkTo(place: Locator): Promise<void> {
  await place.waitFor();
  for (let tabs = 0; tabs < mostTabs; tabs += 1) {
    if (await has(place)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not come to ${String(place)}.`);
}

async function type(name: string | RegExp, text: string): Promise<void> {
  const box = page.getByLabel(name).first();
  await walkTo(box);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

async function press(name: string | RegExp, role: 'button' | 'link' = 'button'): Promise<void> {
  await walkTo(page.getByRole(role, { name }).first());
  await page.keyboard.press('Enter');
}

/** Chooses in a list by typing the beginning of the words. */
async function choose(label: string | RegExp, words: string): Promise<void> {
  const list = page.getByLabel(label).first();
  await list.locator('option', { hasText: words }).first().waitFor({ state: 'attached' });
  await walkTo(list);
  await page.keyboard.type(words);
  await expect
    .poll(() => list.evaluate((element) => (element as HTMLSelectElement).selectedOptions[0]?.label ?? ''))
    .toContain(words);
}

const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

/** The page as it stands: wide and light, and narrow and dark. */
async function looksWell(): Promise<void> {
  expect(await faultsInLooks(page, bothEnds)).toEqual([]);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
}

it('step one: the organization and its administrator, with the token of the console', async () => {
  const token = /token: (\S+)/u.exec(program.said())?.[1] ?? '';
  await page.goto('/app/set-up-organization');
  await type(/^Token/u, token);
  await type(/^Name of the organization/u, 'Harbor Recovery');
  await type(/^Your given name/u, 'Inés');
  await type(/^Your family name/u, 'Galloway');
  await type(/^Your sign-in name/u, 'ines@harbor.example');
  await page.keyboard.press('Enter');
  await heading('Welcome, Inés');
  const secret = (await page.locator('code').innerText()).replaceAll(/\s/gu, '');
  await type('Password', password);
  await type(/Code that the app shows now/u, await generate({ secret }));
  await type(/PIN/u, '4711');
  await press('Finish and sign in');
  await press('I have kept them');
  await heading('My day');
  await page.getByText('1 of 5 steps of setting up are done').waitFor();
  await looksWell();
  await press('Go on setting up', 'link');
  await heading('Set up');
  await looksWell();
  expect(visited.faults).toEqual([]);
});

it('step two and three: a clinic, and a room in it', async () => {
  await press('Add a clinic');
  await heading('Clinics');
  await type('Name', 'Lakeview');
  await type('Street and number', '3145 North Halsted Street');
  await type('City', 'Chicago');
  await type('ZIP code', '606');
  await page.keyboard.press('Enter');
  // What is not right yet says so, and nothing typed is lost.
  await page.getByText('Enter the five digits of the ZIP code.').waitFor();
  await looksWell();
  await type('ZIP code', '60657');
  await page.keyboard.press('Enter');
  await heading('Lakeview');
  await type('Name on the door', 'Cedar');
  await type('Seats', '14');
  await looksWell();
  await page.keyboard.press('Enter');
  await page.getByRole('cell', { name: /^Cedar/u }).waitFor();
  await press('Change opening hours');
  await walkTo(page.getByLabel('Saturday').first());
  await page.keyboard.press('Space');
  await press('Save the hours');
  await page.getByText('Mon to Sat 8:00 AM to 9:00 PM').waitFor();
  await looksWell();
  expect(visited.faults).toEqual([]);
});

it('step four: somebody who leads groups', async () => {
  await press('Set up', 'link');
  await heading('Set up');
  await press('Add somebody');
  await heading('Staff');
  await type(/^Given name/u, 'Marisol');
  await type(/^Family name/u, 'Okafor-Żelichowska');
  await type(/^Sign-in name/u, 'mokafor@harbor.example');
  await choose(/^Clinic/u, 'Lakeview');
  await type(/^Credential/u, 'CADC');
  await press('Add and make a set-up link');
  await page.getByText('/app/set-up/').waitFor();
  await looksWell();
  expect(visited.faults).toEqual([]);
});

it('step five: the first group, and then the list of steps is gone', async () => {
  await press('Set up', 'link');
  await heading('Set up');
  await press('Set up a group');
  await heading('New group');
  await type('Name', 'Morning group');
  await choose('Room', 'Cedar');
  await choose('Led by', 'Marisol');
  for (const day of ['Monday', 'Tuesday', 'Thursday']) {
    await walkTo(page.getByLabel(day, { exact: true }).first());
    await page.keyboard.press('Space');
  }
  await looksWell();
  await press('Set up the group');
  await heading('Morning group');
  await looksWell();
  await page.getByRole('link', { name: 'Set up', exact: true }).waitFor({ state: 'detached' });
  await page.goto('/app/begin');
  await page.getByText('Everything is set up.').waitFor();
  expect(visited.faults).toEqual([]);
});
