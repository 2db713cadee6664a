// The front desk on the phone: a new person is registered and gets a seat, by keyboard alone and with at most twelve keys
// or clicks beyond the words that are typed. A full group says why, and what else there is.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  axeFindings,
  bothEnds,
  closeVisits,
  openBrowser,
  overflowsSideways,
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

const mostInteractions = 12;
// The narrow one first: what is kept at the end is found again below.
const looks = bothEnds.toReversed();

/** Keys beyond typed text, counted. */
function hands(page: Page) {
  let count = 0;
  return {
    count: () => count,
    async press(...keys: readonly string[]) {
      for (const key of keys) {
        count += 1;
        await page.keyboard.press(key);
      }
    },
    type: (words: string) => page.keyboard.type(words),
  };
}

const focused = (page: Page) =>
  page.evaluate(() => {
    const here = document.activeElement;
    const label = here instanceof HTMLInputElement ? (here.labels?.[0]?.textContent ?? '') : '';
    return label === '' ? (here?.textContent ?? '').trim() : label;
  });

describe('the front desk', () => {
  it.each(looks)(
    'registers somebody and gives them a seat at $width px, $scheme',
    { timeout: 240_000 },
    async (look) => {
      const visited = await visit(browser, { url: program.url, ...look });
      const { page } = visited;
      const keys = hands(page);
      await signInAs(visited, 'front_desk');
      await page.goto('/app');
      await page.getByRole('heading', { level: 1 }).waitFor();

      // Given a caller, when Ctrl K and the first letters are typed, then the form is there.
      await keys.press('Control+k');
      await page.getByRole('combobox').first().waitFor();
      await keys.type('register');
      await page.getByRole('option', { name: /Register a person/ }).waitFor();
      await keys.press('Enter');
      await page.getByRole('heading', { level: 1, name: 'Register a person' }).waitFor();

      // When name and date of birth are typed and Enter is pressed, then the page asks for a group.
      await tabTo(page, keys, 'Given names');
      await keys.type('Noémi');
      await tabTo(page, keys, 'Family name');
      await keys.type(`Journey ${look.width} ${look.scheme}`);
      await tabTo(page, keys, 'Date of birth');
      await keys.type('05171990');
      await keys.press('Enter');
      await page.getByRole('heading', { level: 1, name: /^A seat for Noémi/ }).waitFor();
      await expect.poll(() => focused(page)).toBe('Group');

      // Groups with a free chair stand before those without one.
      await page.getByRole('option').first().waitFor();
      const isFull = (await page.getByRole('option').allTextContents()).map((line) =>
        line.includes(' · full · '),
      );
      expect(isFull.lastIndexOf(false)).toBe(isFull.filter((full) => !full).length - 1);
      // When the first words of a group are typed and Enter is pressed twice, then the seat is given.
      await keys.type('free');
      await page.getByRole('option').first().waitFor();
      await keys.press('Enter');
      await page.getByRole('form', { name: 'Give a seat' }).waitFor();
      await expect.poll(() => focused(page)).toBe('Give the seat');
      expect(await axeFindings(page)).toEqual([]);
      expect(await overflowsSideways(page)).toBe(false);
      await keys.press('Enter');
      const given = page.getByText(/^✓ The seat in .+ is given\.$/);
      await given.waitFor();
      await expect.poll(() => given.evaluate((words) => words === document.activeElement)).toBe(true);
      await page
        .getByRole('region', { name: 'To read out' })
        .getByText(/^First day: |^From /)
        .waitFor();
      expect(keys.count()).toBeLessThanOrEqual(mostInteractions);
      process.stdout.write(`front desk: ${keys.count()} interactions at ${look.width} px, ${look.scheme}\n`);
      const told = page.getByRole('checkbox', { name: 'They were told' });
      await told.and(page.locator(':enabled')).press('Space');
      await expect.poll(() => told.isChecked()).toBe(true);

      // Then undoing takes it back, and where it is kept the chart shows it with its days.
      const isKept = look === looks.at(-1);
      if (!isKept) {
        await page.getByRole('button', { name: 'Undo' }).click();
        await page.getByText('Undone: all stands as before.').waitFor();
      }
      await page.getByRole('button', { name: 'Close' }).click();
      await page.getByRole('heading', { name: 'Seats' }).waitFor();
      if (isKept) await page.getByRole('table', { name: 'Seats, the newest first' }).waitFor();
      else await page.getByText('No seat in a group.').waitFor();
      expect(visited.faults).toEqual([]);
    },
  );

  it('begins a registration with the name that was looked for, and keeps it through a reload', async () => {
    const visited = await visit(browser, { url: program.url });
    const { page } = visited;
    await signInAs(visited, 'front_desk');
    await page.goto('/app/patients');
    await page.getByRole('searchbox', { name: 'Find' }).fill('Zebulon Quark');
    await page.getByRole('button', { name: 'Register a person' }).click();
    const valueOf = (label: string) => page.getByRole('textbox', { name: label }).inputValue();
    await expect.poll(() => valueOf('Family name')).toBe('Quark');
    expect(await valueOf('Given names')).toBe('Zebulon');
    await page.getByRole('textbox', { name: 'City' }).fill('Evanston');
    await page.getByRole('combobox', { name: 'State' }).selectOption('IL');

    // When the page is loaded anew, then nothing is typed again, and no name stands in the address. The promise is that
    // nothing older than two seconds is lost.
    await page.waitForTimeout(2_000);
    await page.reload();
    await page.getByText('This was typed before and is not registered yet.').waitFor();
    expect([await valueOf('Given names'), await valueOf('Family name'), await valueOf('City')]).toEqual([
      'Zebulon',
      'Quark',
      'Evanston',
    ]);
    expect(await page.getByRole('combobox', { name: 'State' }).inputValue()).toBe('IL');
    expect(page.url()).not.toMatch(/Quark/i);
    expect(await axeFindings(page)).toEqual([]);

    // When it is left, then it does not come back.
    await page.getByRole('button', { name: 'Leave it' }).click();
    await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
    await page.goto('/app/patients/new');
    await page.getByRole('heading', { level: 1, name: 'Register a person' }).waitFor();
    expect(await valueOf('Family name')).toBe('');
    expect(await page.getByText('This was typed before').count()).toBe(0);
    expect(visited.faults).toEqual([]);
  });

  it('hears why a full group takes nobody, and puts the caller on the waiting list', async () => {
    const visited = await visit(browser, { url: program.url, expectedStatuses: [401, 409] });
    const { page } = visited;
    await signInAs(visited, 'front_desk');
    await page.goto('/app/patients');
    await page.getByRole('searchbox', { name: 'Find' }).fill('Journey');
    await page.getByRole('link', { name: /Journey 1440 light/ }).click();
    await page.getByRole('button', { name: 'Give a seat' }).click();
    await page.getByRole('combobox', { name: 'Group' }).fill('full');
    await page
      .getByRole('option', { name: / · full · / })
      .first()
      .click();
    await page.getByRole('button', { name: 'Give the seat' }).click();

    // Then the rule, its source and the way out stand on the screen.
    await page.getByText('The group is full').waitFor();
    await page.getByText(/House rule: at most 12 people in a group\. Source: House policy\./).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Put on the waiting list' }).click();
    await page.getByText(/^✓ On the waiting list of /).waitFor();
    expect(visited.faults).toEqual([]);
  });

  it('sees a group, one date and who waits', async () => {
    const visited = await visit(browser, { url: program.url, width: 390 });
    const { page } = visited;
    await signInAs(visited, 'supervisor');
    await page.goto('/app/groups');
    await page.getByRole('table').getByRole('link').first().click();
    await page.getByRole('heading', { name: 'Waiting list' }).waitFor();
    const dates = page.getByRole('table', { name: 'Next dates of this group' });
    await dates.waitFor();
    await page
      .getByText(/Source: House policy/)
      .first()
      .waitFor();

    await dates
      .getByRole('link', { name: /who comes on/u })
      .first()
      .click();
    await page.getByRole('table', { name: 'People expected on this date' }).waitFor();
    await page
      .getByRole('button', { name: / will not come$/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Write it down' }).click();
    await page.getByText(/The chair is free\.$/).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await overflowsSideways(page)).toBe(false);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText(/The chair is free\.$/).waitFor({ state: 'detached' });

    expect(visited.faults).toEqual([]);
  });
});

async function tabTo(page: Page, keys: ReturnType<typeof hands>, label: string): Promise<void> {
  for (let pressed = 0; pressed < 6; pressed += 1) {
    if ((await focused(page)).startsWith(label)) return;
    await keys.press('Tab');
  }
  expect(await focused(page)).toMatch(new RegExp(`^${label}`));
}
