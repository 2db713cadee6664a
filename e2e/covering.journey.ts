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

// Tabs on until something of this name has the focus; a person with only a keyboard does the same.
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let tabs = 0; tabs < 120; tabs += 1) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(() => {
      const at = document.activeElement;
      const labels =
        at instanceof HTMLInputElement ? [...(at.labels ?? [])].map((label) => label.textContent) : [];
      return [at?.getAttribute('aria-label'), ...labels, at?.textContent].join(' ');
    });
    if (name.test(here)) return;
  }
  throw new Error(`Tab never came to ${String(name)}`);
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

describe('a director', () => {
  it('covers a counselor who called in sick, and ticks who was told', async () => {
    const visited = await director();
    const { page } = visited;
    await page.goto('/app/board');
    await heading(page, 'Week board');
    await tabTo(page, /Cover somebody/);
    await page.keyboard.press('Enter');
    await heading(page, 'Cover for somebody');
    await page.getByText('Choose who is away.').waitFor();
    await clean(page);

    // Somebody who leads a session that has not begun: tomorrow.
    const week = await weekOf(visited);
    const tomorrow = week.sessions.find(
      (one) => one.heldOn > week.today && one.status === 'planned' && one.leaders.length > 0,
    );
    if (tomorrow === undefined) throw new Error('the demonstration has no session tomorrow');
    const [leader = ''] = tomorrow.leaders;
    await page.getByLabel('Who is away').selectOption({ label: leader });
    await page.waitForURL(/staffMemberId=/);
    await page.getByLabel('From').fill(tomorrow.heldOn);
    await page.waitForURL(/fromOn=/);
    const line = page.getByRole('group', { name: /,/ }).first();
    await line.waitFor();
    await clean(page);

    // One key assigns the best candidate.
    await line.focus();
    await page.keyboard.press('1');
    await page
      .getByText(/stands in\./)
      .first()
      .waitFor();
    const people = page.getByRole('checkbox').first();
    await people.waitFor();
    await people.focus();
    await page.keyboard.press('Space');
    await page.getByText(/^1 of \d+ people told\.$/).waitFor();
    await clean(page);

    // Everybody sees who stands in; and it can be undone.
    const after = await weekOf(visited, `?week=${tomorrow.heldOn}`);
    expect(after.sessions.find((one) => one.id === tomorrow.id)?.leaders).not.toContain(leader);
    await page.getByRole('button', { name: /^Undo/ }).first().focus();
    await page.keyboard.press('Enter');
    await page
      .getByRole('button', { name: /^Assign/ })
      .first()
      .waitFor();
    expect(visited.faults).toEqual([]);
  });

  it('turns a day virtual for a storm in one action, and takes it back in one', async () => {
    const visited = await director();
    const { page } = visited;
    const week = await weekOf(visited);
    const tomorrow = week.sessions.find((one) => one.heldOn > week.today && one.mode === 'in_person');
    if (tomorrow === undefined) throw new Error('the demonstration has no session in person ahead');
    const clinicId = week.groups.find((group) => group.id === tomorrow.groupId)?.clinicId ?? '';
    const modes = async () =>
      (await weekOf(visited, `?clinicId=${clinicId}&week=${tomorrow.heldOn}`)).sessions
        .filter((one) => one.heldOn === tomorrow.heldOn)
        .map((one) => one.mode);
    const before = await modes();
    await page.goto(`/app/board/virtual-day?clinicId=${clinicId}&day=${tomorrow.heldOn}`);
    await heading(page, 'Turn a day virtual');
    await page.getByRole('list', { name: 'Sessions of the day' }).waitFor();
    await clean(page);
    await tabTo(page, /Why/);
    await page.keyboard.type('Snowstorm, roads closed');
    await page.keyboard.press('Enter');
    await page.getByText(/^✓ Virtual since/).waitFor();
    await clean(page);
    expect(new Set(await modes())).toEqual(new Set(['virtual']));
    await page.getByRole('button', { name: 'Undo' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Why').waitFor();
    expect(await modes()).toEqual(before);
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
          '/app/board/cover',
          '/app/board/virtual-day',
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
