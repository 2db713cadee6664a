// The tablet at the clinic's door: the desk sets it up, people check in by name and by a code, Today shows it at once, and
// the next person finds nothing of the last one. EVENKEEL_HANDOVERS makes more hand-overs of it. On a computer that staff
// share, nothing stays of who signed out either, not in the files of the browser.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../src/app/testing/random.ts';
import { axeFindings, closeVisits, faultsInLooks, openBrowser, signInAs, visit } from './browser.ts';
import { filesWith } from './browser-files.ts';
import { ownBrowser } from './own-browser.ts';
import { startProgram, type RunningProgram } from './program.ts';
import { runHandOvers } from './tablet-trials.ts';

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

const handOvers = Number(process.env['EVENKEEL_HANDOVERS'] ?? 10);
// A phone, a tablet lying on its side, and a large one.
const looks = [
  { width: 390, scheme: 'light' },
  { width: 1024, scheme: 'dark' },
  { width: 1440, scheme: 'light' },
] as const;

describe('the tablet at the door', () => {
  it(
    'is set up by the desk, takes people in, and leaves nothing of them',
    { timeout: 3_600_000 },
    async () => {
      // When the desk makes a code and enters it on the tablet.
      const atDesk = await visit(browser, { url: program.url });
      await signInAs(atDesk, 'front_desk');
      const desk = atDesk.page;
      await desk.goto('/app/tablets');
      await desk.getByLabel('Where the new tablet stands').fill('Front door');
      await desk.keyboard.press('Enter');
      const code = (await desk.getByText(/^[2-9A-Z]{4}(?:-[2-9A-Z]{4}){2}$/u).textContent()) ?? '';
      expect(await axeFindings(desk)).toEqual([]);
      const atDoor = await visit(browser, { url: program.url, expectedStatuses: [401] });
      const door = atDoor.page;
      await door.goto('/kiosk');
      await door.getByLabel('Code').fill(code);
      await door.keyboard.press('Enter');
      await door.getByRole('heading', { name: 'Check in' }).waitFor();
      await desk.getByText('The tablet is set up').waitFor();
      expect(await faultsInLooks(door, looks)).toEqual([]);

      // Then somebody checks in by name and birth date, in Spanish, by keyboard, and Today shows it.
      await desk.goto('/app/today');
      const expected = desk
        .locator('main li')
        .filter({ has: desk.getByRole('button', { name: 'Arrived' }) })
        .filter({ hasNotText: 'by video' });
      const person = expected.first().locator('[data-person]');
      const patientId = (await person.getAttribute('data-person')) ?? '';
      const line = desk.locator('li').filter({ has: desk.locator(`[data-person="${patientId}"]`) });
      const chart = await atDesk.context.request.get(`/api/patients/${patientId}`);
      const patient = (await chart.json()) as { givenName: string; familyName: string; birthOn: string };
      const [year = '', month = '', day = ''] = patient.birthOn.split('-');
      await door.getByRole('button', { name: 'Español' }).press('Enter');
      await door.getByRole('button', { name: 'Con mi nombre' }).press('Enter');
      await door.keyboard.press('Tab');
      for (const part of [`${patient.familyName} ${patient.givenName}`, month, day, year]) {
        await door.keyboard.insertText(part);
        await door.keyboard.press('Tab');
      }
      expect(await faultsInLooks(door, looks)).toEqual([]);
      const sentAt = Date.now();
      await door.keyboard.press('Enter');
      await door.getByRole('heading', { name: 'Gracias' }).waitFor();
      await line.getByText('at the tablet').waitFor();
      console.log(`Today showed who checked in after ${Date.now() - sentAt} ms.`);
      expect(await door.locator('body').innerText()).not.toContain(patient.familyName);
      expect(await faultsInLooks(door, looks)).toEqual([]);
      await door.getByRole('button', { name: 'Listo' }).click();

      // And somebody else by a code that the desk reads out; they are greeted as a shared screen names people.
      await expected.first().locator('[data-person]').click();
      await expected.first().getByRole('button', { name: 'Code for the tablet' }).click();
      const digits = (await desk.getByText(/^\d{4} \d{4}$/u).textContent()) ?? '';
      await door.getByRole('button', { name: 'With a code' }).click();
      await door.getByLabel('Eight digits').fill(digits);
      await door.keyboard.press('Enter');
      await door.getByRole('heading', { name: /^Welcome, .+ [^ ]\.$/u }).waitFor();
      await door.getByRole('button', { name: 'Done' }).click();

      // Whatever happens at a hand-over, nothing of the last person is left.
      const seed = Number(process.env['EVENKEEL_TEST_SEED'] ?? Date.now() % 1_000_000);
      console.log(`Tablet: seed ${seed}; EVENKEEL_TEST_SEED repeats it.`);
      const began = Date.now();
      const report = await runHandOvers({
        context: atDoor.context,
        times: handOvers,
        random: seededRandom(seed),
        say: (sentence) => console.log(sentence),
      });
      console.log(
        `Tablet: ${report.handOvers} hand-overs in ${Math.round((Date.now() - began) / 1000)} s, ${report.left.length} left something; ${JSON.stringify(report.byHappening)}.`,
      );
      expect(report.left).toEqual([]);
      expect([...atDesk.faults, ...atDoor.faults]).toEqual([]);
    },
  );
});

describe('a browser that people share', () => {
  it('keeps nothing of who signed out or checked in, on its pages or in its files', async () => {
    const own = await ownBrowser();
    try {
      const page = own.context.pages()[0] ?? (await own.context.newPage());
      await page.goto(`${program.url}/app`);

      // Given a counselor who writes and looks somebody up, when they sign out, then Back shows the way in.
      await signInHere(page, 'counselor');
      const { sessions } = await asked<{ sessions: { id: string; mine: boolean }[] }>(page, '/api/sessions');
      const path = `/app/sessions/${sessions.find((each) => each.mine)?.id}`;
      await page.goto(program.url + path);
      const { people } = await asked<{ people: { familyName: string }[] }>(
        page,
        path.replace('/app/', '/api/'),
      );
      const [named = ''] = people
        .map(({ familyName }) => familyName)
        .toSorted((one, other) => other.length - one.length);
      await page.getByLabel('Shared part').fill('Canarynote, in pairs.');
      await page.locator('[data-saved="saved"]').first().waitFor();
      await page.goto(`${program.url}/app/today`);
      await page.getByLabel('Find a person in the list').fill('Canaryfind');
      await page.getByRole('button', { name: /^Your menu/ }).press('Enter');
      await page.getByRole('menuitem', { name: 'Sign out' }).press('Enter');
      await page.getByRole('heading', { level: 1, name: 'Evenkeel' }).waitFor();
      for (const go of ['goBack', 'goBack', 'goForward'] as const) {
        await page[go]();
        await page.getByRole('heading', { level: 1, name: 'Evenkeel' }).waitFor();
        expect(await page.locator('textarea, [data-person]').count()).toBe(0);
      }

      // And somebody who checks in at the same browser, once it is a tablet.
      await signInHere(page, 'front_desk');
      await page.goto(`${program.url}/app/tablets`);
      await page.getByLabel('Where the new tablet stands').fill('Side door');
      await page.keyboard.press('Enter');
      const code = (await page.getByText(/^[2-9A-Z]{4}(?:-[2-9A-Z]{4}){2}$/u).textContent()) ?? '';
      await page.goto(`${program.url}/kiosk`);
      await page.getByLabel('Code').fill(code);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'With my name' }).press('Enter');
      await page.getByLabel('Your name').fill('Canarydoor');
      for (const [label, typed] of [
        ['Month', '5'],
        ['Day', '17'],
        ['Year', '1990'],
      ] as const)
        await page.getByLabel(label).fill(typed);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Thank you' }).waitFor();
      for (const address of ['/app', '/kiosk', '/api/tablet'])
        expect((await page.request.get(program.url + address)).headers()['cache-control']).toBe('no-store');

      // When the window is closed, which writes down what the browser keeps, then none of it is in there.
      await own.close();
      const words = ['Canarynote', 'Canaryfind', 'Canarydoor', named];
      expect(await filesWith(own.profile, words)).toEqual([]);
    } finally {
      await own.kill();
      own.remove();
    }
  });
});

// In the browser's own page: what signs in is a cookie of its profile.
async function signInHere(page: Page, persona: string): Promise<void> {
  const status = await page.evaluate(async (who) => {
    const reply = await fetch('/api/demonstration/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify({ persona: who }),
    });
    return reply.status;
  }, persona);
  expect(status).toBe(200);
}

async function asked<Answer>(page: Page, path: string): Promise<Answer> {
  return page.evaluate(async (where) => (await fetch(where)).json(), path) as Promise<Answer>;
}
