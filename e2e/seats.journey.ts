// Seats through what happens in real weeks, walked by a supervisor by keyboard: shift workers and video days, a step down,
// a stay in hospital, a seat that was written down wrongly, a chair that is held, a guest who is taken off and comes back.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closeVisits, openBrowser, signInAs, visit, faultsInLooks, bothEnds } from './browser.ts';
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

const pictures = process.env['EVENKEEL_PICTURES'];

/** The page as it stands, in both themes: axe finds nothing and nothing is wider than the window. */
async function isWell(page: Page, name: string): Promise<void> {
  if (pictures !== undefined)
    await page.screenshot({
      path: `${pictures}/${name}-${page.viewportSize()?.width ?? 0}.png`,
      fullPage: true,
    });
  const width = page.viewportSize()?.width === 390 ? 390 : 1440;
  const own = width === 390 ? 'dark' : 'light';
  const both = [own === 'dark' ? 'light' : 'dark', own] as const;
  const faults = await faultsInLooks(
    page,
    both.map((scheme) => ({ width, scheme })),
  );
  expect([name, faults]).toEqual([name, []]);
}

/** Goes to a button and presses Enter there, as hands on a keyboard would. */
async function press(page: Page, role: 'button' | 'menuitem', name: string | RegExp) {
  const target = page.getByRole(role, { name }).first();
  await target.waitFor();
  await target.focus();
  await page.keyboard.press('Enter');
}

async function changeSeat(page: Page, action: string): Promise<void> {
  await press(page, 'button', /^Change the seat of /);
  await press(page, 'menuitem', action);
}

const written = (page: Page, words: RegExp) =>
  page.getByText(words).filter({ visible: true }).first().waitFor();

describe('a seat', () => {
  it.each(bothEnds)('goes through a real month at $width px, $scheme', { timeout: 240_000 }, async (look) => {
    const visited = await visit(browser, { url: program.url, ...look, expectedStatuses: [401, 409, 422] });
    const { page } = visited;
    await signInAs(visited, 'supervisor');
    await page.goto('/app/groups');
    await page
      .getByRole('table')
      .getByRole('link', { name: /ybrid/ })
      .or(page.getByRole('table').getByRole('link'))
      .first()
      .click();
    await page.getByRole('heading', { name: 'Seats' }).waitFor();
    await written(page, /for good; the fullest date is/);
    await isWell(page, `group-${look.scheme}`);

    // A step down: fewer days, every other week, level and phase, from today on.
    await changeSeat(page, 'Other days, video, level or phase');
    const change = page.getByRole('form', { name: /^Change the seat/ });
    await change.getByLabel('Weeks').selectOption({ label: 'Every other week' });
    await change.getByLabel('Comes in the week of').waitFor();
    await change.getByLabel('Level').selectOption({ index: 2 });
    await change.getByLabel('Phase').selectOption({ label: 'One day a week' });
    await change.getByRole('textbox', { name: 'Why' }).fill('Night shifts every other week');
    await isWell(page, `change-${look.scheme}`);
    await page.keyboard.press('Enter');
    await written(page, /comes otherwise from a day on: written down\.$/);
    await press(page, 'button', 'Undo');
    await page.getByText(/comes otherwise from a day on: written down\.$/).waitFor({ state: 'detached' });

    // A stay in hospital, beyond the weeks that are planned; they come back earlier.
    await changeSeat(page, 'Does not come for a while');
    const pause = page.getByRole('form', { name: /^Write it down/ });
    await pause.getByLabel('Until').fill('2027-06-30');
    await isWell(page, `pause-${look.scheme}`);
    await page.keyboard.press('Enter');
    await written(page, /does not come for a while: written down\.$/);
    await written(page, /away until Jun 30, 2027/);
    await changeSeat(page, 'Comes again earlier');
    await page.getByRole('form', { name: /comes again earlier$/ }).waitFor();
    await isWell(page, `back-${look.scheme}`);
    await page.keyboard.press('Enter');
    await written(page, /comes again\.$/);
    await page.getByRole('button', { name: 'Close' }).click();

    // The past is corrected in one action, with a reason.
    await changeSeat(page, 'Correct what was wrong');
    const correct = page.getByRole('form', { name: /^Correct it/ });
    await correct.getByRole('textbox', { name: 'Why' }).fill('Began a week later than was written');
    await isWell(page, `correct-${look.scheme}`);
    await page.keyboard.press('Enter');
    await written(page, /was written down wrongly: written down\.$/);
    await press(page, 'button', 'Undo');
    await page.getByText(/was written down wrongly: written down\.$/).waitFor({ state: 'detached' });
    expect(visited.faults).toEqual([]);
  });

  it('has a guest taken off its date, who comes back by undo', async () => {
    const visited = await visit(browser, { url: program.url, expectedStatuses: [401, 409, 422] });
    const { page } = visited;
    await signInAs(visited, 'supervisor');
    await page.goto('/app/groups');
    await page.getByRole('table').getByRole('link').first().click();
    const dates = page.getByRole('table', { name: 'Next dates of this group' });
    await dates
      .getByRole('link', { name: /who comes on/u })
      .last()
      .click();
    await press(page, 'button', 'Add a guest');
    await page.getByLabel('Name, or what they are').fill('A student');
    await page.getByLabel('Is younger than 18').check();
    await page.getByRole('button', { name: 'Add the guest' }).click();
    await page.getByText('Nobody below eighteen sits in here').waitFor();
    await page.getByLabel('Is younger than 18').uncheck();
    await isWell(page, 'guest');
    await page.getByRole('button', { name: 'Add the guest' }).click();
    await written(page, /A student sits in\.$/);
    await press(page, 'button', 'Take A student off');
    await written(page, /The guest is taken off\.$/);
    await press(page, 'button', 'Undo');
    await page.getByRole('button', { name: 'Take A student off' }).waitFor();
    expect(visited.faults).toEqual([]);
  });

  it(
    'is held for whoever is offered it: another desk hears that the group is full',
    { timeout: 120_000 },
    async () => {
      const visited = await visit(browser, { url: program.url, expectedStatuses: [401, 409, 422] });
      const { page } = visited;
      await signInAs(visited, 'supervisor');
      // Given a full group for which people wait, and somebody who leaves it today.
      await page.goto('/app/groups');
      await page.getByRole('row').filter({ hasText: '12 of 12' }).first().getByRole('link').first().click();
      await page.getByRole('heading', { name: 'Waiting list' }).waitFor();
      await written(page, /No free seat for good/);
      await changeSeat(page, 'End the seat');
      await page.getByRole('form', { name: /^End the seat/ }).waitFor();
      await page.keyboard.press('Enter');
      await written(page, /leaves this group: written down\.$/);

      // When the chair is offered from tomorrow on, then it is held.
      await press(page, 'button', /^Offer: /);
      await page.getByLabel('Chair from').fill('2026-11-18');
      await isWell(page, 'offer');
      await page.keyboard.press('Enter');
      await written(page, /^✓ The chair is held for /);
      await written(page, /held until Nov 18, 2026/);
      await isWell(page, 'held');

      // And nobody else is given it.
      await press(page, 'button', 'Give a seat');
      const give = page.getByRole('form', { name: 'Give a seat' });
      await give.getByRole('combobox', { name: 'Who' }).fill('an');
      await give.getByRole('listbox').getByRole('option').first().click();
      await give.getByLabel('From').fill('2026-11-18');
      await page.getByRole('button', { name: 'Give the seat' }).click();
      await page.getByText('The group is full').waitFor();
      expect(visited.faults).toEqual([]);
    },
  );
});
