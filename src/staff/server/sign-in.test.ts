import { generate } from 'otplib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aPersonWithAccount,
  codeOf,
  goodPassword,
  inviteSomebody,
  passSeconds,
  signInBy,
} from '#app/testing/test-account.ts';
import { openTestBrowser } from '#app/testing/test-browser.ts';
import { openTestWorld, type TestWorld } from '#app/testing/test-world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());

test('a set-up link makes an account with password, app, PIN and ten recovery codes, once', async () => {
  const person = await aPersonWithAccount(world);
  expect(person.codes).toHaveLength(10);
  const me = await person.browser.get('/api/staff/me');
  expect(me.body).toMatchObject({
    givenName: 'Marisol',
    roles: ['counselor'],
    organizationName: 'Lakeside Recovery',
    hasPin: true,
    locked: false,
    isPersona: false,
  });
  expect(me.body['permissions']).toContain('attendance.record');
  expect(me.body['clinics']).toHaveLength(1);
});

test('a link is for one time, for 72 hours, and only the newest works', async () => {
  const first = await inviteSomebody(world);
  const administrator = await world.as('administrator');
  const browser = openTestBrowser(world.server);
  const second = await administrator.send('POST', `/api/staff/members/${first.staffMemberId}/set-up-link`);
  const token = String(second.body['link']).split('/').at(-1);
  expect((await browser.post('/api/staff/set-up/look', { token: first.token })).body['code']).toBe(
    'set-up-link-over',
  );
  const look = await browser.post('/api/staff/set-up/look', { token });
  expect(look.status).toBe(200);
  const code = await codeOf(world, (look.body['totp'] as { secret: string }).secret);
  expect((await browser.post('/api/staff/set-up', { token, password: goodPassword })).body['code']).toBe(
    'second-factor-missing',
  );
  expect(
    (await browser.post('/api/staff/set-up', { token, password: 'Password2026!', totpCode: code })).body[
      'code'
    ],
  ).toBe('password-common');
  expect(
    (await browser.post('/api/staff/set-up', { token, password: goodPassword, totpCode: '000000' })).body[
      'code'
    ],
  ).toBe('second-factor-refused');
  expect(
    (await browser.post('/api/staff/set-up', { token, password: goodPassword, totpCode: code })).status,
  ).toBe(200);
  expect(
    (await browser.post('/api/staff/set-up', { token, password: goodPassword, totpCode: code })).body['code'],
  ).toBe('set-up-link-over');
  const late = await inviteSomebody(world);
  passSeconds(world, 72 * 3600 + 1);
  expect((await browser.post('/api/staff/set-up/look', { token: late.token })).body['code']).toBe(
    'set-up-link-over',
  );
});

test('the database holds neither link, seed, PIN, password nor token in the clear', async () => {
  const person = await aPersonWithAccount(world);
  const token = Object.values(person.browser.cookies)[0] ?? '';
  for (const table of [
    'accounts',
    'set_up_links',
    'sign_ins',
    'recovery_codes',
    'idempotency_keys',
    'audit_entries',
    'challenges',
  ]) {
    const { rows } = await world.owner.query<{ all: string }>(
      `SELECT coalesce(string_agg(t::text, ' '), '') AS all FROM ${table} t`,
    );
    const held = rows[0]?.all ?? '';
    for (const secret of [person.secret, person.password, token, ...person.codes, '/app/set-up/'])
      expect(held, `${table} holds ${secret}`).not.toContain(secret);
  }
});

test('a password alone opens nothing; the second step does', async () => {
  const person = await aPersonWithAccount(world);
  passSeconds(world, 60);
  const browser = openTestBrowser(world.server);
  const first = await browser.post('/api/staff/sign-in', {
    name: person.name.toUpperCase(),
    password: person.password,
  });
  expect(first.body).toMatchObject({ ways: ['totp', 'recovery'], options: null });
  expect(browser.cookies['evenkeel']).toBeUndefined();
  expect((await browser.get('/api/staff/me')).status).toBe(401);
  const second = await browser.post('/api/staff/sign-in/second-factor', {
    ticket: first.body['ticket'],
    proof: { way: 'totp', code: await codeOf(world, person.secret) },
  });
  expect(second.status).toBe(200);
  expect((await browser.get('/api/staff/me')).status).toBe(200);
});

test('a code of the app is taken once, and none older than the last', async () => {
  const person = await aPersonWithAccount(world);
  passSeconds(world, 60);
  const code = await codeOf(world, person.secret);
  const before = await codeOf(world, person.secret, -30);
  const attempt = async (proof: object) => {
    const browser = openTestBrowser(world.server);
    const first = await browser.post('/api/staff/sign-in', { name: person.name, password: person.password });
    return browser.post('/api/staff/sign-in/second-factor', { ticket: first.body['ticket'], proof });
  };
  expect((await attempt({ way: 'totp', code })).status).toBe(200);
  expect((await attempt({ way: 'totp', code })).body['code']).toBe('second-factor-refused');
  expect((await attempt({ way: 'totp', code: before })).body['code']).toBe('second-factor-refused');
  passSeconds(world, 120);
  expect((await attempt({ way: 'totp', code })).body['code']).toBe('second-factor-refused');
  expect((await attempt({ way: 'totp', code: await codeOf(world, person.secret) })).status).toBe(200);
});

test('the same code sent from several browsers at once signs in once', async () => {
  const person = await aPersonWithAccount(world);
  passSeconds(world, 60);
  const code = await codeOf(world, person.secret);
  const tickets: unknown[] = [];
  for (let at = 0; at < 4; at += 1)
    tickets.push(
      (
        await openTestBrowser(world.server).post('/api/staff/sign-in', {
          name: person.name,
          password: person.password,
        })
      ).body['ticket'],
    );
  const answers = await Promise.all(
    tickets.map((ticket) =>
      openTestBrowser(world.server).post('/api/staff/sign-in/second-factor', {
        ticket,
        proof: { way: 'totp', code },
      }),
    ),
  );
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
});

test('a recovery code works once, however it is typed; new ones end the old', async () => {
  const person = await aPersonWithAccount(world);
  const attempt = async (code: string) => {
    const browser = openTestBrowser(world.server);
    const first = await browser.post('/api/staff/sign-in', { name: person.name, password: person.password });
    return browser.post('/api/staff/sign-in/second-factor', {
      ticket: first.body['ticket'],
      proof: { way: 'recovery', code },
    });
  };
  const [one = '', two = ''] = person.codes;
  expect((await attempt(one.toLowerCase().replaceAll('-', ' '))).status).toBe(200);
  expect((await attempt(one)).body['code']).toBe('second-factor-refused');
  await signInBy(world, person, person.browser);
  expect((await person.browser.post('/api/staff/account/recovery-codes')).body['codes']).toHaveLength(10);
  expect((await attempt(two)).body['code']).toBe('second-factor-refused');
});

test('a ticket has five tries, five minutes, and one right answer', async () => {
  const person = await aPersonWithAccount(world);
  passSeconds(world, 60);
  const browser = openTestBrowser(world.server);
  const begin = async () =>
    (await browser.post('/api/staff/sign-in', { name: person.name, password: person.password })).body[
      'ticket'
    ];
  const answer = async (ticket: unknown, code: string) =>
    browser.post('/api/staff/sign-in/second-factor', { ticket, proof: { way: 'totp', code } });
  const ticket = await begin();
  for (let at = 0; at < 5; at += 1)
    expect((await answer(ticket, '000000')).body['code']).toBe('second-factor-refused');
  expect((await answer(ticket, await codeOf(world, person.secret))).body['code']).toBe('challenge-over');
  passSeconds(world, 60);
  const old = await begin();
  passSeconds(world, 301);
  expect((await answer(old, await codeOf(world, person.secret))).body['code']).toBe('challenge-over');
  const good = await begin();
  expect((await answer(good, await codeOf(world, person.secret))).status).toBe(200);
  passSeconds(world, 60);
  expect((await answer(good, await codeOf(world, person.secret))).body['code']).toBe('challenge-over');
});

test('every try is in the audit, refused ones too, and a known name is named', async () => {
  const person = await aPersonWithAccount(world);
  await openTestBrowser(world.server).post('/api/staff/sign-in', {
    name: person.name,
    password: 'wrong words here',
  });
  const { rows } = await world.owner.query<{ outcome: string }>(
    `SELECT outcome FROM audit_entries WHERE action = 'staff.sign-in.password' AND staff_member_id = $1`,
    [person.staffMemberId],
  );
  expect(rows.map((row) => row.outcome)).toEqual(['sign-in-refused']);
});

test('two organizations cannot give the same sign-in name', async () => {
  const person = await aPersonWithAccount(world);
  const administrator = await world.as('administrator');
  const again = await administrator.send('POST', '/api/staff/members', {
    givenName: 'Noor',
    familyName: 'Haddad',
    signInName: person.name,
    worksFrom: '2026-01-05',
    roles: [{ role: 'nurse', clinicId: null }],
    credentials: [],
  });
  expect(again.body['code']).toBe('sign-in-name-taken');
  const [other, staff] = ['01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002'];
  await world.owner.query(
    `INSERT INTO organizations (organization_id, name, time_zone, created_at) VALUES ($1, 'Other', 'America/Chicago', $2)`,
    [other, world.clock.now()],
  );
  await world.owner.query(
    `INSERT INTO staff_members (organization_id, id, given_name, family_name, works_from) VALUES ($1, $2, 'A', 'B', '2026-01-01')`,
    [other, staff],
  );
  await expect(
    world.owner.query(
      `INSERT INTO accounts (organization_id, staff_member_id, sign_in_name, made_at) VALUES ($1, $2, $3, $4)`,
      [other, staff, person.name, world.clock.now()],
    ),
  ).rejects.toThrow(/taken/);
});

test('codes are made as RFC 6238 says', async () => {
  // The secret and the time of its appendix B, six digits.
  expect(await generate({ secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', epoch: 59 })).toBe('287082');
});
