// Before a signature: a name of another member is written away or said to mean somebody else, each with one key; near
// copies are shown; the last notes stand beside the words. By keyboard alone, on both widths.
import { readFile } from 'node:fs/promises';
import type { APIRequestContext, Browser, Page } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
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
import { confirmAllByVideo, counted, send, writeAndSignAll } from './hands.ts';
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

/** How often notes to print are asked for while the first of their days is typed as it is read: month, day, year. */
async function askedForDay(page: Page, path: string): Promise<number> {
  await page.goto(path);
  await page.getByRole('heading', { name: 'Notes to print' }).waitFor();
  await page.getByRole('article').first().waitFor();
  let asked = 0;
  page.on('request', (request) => (asked += request.url().includes('/notes/print') ? 1 : 0));
  await page.getByLabel('From').focus();
  await page.keyboard.type('11052026');
  await page.waitForURL(/from=2026-11-05/);
  await page.getByRole('article').first().waitFor();
  return asked;
}

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

// The group by video of today in which the counselor of the demonstration has twelve people.
async function ownByVideo(request: APIRequestContext): Promise<string> {
  const { sessions } = await (await request.get('/api/sessions')).json();
  return sessions.find((each: { mine: boolean; mode: string }) => each.mine && each.mode === 'virtual').id;
}

async function pagesOf(file: Buffer): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(file)));
  return text.map((page) => page.replaceAll(/\s+/gu, ' '));
}

const calledName = (person: Listed) => person.preferredName ?? person.givenName;
const notice = (page: Page) => page.getByRole('group', { name: /^The name / });

// Twelve people are written about by keyboard: on a busy machine that takes its time.
const long = { timeout: 240_000 };

describe('a counselor before signing', () => {
  it('writes names of others away or says whom they mean, and is shown near copies', async () => {
    const visited = await visit(browser, { url: program.url, expectedStatuses: [401, 422] });
    const { page } = visited;
    await signInAs(visited, 'counselor');
    const { people } = await openOwnSession(page);
    const [first, second, third] = people;
    if (first === undefined || second === undefined || third === undefined)
      throw new Error('Nobody is seated.');
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

    // When the goal names them, which is the person's own, then one key sets it anew without the name.
    await page.getByRole('button', { name: 'New goal' }).press('Enter');
    await page.keyboard.type(`Call ${calledName(third)} before using`);
    await page.keyboard.press('Enter');
    // It is found when it is written; said to mean somebody else there, it is asked again of the note.
    await notice(page).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Alt+k');
    await page.keyboard.press('Enter');
    const anew = notice(page).filter({ hasText: 'the goal is set anew without the name' });
    await anew.waitFor();
    expect(await faultsInLooks(page, bothEnds)).toEqual([]);
    await page.keyboard.press('Alt+m');
    await notice(page).waitFor({ state: 'detached' });
    // It can be taken back, and done again.
    await page.getByRole('button', { name: 'Undo: the goal stands as it was' }).press('Enter');
    await anew.waitFor();
    await page.getByRole('button', { name: /^Write “a group member”/ }).press('Enter');
    await notice(page).waitFor({ state: 'detached' });
    const goal = page.getByLabel('Goal worked on');
    await expect
      .poll(() => goal.evaluate((list) => (list as HTMLSelectElement).selectedOptions[0]?.label))
      .toBe('Call a group member before using');
    await own.focus();

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

  it(
    'confirms twelve people by video and signs their notes with few keys, which are printed and kept as a file',
    long,
    async () => {
      const visited = await visit(browser, { url: program.url });
      const { page, context } = visited;
      await signInAs(visited, 'counselor');
      await page.goto(`/app/sessions/${await ownByVideo(context.request)}`);
      await page.getByRole('list', { name: 'People of this session' }).waitFor();
      const hands = counted(page);
      // Given nobody in a room, when everyone is marked, then each is confirmed first: who, where, and by themselves.
      const confirmed = await confirmAllByVideo(page, hands, async () => {
        expect(await faultsInLooks(page, bothEnds)).toEqual([]);
      });
      expect(confirmed).toBe(12);
      await page.getByText('not marked yet').waitFor({ state: 'detached' });
      const keysToConfirm = hands.count();
      await writeAndSignAll(page, hands, 12);
      expect(hands.count() / 12).toBeLessThanOrEqual(10);
      console.log(
        `A group of 12 by video: ${hands.count()} clicks and keys beyond typed text, ${keysToConfirm} of them to confirm who and where they are.`,
      );

      // When they are printed, each person stands by themselves, and every sheet says that it is internal.
      await page.getByRole('link', { name: 'Notes to print' }).click();
      await page.getByRole('article').first().waitFor();
      expect(await faultsInLooks(page, bothEnds)).toEqual([]);
      expect(await page.getByRole('article').count()).toBe(12);
      const printed = await pagesOf(await page.pdf({ format: 'letter' }));
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Keep as PDF' }).press('Enter'),
      ]);
      expect(file.suggestedFilename()).toBe('notes-2026-11-17.pdf');
      const kept = await pagesOf(await readFile(await file.path()));
      for (const pages of [printed, kept]) {
        expect(pages).toHaveLength(12);
        for (const sheet of pages)
          expect(sheet).toContain('Internal. Protected by federal law (42 CFR Part 2)');
      }
      expect(visited.faults).toEqual([]);
    },
  );

  it('is seen by the privacy officer: who opened a chart, and what was entered in error', async () => {
    const counselor = await visit(browser, { url: program.url });
    const officer = await visit(browser, { url: program.url });
    await signInAs(counselor, 'counselor');
    await signInAs(officer, 'privacy_officer');
    const { request } = counselor.context;
    const own = (await (await request.get('/api/sessions?day=2026-11-12')).json()).sessions.find(
      (each: { mine: boolean }) => each.mine,
    );
    const [person] = (await (await request.get(`/api/sessions/${own.id}/notes`)).json()).people;
    await counselor.page.goto(`/app/patients/${person.patientId}`);
    await counselor.page.getByRole('heading', { name: 'Newest notes' }).waitFor();
    await send(request, `/api/notes/${person.note.id}/error`, { reason: 'About somebody else' });

    const { page } = officer;
    await page.goto(`/app/patients/${person.patientId}`);
    await page.getByRole('link', { name: 'Who opened this record' }).click();
    const look = page.getByRole('row').filter({ hasText: 'Dana Okafor' }).filter({ hasText: 'Chart opened' });
    await look.first().waitFor();
    expect(await faultsInLooks(page, bothEnds)).toEqual([]);
    await page.goto('/app/notes-in-error');
    await page.getByRole('row').filter({ hasText: 'About somebody else' }).getByRole('link').click();
    await page.getByText('△ About somebody else').waitFor();
    expect(await faultsInLooks(page, bothEnds)).toEqual([]);
    expect(await askedForDay(counselor.page, `/app/patients/${person.patientId}/notes`)).toBe(1);
    expect([...counselor.faults, ...officer.faults]).toEqual([]);
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

  it('writes and signs each block by itself, where the house says so', async () => {
    const visited = await visit(browser, { url: program.url });
    const { page, context } = visited;
    await signInAs(visited, 'administrator');
    await send(context.request, '/api/policies', {
      code: 'notes_each',
      value: 'block',
      state: null,
      clinicId: null,
      startsOn: '2026-11-17',
      reason: 'A payer asks for it',
    });
    await signInAs(visited, 'counselor');
    await openOwnSession(page);
    await page.keyboard.press('p');
    await page.getByText('not marked yet').waitFor({ state: 'detached' });
    const blocks = page
      .getByRole('group', { name: 'Blocks, each with notes of its own' })
      .getByRole('button');
    expect(await blocks.count()).toBeGreaterThan(1);
    const write = async (words: string) => {
      await page.getByLabel('Shared part').focus();
      await page.keyboard.type(`${words}, in pairs.`);
      await page.keyboard.press('Alt+ArrowDown');
      await page.getByLabel(/^Own words about/).fill(`${words}.`);
    };
    await write('Practiced saying no');
    await blocks.nth(1).press('Enter');
    await expect.poll(() => page.getByLabel('Shared part').inputValue()).toBe('');
    await write('Read about sleep');
    await page.keyboard.press('Control+Enter');
    await page.getByLabel('Your PIN, to sign').fill('2468');
    await page.keyboard.press('Enter');
    await page.getByText('✓ 1 note is signed.').waitFor();
    await blocks.nth(1).filter({ hasText: '1 of' }).waitFor();
    await page.getByText(/^Progress note · .* to /).waitFor();
    expect(await faultsInLooks(page, bothEnds)).toEqual([]);
    await blocks.nth(0).press('Enter');
    await expect
      .poll(() => page.getByLabel('Shared part').inputValue())
      .toBe('Practiced saying no, in pairs.');
    expect(visited.faults).toEqual([]);
  });
});
