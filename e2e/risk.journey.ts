// A risk in the room: the counselor taps it by keyboard, a supervisor on another page sees it within a minute and takes
// it, says what was done, and only then the note can be signed. And a supervisor's second signatures.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  axeFindings,
  bothEnds,
  closeVisits,
  faultsInLooks,
  openBrowser,
  overflowsSideways,
  schemes,
  signInAs,
  visit,
  widths,
} from './browser.ts';
import { changeDate, everybodyIsThere } from './hands.ts';
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

async function openOwnSession(page: Page): Promise<void> {
  const board = await (await page.context().request.get('/api/sessions')).json();
  const session = board.sessions.find(
    (each: { mine: boolean; seats: number }) => each.mine && each.seats > 3,
  );
  await page.goto(`/app/sessions/${session.id}`);
  await page.getByRole('list', { name: 'People of this session' }).waitFor();
}

// The counselor's evening group of today.
async function eveningOf(page: Page): Promise<{ groupId: string; sessionId: string }> {
  const { request } = page.context();
  const board = await (await request.get('/api/sessions')).json();
  const own = board.sessions.filter((each: { mine: boolean }) => each.mine).at(-1);
  const { session } = await (await request.get(`/api/sessions/${own.id}`)).json();
  return { groupId: session.groupId, sessionId: own.id };
}

const alerts = (page: Page) => page.getByRole('region', { name: 'A risk', exact: true });
const picture = async (page: Page, name: string) => {
  const folder = process.env['EVENKEEL_PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};

describe('a risk in the room', () => {
  it('is tapped, reaches the supervisor on any page, and keeps the note until what was done is said', async () => {
    const counselor = await visit(browser, { url: program.url });
    const supervisor = await visit(browser, { url: program.url });
    await signInAs(counselor, 'counselor');
    await signInAs(supervisor, 'supervisor');
    await supervisor.page.goto('/app/clinics');
    await supervisor.page.getByRole('heading', { level: 1 }).waitFor();

    // Given a session, when Alt R is pressed, then it asks which risk; one key opens the task.
    const { page } = counselor;
    await openOwnSession(page);
    await page.keyboard.press('p');
    await page.getByText('not marked yet').waitFor({ state: 'detached' });
    await page.getByLabel('Shared part').focus();
    await page.keyboard.type('Early warning signs.');
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.type('Spoke of using alone last night.');
    await page.keyboard.press('Alt+r');
    await page.getByRole('button', { name: 'Self-harm' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    // A number is meant for the question then: it makes nobody absent behind it.
    await page.keyboard.press('3');
    expect(await page.getByRole('button', { name: 'Absent', pressed: true }).count()).toBe(0);
    const tappedAt = performance.now();
    // A double click is one tap.
    await page.getByRole('button', { name: 'Overdose' }).dblclick();

    // Then it stands on the supervisor's page, which shows something else, and on the counselor's.
    await alerts(supervisor.page).getByText('Overdose · nobody has it yet').waitFor();
    const reachedMs = performance.now() - tappedAt;
    expect(reachedMs).toBeLessThan(60_000);
    // The tab says so too, with a sign alone.
    await expect.poll(() => supervisor.page.title()).toBe('▲ Clinics · Evenkeel');
    expect(await axeFindings(supervisor.page)).toEqual([]);
    await picture(supervisor.page, 'risk-supervisor');
    await page.getByText('The note waits for the outcome').first().waitFor();
    expect(await page.getByText('The note waits for the outcome').count()).toBe(1);
    await picture(page, 'risk-counselor');
    await page.keyboard.press('Control+Enter');
    await page.getByText('△ Waits for the outcome of a risk').waitFor();
    // Whoever begins to type the PIN at once types the PIN, and makes nobody late.
    await page.keyboard.press('2');
    const pin = page.getByLabel('Your PIN, to sign');
    expect(await pin.inputValue()).toBe('2');
    await pin.press('Backspace');
    expect(await page.getByRole('button', { name: 'Late', pressed: true }).count()).toBe(0);

    // A locked screen says that something waits, and neither whom nor what nor where.
    const persona = await visit(browser, { url: program.url });
    await signInAs(persona, 'supervisor');
    await persona.page.goto('/app/account');
    await persona.page.evaluate(() =>
      fetch('/api/staff/lock', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      }),
    );
    await persona.page.reload();
    await persona.page.getByText('▲ Something urgent waits. Unlock to see it.').waitFor();
    expect(await persona.page.getByRole('main').textContent()).not.toMatch(/overdose/iu);
    expect(await faultsInLooks(persona.page, bothEnds)).toEqual([]);
    await picture(persona.page, 'risk-behind-lock');

    // When the supervisor takes it and says what was done, then the note waits no longer. Whom it is about stands there
    // once the line is opened, and what is half typed outlives a reload.
    await alerts(supervisor.page).getByRole('button', { name: 'Show' }).press('Enter');
    expect(await axeFindings(supervisor.page)).toEqual([]);
    await supervisor.page.getByRole('button', { name: 'I take it' }).press('Enter');
    await supervisor.page.getByRole('button', { name: 'Say what was done' }).press('Enter');
    await supervisor.page.keyboard.type('Nurse saw them;');
    const said = supervisor.page.getByLabel('What was done');
    await supervisor.page.waitForTimeout(300);
    await supervisor.page.reload();
    await alerts(supervisor.page).getByRole('button', { name: 'Show' }).press('Enter');
    await supervisor.page.getByRole('button', { name: 'Say what was done' }).press('Enter');
    await expect.poll(() => said.inputValue()).toBe('Nurse saw them;');
    await said.press('End');
    await supervisor.page.keyboard.type(' naloxone goes home with them.');
    await supervisor.page.getByRole('button', { name: 'It is done' }).press('Enter');
    await alerts(supervisor.page).waitFor({ state: 'detached' });
    await expect.poll(() => supervisor.page.title()).toBe('Clinics · Evenkeel');
    await page.getByText('△ Waits for the outcome of a risk').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Enter');
    // What the signed note will say of it is read before signing.
    await page
      .getByRole('region', { name: 'Sign the notes' })
      .getByText('Overdose: Nurse saw them; naloxone goes home with them.')
      .waitFor();
    await page.keyboard.type('2468');
    await page.keyboard.press('Enter');
    await page.getByText(/✓ \d+ notes? (is|are) signed\./).waitFor();
    await page.getByText('Overdose: Nurse saw them; naloxone goes home with them.').first().waitFor();
    expect([...counselor.faults, ...supervisor.faults]).toEqual([]);
    console.log(`A risk stood on the supervisor's page after ${Math.round(reachedMs)} ms.`);
  });

  it('a supervisor returns one note with a comment and co-signs the others in one action', async () => {
    const supervisor = await visit(browser, { url: program.url });
    await signInAs(supervisor, 'supervisor');
    const { page } = supervisor;
    await page.goto('/app/notes');
    await page.getByRole('heading', { name: 'To co-sign' }).waitFor();
    const waiting = page.getByRole('checkbox', { name: /^Co-sign the note of / });
    await waiting.first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    const before = await waiting.count();
    expect(before).toBeGreaterThan(11);
    await page.getByRole('button', { name: 'Return it' }).first().press('Enter');
    await page.keyboard.type('Which skill was practiced?');
    // Looking at something else in between leaves the comment where it was.
    await page.getByRole('link', { name: 'Groups', exact: true }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Groups' }).waitFor();
    await page.goBack();
    await expect
      .poll(() => page.getByLabel(/is to look at$/u).inputValue())
      .toBe('Which skill was practiced?');
    await page.getByRole('button', { name: 'Return with this comment' }).press('Enter');
    await page.getByText(/^✓ Returned to /u).waitFor();
    await expect.poll(() => waiting.count()).toBe(before - 1);
    // Eleven are left ticked, the others are for later.
    for (let place = 11; place < before - 1; place += 1) await waiting.nth(place).press('Space');
    await page.getByLabel('Your PIN, to sign').fill('2468');
    await page.keyboard.press('Enter');
    const cosigned = page.getByText('✓ 11 notes are co-signed.');
    await cosigned.waitFor();
    await expect.poll(() => cosigned.evaluate((words) => words === document.activeElement)).toBe(true);
    await expect.poll(() => waiting.count()).toBe(before - 12);
    expect(supervisor.faults).toEqual([]);
  });

  it('two facilitators divide a room, and each signs only their own', async () => {
    const [lead, second] = [
      await visit(browser, { url: program.url }),
      await visit(browser, { url: program.url }),
    ];
    await signInAs(lead, 'counselor');
    await signInAs(second, 'supervisor');
    const { request } = lead.context;
    const evening = await eveningOf(lead.page);
    const me = await (await second.context.request.get('/api/staff/me')).json();
    await changeDate(second.context.request, evening, {
      kind: 'staff',
      staffMemberId: me.staffMemberId,
      part: 'second',
      insteadOfId: null,
    });
    await everybodyIsThere(request, evening.sessionId);
    const notes = async () => (await request.get(`/api/sessions/${evening.sessionId}/notes`)).json();
    const { people } = await notes();
    for (const patientId of [null, ...people.map((person: { patientId: string }) => person.patientId)])
      await request.put(`/api/sessions/${evening.sessionId}/drafts`, {
        data: { patientId, words: 'Practiced saying no, in pairs.', revision: 0 },
      });

    // Given both at the session, when one divides it evenly, then each has half of it.
    const half = people.length / 2;
    await lead.page.goto(`/app/sessions/${evening.sessionId}`);
    await lead.page.getByRole('button', { name: 'Divide evenly' }).press('Enter');
    await lead.page.getByText(new RegExp(`${half} · .* ${half}$`, 'u')).waitFor();
    expect(await axeFindings(lead.page)).toEqual([]);
    for (const { page } of [lead, second]) {
      await page.goto(`/app/sessions/${evening.sessionId}`);
      await page.getByRole('button', { name: /^Sign notes/ }).press('Enter');
      const show = page.getByRole('button', { name: /^Show it/ });
      while ((await show.count()) > 0) await show.first().press('Enter');
      await page.getByRole('button', { name: `Sign all ${half} notes` }).waitFor();
      await page.getByLabel('Your PIN, to sign').fill('2468');
      await page.keyboard.press('Enter');
      await page.getByText(`✓ ${half} notes are signed.`).waitFor();
    }
    const signers = (await notes()).people.map(
      (person: { note: { signerName: string } }) => person.note.signerName,
    );
    expect(new Set(signers).size).toBe(2);
    expect(signers.filter((name: string) => name === signers[0])).toHaveLength(half);
    expect([...lead.faults, ...second.faults]).toEqual([]);
  });

  for (const scheme of schemes) {
    for (const width of widths) {
      it(`the list of notes to sign is clean in the ${scheme} look at ${width} pixels`, async () => {
        const visited = await visit(browser, { url: program.url, scheme, width });
        await signInAs(visited, 'director');
        const { page } = visited;
        await page.goto('/app/notes');
        await page.getByRole('heading', { name: 'Unsigned for more than 24 hours' }).waitFor();
        expect(await axeFindings(page)).toEqual([]);
        expect(await overflowsSideways(page)).toBe(false);
        await picture(page, `unsigned-${width}-${scheme}`);
        expect(visited.faults).toEqual([]);
      });
    }
  }
});
