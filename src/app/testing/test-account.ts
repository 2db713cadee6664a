// People with accounts for tests: set up by HTTP through a one-time link, as people do.
import { generate } from 'otplib';
import { openTestBrowser, type TestBrowser } from './test-browser.ts';
import type { TestWorld } from './test-world.ts';

export type TestPerson = {
  readonly staffMemberId: string;
  readonly name: string;
  readonly password: string;
  readonly secret: string;
  readonly codes: string[];
  readonly browser: TestBrowser;
};

export const goodPassword = 'quilt lantern harvester 93';

/** The code an authenticator app shows at the world's time, or some seconds later. */
export function codeOf(world: TestWorld, secret: string, secondsLater = 0): Promise<string> {
  return generate({ secret, epoch: Math.floor(Date.parse(world.clock.now()) / 1000) + secondsLater });
}

/** Moves the world's clock. */
export function passSeconds(world: TestWorld, seconds: number): void {
  world.clock.moveTo(new Date(Date.parse(world.clock.now()) + seconds * 1000).toISOString());
}

let counted = 0;

/** Adds a staff member as the administrator and answers the token of their set-up link. */
export async function inviteSomebody(
  world: TestWorld,
  role = 'counselor',
): Promise<{ staffMemberId: string; name: string; token: string }> {
  counted += 1;
  const name = `person${counted}@lakeside.example`;
  const administrator = await world.as('administrator');
  const clinicId = role === 'administrator' || role === 'privacy_officer' ? null : world.ids.clinics.north;
  const added = await administrator.send('POST', '/api/staff/members', {
    givenName: 'Marisol',
    familyName: `Okafor${counted}`,
    signInName: name,
    worksFrom: '2026-01-05',
    roles: [{ role, clinicId }],
    credentials: [{ state: 'IL', title: 'CADC', startsOn: '2025-01-01', expiresOn: null }],
  });
  const staffMemberId = String(added.body['staffMemberId']);
  const made = await administrator.send('POST', `/api/staff/members/${staffMemberId}/set-up-link`);
  return { staffMemberId, name, token: String(made.body['link']).split('/').at(-1) ?? '' };
}

/** Somebody whose account is set up with password, app and PIN, signed in in their browser. */
export async function aPersonWithAccount(world: TestWorld, role = 'counselor'): Promise<TestPerson> {
  const invited = await inviteSomebody(world, role);
  const browser = openTestBrowser(world.server);
  const look = await browser.post('/api/staff/set-up/look', { token: invited.token });
  const { secret } = look.body['totp'] as { secret: string };
  const made = await browser.post('/api/staff/set-up', {
    token: invited.token,
    password: goodPassword,
    totpCode: await codeOf(world, secret),
    pin: '4711',
  });
  if (made.status !== 200) throw new Error(`Set-up was refused: ${made.text}`);
  return {
    staffMemberId: invited.staffMemberId,
    name: invited.name,
    password: goodPassword,
    secret,
    codes: made.body['codes'] as string[],
    browser,
  };
}

/** Signs in with password and a fresh code; moves the clock so that no code comes twice. */
export async function signInBy(world: TestWorld, person: TestPerson, browser: TestBrowser): Promise<void> {
  passSeconds(world, 60);
  const first = await browser.post('/api/staff/sign-in', { name: person.name, password: person.password });
  const second = await browser.post('/api/staff/sign-in/second-factor', {
    ticket: first.body['ticket'],
    proof: { way: 'totp', code: await codeOf(world, person.secret) },
  });
  if (second.status !== 200) throw new Error(`Signing in was refused: ${first.text} ${second.text}`);
}
