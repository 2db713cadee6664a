import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aPersonWithAccount,
  goodPassword,
  inviteSomebody,
  type TestPerson,
} from '#app/testing/test-account.ts';
import { openTestAuthenticator, type AuthenticatorFaults } from '#app/testing/test-authenticator.ts';
import { openTestBrowser } from '#app/testing/test-browser.ts';
import { openTestWorld, type TestWorld } from '#app/testing/test-world.ts';

type Device = ReturnType<typeof openTestAuthenticator>;
type Options = Record<string, unknown>;

let world: TestWorld;
let person: TestPerson;
let device: Device;

beforeAll(async () => {
  world = await openTestWorld();
  person = await aPersonWithAccount(world);
  device = openTestAuthenticator();
  const added = await add(device);
  if (added.status !== 200) throw new Error(added.text);
});
afterAll(() => world.close());

async function add(made: Device, faults: AuthenticatorFaults = {}) {
  const challenge = await person.browser.post('/api/staff/account/passkeys/challenge');
  return person.browser.post('/api/staff/account/passkeys', {
    ticket: challenge.body['ticket'],
    answer: made.register(challenge.body['options'] as Options, faults),
    name: 'Work laptop',
  });
}

async function signInWith(by: Device, faults: AuthenticatorFaults = {}) {
  const browser = openTestBrowser(world.server);
  const challenge = await browser.post('/api/staff/sign-in/passkey-challenge');
  const answer = by.answer(challenge.body['options'] as Options, faults);
  const sent = { ticket: challenge.body['ticket'], answer };
  return { browser, sent, reply: await browser.post('/api/staff/sign-in/passkey', sent) };
}

test('a passkey alone signs in', async () => {
  const { browser, reply } = await signInWith(device);
  expect(reply.status).toBe(200);
  expect((await browser.get('/api/staff/me')).body).toMatchObject({
    staffMemberId: person.staffMemberId,
    hasPasskey: true,
  });
});

test.each<[string, AuthenticatorFaults]>([
  ['made for another site', { origin: 'http://localhost.evil.example:4600' }],
  ['made for another port', { origin: 'http://localhost:4601' }],
  ['without the person verified on the device', { isVerified: false }],
  ['to another challenge', { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
  ['of a copied key, whose counter stands', { counter: 1 }],
])('an answer %s is refused', async (_why, faults) => {
  const { browser, reply } = await signInWith(device, faults);
  expect([reply.status, reply.body['code']]).toEqual([422, 'passkey-refused']);
  expect(browser.cookies['evenkeel']).toBeUndefined();
});

test('an answer sent again opens nothing', async () => {
  const { sent, reply } = await signInWith(device);
  expect(reply.status).toBe(200);
  expect((await openTestBrowser(world.server).post('/api/staff/sign-in/passkey', sent)).body['code']).toBe(
    'challenge-over',
  );
});

test("an answer to somebody else's key is refused, an unknown key too", async () => {
  const stranger = openTestAuthenticator();
  expect((await signInWith(stranger)).reply.body['code']).toBe('passkey-refused');
});

test.each<[string, AuthenticatorFaults]>([
  ['for another site', { origin: 'http://evil.example' }],
  ['without verification', { isVerified: false }],
])('a passkey made %s is not added', async (_why, faults) => {
  expect((await add(openTestAuthenticator(), faults)).body['code']).toBe('passkey-refused');
});

test('a passkey as the second step, and as the only second factor of an account', async () => {
  const invited = await inviteSomebody(world);
  const browser = openTestBrowser(world.server);
  const only = openTestAuthenticator();
  const challenge = await browser.post('/api/staff/set-up/passkey-challenge', { token: invited.token });
  const passkey = {
    ticket: challenge.body['ticket'],
    answer: only.register(challenge.body['options'] as Options),
    name: 'Key ring',
  };
  const made = await browser.post('/api/staff/set-up', {
    token: invited.token,
    password: goodPassword,
    passkey,
  });
  expect(made.status).toBe(200);
  const fresh = openTestBrowser(world.server);
  const first = await fresh.post('/api/staff/sign-in', { name: invited.name, password: goodPassword });
  expect(first.body['ways']).toEqual(['passkey', 'recovery']);
  const second = await fresh.post('/api/staff/sign-in/second-factor', {
    ticket: first.body['ticket'],
    proof: { way: 'passkey', answer: only.answer(first.body['options'] as Options) },
  });
  expect(second.status).toBe(200);
  const account = await fresh.get('/api/staff/account');
  const [listed] = account.body['passkeys'] as { id: string; name: string }[];
  expect(listed?.name).toBe('Key ring');
  expect((await fresh.remove(`/api/staff/account/passkeys/${listed?.id}`)).body['code']).toBe(
    'last-second-factor',
  );
});

test("a passkey brings one back to a locked screen, but not to another person's", async () => {
  const other = await aPersonWithAccount(world);
  const { browser } = await signInWith(device);
  await browser.post('/api/staff/lock');
  const challenge = await browser.post('/api/staff/passkey-challenge');
  const answer = () => device.answer(challenge.body['options'] as Options);
  await other.browser.post('/api/staff/lock');
  expect(
    (
      await other.browser.post('/api/staff/resume', {
        proof: { way: 'passkey', ticket: challenge.body['ticket'], answer: answer() },
      })
    ).body['code'],
  ).toBe('challenge-over');
  const again = await browser.post('/api/staff/passkey-challenge');
  const proof = {
    way: 'passkey',
    ticket: again.body['ticket'],
    answer: device.answer(again.body['options'] as Options),
  };
  expect((await browser.post('/api/staff/resume', { proof })).status).toBe(200);
  expect((await browser.get('/api/staff/account')).status).toBe(200);
});

test('a removed passkey opens nothing', async () => {
  const gone = openTestAuthenticator();
  const added = await add(gone);
  expect(
    (await person.browser.remove(`/api/staff/account/passkeys/${String(added.body['passkeyId'])}`)).status,
  ).toBe(200);
  expect((await signInWith(gone)).reply.body['code']).toBe('passkey-refused');
});
