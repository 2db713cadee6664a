// Before a signature: a name of another member is written away or said to mean somebody else, each with one key; near
// copies are shown; the last notes stand beside the words. By keyboard alone, on both widths.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  axeFindings,
  bothEnds,
  closeVisits,
  faultsInLooks,
  openBrowser,
  signInAs,
  visit,
} from './browser.ts';
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

type Listed = { patientId: string; givenName: string; familyName: string; preferredName: string | null };

async function openOwnSession(page: Page): Promise<{ path: string; people: Listed[] }> {
  const { request } = page.context();
  const board = await (await request.get('/api/sessions')).json();
  const session = board.sessions.find(
    (each: { mine: boolean; seats: number }) => each.mine && each.seats > 3,
  );
  const opened = await (await request.get(`/api/sessions/${session.id}`)).json();
  await page.goto(`/app/sessions/${session.id}`);
  await page.getByRole('list', { name: 'People of this session' }).waitFor();
  return { path: `/api/sessions/${session.id}`, people: opened.people };
}

const calledName = (person: Listed) => person.preferredName ?? person.givenName;
const notice = (page: Page) => page.getByRole('group', { name: /^The name / });

describe('a counselor before signing', () => {
  it('writes names of others away or says whom they mean, and is shown near copies', async () => {
    const visited = await visit(browser, { url: program.url });
    const { page } = visited;
    await signInAs(visited, 'counselor');
    const { people } = await openOwnSession(page);
    const [first, second] = people;
    if (first === undefined || second === undefined) throw new Error('Nobody is seated.');
    await page.keyboard.press('p');
    await page.getByLabel('Shared part').focus();
    await page.keyboard.type('Warning signs, each on a card.');
    await page.keyboard.press('Alt+ArrowDown');
    await page.getByRole('region', { name: `Last notes about ${calledName(first)}` }).waitFor();

    // When another member is named, then one key writes "a group member" instead.
    const own = page.getByLabel(/^Own words about/);
    await page.keyboard.type(`Told ${calledName(second)} how the first week at work went without a drink.`);
    await notice(page).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Alt+m');
    await notice(page).waitFor({ state: 'detached' });
    expect(await own.inputValue()).toBe(
      'Told a group member how the first week at work went without a drink.',
    );

    // When the name means somebody else, then one key says so and it stays.
    await page.keyboard.press('End');
    await page.keyboard.type(` His cousin ${calledName(second)} helped.`);
    await notice(page).waitFor();
    await page.keyboard.press('Alt+k');
    await notice(page).waitFor({ state: 'detached' });

    // When a second person's words are nearly the same, then the review says of whom.
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.type(
      `Told a group member how the first week at work went without a drink. Her cousin helped.`,
    );
    await page.keyboard.press('Control+Enter');
    await page
      .getByText(/Nearly the same as/)
      .first()
      .waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.reload();
    await page.getByRole('list', { name: 'People of this session' }).waitFor();
    expect(await notice(page).count()).toBe(0);
    expect(visited.faults).toEqual([]);
  });

  it('finds the review clean wide and light, and narrow and dark', async () => {
    const visited = await visit(browser, { url: program.url });
    const { page } = visited;
    await signInAs(visited, 'counselor');
    await openOwnSession(page);
    await page.getByRole('button', { name: /^Sign notes/ }).click();
    await page.getByRole('region', { name: 'Sign the notes' }).waitFor();
    expect(await faultsInLooks(page, bothEnds)).toEqual([]);
    expect(visited.faults).toEqual([]);
  });
});
