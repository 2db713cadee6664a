// The workspace's shell: somebody who works here comes in, finds their way by keyboard alone, in both looks and on
// both widths, and every tab hears what happens, over one stream.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { mostKilobytes, pageSizes } from '../tools/bundle-size.ts';
import { axeFindings, closeVisits, openBrowser, openStreams, signInAs, visit } from './browser.ts';
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

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

async function focusedText(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? '');
}

// Who has the focus before anything else can happen: somebody types on at once, and no letter may be lost.
async function focusAtOnceAfterCtrlK(page: Page): Promise<string | null | undefined> {
  return page.evaluate(async () => {
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true }));
    await Promise.resolve();
    return document.activeElement?.getAttribute('aria-label');
  });
}

describe('whoever is not signed in', () => {
  it('sees the way in at the address they came for, and nothing else', async () => {
    const visited = await visit(browser, { url: program.url });
    await visited.page.goto('/app/groups');
    await heading(visited.page).waitFor();
    expect(await visited.page.getByRole('navigation').count()).toBe(0);
    expect(await axeFindings(visited.page)).toEqual([]);
    expect(visited.faults).toEqual([]);
  });

  it('finds the API described on a page without any script', async () => {
    const visited = await visit(browser, { url: program.url });
    await visited.page.goto('/api/docs');
    expect(await visited.page.getByText('/api/staff/sign-in').first().isVisible()).toBe(true);
    expect(await axeFindings(visited.page)).toEqual([]);
    expect(visited.faults).toEqual([]);
  });
});

describe('a front desk worker with only a keyboard', () => {
  it('skips the navigation, goes by letters, and opens a person with Ctrl K', async () => {
    const visited = await visit(browser, { url: program.url });
    const { page } = visited;
    await signInAs(visited, 'front_desk');
    await page.goto('/app');
    await heading(page).waitFor();

    await page.keyboard.press('Tab');
    expect(await focusedText(page)).toBe('Skip to the page');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('page');

    await page.keyboard.press('?');
    await page.getByRole('heading', { level: 1, name: 'Keyboard shortcuts' }).waitFor();
    expect(await focusedText(page)).toBe('Keyboard shortcuts');
    expect(await page.title()).toBe('Keyboard shortcuts · Evenkeel');

    await page.keyboard.press('g');
    await page.keyboard.press('d');
    await page.getByRole('heading', { level: 1, name: 'My day' }).waitFor();

    const listed = await (await visited.context.request.get('/api/patients')).json();
    const { givenName, familyName, id } = listed.people[0];
    await page.keyboard.press('Control+k');
    await page.keyboard.type(`${givenName} ${familyName}`);
    await page.getByRole('option').filter({ hasText: familyName }).first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/app\/patients\//);
    await heading(page).waitFor();
    expect(page.url()).toContain(id);
    expect(await page.title()).not.toContain(familyName);

    expect(await focusAtOnceAfterCtrlK(page)).toBe('Find a person or page');
    await page.keyboard.type('keyboard');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Keyboard shortcuts' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(visited.faults).toEqual([]);
  });

  it('opens the menu, chooses the dark look, and finds it kept', async () => {
    const visited = await visit(browser, { url: program.url });
    const { page } = visited;
    await signInAs(visited, 'front_desk');
    await page.goto('/app');
    await page.getByRole('button', { name: /^Your menu/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    await page.reload();
    expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
  });
});

describe('the shell', () => {
  it('folds its navigation into a menu on a narrow screen', async () => {
    const visited = await visit(browser, { url: program.url, width: 390 });
    const { page } = visited;
    await signInAs(visited, 'director');
    await page.goto('/app/keys');
    await heading(page).waitFor();
    const day = page.getByRole('link', { name: 'My day', exact: true });
    expect(await day.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Open the menu' }).click();
    expect(await axeFindings(page)).toEqual([]);
    await day.click();
    await page.getByRole('heading', { level: 1, name: 'My day' }).waitFor();
    expect(await day.isVisible()).toBe(false);
  });

  it('speaks of keys where there is likely a keyboard, and not on a wide screen for fingers', async () => {
    for (const touch of [false, true]) {
      const visited = await visit(browser, { url: program.url, touch });
      const { page } = visited;
      await signInAs(visited, 'biller');
      await page.goto('/app');
      await page.getByText('Your role works without the sessions of the day.').waitFor();
      expect(await page.getByText(/^Press .* to open any page/).isVisible()).toBe(!touch);
      expect(await page.getByText('Take a page at the left').isVisible()).toBe(touch);
      expect(await page.locator('header kbd').first().isVisible()).toBe(!touch);
      expect(await axeFindings(page)).toEqual([]);
    }
  });

  it(`loads at most ${mostKilobytes} KB, compressed`, () => {
    const [largest] = pageSizes();
    expect(largest?.kilobytes).toBeGreaterThan(50);
    expect(largest?.kilobytes).toBeLessThanOrEqual(mostKilobytes);
  });
});

describe('eight tabs of one browser', () => {
  it('all hear of a change over one stream, also after the tab that held it closes, and all close with the sign-in', async () => {
    const visited = await visit(browser, { url: program.url });
    await signInAs(visited, 'director');
    const tabs = [visited.page];
    while (tabs.length < 8) tabs.push(await visited.newTab());
    for (const tab of tabs) {
      await tab.goto('/app');
      await heading(tab).waitFor();
    }
    await expect.poll(() => openStreams(program.url), { timeout: 30_000 }).toBe(1);

    const board = await (await visited.context.request.get('/api/sessions')).json();
    const session = board.sessions.find(
      (each: { startsAt: string; endsAt: string; seats: number }) =>
        each.seats > 2 && each.startsAt <= board.now && board.now <= each.endsAt,
    );
    // Marks somebody, or takes the mark back: either is a change.
    const markOne = async (place: number) => {
      const opened = await visited.context.request.get(`/api/sessions/${session.id}`);
      const person = (await opened.json()).people[place];
      const status = person.status === 'present' ? 'expected' : 'present';
      const reply = await visited.context.request.post(`/api/sessions/${session.id}/attendance`, {
        headers: { 'idempotency-key': crypto.randomUUID() },
        data: { marks: [{ patientId: person.patientId, status, after: person.sequence }] },
      });
      expect(reply.status(), await reply.text()).toBe(200);
    };
    const allHear = (some: readonly Page[]) =>
      Promise.all(
        some.map((tab) =>
          tab.waitForRequest((request) => request.url().includes('/api/sessions'), { timeout: 30_000 }),
        ),
      );

    const heard = allHear(tabs);
    await markOne(0);
    await heard;

    // The first tab came first, so it holds the stream.
    await tabs[0]!.close();
    const rest = tabs.slice(1);
    await expect.poll(() => openStreams(program.url), { timeout: 30_000 }).toBe(1);
    await rest[0]!.waitForTimeout(500);
    const heardAgain = allHear(rest);
    await markOne(1);
    await heardAgain;
    expect(await openStreams(program.url)).toBe(1);

    await visited.context.request.post('/api/staff/sign-out', {
      data: {},
      headers: { 'idempotency-key': crypto.randomUUID() },
    });
    for (const tab of rest)
      await tab.locator('html[data-covered]').waitFor({ state: 'attached', timeout: 30_000 });
    await expect.poll(() => openStreams(program.url), { timeout: 30_000 }).toBe(0);
    expect(visited.faults).toEqual([]);
  });
});
