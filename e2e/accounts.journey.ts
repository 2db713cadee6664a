// Accounts, from an empty system to a second person: set up with the token of the console, sign in with a second step
// or a passkey, lock and come back with what was typed, hand a link to somebody new, and see a leaver go at once.
import { generate } from 'otplib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeFindings, openBrowser, overflowsSideways, visit, type Visit } from './browser.ts';
import { startProgram, type RunningProgram } from './program.ts';

const password = 'quilt lantern harvester 93';
const patienceMs = 10_000;

let program: RunningProgram;
let browser: Browser;
let administrator: Visit;
let secret = '';

beforeAll(async () => {
  // Real accounts run by the real clock.
  program = await startProgram({ EVENKEEL_DEMO: 'off', EVENKEEL_NOW: '' });
  browser = await openBrowser();
  administrator = await open();
});

afterAll(async () => {
  await browser?.close();
  await program?.stop();
});

async function open(width = 1440): Promise<Visit> {
  const visited = await visit(browser, {
    url: program.url,
    width,
    expectedStatuses: [401, 403, 404, 422, 423, 429],
  });
  visited.page.setDefaultTimeout(patienceMs);
  return visited;
}

async function looksWell(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  expect(await overflowsSideways(page)).toBe(false);
}

/** The code of the app; later than the last one taken. */
const code = (stepsLater = 0) => generate({ secret, epoch: Math.floor(Date.now() / 1000) + 30 * stepsLater });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const box = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name });

async function setUp(page: Page, pin: string): Promise<string> {
  const shown = (await page.locator('code').innerText()).replaceAll(/\s/gu, '');
  await box(page, 'Password').fill(password);
  await box(page, 'Code that the app shows now').fill(await generate({ secret: shown }));
  await box(page, /PIN/u).fill(pin);
  await button(page, 'Finish and sign in').click();
  await page.getByRole('heading', { name: 'Keep these recovery codes' }).waitFor();
  await looksWell(page);
  await button(page, 'I have kept them').click();
  await page.getByRole('heading', { name: 'My day' }).waitFor();
  return shown;
}

it('an empty system is set up with the token of the console', async () => {
  const { page } = administrator;
  const token = /token: (\S+)/u.exec(program.said())?.[1] ?? '';
  await page.goto('/app/set-up-organization');
  await box(page, /^Token/u).fill(token);
  await box(page, /^Name of the organization/u).fill('Harbor Recovery');
  await box(page, /^Your given name/u).fill('Inés');
  await box(page, /^Your family name/u).fill('Galloway');
  await box(page, /^Your sign-in name/u).fill('ines@harbor.example');
  await looksWell(page);
  await button(page, 'Set up').click();
  await page.getByRole('heading', { name: 'Welcome, Inés' }).waitFor();
  await looksWell(page);
  secret = await setUp(page, '4711');
  expect(administrator.faults).toEqual([]);
});

it('a locked screen keeps what was typed, and its person is back within two seconds', async () => {
  const { page } = administrator;
  await page.goto('/app/account');
  const typed = box(page, /^Name for a new passkey/u);
  await typed.fill('typed before the lock');
  await page.evaluate(() =>
    fetch('/api/staff/lock', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }),
  );
  await button(page, 'Make ten new codes').click();
  const pin = page.getByLabel("Inés's PIN");
  await pin.waitFor();
  expect(await typed.isVisible()).toBe(false);
  await looksWell(page);
  await page.keyboard.type('9999');
  await page.keyboard.press('Enter');
  await page.getByText('4 tries are left').waitFor();
  // The cursor still stands in the field.
  const from = Date.now();
  await page.keyboard.type('4711');
  await page.keyboard.press('Enter');
  await typed.waitFor();
  expect(Date.now() - from).toBeLessThan(2000);
  expect(await typed.inputValue()).toBe('typed before the lock');
  expect(administrator.faults).toEqual([]);
});

it('a passkey is added and signs in alone', async () => {
  const { page, context } = administrator;
  const device = await context.newCDPSession(page);
  await device.send('WebAuthn.enable');
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto('/app/account');
  await box(page, /^Name for a new passkey/u).fill('Laptop at the front desk');
  await button(page, 'Add').click();
  await button(page, 'Remove Laptop at the front desk').waitFor();
  await looksWell(page);
  await button(page, 'Sign out everywhere').click();
  await button(page, 'Sign in with a passkey').click();
  await button(page, 'Remove Laptop at the front desk').waitFor();
  expect(administrator.faults).toEqual([]);
});

it('a password needs a second step', async () => {
  const { page } = administrator;
  await button(page, 'Sign out everywhere').click();
  await box(page, 'Sign-in name').fill('ines@harbor.example');
  await box(page, 'Password').fill('not the password');
  await page.keyboard.press('Enter');
  await page.getByText('That did not match').waitFor();
  await looksWell(page);
  await box(page, 'Password').fill(password);
  await page.keyboard.press('Enter');
  await button(page, 'Use a code of your app').click();
  await looksWell(page);
  await box(page, 'Code of your authenticator app').fill(await code(1));
  await page.keyboard.press('Enter');
  await button(page, 'Sign out everywhere').waitFor();
  expect(administrator.faults).toEqual([]);
});

it('somebody new comes in by their link on a phone, and is out at once when they leave', async () => {
  const { page } = administrator;
  await page.goto('/app/staff');
  await button(page, 'Add somebody').click();
  await box(page, /^Given name/u).fill('Marisol');
  await box(page, /^Family name/u).fill('Okafor-Żelichowska');
  await box(page, /^Sign-in name/u).fill('mokafor@harbor.example');
  await looksWell(page);
  await button(page, 'Add and make a set-up link').click();
  const link = await page.getByText('/app/set-up/').innerText();
  await looksWell(page);
  const phone = await open(390);
  await phone.page.goto(link);
  await phone.page.getByRole('heading', { name: 'Welcome, Marisol' }).waitFor();
  await looksWell(phone.page);
  await setUp(phone.page, '8062');
  await phone.page.goto('/app/account');
  await button(phone.page, 'Make ten new codes').waitFor();
  await looksWell(phone.page);
  await page.reload();
  await button(page, 'End work of Okafor-Żelichowska, Marisol').click();
  await button(page, 'End access now').click();
  await page.getByText(/^Left /u).waitFor();
  await looksWell(page);
  // Nobody touches the phone: its open stream says that the sign-in has ended.
  await box(phone.page, 'Sign-in name').waitFor();
  expect([...administrator.faults, ...phone.faults]).toEqual([]);
});
