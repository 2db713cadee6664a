// Somebody is taken out of a running group to the prescriber and comes back: by hand in two taps, and by keyboard alone.
// They stay on the roster, and only the minutes they were away are gone.
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

const people = (page: Page) => page.getByRole('list', { name: 'People of this session' });
const line = (page: Page, place: number) => people(page).getByRole('listitem').nth(place);
const out = (page: Page) => page.getByRole('button', { name: /^Take .* out of the group$/ });

async function openOwnSession(page: Page): Promise<void> {
  await page.goto('/app');
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Open / })
    .first()
    .click();
  await people(page).waitFor();
}

async function everybodyPresent(page: Page): Promise<void> {
  if ((await page.getByText('not marked yet').count()) === 0) return;
  await page.getByRole('button', { name: /^Mark everyone present/ }).click();
  await page.getByText('not marked yet').waitFor({ state: 'detached' });
}

describe('a counselor whose group somebody leaves for a while', () => {
  it('takes them out and back, in two taps and by keyboard', async () => {
    const visited = await visit(browser, { url: program.url });
    const { page } = visited;
    await signInAs(visited, 'counselor');
    await openOwnSession(page);
    await everybodyPresent(page);
    await page.getByText(/count\. Fifty-minute hour: fifty minutes count as an hour/).waitFor();

    // When "Out" is tapped and then the prescriber, the line says since when, and whoever takes them is booked.
    await out(page).first().click();
    const dialog = page.getByRole('dialog', { name: /^Who takes .* out of the group$/ });
    await dialog
      .getByRole('button', { name: /^Prescriber visit:/ })
      .first()
      .waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await dialog
      .getByRole('button', { name: /^Prescriber visit:/ })
      .first()
      .click();
    await line(page, 0)
      .getByText(/Out since .* with .*, prescriber visit; back about /)
      .waitFor();
    expect(await people(page).getByRole('listitem').count()).toBeGreaterThan(3);

    // And while the prescriber is with them, nobody else can be sent there.
    await out(page).last().click();
    const taken = dialog.getByRole('button', { name: /^Prescriber visit: .*\(not free\)$/ });
    await taken.first().waitFor();
    expect(await taken.first().isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });

    // When "Back" is tapped, the line keeps from when until when.
    await page.getByRole('button', { name: /is back$/ }).click();
    await line(page, 0)
      .getByText(/^Out \d+:\d\d .M to \d+:\d\d .M: .*, prescriber visit$/)
      .waitFor();

    // By keyboard: O opens the choice at its first answer, that they stepped out themselves; Enter takes it, O again is back.
    await line(page, 1).locator('[data-person]').focus();
    await page.keyboard.press('o');
    await dialog.waitFor();
    await expect
      .poll(() =>
        dialog.evaluate((box) => box.contains(document.activeElement) && document.activeElement?.tagName),
      )
      .toBe('BUTTON');
    await page.keyboard.press('Enter');
    await line(page, 1)
      .getByText(/Out since /)
      .waitFor();
    await line(page, 1).locator('[data-person]').focus();
    await page.keyboard.press('o');
    await line(page, 1)
      .getByText(/^Stepped out \d+:\d\d .M to /)
      .waitFor();

    // A time typed before plans it; a plan can be called off.
    await line(page, 2).locator('[data-person]').focus();
    await page.keyboard.press('o');
    await dialog.getByLabel('Begins at').fill('11:30');
    await dialog
      .getByRole('button', { name: /^Test:/ })
      .first()
      .click();
    await line(page, 2)
      .getByText(/^Planned 11:30 AM to 11:40 AM: .*, test$/)
      .waitFor();
    await line(page, 2)
      .getByRole('button', { name: /^Call off/ })
      .click();
    await line(page, 2)
      .getByText(/^Planned/)
      .waitFor({ state: 'detached' });
    expect(visited.faults).toEqual([]);
  });

  it('reads well wide and light, and narrow and dark', async () => {
    const visited = await visit(browser, { url: program.url });
    const { page } = visited;
    await signInAs(visited, 'counselor');
    await openOwnSession(page);
    await everybodyPresent(page);
    await out(page).first().click();
    await page.getByRole('dialog').getByRole('button').first().waitFor();
    expect(await faultsInLooks(page, bothEnds)).toEqual([]);
  });
});
