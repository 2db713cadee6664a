// A director in the morning: finds a seat on the week board for a caller, covers a sick counselor, turns a day virtual for
// a storm and back, and one date alone. By keyboard alone. How the pages look in both themes and both widths stands in
// main-pages.journey.ts; here axe looks at what comes up on them.
import type { Browser, Locator, Page } from 'playwright-core';
import { getDocumentProxy } from 'unpdf';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  axeFindings,
  closeVisits,
  openBrowser,
  signInAs,
  visit,
  type Persona,
  type Visit,
} from './browser.ts';
import { keyboardOf } from './keyboard.ts';
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

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();

async function signedIn(persona: Persona, expectedStatuses: readonly number[] = [401]): Promise<Visit> {
  const visited = await visit(browser, { url: program.url, expectedStatuses });
  await signInAs(visited, persona);
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
      const at = document.activeElement === document.body ? null : document.activeElement;
      const labels =
        at instanceof HTMLInputElement ? [...(at.labels ?? [])].map((label) => label.textContent) : [];
      return [at?.getAttribute('aria-label'), ...labels, at?.textContent].join(' ');
    });
    if (name.test(here)) return;
  }
  throw new Error(`Tab never came to ${String(name)}`);
}

// By Tab into the grid, and by arrows to one of its cells.
async function walkToCell(page: Page, cell: Locator): Promise<void> {
  await keyboardOf(page).walkTo(page.locator('td[tabindex="0"]'));
  const placeOf = async (of: Locator) =>
    ((await of.getAttribute('data-cell')) ?? '').split(' ').map(Number) as [number, number];
  const [row, column] = await placeOf(cell);
  const [fromRow, fromColumn] = await placeOf(page.locator('td:focus'));
  for (let at = fromRow; at !== row; at += Math.sign(row - at))
    await page.keyboard.press(row > at ? 'ArrowDown' : 'ArrowUp');
  for (let at = fromColumn; at !== column; at += Math.sign(column - at))
    await page.keyboard.press(column > at ? 'ArrowRight' : 'ArrowLeft');
  expect(await cell.evaluate((element) => element === document.activeElement)).toBe(true);
}

type Session = {
  id: string;
  groupId: string;
  heldOn: string;
  leaders: string[];
  status: string;
  mode: string;
  hasBegun: boolean;
  seats: number;
  seatLimit: number;
};
type Week = {
  today: string;
  sessions: Session[];
  groups: { id: string; clinicId: string; name: string }[];
  clinics: { id: string; name: string; miles: number | null; isElsewhere: boolean }[];
};
const weekOf = async (visited: Visit, query = ''): Promise<Week> =>
  (await visited.context.request.get(`/api/board/week${query}`)).json();

async function lentNames({ context }: Visit): Promise<string[]> {
  const day: { lentOut: { name: string }[] } = await (
    await context.request.get('/api/board/house-day')
  ).json();
  return day.lentOut.map((one) => one.name);
}

// Somebody of another clinic stands in for whoever leads one of the next sessions; answers who.
async function lendSomebody(visited: Visit): Promise<string> {
  const { request } = visited.context;
  const { today, sessions } = await weekOf(visited);
  for (const one of sessions.filter((each) => each.heldOn > today && each.status === 'planned')) {
    const [leader] = (await (await request.get(`/api/sessions/${one.id}`)).json()).session.leaders;
    const days = `fromOn=${one.heldOn}&untilOn=${one.heldOn}`;
    const cover = await (await request.get(`/api/board/cover?staffMemberId=${leader?.id}&${days}`)).json();
    const of = cover.sessions?.find((each: { sessionId: string }) => each.sessionId === one.id);
    const can = of?.elsewhere.find((each: { standing: string }) => each.standing === 'can');
    if (can === undefined) continue;
    const lent = await request.post('/api/board/cover', {
      headers: { 'idempotency-key': crypto.randomUUID() },
      data: {
        sessionId: one.id,
        staffMemberId: can.id,
        insteadOfId: leader.id,
        because: 'Sick',
        lend: true,
      },
    });
    expect(lent.status(), await lent.text()).toBe(200);
    return can.name;
  }
  throw new Error('the demonstration has nobody who could be lent');
}

describe('the front desk of one clinic, on the phone', () => {
  it('finds an evening group with a seat within ten miles of 60618, or virtual, this week, in any clinic', async () => {
    const visited = await signedIn('front_desk', [401, 422]);
    const { page } = visited;
    await page.goto('/app');
    await heading(page, 'My day');
    await page.keyboard.press('g');
    await page.keyboard.press('w');
    await heading(page, 'Week board');
    await page.getByRole('grid').waitFor();

    // A ZIP code that is not in the list is said at its field; the board stays.
    await tabTo(page, /ZIP code/);
    await page.keyboard.type('60600');
    await page.getByRole('alert').filter({ hasText: 'This ZIP code is not in the list' }).waitFor();
    expect(await page.getByRole('grid').isVisible()).toBe(true);
    await clean(page);

    // It counts once the five digits are there, and so does each other filter.
    await page.keyboard.press('Control+A');
    await page.keyboard.type('60618');
    await page.waitForURL(/near=60618/);
    await page.getByRole('alert').waitFor({ state: 'detached' });
    const keys = keyboardOf(page);
    await keys.choose(page.getByLabel('Any time'), 'Evening');
    await page.waitForURL(/time=evening/);
    await keys.press(page.getByLabel('With a free seat'), 'Space');
    await page.waitForURL(/free=yes/);
    const asked = '?time=evening&free=yes&near=60618&miles=10&virtual=yes';
    const found = await weekOf(visited, asked);
    const miles = found.clinics.map((clinic) => clinic.miles ?? Infinity);
    expect(miles).toEqual(miles.toSorted((one, other) => one - other));
    expect(found.clinics.filter((clinic) => clinic.isElsewhere).length).toBeGreaterThan(0);
    expect(found.sessions.filter((one) => one.hasBegun || one.seats >= one.seatLimit)).toEqual([]);
    await page.getByText(/ sessions, \d+ more in other clinics$/).waitFor();
    const heads = await page.locator('th[scope="rowgroup"]').allTextContents();
    expect(heads[0]).toMatch(/ miles away/);
    await page
      .getByText(/^The desk of .+ gives the seat: [\d-]+\.$/)
      .first()
      .waitFor();
    await clean(page);

    // Arrows come to a date, and S gives a seat in it: somebody who is not here yet is registered on the way.
    await keys.walkTo(page.locator('td[tabindex="0"]'));
    for (
      let steps = 0;
      (await page.getByRole('button', { name: /^Give a seat/ }).count()) === 0;
      steps += 1
    ) {
      if (steps > 6) throw new Error('no date with a seat in the first line');
      await page.keyboard.press('ArrowRight');
    }
    await clean(page);
    await page.keyboard.press('s');
    await heading(page, /^A seat in /);
    await page.keyboard.type('Zbigniewa Nobodyhere');
    await page.getByRole('option', { name: 'Register somebody new' }).waitFor();
    await clean(page);
    await page.keyboard.press('Enter');
    await heading(page, 'Register a person');
    expect(page.url()).toMatch(/group=.+&from=2026-11-/);
    expect(visited.faults).toEqual([]);
  });
});

describe('a director', () => {
  it('covers a counselor who called in sick, and ticks who was told', async () => {
    const visited = await signedIn('director');
    const { page } = visited;
    await page.goto('/app/board');
    await heading(page, 'Week board');
    await tabTo(page, /Cover somebody/);
    await page.keyboard.press('Enter');
    await heading(page, 'Cover for somebody');
    await page.getByText('Choose who is away.').waitFor();

    // Somebody who leads a session that has not begun: tomorrow.
    const week = await weekOf(visited);
    const tomorrow = week.sessions.find(
      (one) => one.heldOn > week.today && one.status === 'planned' && one.leaders.length > 0,
    );
    if (tomorrow === undefined) throw new Error('the demonstration has no session tomorrow');
    const [leader = ''] = tomorrow.leaders;
    const keys = keyboardOf(page);
    await keys.choose(page.getByLabel('Who is away'), leader);
    await page.waitForURL(/staffMemberId=/);
    // A date is typed as it is read: month, day, year.
    const [year = '', month = '', dayOfMonth = ''] = tomorrow.heldOn.split('-');
    await keys.walkTo(page.getByLabel('From'));
    await page.keyboard.type(`${month}${dayOfMonth}${year}`);
    await page.waitForURL(new RegExp(`fromOn=${tomorrow.heldOn}`));
    const line = page.getByRole('group', { name: /,/ }).first();
    await line.waitFor();

    // One key assigns the best candidate.
    await keys.walkTo(line);
    // Twice at once has one effect, and no error.
    await page.keyboard.press('1');
    await page.keyboard.press('1');
    await page
      .getByText(/stands in\./)
      .first()
      .waitFor();
    const people = page.getByRole('checkbox').first();
    await people.waitFor();
    await keys.press(people, 'Space');
    await page.getByText(/^1 of \d+ people told\.$/).waitFor();
    await clean(page);

    // Everybody sees who stands in; and it can be undone.
    const after = await weekOf(visited, `?week=${tomorrow.heldOn}`);
    expect(after.sessions.find((one) => one.id === tomorrow.id)?.leaders).not.toContain(leader);
    await keys.press(page.getByRole('button', { name: /^Undo/ }).first());
    await page
      .getByRole('button', { name: /^Assign/ })
      .first()
      .waitFor();
    expect(visited.faults).toEqual([]);
  });

  it('reads who is lent to another clinic, takes it back with one key and lends them again with one', async () => {
    const visited = await signedIn('director');
    const { page } = visited;
    const name = await lendSomebody(visited);
    await page.goto('/app');
    const keys = keyboardOf(page);
    const takeBack = page.getByRole('button', { name: `Take back that ${name} is lent` });
    await keys.press(takeBack);
    await page.getByText(`${name} is not lent to`).waitFor();
    await clean(page);
    expect(await lentNames(visited)).not.toContain(name);
    await keys.press(page.getByRole('button', { name: 'Undo' }));
    await takeBack.waitFor();
    expect(await lentNames(visited)).toContain(name);
    expect(visited.faults).toEqual([]);
  });

  it('turns a day virtual for a storm in one action, and takes it back in one', async () => {
    const visited = await signedIn('director');
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
    await page.goto(`/app/board/virtual-day?clinics=${clinicId}&day=${tomorrow.heldOn}`);
    await heading(page, 'Turn a day virtual');
    await page
      .getByRole('region', { name: /^Sessions of / })
      .first()
      .waitFor();
    // What lacks an address for its meeting leads to where one is written.
    const address = page.getByRole('link', { name: /^Add the address of / }).first();
    expect(await address.getAttribute('href')).toMatch(/^\/app\/groups\//);
    await tabTo(page, /Why/);
    await page.keyboard.type('Snowstorm, roads closed');
    await page.keyboard.press('Enter');
    await page.getByText(/^✓ Virtual since/).waitFor();
    await clean(page);
    expect(new Set(await modes())).toEqual(new Set(['virtual']));
    await keyboardOf(page).press(page.getByRole('button', { name: 'Undo' }));
    await page.getByLabel('Why').waitFor();
    expect(await modes()).toEqual(before);
    expect(visited.faults).toEqual([]);
  });

  it('turns one date virtual from its cell on the board, and back', async () => {
    const visited = await signedIn('director');
    const { page } = visited;
    const week = await weekOf(visited);
    const ahead = week.sessions.find(
      (one) => one.heldOn > week.today && one.mode === 'in_person' && one.status === 'planned',
    );
    if (ahead === undefined) throw new Error('the demonstration has no session in person ahead');
    const clinicId = week.groups.find((group) => group.id === ahead.groupId)?.clinicId ?? '';
    const modeNow = async () =>
      (await weekOf(visited, `?clinicId=${clinicId}`)).sessions.find((one) => one.id === ahead.id)?.mode;
    await page.goto(`/app/board?clinicId=${clinicId}`);
    await walkToCell(page, page.locator(`td:has(a[href="/app/sessions/${ahead.id}"])`));
    await page.getByRole('region', { name: 'The date that is chosen' }).waitFor();
    await page.keyboard.press('v');
    await heading(page, 'Turn a day virtual');
    await page.getByLabel('Why').waitFor();
    await tabTo(page, /Why/);
    await page.keyboard.type('The heating is out');
    await page.keyboard.press('Enter');
    await page.getByText('✓ This date alone was turned virtual.').waitFor();
    expect(await modeNow()).toBe('virtual');
    await page.getByText(/people told\.$/).waitFor();
    await clean(page);
    await keyboardOf(page).press(page.getByRole('button', { name: 'Undo' }));
    await page.getByText('✓ This date alone was turned virtual.').waitFor({ state: 'detached' });
    expect(await modeNow()).toBe('in_person');
    expect(visited.faults).toEqual([]);
  });
});

describe('the roster on paper', () => {
  it('is of one session: a sheet to sign that tells nobody how to reach the others, and one for staff', async () => {
    const visited = await signedIn('director');
    const { page } = visited;
    const week = await weekOf(visited);
    const shown = week.sessions.find((one) => one.heldOn === week.today && one.seats > 0);
    if (shown === undefined) throw new Error('the demonstration has no session today');
    const clinicId = week.groups.find((group) => group.id === shown.groupId)?.clinicId ?? '';
    await page.goto(`/app/board/rosters?clinicId=${clinicId}&day=${week.today}&sessionId=${shown.id}`);
    const sheets = page.locator('section');
    await sheets.first().waitFor();
    await expect.poll(() => sheets.count()).toBe(2);
    const [toSign = '', forStaff = ''] = await sheets.allTextContents();
    expect(toSign).toMatch(/Signature/);
    expect(toSign).not.toMatch(/\d{3}[-) ]+\d{3}-\d{4}|Speak|call|Contact/);
    expect(forStaff).toMatch(/FOR STAFF ONLY.*Contact/);
    const paper = await getDocumentProxy(new Uint8Array(await page.pdf({ format: 'letter' })));
    expect(paper.numPages).toBe(2);
    expect(visited.faults).toEqual([]);
  });
});

describe('topics', () => {
  it('are chosen for a date with one key, and back', async () => {
    const visited = await signedIn('counselor');
    const { page } = visited;
    const board = await (await visited.context.request.get('/api/sessions')).json();
    const own = board.sessions.find((session: { mine: boolean }) => session.mine);
    await page.goto(`/app/sessions/${own.id}`);
    const panel = page.getByRole('region', { name: /^Topic: / });
    await panel.waitFor();
    await page.keyboard.press('t');
    await page.getByLabel('Topic of this date').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.getByText(/^Chosen for this date/).waitFor();
    await keyboardOf(page).press(page.getByRole('button', { name: 'Back to the order' }));
    await page.getByText(/^Chosen for this date/).waitFor({ state: 'hidden' });
    expect(visited.faults).toEqual([]);
  });
});
