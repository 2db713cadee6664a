import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aPersonWithAccount,
  codeOf,
  passSeconds,
  signInBy,
  type TestPerson,
} from '#app/testing/test-account.ts';
import { openTestAuthenticator } from '#app/testing/test-authenticator.ts';
import { openTestBrowser } from '#app/testing/test-browser.ts';
import { openTestWorld, type TestWorld } from '#app/testing/test-world.ts';
import { whileHashing } from './hashing.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());

const guess = (name: string, address: string, password = 'a wrong guess 1') =>
  openTestBrowser(world.server, address).post('/api/staff/sign-in', { name, password });
const failuresOf = async () =>
  (
    await world.owner.query<{ most: number }>(
      `SELECT max(failures)::integer AS most FROM attempt_counts WHERE kind = 'name'`,
    )
  ).rows[0]?.most;
const pretendFailures = (failures: number) =>
  world.owner.query(
    `UPDATE attempt_counts SET failures = $1 WHERE kind = 'name' AND failures = (SELECT max(failures) FROM attempt_counts WHERE kind = 'name')`,
    [failures],
  );

// Time of the processor, not of the clock: on a machine that others use as well, waiting says nothing about the work.
async function workOf(name: string): Promise<number> {
  const from = process.cpuUsage();
  await guess(name, '192.0.2.9');
  const used = process.cpuUsage(from);
  return (used.user + used.system) / 1000;
}

test('known and unknown names get the same answer for the same work', async () => {
  const person = await aPersonWithAccount(world);
  const known = await guess(person.name, '192.0.2.1');
  const unknown = await guess('nobody@lakeside.example', '192.0.2.1');
  expect([unknown.status, unknown.body['code'], unknown.body['detail']]).toEqual([
    known.status,
    known.body['code'],
    known.body['detail'],
  ]);
  const knownWork: number[] = [];
  const unknownWork: number[] = [];
  // One after the other in turns, so that whatever slows the machine slows both. Few of each: after five a name has to wait.
  for (let at = 0; at < 4; at += 1) {
    if (at < 3) knownWork.push(await workOf(person.name));
    unknownWork.push(await workOf(`nobody${at}@lakeside.example`));
  }
  // Hashing is nearly all of it: without the hash for unknown names the share would be about a tenth.
  // The least of each: whatever else the process did meanwhile only adds to it.
  const share = Math.min(...unknownWork) / Math.min(...knownWork);
  expect(share).toBeGreaterThan(0.6);
  expect(share).toBeLessThan(1.7);
});

test.each(['known', 'unknown'])(
  'guessing at a %s name is slowed and ends; afterwards nothing is compared',
  async (kind) => {
    const person = await aPersonWithAccount(world);
    const name = kind === 'known' ? person.name : `${kind}@nowhere.example`;
    await world.owner.query('DELETE FROM attempt_counts');
    for (let at = 0; at < 5; at += 1)
      expect((await guess(name, `198.51.100.${at}`)).body['code']).toBe('sign-in-refused');
    const slowed = await guess(name, '198.51.100.9');
    expect([slowed.status, slowed.body['code']]).toEqual([429, 'sign-in-wait']);
    await pretendFailures(79);
    passSeconds(world, 400);
    expect((await guess(name, '203.0.113.1')).body['code']).toBe('sign-in-refused');
    passSeconds(world, 3600);
    for (let at = 0; at < 20; at += 1)
      expect((await guess(name, `203.0.113.${at}`)).body['code']).toBe('sign-in-exhausted');
    expect(await failuresOf()).toBe(80);
    // Even the right password is not looked at any more, from a browser nobody knows.
    expect((await guess(name, '203.0.113.77', person.password)).body['code']).toBe('sign-in-exhausted');
  },
);

test('an attacker locks nobody out: the known browser and the passkey still open', async () => {
  const person = await aPersonWithAccount(world);
  await signInBy(world, person, person.browser);
  const device = await addPasskey(person);
  await person.browser.post('/api/staff/sign-out');
  await world.owner.query('DELETE FROM attempt_counts');
  await guess(person.name, '198.51.100.1');
  await pretendFailures(80);
  expect((await guess(person.name, '198.51.100.1', person.password)).body['code']).toBe('sign-in-exhausted');
  const elsewhere = openTestBrowser(world.server, '203.0.113.50');
  const challenge = await elsewhere.post('/api/staff/sign-in/passkey-challenge');
  const opened = await elsewhere.post('/api/staff/sign-in/passkey', {
    ticket: challenge.body['ticket'],
    answer: device.answer(challenge.body['options'] as Record<string, unknown>),
  });
  expect(opened.status).toBe(200);
  // A whole sign-in starts the count anew; fill it again and come from the known browser.
  await guess(person.name, '198.51.100.1');
  await pretendFailures(80);
  await signInBy(world, person, person.browser);
  expect((await person.browser.get('/api/staff/me')).status).toBe(200);
});

test('known browsers are counted too: never more than a hundred failures in a row', async () => {
  const person = await aPersonWithAccount(world);
  await person.browser.post('/api/staff/sign-out');
  await world.owner.query('DELETE FROM attempt_counts');
  await person.browser.post('/api/staff/sign-in', { name: person.name, password: 'a wrong guess 2' });
  await pretendFailures(99);
  expect(
    (await person.browser.post('/api/staff/sign-in', { name: person.name, password: 'a wrong guess 3' }))
      .body['code'],
  ).toBe('sign-in-refused');
  expect(
    (await person.browser.post('/api/staff/sign-in', { name: person.name, password: person.password })).body[
      'code'
    ],
  ).toBe('sign-in-exhausted');
});

test('wrong codes of the second step count for the name as well', async () => {
  const person = await aPersonWithAccount(world);
  await world.owner.query('DELETE FROM attempt_counts');
  const browser = openTestBrowser(world.server, '198.51.100.200');
  const first = await browser.post('/api/staff/sign-in', { name: person.name, password: person.password });
  for (let at = 0; at < 3; at += 1)
    await browser.post('/api/staff/sign-in/second-factor', {
      ticket: first.body['ticket'],
      proof: { way: 'totp', code: '000000' },
    });
  expect(await failuresOf()).toBe(3);
  passSeconds(world, 60);
  const right = await browser.post('/api/staff/sign-in/second-factor', {
    ticket: first.body['ticket'],
    proof: { way: 'totp', code: await codeOf(world, person.secret) },
  });
  expect(right.status).toBe(200);
  expect(await failuresOf()).toBeNull();
});

test('spraying many names from one address is slowed, from its network too', async () => {
  await world.owner.query('DELETE FROM attempt_counts');
  await guess('somebody@lakeside.example', '192.0.2.44');
  await world.owner.query(`UPDATE attempt_counts SET failures = 50 WHERE kind = 'address'`);
  expect((await guess('somebody.else@lakeside.example', '192.0.2.44')).body['code']).toBe(
    'sign-in-address-wait',
  );
  expect((await guess('somebody.else@lakeside.example', '192.0.2.45')).body['code']).toBe('sign-in-refused');
  await world.owner.query(`UPDATE attempt_counts SET failures = 200 WHERE kind = 'network'`);
  expect((await guess('a.third@lakeside.example', '192.0.2.46')).body['code']).toBe('sign-in-address-wait');
  passSeconds(world, 15 * 60 + 1);
  expect((await guess('a.third@lakeside.example', '192.0.2.44')).body['code']).toBe('sign-in-refused');
});

test('counts tell nobody which names came, and outlast the server', async () => {
  await guess('secret.name@lakeside.example', '192.0.2.90');
  const { rows } = await world.owner.query<{ all: string }>(
    `SELECT string_agg(t::text, ' ') AS all FROM attempt_counts t`,
  );
  expect(rows[0]?.all).not.toContain('secret.name');
  expect(rows[0]?.all).not.toContain('192.0.2');
});

test('at most two hash at once and few wait; the rest are refused at once', async () => {
  let running = 0;
  let most = 0;
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      whileHashing(async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => {
          setTimeout(resolve, 5);
        });
        running -= 1;
        return { ok: true as const, value: null };
      }),
    ),
  );
  expect(most).toBe(2);
  expect(answers.filter((answer) => answer.ok)).toHaveLength(6);
});

async function addPasskey(person: TestPerson) {
  const device = openTestAuthenticator();
  const challenge = await person.browser.post('/api/staff/account/passkeys/challenge');
  const added = await person.browser.post('/api/staff/account/passkeys', {
    ticket: challenge.body['ticket'],
    answer: device.register(challenge.body['options'] as Record<string, unknown>),
    name: 'Desk',
  });
  if (added.status !== 200) throw new Error(added.text);
  return device;
}
