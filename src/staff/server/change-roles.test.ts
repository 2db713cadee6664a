// Roles given and ended after somebody was added: what counts at once, and what never happens.
import fastify from 'fastify';
import cookie from '@fastify/cookie';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openLive } from '#platform/live/live-pages.ts';
import { newId } from '#platform/database/new-id.ts';
import { cookieName } from '#platform/http/browser.ts';
import { seededRandom, testSeed } from '#app/testing/random.ts';
import { aPersonWithAccount, passSeconds, signInBy } from '#app/testing/test-account.ts';
import { openTestBrowser } from '#app/testing/test-browser.ts';
import { openTestWorld, type Caller, type TestWorld } from '#app/testing/test-world.ts';
import type { RoleRow } from '../rules/staff-roles.ts';

let world: TestWorld;
let administrator: Caller;
beforeAll(async () => {
  world = await openTestWorld();
});
// Signed in anew, so that the proof of who it is stays fresh while the clock moves.
beforeEach(async () => {
  administrator = await world.as('administrator');
});
afterAll(() => world.close());

const rolesPath = (staffMemberId: string) => `/api/staff/members/${staffMemberId}/roles`;
const give = (staffMemberId: string, role: string, clinicId: string | null) =>
  administrator.send('POST', rolesPath(staffMemberId), { role, clinicId });
const end = (staffMemberId: string, assignmentId: string, by = administrator) =>
  by.send('POST', `${rolesPath(staffMemberId)}/${assignmentId}/end`);
const rolesOf = async (staffMemberId: string) =>
  (await administrator.get(`/api/staff/members/${staffMemberId}`)).body['roles'] as RoleRow[];
const roleNamed = async (staffMemberId: string, role: string) =>
  (await rolesOf(staffMemberId)).find((row) => row.role === role && row.when !== 'past')?.assignmentId ?? '';

describe('a role given', () => {
  it('counts at once, at its clinic only, and ends the sign-ins before', async () => {
    const person = await aPersonWithAccount(world);
    expect((await person.browser.get('/api/policies')).status).toBe(403);
    const given = await give(person.staffMemberId, 'director', world.ids.clinics.north);
    expect(given.body).toMatchObject({ endedSignIns: 1 });
    expect((await person.browser.get('/api/staff/me')).status).toBe(401);
    await signInBy(world, person, person.browser);
    const list = await person.browser.get('/api/policies');
    expect((list.body['clinics'] as { name: string }[]).map((clinic) => clinic.name)).toEqual(['north']);
  });

  it('is not given twice, nor to one clinic where it is for all, nor to a leaver', async () => {
    const person = await aPersonWithAccount(world);
    const { north } = world.ids.clinics;
    expect((await give(person.staffMemberId, 'counselor', north)).body['code']).toBe('role-given-already');
    expect((await give(person.staffMemberId, 'administrator', north)).body['code']).toBe(
      'role-of-organization',
    );
    expect((await give(person.staffMemberId, 'nurse', crypto.randomUUID())).body['code']).toBe(
      'clinic-unknown',
    );
    await administrator.send('POST', `/api/staff/members/${person.staffMemberId}/end`);
    expect((await give(person.staffMemberId, 'nurse', north)).body['code']).toBe('staff-member-left');
  });

  it('needs a proof from the last ten minutes, and an administrator', async () => {
    const boss = await aPersonWithAccount(world, 'administrator');
    const person = await aPersonWithAccount(world);
    passSeconds(world, 601);
    const asked = { role: 'nurse', clinicId: null };
    expect((await boss.browser.post(rolesPath(person.staffMemberId), asked)).body['code']).toBe(
      'step-up-needed',
    );
    const director = await world.as('director');
    expect((await director.send('POST', rolesPath(person.staffMemberId), asked)).status).toBe(403);
  });
});

describe('a role ended', () => {
  it('counts no more at once, even one given today, and stays as history', async () => {
    const person = await aPersonWithAccount(world);
    await give(person.staffMemberId, 'biller', null);
    const before = await rolesOf(person.staffMemberId);
    expect(before.map(({ role, when }) => [role, when])).toContainEqual(['biller', 'now']);
    const assignmentId = await roleNamed(person.staffMemberId, 'biller');
    expect((await end(person.staffMemberId, assignmentId)).status).toBe(200);
    const after = await rolesOf(person.staffMemberId);
    expect(after.find((row) => row.assignmentId === assignmentId)).toMatchObject({ when: 'past' });
    await signInBy(world, person, person.browser);
    expect((await person.browser.get('/api/staff/me')).body['roles']).toEqual(['counselor']);
    expect((await end(person.staffMemberId, assignmentId)).body['code']).toBe('role-ended');
    // Undone by giving it again.
    expect((await give(person.staffMemberId, 'biller', null)).status).toBe(200);
  });

  it('is not there under another person or in another organization', async () => {
    const [one, other] = [await aPersonWithAccount(world), await aPersonWithAccount(world)];
    const assignmentId = await roleNamed(one.staffMemberId, 'counselor');
    expect((await end(other.staffMemberId, assignmentId)).status).toBe(404);
    expect((await end(one.staffMemberId, crypto.randomUUID())).status).toBe(404);
  });

  it('ends the open stream of its holder within a second', async () => {
    const live = openLive({
      database: world.database,
      clock: world.clock,
      idleMinutes: 15,
      secure: false,
      directUrl: world.place.runtimeUrl,
      report: () => undefined,
      // Far longer than a second: only the announcement can be it.
      checkEveryMs: 60_000,
    });
    const server = fastify();
    await server.register(cookie);
    await server.register(async (scope) => live.pages.add(scope));
    const address = await server.listen({ port: 0, host: '127.0.0.1' });
    try {
      const { nurse } = world.ids.staff.north;
      const token = await world.tokenOf(nurse);
      const stream = await fetch(`${address}/api/events`, {
        headers: { cookie: `${cookieName(false)}=${token}` },
      });
      let heard = '';
      const ended = (async () => {
        for await (const part of stream.body!.pipeThrough(new TextDecoderStream())) heard += part;
      })();
      const said = JSON.stringify({
        organizationId: world.ids.organizationId,
        topic: 'listening',
        id: 'now',
      });
      // The stream may stand before anybody listens to the database.
      await expect
        .poll(async () => {
          await world.owner.query(`SELECT pg_notify('evenkeel_changes', $1)`, [said]);
          return heard;
        })
        .toContain('listening');
      const assignmentId = await roleNamed(nurse, 'nurse');
      const from = performance.now();
      expect((await end(nurse, assignmentId)).status).toBe(200);
      await ended;
      expect(performance.now() - from).toBeLessThan(1000);
      expect(heard).toContain('event: signed-out');
    } finally {
      await server.close();
      await live.stop();
    }
  });

  it("keeps one's own screen when one changes one's own roles", async () => {
    const boss = await aPersonWithAccount(world, 'administrator');
    const elsewhere = openTestBrowser(world.server);
    await signInBy(world, boss, elsewhere);
    const asked = { role: 'director', clinicId: null };
    expect((await elsewhere.post(rolesPath(boss.staffMemberId), asked)).status).toBe(200);
    expect((await elsewhere.get('/api/staff/me')).body['roles']).toEqual(['administrator', 'director']);
    expect((await boss.browser.get('/api/staff/me')).status).toBe(401);
  });
});

describe('the last administrator', () => {
  async function administrators(): Promise<{ staffMemberId: string; assignmentId: string }[]> {
    const { rows } = await world.owner.query<{ staff_member_id: string; id: string }>(
      `SELECT r.staff_member_id, r.id FROM role_assignments r JOIN staff_members m ON m.organization_id = r.organization_id AND m.id = r.staff_member_id
        WHERE r.organization_id = $1 AND r.role = 'administrator' AND r.clinic_id IS NULL AND r.ends_on IS NULL AND m.left_on IS NULL`,
      [world.ids.organizationId],
    );
    return rows.map((row) => ({ staffMemberId: row.staff_member_id, assignmentId: row.id }));
  }

  async function addAdministrator(): Promise<void> {
    const id = newId();
    const key = [world.ids.organizationId, id];
    await world.owner.query(
      `INSERT INTO staff_members (organization_id, id, given_name, family_name, works_from) VALUES ($1, $2, 'One', 'More', '2024-01-01')`,
      key,
    );
    await world.owner.query(
      `INSERT INTO role_assignments (organization_id, staff_member_id, id, role, starts_on) VALUES ($1, $2, $3, 'administrator', '2024-01-01')`,
      [...key, newId()],
    );
  }

  it(`is never removed, however many end one another at once (seed ${testSeed})`, async () => {
    const random = seededRandom(testSeed);
    for (let round = 0; round < 6; round += 1) {
      await addAdministrator();
      await addAdministrator();
      const all = await administrators();
      const callers = await Promise.all(
        all.map(async (one) => ({ one, caller: await world.asStaffMember(one.staffMemberId) })),
      );
      // Each ends another, or their own, by role or by ending the work.
      const answers = await Promise.all(
        callers.map(({ caller }, position) => {
          const target = all[(position + 1) % all.length];
          if (target === undefined) throw new Error('There is nobody.');
          return random() < 0.5
            ? end(target.staffMemberId, target.assignmentId, caller)
            : caller.send('POST', `/api/staff/members/${target.staffMemberId}/end`);
        }),
      );
      for (const answer of answers) expect(answer.status).toBeLessThan(500);
      const left = await administrators();
      expect(left.length).toBeGreaterThan(0);
      administrator = await world.asStaffMember(left[0]?.staffMemberId ?? '');
    }
  });

  it('is told what to do, and somebody invited who never came does not count', async () => {
    const [last, ...others] = await administrators();
    if (last === undefined) throw new Error('There is nobody.');
    administrator = await world.asStaffMember(last.staffMemberId);
    for (const other of others) await end(other.staffMemberId, other.assignmentId);
    const added = await administrator.send('POST', '/api/staff/members', {
      givenName: 'Never',
      familyName: 'Came',
      signInName: 'never@lakeside.example',
      worksFrom: '2026-01-05',
      roles: [{ role: 'administrator', clinicId: null }],
      credentials: [],
    });
    expect(added.status).toBe(200);
    const refused = await end(last.staffMemberId, last.assignmentId);
    expect(refused.body).toMatchObject({ status: 422, code: 'last-administrator' });
    expect(String(refused.body['detail'])).toContain('Make somebody else administrator first');
  });
});
