import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestBrowser } from '#app/testing/test-browser.ts';
import { openTestWorld, type TestWorld } from '#app/testing/test-world.ts';
import { demonstrationRoutes } from './demonstration.routes.ts';

let on: TestWorld;
let off: TestWorld;
beforeAll(async () => {
  on = await openTestWorld({ moreRoutes: demonstrationRoutes });
  off = await openTestWorld();
  for (const world of [on, off]) {
    await world.owner.query('UPDATE organizations SET demonstration = true');
    await world.owner.query(
      `INSERT INTO personas (organization_id, persona, staff_member_id) VALUES ($1, 'counselor', $2)`,
      [world.ids.organizationId, world.ids.staff.north.counselor],
    );
  }
});
afterAll(async () => {
  await on.close();
  await off.close();
});

const asCounselor = { persona: 'counselor' };

test('one click signs in as a persona, locks, and comes back', async () => {
  const browser = openTestBrowser(on.server);
  const listed = await browser.get('/api/demonstration/personas');
  expect(listed.body['personas']).toEqual([
    { persona: 'counselor', givenName: 'Sam', familyName: 'counselor' },
  ]);
  expect((await browser.post('/api/demonstration/sign-in', asCounselor)).status).toBe(200);
  expect((await browser.get('/api/staff/me')).body).toMatchObject({
    demonstration: true,
    isPersona: true,
    roles: ['counselor'],
  });
  await browser.post('/api/staff/lock');
  expect((await browser.get('/api/staff/account')).status).toBe(423);
  expect((await browser.post('/api/demonstration/resume')).status).toBe(200);
  expect((await browser.get('/api/staff/account')).status).toBe(200);
});

test('with the demonstration off nothing of it is there', async () => {
  const browser = openTestBrowser(off.server);
  const answers = [
    await browser.get('/api/demonstration/personas'),
    await browser.post('/api/demonstration/sign-in', asCounselor),
    await browser.post('/api/demonstration/resume'),
  ];
  expect(answers.map((answer) => answer.status)).toEqual([404, 404, 404]);
  const description = await off.server.inject({ url: '/api/openapi.json' });
  expect(description.payload).not.toContain('demonstration/sign-in');
});

test.each(['192.168.1.20', '10.0.0.1', '203.0.113.5', '::ffff:192.168.1.20', '2001:db8::1', '128.0.0.1'])(
  'from %s it is refused',
  async (address) => {
    const browser = openTestBrowser(on.server, address);
    expect([
      (await browser.get('/api/demonstration/personas')).status,
      (await browser.post('/api/demonstration/sign-in', asCounselor)).status,
    ]).toEqual([404, 404]);
    expect(browser.cookies).toEqual({});
  },
);

test.each([
  { 'x-forwarded-for': '127.0.0.1' },
  { forwarded: 'for=127.0.0.1' },
  { 'x-real-ip': '127.0.0.1' },
  { via: '1.1 proxy' },
  { 'x-forwarded-host': 'localhost' },
])('through a proxy on this machine it is refused: %j', async (headers) => {
  const browser = openTestBrowser(on.server);
  expect((await browser.post('/api/demonstration/sign-in', asCounselor, headers)).status).toBe(404);
  expect(browser.cookies).toEqual({});
});

test('another site open in the same browser is refused', async () => {
  const answer = await openTestBrowser(on.server).post('/api/demonstration/sign-in', asCounselor, {
    origin: 'http://evil.example:4600',
  });
  expect(answer.body['code']).toBe('foreign-origin');
  expect(answer.body['detail']).toContain('Open Evenkeel at http://localhost:');
});

test('people of a real organization are never personas, whatever the table says', async () => {
  const browser = openTestBrowser(on.server);
  await on.owner.query('UPDATE organizations SET demonstration = false');
  try {
    expect((await browser.get('/api/demonstration/personas')).body['personas']).toEqual([]);
    expect((await browser.post('/api/demonstration/sign-in', asCounselor)).status).toBe(404);
  } finally {
    await on.owner.query('UPDATE organizations SET demonstration = true');
  }
});

test('a persona who left is gone, one without a row is refused', async () => {
  const browser = openTestBrowser(on.server);
  expect((await browser.post('/api/demonstration/sign-in', { persona: 'biller' })).status).toBe(404);
  await on.owner.query(`UPDATE staff_members SET left_on = '2026-11-01' WHERE id = $1`, [
    on.ids.staff.north.counselor,
  ]);
  expect((await browser.post('/api/demonstration/sign-in', asCounselor)).status).toBe(404);
  await on.owner.query('UPDATE staff_members SET left_on = NULL');
});

test('one click never brings back somebody who signed in with an account', async () => {
  const caller = await on.as('supervisor');
  await caller.send('POST', '/api/staff/lock');
  expect((await caller.send('POST', '/api/demonstration/resume')).status).toBe(404);
  expect((await caller.get('/api/staff/account')).status).toBe(423);
});

test('the program itself cannot make personas', async () => {
  await expect(
    on.database.transaction((tx) =>
      tx
        .insertInto('personas')
        .values({
          organization_id: on.ids.organizationId,
          persona: 'nurse',
          staff_member_id: on.ids.staff.north.nurse,
        })
        .execute(),
    ),
  ).rejects.toThrow(/permission denied/u);
});
