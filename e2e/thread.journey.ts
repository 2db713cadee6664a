// The main thread of a counselor's day: see today's group, count the people present, write what they did, sign it all
// in one action, and add beside what is signed. By keyboard wherever hands are on it anyway; nothing typed is lost.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  axeFindings,
  closeVisits,
  openBrowser,
  overflowsSideways,
  signInAs,
  visit,
  type Visit,
} from './browser.ts';
import { counted, send } from './hands.ts';
import { startProgram, type RunningProgram } from './program.ts';

let program: RunningProgram;
let browser: Browser;

beforeAll(async () => {
  program = await startProgram();
  browser = await openBrowser();
});

afterEach(closeVisits);

afterAll(async () => {
  await browser?.close();
  await program?.stop();
});

const heading = (page: Page, name?: string) =>
  page.getByRole('heading', { level: 1, ...(name === undefined ? {} : { name }) });
const line = (page: Page, place: number) =>
  page.getByRole('list', { name: 'People of this session' }).getByRole('listitem').nth(place);
const status = (page: Page, place: number) => line(page, place).locator('[aria-pressed="true"]');
const shared = (page: Page) => page.getByLabel('Shared part');
const ownWords = (page: Page) => page.getByLabel(/^Own words about/);

async function nameAt(page: Page, place: number): Promise<string> {
  return (await line(page, place).locator('[data-person] > span').first().textContent()) ?? '';
}

async function untilSaved(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const marks = [...document.querySelectorAll('[data-saved]')].map((mark) =>
      mark.getAttribute('data-saved'),
    );
    return marks.length > 0 && marks.every((mark) => mark === 'saved' || mark === 'untouched');
  });
}

// Twelve people are written about by keyboard: on a busy machine that takes its time.
const long = { timeout: 240_000 };

describe('a counselor after the group', () => {
  it('counts, writes and signs everybody in one action, and adds beside what is signed', long, async () => {
    const visited = await visit(browser, { url: program.url, expectedStatuses: [401, 422] });
    const { page } = visited;
    const hands = counted(page);
    await fillToTwelve(visited);

    // Given the demonstration, with twelve people in this morning's group, when the counselor's name is clicked, then today's group is at the top.
    await page.goto('/app');
    await hands.click(/^Counselor/);
    await heading(page, 'My day').waitFor();
    await page
      .getByRole('button', { name: /^Open / })
      .first()
      .waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await hands.click(/^Open /);
    await page.getByRole('list', { name: 'People of this session' }).waitFor();
    const people = await page
      .getByRole('list', { name: 'People of this session' })
      .getByRole('listitem')
      .count();
    expect(people).toBe(12);
    expect(await page.title()).toBe('Session · Evenkeel');

    // When P is pressed everybody is present; the second came late, the third is absent; a slip is taken back.
    await hands.press('p');
    await page.getByText('not marked yet').waitFor({ state: 'detached' });
    await hands.press('ArrowDown', '2');
    await expect.poll(() => status(page, 1).textContent()).toBe('Late');
    await hands.press('ArrowDown', '4');
    await expect.poll(() => status(page, 2).textContent()).toBe('Cancelled');
    await hands.press('Control+z');
    await expect.poll(() => status(page, 2).textContent()).toBe('Present');
    await hands.press('3');
    await expect.poll(() => status(page, 2).textContent()).toBe('Absent');
    await page.getByText('1 absent').waitFor();
    const arrival = page.getByLabel(/^Arrival of/);
    await expect.poll(() => arrival.inputValue()).toMatch(/^\d\d:\d\d$/);
    expect(await axeFindings(page)).toEqual([]);

    // When the shared part and each person's own words are typed, they are saved within two seconds of the last key.
    await hands.into('Shared part');
    await hands.type('We looked at early warning signs and wrote down three of our own.');
    await hands.press('Alt+ArrowDown');
    for (let place = 0; place < people; place += 1) {
      // The writing goes by whoever was not there.
      if (place === 2) continue;
      if (place > 0) await hands.press('Alt+ArrowDown');
      const name = await nameAt(page, place);
      await page.getByRole('heading', { level: 2, name }).waitFor();
      await expect
        .poll(() => ownWords(page).evaluate((words) => words === document.activeElement))
        .toBe(true);
      // A theme is a key and its number; the focus is back in the words after it.
      if (place === 0) await hands.press('Alt+t', '2');
      await hands.type(`Named a sign of their own, number ${place + 1}.`);
    }
    const typedAt = performance.now();
    await untilSaved(page);
    const savedAfterMs = performance.now() - typedAt;
    expect(savedAfterMs).toBeLessThan(program.dataFolder === '' ? 20_000 : 5_000);

    // When the page is loaded anew, then all of it is still there.
    await page.reload();
    await page.getByRole('list', { name: 'People of this session' }).waitFor();
    expect(await shared(page).inputValue()).toContain('early warning signs');
    expect(await ownWords(page).inputValue()).toContain('number 1');
    expect(await page.getByRole('radio', { name: 'Return to use' }).isChecked()).toBe(true);
    const themes = page.getByRole('group', { name: /^Theme/ });
    expect(await themes.locator('kbd').allTextContents()).toEqual(['Alt', 'T', '1', '–', '9', '0', '-', '=']);

    // When everything is read once more and signed, then it is signed in one action and can be changed by nobody.
    await hands.press('Control+Enter');
    await page.getByRole('heading', { name: 'Read once more, then sign' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    // The PIN takes the focus, is given once, and signs.
    await hands.press('Control+Enter', '2', '4', '6', '8', 'Enter');
    // It says so where it is seen.
    const signed = page.getByText(`✓ ${people} notes are signed.`);
    await signed.waitFor();
    await expect.poll(() => signed.evaluate((words) => words === document.activeElement)).toBe(true);
    expect((await signed.boundingBox())?.y).toBeGreaterThan(60);
    expect(await page.getByRole('textbox').count()).toBe(0);
    await page.getByText(/^✓ Signed by Dana Okafor, /).waitFor();
    const sessionId = new URL(page.url()).pathname.split('/').at(-1);
    const late = await visited.context.request.put(`/api/sessions/${sessionId}/drafts`, {
      data: { patientId: null, words: 'Changed afterwards', revision: 1 },
    });
    expect(late.status()).toBe(409);

    // When something is to be said after all, then it stands beside the signed text, with its reason.
    await hands.click('Add an amendment');
    await hands.type('The sign they named was skipping breakfast.');
    // Looking at somebody else meanwhile loses nothing of it.
    await page.getByRole('button', { name: /^Next/ }).press('Enter');
    await page.getByLabel('What is added').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Previous/ }).press('Enter');
    const added = page.getByLabel('What is added');
    await expect.poll(() => added.inputValue()).toBe('The sign they named was skipping breakfast.');
    await added.focus();
    await hands.press('Tab');
    await hands.type('Left out by mistake');
    await hands.press('Enter');
    await page.getByText('Amendment: Left out by mistake').waitFor();

    // When times are corrected afterwards, the note stays as it was signed until an amendment names the minutes.
    await correctTimes(page, 0);
    await page.getByText('Minutes differ').waitFor();
    await page.getByRole('button', { name: 'Amend the minutes' }).press('Enter');
    await page.keyboard.press('Tab');
    const [other = ''] = (await nameAt(page, 1)).split(' ');
    await page.keyboard.type(`Came half an hour later, as ${other} saw`);
    await page.keyboard.press('Enter');
    // What is added names no other member either: one key writes the name away.
    await page.getByRole('group', { name: `The name ${other}` }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Alt+m');
    await page.keyboard.press('Enter');
    await page.getByText('Amendment: Came half an hour later, as a group member saw').waitFor();
    await page.getByText('Minutes differ').waitFor({ state: 'detached' });
    expect(await axeFindings(page)).toEqual([]);
    expect(await overflowsSideways(page)).toBe(false);
    expect(visited.faults).toEqual([]);
    expect(hands.count() / people).toBeLessThanOrEqual(10);
    console.log(
      `A group of ${people}: ${hands.count()} clicks and keys beyond typed text; saved ${Math.round(savedAfterMs)} ms after the last key.`,
    );
  });

  it('loses nothing when the connection goes, and decides where two people wrote', async () => {
    const visited = await visit(browser, { url: program.url, expectedStatuses: [401, 409] });
    await signInAs(visited, 'counselor');
    const sessionId = await nextOwnSession(visited.page);
    const { page } = visited;
    await page.goto(`/app/sessions/${sessionId}`);
    await shared(page).fill('Before the connection went.');
    await untilSaved(page);

    // Given no connection, when words are typed, then the page says so and sends them once it is back.
    await visited.context.setOffline(true);
    await shared(page).fill('Before the connection went. And while it was gone.');
    await page.getByText('Offline: kept on this screen').first().waitFor();
    await visited.context.setOffline(false);
    await untilSaved(page);

    // Given two screens with the same part, when both write, then both texts are there and one is chosen.
    const other = await visited.newTab();
    await other.goto(`/app/sessions/${sessionId}`);
    await shared(other).waitFor();
    await other.route('**/notes', (route) => route.abort());
    await shared(page).fill('Written on the first screen.');
    await untilSaved(page);
    await shared(other).fill('Written on the second screen.');
    await other.getByText(/saved this part after you opened it/).waitFor();
    expect(await axeFindings(other)).toEqual([]);
    await other.getByRole('button', { name: 'Put together' }).click();
    await untilSaved(other);
    expect(await shared(other).inputValue()).toBe(
      'Written on the first screen.\n\nWritten on the second screen.',
    );
    await expect.poll(() => shared(page).inputValue(), { timeout: 10_000 }).toContain('on the second screen');
    expect(visited.faults.filter((fault) => fault.startsWith('Policy breach'))).toEqual([]);
  });
});

// People of the counselor's evening group visit the one of this morning, until there are twelve.
async function fillToTwelve(visited: Visit): Promise<void> {
  const { request } = visited.context;
  await signInAs(visited, 'supervisor');
  await visited.page.goto('about:blank');
  const other = await visit(browser, { url: program.url });
  await signInAs(other, 'counselor');
  const ask = async (path: string) => (await other.context.request.get(path)).json();
  const { sessions } = (await ask('/api/sessions')) as { sessions: { id: string; mine: boolean }[] };
  const [morning, evening] = sessions.filter((session) => session.mine);
  const seated = ((await ask(`/api/sessions/${morning?.id}`)) as Roster).people;
  const guests = ((await ask(`/api/sessions/${evening?.id}`)) as Roster).people
    .filter(({ patientId }) => seated.every((person) => person.patientId !== patientId))
    .slice(0, 12 - seated.length);
  for (const { patientId } of guests)
    await send(request, `/api/sessions/${morning?.id}/visits`, {
      patientId,
      kind: 'make_up',
      mode: 'in_person',
      because: 'Makes up for last week',
      petsAccepted: true,
    });
  await other.close();
  await visited.context.clearCookies();
}

type Roster = { people: { patientId: string; sequence: number }[]; session: { startsAt: string } };

// Half an hour after the beginning, said after everything was signed.
async function correctTimes(page: Page, place: number): Promise<void> {
  const { request } = page.context();
  const path = `/api/sessions/${new URL(page.url()).pathname.split('/').at(-1)}`;
  const patientId = await line(page, place).locator('[data-person]').getAttribute('data-person');
  const { people, session } = (await (await request.get(path)).json()) as Roster;
  const found = people.find((person) => person.patientId === patientId);
  await send(request, `${path}/attendance`, {
    marks: [
      {
        patientId,
        status: 'late',
        after: found?.sequence,
        arrivedAt: new Date(Date.parse(session.startsAt) + 30 * 60_000).toISOString(),
        leftAt: null,
      },
    ],
  });
}

// One's next session after today: drafts may be begun before its day.
async function nextOwnSession(page: Page): Promise<string> {
  for (let days = 1; days < 8; days += 1) {
    const day = new Date(Date.parse('2026-11-17T12:00:00Z') + days * 86_400_000).toISOString().slice(0, 10);
    const board = (await (await page.context().request.get(`/api/sessions?day=${day}`)).json()) as {
      sessions: { id: string; mine: boolean }[];
    };
    const own = board.sessions.find((session) => session.mine);
    if (own !== undefined) return own.id;
  }
  throw new Error('The counselor leads no group in the week to come.');
}
