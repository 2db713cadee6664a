import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { generate } from 'otplib';
import { goodPassword } from '#app/testing/test-account.ts';
import { openTestBrowser } from '#app/testing/test-browser.ts';
import { openTestWorld, type TestWorld } from '#app/testing/test-world.ts';
import { openDatabase, type Database } from '#platform/database/database.ts';
import { openTestCluster, type TestCluster, type TestDatabase } from '#platform/database/test-cluster.ts';
import { openFirstSetUp } from './set-up-organization.routes.ts';

let cluster: TestCluster;
let place: TestDatabase;
let empty: Database;
let world: TestWorld;
let token = '';
beforeAll(async () => {
  // An empty system beside the world, whose database the server is then given.
  cluster = await openTestCluster();
  place = await cluster.makeDatabase({ copyOf: inject('templateDatabase') });
  empty = openDatabase(place.runtimeUrl);
  const first = await openFirstSetUp(empty);
  token = first?.token ?? '';
  world = await openTestWorld({ database: empty, moreRoutes: first?.routes ?? [] });
});
afterAll(async () => {
  await world.close();
  await empty.close();
  await place.drop();
  await cluster.stop();
});

const asked = {
  organizationName: 'Harbor Recovery',
  timeZone: 'America/Chicago',
  givenName: 'Ines',
  familyName: 'Galloway',
  signInName: 'Ines@harbor.example',
};

test('whoever has the token of the console makes the first organization, once, and signs in', async () => {
  const browser = openTestBrowser(world.server);
  expect((await browser.post('/api/setup', { ...asked, token: 'not the token' })).body['code']).toBe(
    'set-up-token-refused',
  );
  expect((await browser.post('/api/setup', { ...asked, timeZone: 'Mars/Olympus', token })).body['code']).toBe(
    'time-zone-unknown',
  );
  const twice = await Promise.all([
    browser.post('/api/setup', { ...asked, token }),
    browser.post('/api/setup', { ...asked, token }),
  ]);
  expect(twice.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  const link = String(twice.find((answer) => answer.status === 200)?.body['link'])
    .split('/')
    .at(-1);
  const look = await browser.post('/api/staff/set-up/look', { token: link });
  expect(look.body).toMatchObject({ organizationName: 'Harbor Recovery', signInName: 'ines@harbor.example' });
  const { secret } = look.body['totp'] as { secret: string };
  const code = await generate({ secret, epoch: Math.floor(Date.parse(world.clock.now()) / 1000) });
  expect(
    (await browser.post('/api/staff/set-up', { token: link, password: goodPassword, totpCode: code })).status,
  ).toBe(200);
  const me = await browser.get('/api/staff/me');
  expect(me.body).toMatchObject({
    roles: ['administrator'],
    organizationName: 'Harbor Recovery',
    demonstration: false,
  });
  expect((await browser.get('/api/staff/members')).status).toBe(200);
});

test('once there is an organization the door is shut and not opened again', async () => {
  expect((await openTestBrowser(world.server).post('/api/setup', { ...asked, token })).body['code']).toBe(
    'already-set-up',
  );
  expect(await openFirstSetUp(empty)).toBeNull();
});
