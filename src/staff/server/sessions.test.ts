import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aPersonWithAccount,
  codeOf,
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

test('fifteen minutes without a person lock the screen, whatever polls; the PIN brings them back', async () => {
  const { browser } = await aPersonWithAccount(world);
  for (let minute = 0; minute < 14; minute += 1) {
    passSeconds(world, 60);
    expect((await browser.get('/api/staff/me')).body['locked']).toBe(false);
  }
  passSeconds(world, 61);
  expect((await browser.get('/api/staff/me')).body['locked']).toBe(true);
  expect([
    (await browser.get('/api/staff/account')).status,
    (await browser.get('/api/groups')).status,
  ]).toEqual([423, 423]);
  expect((await browser.post('/api/staff/resume', { proof: { way: 'pin', pin: '4711' } })).status).toBe(200);
  expect((await browser.get('/api/staff/account')).status).toBe(200);
});

test('what a person does keeps the screen open to within five seconds', async () => {
  const { browser } = await aPersonWithAccount(world);
  for (let at = 0; at < 4; at += 1) {
    passSeconds(world, 14 * 60 + 54);
    expect((await browser.get('/api/staff/account')).status).toBe(200);
  }
});

test('after twelve hours it is over, however busy', async () => {
  const { browser } = await aPersonWithAccount(world);
  for (let at = 0; at < 12 * 6 - 1; at += 1) {
    passSeconds(world, 600);
    expect((await browser.get('/api/staff/account')).status).toBe(200);
  }
  passSeconds(world, 600);
  expect((await browser.get('/api/staff/account')).status).toBe(401);
  expect((await browser.post('/api/staff/resume', { proof: { way: 'pin', pin: '4711' } })).status).toBe(401);
});

test('locking now shuts everything but coming back and signing out', async () => {
  const person = await aPersonWithAccount(world);
  expect((await person.browser.post('/api/staff/lock')).status).toBe(200);
  expect((await person.browser.get('/api/staff/account')).status).toBe(423);
  expect(
    (
      await person.browser.post('/api/staff/step-up', {
        proof: { way: 'password', password: person.password, code: '123456' },
      })
    ).status,
  ).toBe(423);
  expect(
    (await person.browser.post('/api/staff/resume', { proof: { way: 'password', password: 'not this one' } }))
      .body['code'],
  ).toBe('password-refused');
  expect(
    (
      await person.browser.post('/api/staff/resume', {
        proof: { way: 'password', password: person.password },
      })
    ).status,
  ).toBe(200);
  expect((await person.browser.get('/api/staff/account')).status).toBe(200);
});

test('five wrong PINs end the sign-in; sent at once they count all the same', async () => {
  const { browser } = await aPersonWithAccount(world);
  await browser.post('/api/staff/lock');
  const left: unknown[] = [];
  for (let at = 0; at < 3; at += 1)
    left.push(
      (
        (await browser.post('/api/staff/resume', { proof: { way: 'pin', pin: '9999' } })).body['facts'] as {
          left: number;
        }
      ).left,
    );
  expect(left).toEqual([4, 3, 2]);
  const copy = browser.copy();
  const rest = await Promise.all(
    [1, 2, 3].map(() => copy.post('/api/staff/resume', { proof: { way: 'pin', pin: '9998' } })),
  );
  const codes = rest.map((answer) => answer.body['code']);
  expect(codes.filter((code) => code === 'pin-refused')).toHaveLength(1);
  expect(codes.filter((code) => code === 'pin-ended' || code === 'not-signed-in')).toHaveLength(2);
  expect((await browser.post('/api/staff/resume', { proof: { way: 'pin', pin: '4711' } })).status).toBe(401);
});

test('a PIN opens nothing but the locked screen of its own person', async () => {
  const one = await aPersonWithAccount(world);
  expect(
    (await openTestBrowser(world.server).post('/api/staff/resume', { proof: { way: 'pin', pin: '4711' } }))
      .status,
  ).toBe(401);
  expect((await one.browser.post('/api/staff/step-up', { proof: { way: 'pin', pin: '4711' } })).status).toBe(
    400,
  );
});

test('each sign-in and step-up has a new token, and the one before is dead', async () => {
  const person = await aPersonWithAccount(world);
  const browser = openTestBrowser(world.server);
  // A token planted before signing in is not taken over.
  browser.cookies['evenkeel'] = 'planted-by-somebody-else-000000000000000000';
  await signInBy(world, person, browser);
  const first = browser.copy();
  expect(browser.cookies['evenkeel']).not.toContain('planted');
  await signInBy(world, person, browser);
  expect((await first.get('/api/staff/me')).status).toBe(401);
  const second = browser.copy();
  passSeconds(world, 60);
  expect(
    (
      await browser.post('/api/staff/step-up', {
        proof: { way: 'password', password: person.password, code: await codeOf(world, person.secret) },
      })
    ).status,
  ).toBe(200);
  expect(browser.cookies['evenkeel']).not.toBe(second.cookies['evenkeel']);
  expect([(await second.get('/api/staff/me')).status, (await browser.get('/api/staff/me')).status]).toEqual([
    401, 200,
  ]);
});

test('somebody else signing in in the same browser ends the sign-in before', async () => {
  const one = await aPersonWithAccount(world);
  const thief = one.browser.copy();
  const other = await aPersonWithAccount(world);
  await signInBy(world, other, one.browser);
  expect((await one.browser.get('/api/staff/me')).body['staffMemberId']).toBe(other.staffMemberId);
  expect((await thief.get('/api/staff/me')).status).toBe(401);
});

test('a cookie copied before signing out opens nothing afterwards', async () => {
  const { browser } = await aPersonWithAccount(world);
  const thief = browser.copy();
  const out = await browser.post('/api/staff/sign-out');
  expect(out.headers['clear-site-data']).toContain('cache');
  expect(browser.cookies['evenkeel']).toBeUndefined();
  expect((await thief.get('/api/staff/me')).status).toBe(401);
});

test('the cookie is kept from scripts and other sites', async () => {
  const person = await aPersonWithAccount(world);
  passSeconds(world, 60);
  const browser = openTestBrowser(world.server);
  const first = await browser.post('/api/staff/sign-in', { name: person.name, password: person.password });
  const second = await browser.post('/api/staff/sign-in/second-factor', {
    ticket: first.body['ticket'],
    proof: { way: 'totp', code: await codeOf(world, person.secret) },
  });
  for (const cookie of [second.headers['set-cookie']].flat())
    expect(String(cookie)).toMatch(/HttpOnly.*SameSite=(Lax|Strict)/u);
});

test('signing out everywhere ends every browser', async () => {
  const person = await aPersonWithAccount(world);
  const [two, three] = [openTestBrowser(world.server), openTestBrowser(world.server)];
  await signInBy(world, person, two);
  await signInBy(world, person, three);
  expect((await two.post('/api/staff/sign-out-everywhere')).status).toBe(200);
  for (const each of [person.browser, two, three]) expect((await each.get('/api/staff/me')).status).toBe(401);
});

test('a changed password or second factor ends all other sign-ins at once', async () => {
  const person = await aPersonWithAccount(world);
  const other = openTestBrowser(world.server);
  const isOut = async () => (await other.get('/api/staff/me')).status === 401;
  await signInBy(world, person, other);
  expect(
    (await person.browser.put('/api/staff/account/password', { newPassword: 'ferry copper notebook 41' }))
      .status,
  ).toBe(200);
  expect(await isOut()).toBe(true);
  const changed = { ...person, password: 'ferry copper notebook 41' };
  await signInBy(world, changed, other);
  const seed = await person.browser.post('/api/staff/account/totp');
  const secret = String(seed.body['secret']);
  expect((await person.browser.put('/api/staff/account/totp', { code: '000000' })).body['code']).toBe(
    'second-factor-refused',
  );
  expect(
    (await person.browser.put('/api/staff/account/totp', { code: await codeOf(world, secret) })).status,
  ).toBe(200);
  expect(await isOut()).toBe(true);
  await signInBy(world, { ...changed, secret }, other);
  expect((await person.browser.get('/api/staff/me')).status).toBe(200);
});

test('changes of the account need a proof from the last ten minutes', async () => {
  const person = await aPersonWithAccount(world);
  passSeconds(world, 601);
  const tries = [
    person.browser.put('/api/staff/account/password', { newPassword: 'ferry copper notebook 42' }),
    person.browser.put('/api/staff/account/pin', { newPin: '9041' }),
    person.browser.post('/api/staff/account/totp'),
    person.browser.post('/api/staff/account/recovery-codes'),
    person.browser.post('/api/staff/account/passkeys/challenge'),
  ];
  for (const answer of await Promise.all(tries)) expect(answer.body['code']).toBe('step-up-needed');
  const wrong = await person.browser.post('/api/staff/step-up', {
    proof: { way: 'password', password: person.password, code: '000000' },
  });
  expect(wrong.body['code']).toBe('second-factor-refused');
  expect(
    (
      await person.browser.post('/api/staff/step-up', {
        proof: { way: 'password', password: person.password, code: await codeOf(world, person.secret) },
      })
    ).status,
  ).toBe(200);
  expect((await person.browser.put('/api/staff/account/pin', { newPin: '9041' })).status).toBe(200);
});

test('a leaver is out at once, everywhere, and cannot come back', async () => {
  const person = await aPersonWithAccount(world);
  const other = openTestBrowser(world.server);
  await signInBy(world, person, other);
  await other.post('/api/staff/lock');
  const pending = await inviteLinkOf(person.staffMemberId);
  const administrator = await world.as('administrator');
  const ended = await administrator.send('POST', `/api/staff/members/${person.staffMemberId}/end`);
  expect(ended.body).toMatchObject({ endedSignIns: 2 });
  expect([
    (await person.browser.get('/api/staff/me')).status,
    (await other.get('/api/staff/me')).status,
  ]).toEqual([401, 401]);
  passSeconds(world, 60);
  expect(
    (
      await openTestBrowser(world.server).post('/api/staff/sign-in', {
        name: person.name,
        password: person.password,
      })
    ).body['code'],
  ).toBe('sign-in-refused');
  expect((await other.post('/api/staff/set-up/look', { token: pending })).body['code']).toBe(
    'set-up-link-over',
  );
  expect(
    (await administrator.send('POST', `/api/staff/members/${person.staffMemberId}/end`)).body['code'],
  ).toBe('staff-member-left');
});

test('somebody who leaves between the two steps does not come in', async () => {
  const person = await aPersonWithAccount(world);
  passSeconds(world, 60);
  const browser = openTestBrowser(world.server);
  const first = await browser.post('/api/staff/sign-in', { name: person.name, password: person.password });
  await (await world.as('administrator')).send('POST', `/api/staff/members/${person.staffMemberId}/end`);
  const second = await browser.post('/api/staff/sign-in/second-factor', {
    ticket: first.body['ticket'],
    proof: { way: 'totp', code: await codeOf(world, person.secret) },
  });
  expect(second.body['code']).toBe('challenge-over');
});

test('a role that ends today is gone tomorrow, one taken away is gone with the next request', async () => {
  const person = await aPersonWithAccount(world);
  expect((await person.browser.get('/api/staff/me')).body['roles']).toEqual(['counselor']);
  await world.owner.query(
    `UPDATE role_assignments SET starts_on = '2020-01-01', ends_on = '2020-01-02' WHERE staff_member_id = $1`,
    [person.staffMemberId],
  );
  expect((await person.browser.get('/api/staff/me')).body).toMatchObject({ roles: [], permissions: [] });
  expect((await person.browser.get('/api/groups')).status).toBe(403);
});

test("the administrator's own work is ended by another", async () => {
  const person = await aPersonWithAccount(world, 'administrator');
  expect((await person.browser.post(`/api/staff/members/${person.staffMemberId}/end`)).body['code']).toBe(
    'own-work',
  );
});

async function inviteLinkOf(staffMemberId: string): Promise<string> {
  const made = await (
    await world.as('administrator')
  ).send('POST', `/api/staff/members/${staffMemberId}/set-up-link`);
  return String(made.body['link']).split('/').at(-1) ?? '';
}

test('a new set-up link replaces everything and ends every sign-in', async () => {
  const person = await aPersonWithAccount(world);
  const token = await inviteLinkOf(person.staffMemberId);
  expect((await person.browser.get('/api/staff/me')).status).toBe(200);
  const browser = openTestBrowser(world.server);
  const look = await browser.post('/api/staff/set-up/look', { token });
  const { secret } = look.body['totp'] as { secret: string };
  expect(secret).not.toBe(person.secret);
  expect(
    (
      await browser.post('/api/staff/set-up', {
        token,
        password: 'copper notebook ferry 17',
        totpCode: await codeOf(world, secret),
      })
    ).status,
  ).toBe(200);
  expect((await person.browser.get('/api/staff/me')).status).toBe(401);
  expect((await browser.get('/api/staff/me')).body['hasPin']).toBe(false);
});

test('staff members are listed a page at a time, found by words, and only by those who may', async () => {
  await inviteSomebody(world);
  const administrator = await world.as('administrator');
  const names: string[] = [];
  let after: unknown = null;
  do {
    const page = await administrator.get(
      `/api/staff/members?limit=7${typeof after === 'string' ? `&after=${after}` : ''}`,
    );
    names.push(...(page.body['members'] as { id: string }[]).map((row) => row.id));
    after = page.body['next'];
  } while (after !== null);
  const { rows } = await world.owner.query<{ many: number }>(
    'SELECT count(*)::integer AS many FROM staff_members WHERE organization_id = $1',
    [world.ids.organizationId],
  );
  expect(new Set(names).size).toBe(rows[0]?.many);
  const found = await administrator.get('/api/staff/members?words=okafor%20mari');
  expect((found.body['members'] as { account: string }[]).at(-1)).toMatchObject({ givenName: 'Marisol' });
  expect((await (await world.as('counselor')).get('/api/staff/members')).status).toBe(403);
  expect((await (await world.as('privacy_officer')).send('POST', '/api/staff/members', {})).status).not.toBe(
    200,
  );
});
