// A director in the morning: finds a seat on the week board for a caller, covers a sick counselor, turns a day virtual
// for a storm and back, sees who misses which topic, and prints a roster. By keyboard alone, in both looks and widths.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  axeFindings,
  closeVisits,
  openBrowser,
  overflowsSideways,
  schemes,
  signInAs,
  visit,
  widths,
  type Visit,
} from './browser.ts';
import { startProgram, type RunningProgram } from './program.ts';

let program: RunningProgram;
let browser: Browser;

beforeAll(async () => {
  program = await startProgram();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await program?.stop();
});

afterEach(closeVisits);

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

async function director(): Promise<Visit> {
  const visited = await visit(browser, { url: program.url });
  await signInAs(visited, 'director');
  return visited;
}

async function clean(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
}

type Week = {
  today: string;
  sessions: {
    id: string;
    groupId: string;
    heldOn: string;
    leaders: string[];
    status: string;
    mode: string;
    startsAt: string;
  }[];
  groups: { id: string; clinicId: string; name: string }[];
  clinics: { id: string; name: string }[];
};
const weekOf = async (visited: Visit, query = ''): Promise<Week> =>
  (await visited.context.request.get(`/api/board/week${query}`)).json();

describe('the week board', () => {
  it('answers for an evening group with a seat near a ZIP code, or virtual, and is walked by arrows', async () => {
    const visited = await director();
    const { page } = visited;
    await page.goto('/app');
    await heading(page, 'My day');
    await page.keyboard.press('g');
    await page.keyboard.press('w');
    await heading(page, 'Week board');
    await page.getByRole('grid').waitFor();
    await clean(page);

    await page.goto('/app/board?time=evening&free=yes&near=60618&miles=10&virtual=yes');
    await page.getByRole('grid').waitFor();
    const shown = await weekOf(visited, '?time=evening&free=yes&near=60618&miles=10&virtual=yes');
    expect(shown.sessions.length).toBeGreaterThan(0);
    expect(await page.getByRole('status').filter({ hasText: 'sessions' }).textContent()).toContain(
      `${shown.sessions.length} of`,
    );
    await clean(page);

    await page.locator('td[tabindex="0"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Home');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-cell'))).toBe('1 0');
    await page.keyboard.press('PageDown');
    await page.waitForURL(/week=/);
    expect(visited.faults).toEqual([]);
  });
});

describe('topics', () => {
  it('are chosen for a date with one key, and back', async () => {
    const visited = await visit(browser, { url: program.url });
    const { page } = visited;
    await signInAs(visited, 'counselor');
    const board = await (await visited.context.request.get('/api/sessions')).json();
    const own = board.sessions.find((session: { mine: boolean }) => session.mine);
    await page.goto(`/app/sessions/${own.id}`);
    const panel = page.getByRole('region', { name: /^Topic: / });
    await panel.waitFor();
    await clean(page);
    await page.keyboard.press('t');
    await page.getByLabel('Topic of this date').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.getByText(/^Chosen for this date/).waitFor();
    await page.getByRole('button', { name: 'Back to the order' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(/^Chosen for this date/).waitFor({ state: 'hidden' });
    expect(visited.faults).toEqual([]);
  });
});

describe('every page of the board', () => {
  for (const scheme of schemes) {
    for (const width of widths) {
      it(`is clean in the ${scheme} look at ${width} pixels`, async () => {
        const visited = await visit(browser, { url: program.url, scheme, width });
        const { page } = visited;
        await signInAs(visited, 'director');
        const week = await weekOf(visited);
        const group = week.groups[0]?.id ?? '';
        const [curriculum] = (await (await visited.context.request.get('/api/curricula')).json()).curricula;
        for (const path of [
          '/app/board',
          '/app/board/print',
          '/app/board/rosters',
          '/app/curricula',
          '/app/curricula/new',
          `/app/curricula/${curriculum.id}`,
          `/app/groups/${group}/topics`,
        ]) {
          await page.goto(path);
          await page.getByRole('heading', { level: 1 }).waitFor();
          // What loads slowly says so.
          await page.getByText(/ …$/).first().waitFor({ state: 'hidden' });
          await page.locator('main :is(table, form, ul, select, details, p)').first().waitFor();
          expect({ path, found: await axeFindings(page) }).toEqual({ path, found: [] });
          expect({ path, isTooWide: await overflowsSideways(page) }).toEqual({ path, isTooWide: false });
        }
        expect(visited.faults).toEqual([]);
      });
    }
  }
});
