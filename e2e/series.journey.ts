// A director lays a series out and lives with it: a weekly group with two blocks; one date called off, moved, turned
// virtual, led by somebody else, with somebody beside; this and the following; all; a closed day; and everything taken
// back. By keyboard alone; each form is clean in both looks at both widths.
import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, signInAs, visit, type Visit } from './browser.ts';
import { keyboardOf, looks, looksWell } from './keyboard.ts';
import { startProgram, type RunningProgram } from './program.ts';

let program: RunningProgram;
let browser: Browser;
let visited: Visit;
let page: Page;
let keys: ReturnType<typeof keyboardOf>;

beforeAll(async () => {
  program = await startProgram();
  browser = await openBrowser();
  visited = await visit(browser, { url: program.url, expectedStatuses: [400, 409, 422] });
  page = visited.page;
  if (folder !== undefined) page.setDefaultTimeout(20_000);
  keys = keyboardOf(page);
  await signInAs(visited, 'director');
});

afterAll(async () => {
  await browser?.close();
  await program?.stop();
});

const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
const form = (name: RegExp) => page.getByRole('form', { name });
const row = (day: string) =>
  page
    .getByRole('table', { name: 'Next dates of this group' })
    .getByRole('row', { name: new RegExp(`${day}\\b`, 'u') });

const says = (day: string, words: string | RegExp) => row(day).filter({ hasText: words });

// EVENKEEL_PICTURES names a folder for pictures of each step, for looking at while it is written.
const folder = process.env['EVENKEEL_PICTURES'];
let taken = 0;
let states = 0;
/** Each state in one of the looks, in turn; `in all` where it is worth the time. */
async function clean(how: 'in turn' | 'in all' = 'in turn'): Promise<void> {
  states += 1;
  await pictures();
  await looksWell(page, how === 'in all' ? looks : looks.slice(states % looks.length).slice(0, 1));
}
async function pictures(): Promise<void> {
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  taken += 1;
  await page.screenshot({ path: `${folder}/${taken}-1440.png`, fullPage: true });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: `${folder}/${taken}-390.png`, fullPage: true });
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** Opens the form of a change of a date, says why, and looks at what it changes. */
async function ask(day: string, what: string, fill: () => Promise<void>): Promise<void> {
  await keys.press(row(day).getByRole('button', { name: new RegExp(`^${what}`, 'u') }));
  await form(new RegExp(`^${what}`, 'u')).waitFor();
  await fill();
  await keys.press(button('See what it changes'));
  await button(/^Save$/u).waitFor();
}
async function save(): Promise<void> {
  await keys.press(button(/^Save$/u));
  await button(/^Save$/u).waitFor({ state: 'detached' });
}
const because = (why: string) => keys.type(page.getByLabel('Why'), why);

it('a weekly series with two blocks', async () => {
  await page.goto('/app/groups/new');
  await heading('New group');
  await keys.choose(page.getByLabel('Clinic'), 'Evanston');
  await keys.type(page.getByLabel('Name'), 'Aspen afternoons');
  const room = page.getByLabel('Room', { exact: true });
  await room.locator('option').nth(1).waitFor({ state: 'attached' });
  await keys.choose(room, (await room.locator('option').nth(1).textContent()) ?? '');
  const leader = page.getByLabel('Led by');
  await keys.choose(leader, (await leader.locator('option').nth(1).textContent()) ?? '');
  for (const day of ['Monday', 'Wednesday']) await keys.press(page.getByLabel(day, { exact: true }), 'Space');
  for (const [label, time] of [
    ['Monday from', '0330PM'],
    ['Monday to', '0530PM'],
    ['Wednesday from', '0330PM'],
    ['Wednesday to', '0530PM'],
  ] as const) {
    await keys.walkTo(page.getByLabel(label, { exact: true }));
    await page.keyboard.type(time);
  }
  await keys.choose(page.getByLabel('Treatment', { exact: true }), 'Blocks of its own');
  await keys.walkTo(page.getByLabel('Monday, block 1: to', { exact: true }));
  await page.keyboard.type('0430PM');
  await keys.press(button('Monday: add a block'));
  await keys.press(button(/co-facilitator, limit/u));
  await keys.walkTo(page.getByLabel('Monday, block 2: from', { exact: true }));
  await page.keyboard.type('0440PM');
  await keys.choose(page.getByLabel('Monday, block 2: kind'), 'Education');
  await keys.type(page.getByLabel('Monday, block 2: topic'), 'Sleep and stress');
  await keys.type(page.getByLabel(/^Monday, block 2: at most/u), '8');
  await keys.press(button('Monday: use on every weekday'));
  await clean();
  await page.getByText(/4 h on the clock, 3\.\d+ h treatment a week/u).waitFor();
  await keys.press(button('Set up the group'));
  await heading('Aspen afternoons');
  await row('Wed, Nov 18').waitFor();
  await pictures();
  expect(visited.faults).toEqual([]);
});

it('one date: called off and taken back, moved, turned virtual', async () => {
  await ask('Wed, Nov 18', 'Call off', () => because('Water in the house'));
  await page.getByText('Changes Wed, Nov 18: called off.').waitFor();
  await clean();
  await save();
  await says('Wed, Nov 18', 'Cancelled: Water in the house').waitFor();
  await keys.press(button('Undo the change: Wed, Nov 18'));
  await says('Wed, Nov 18', 'Planned').waitFor();

  // Every kind of control was walked to by now.
  keys = keyboardOf(page, 'focuses');
  await ask('Mon, Nov 23', 'Move', async () => {
    await keys.walkTo(page.getByLabel('New day'));
    await page.keyboard.type('11242026');
    await because('The landlord needs the house');
  });
  await pictures();
  await save();
  await says('Tue, Nov 24', 'Moved from Mon, Nov 23').waitFor();

  await ask('Wed, Nov 25', 'Turn virtual', async () => {
    await keys.type(page.getByLabel(/^Address of the meeting/u), 'https://meet.example/aspen');
    await because('Ice on the roads');
  });
  await pictures();
  await save();
  await says('Wed, Nov 25', /Virtual/u).waitFor();

  expect(visited.faults).toEqual([]);
});

it('one date: led by a substitute, and with somebody beside', async () => {
  const who = page.getByLabel('Who', { exact: true });
  const first = async (place: number) => (await who.locator('option').nth(place).textContent()) ?? '';
  await ask('Mon, Nov 30', 'Who leads', async () => {
    await keys.choose(who, await first(1));
    await because('On leave');
  });
  await clean();
  await save();
  await says('Mon, Nov 30', /away/u).waitFor();

  await ask('Wed, Dec 2', 'Who leads', async () => {
    await keys.choose(who, await first(1));
    await keys.choose(page.getByLabel('Instead of'), 'Nobody: beside them');
    await because('A new colleague learns the group');
  });
  await save();
  await says('Wed, Dec 2', /\(beside\)/u).waitFor();
  await pictures();
  expect(visited.faults).toEqual([]);
});

it('this and the following, and all from today on, each taken back', async () => {
  await ask('Mon, Dec 7', 'Turn virtual', async () => {
    await keys.press(page.getByLabel('This and the following'), 'Space');
    await because('The room is built anew');
  });
  await page.getByText(/^\d+ dates change\.$/u).waitFor();
  await save();
  await says('Wed, Dec 9', /Virtual/u).waitFor();
  await says('Wed, Dec 2', /Virtual/u).waitFor({ state: 'detached' });
  await keys.press(button('Undo: Held otherwise: from Mon, Dec 7 on'));
  await says('Wed, Dec 9', /Virtual/u).waitFor({ state: 'detached' });

  await keys.press(button('Change the timetable'));
  await keys.press(form(/^Change the timetable/u).getByLabel('Friday', { exact: true }), 'Space');
  await because('A third day');
  await keys.press(button('See what it changes'));
  await page.getByText(/new ones\.$/u).waitFor();
  await clean();
  await save();
  await row('Fri, Nov 20').waitFor();
  await keys.press(button(/^Undo: New timetable/u));
  await says('Fri, Nov 20', /Cancelled/u).waitFor();
  expect(visited.faults).toEqual([]);
});

it('a closed day calls its date off, and opening brings it back', async () => {
  const group = page.url();
  await page.goto('/app/clinics');
  await heading('Clinics');
  await keys.press(page.getByRole('link', { name: 'Evanston' }).first());
  await heading('Evanston');
  await keys.press(button('Close for some days'));
  await keys.walkTo(page.getByLabel('First closed day'));
  await page.keyboard.type('12142026');
  await because('Inventory');
  await pictures();
  await keys.press(button(/^Close$/u));
  await button(/^Open again: Inventory/u).waitFor();
  await page.goto(group);
  await says('Mon, Dec 14', 'Cancelled: Closed: Inventory').waitFor();
  await page.goBack();
  await keys.press(button(/^Open again: Inventory/u));
  await page.getByText(/is open again\.$/u).waitFor();
  await page.goto(group);
  await says('Mon, Dec 14', 'Planned').waitFor();
  expect(visited.faults).toEqual([]);
});

it('before a date of a full group is called off, it says who falls below and what makes it up', async () => {
  const { groups } = (await (await visited.context.request.get('/api/groups')).json()) as {
    groups: { id: string; name: string; seatsTaken: number; mode: string }[];
  };
  const full = groups.find((group) => group.seatsTaken > 6 && group.mode === 'in_person');
  await page.goto(`/app/groups/${full?.id ?? ''}`);
  await heading(full?.name ?? '');
  const next = page.getByRole('button', { name: /^Call off: /u }).first();
  await keys.press(next);
  await because('Sick, and nobody covers');
  await keys.press(button('See what it changes'));
  await page.getByText('Falls below their hours:').waitFor();
  await page
    .getByText(/Made up by:|No free chair makes it up/u)
    .first()
    .waitFor();
  await clean('in all');
  await keys.press(button('Leave it'));
  expect(visited.faults).toEqual([]);
});
