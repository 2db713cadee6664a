// The event stream over real HTTP and the real database: who hears what, and when a stream ends.
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type TestWorld } from '#app/testing/test-world.ts';
import fastify, { type FastifyInstance } from 'fastify';
import cookie from '@fastify/cookie';
import { cookieName } from '../http/browser.ts';
import { openLive, type Live } from './live-pages.ts';

let world: TestWorld;
let live: Live;
let server: FastifyInstance;
let address: string;

beforeAll(async () => {
  world = await openTestWorld();
  live = openLive({
    database: world.database,
    clock: world.clock,
    idleMinutes: 15,
    secure: false,
    directUrl: world.place.runtimeUrl,
    report: () => undefined,
    checkEveryMs: 100,
  });
  server = fastify();
  await server.register(cookie);
  await server.register(async (scope) => live.pages.add(scope));
  address = await server.listen({ port: 0, host: '127.0.0.1' });
});

afterAll(async () => {
  await server.close();
  await live.stop();
  await world.close();
});

type Listening = { text: () => string; ended: Promise<void>; stop: () => void };

async function listen(signedInWith: string): Promise<Listening> {
  const stopping = new AbortController();
  const reply = await fetch(`${address}/api/events`, {
    headers: { cookie: `${cookieName(false)}=${signedInWith}` },
    signal: stopping.signal,
  });
  expect(reply.status).toBe(200);
  let heard = '';
  const ended = (async () => {
    for await (const part of reply.body!.pipeThrough(new TextDecoderStream())) heard += part;
  })().catch(() => undefined);
  await expect.poll(() => heard).toContain('event: begun');
  return { text: () => heard, ended, stop: () => stopping.abort() };
}

async function announce(organizationId: string, topic: string, id: string): Promise<void> {
  await world.owner.query(`SELECT pg_notify('evenkeel_changes', $1)`, [
    JSON.stringify({ organizationId, topic, id }),
  ]);
}

describe('GET /api/events', () => {
  it('refuses nobody signed in', async () => {
    const reply = await fetch(`${address}/api/events`);
    expect(reply.status).toBe(401);
    expect(await reply.json()).toMatchObject({ code: 'not-signed-in' });
  });

  it('tells topic and id of the own organization, and nothing of another', async () => {
    const ear = await listen(await world.tokenOf(world.ids.staff.north.counselor));
    await announce('11111111-1111-7111-8111-111111111111', 'session', 'canary-of-others');
    await announce(world.ids.organizationId, 'session', 'own-id');
    await expect.poll(() => ear.text()).toContain('event: changed\ndata: {"topic":"session","id":"own-id"}');
    expect(ear.text()).not.toContain('canary-of-others');
    expect(ear.text()).not.toContain(world.ids.organizationId);
    ear.stop();
    await expect.poll(() => live.count()).toBe(0);
  });

  it('hears what a request of the program announces, once it is committed', async () => {
    const ear = await listen(await world.tokenOf(world.ids.staff.north.counselor));
    const desk = await world.as('front_desk');
    const made = await desk.send('POST', '/api/patients', {
      givenName: 'Ada',
      familyName: 'Test',
      birthOn: '1990-01-01',
      clinicId: world.ids.clinics.north,
    });
    expect(made.status).toBe(200);
    await expect.poll(() => ear.text()).toContain('"topic":"patients"');
    ear.stop();
  });

  it('ends at once when the sign-in is ended and somebody says so', async () => {
    const ear = await listen(await world.tokenOf(world.ids.staff.north.nurse));
    await world.owner.query('UPDATE sign_ins SET ended_at = $2 WHERE staff_member_id = $1', [
      world.ids.staff.north.nurse,
      world.clock.now(),
    ]);
    await announce(world.ids.organizationId, 'sign-in', world.ids.staff.north.nurse);
    await ear.ended;
    expect(ear.text()).toContain('event: signed-out');
    expect(ear.text()).not.toContain('"sign-in"');
  });

  it.each([
    ['the screen is locked', 'UPDATE sign_ins SET locked_at = $2 WHERE staff_member_id = $1', 'locked'],
    [
      'the person has left',
      `UPDATE staff_members SET left_on = ($2::timestamptz - interval '2 days')::date WHERE id = $1`,
      'signed-out',
    ],
    [
      'a role ends',
      `UPDATE role_assignments SET ends_on = ($2::timestamptz - interval '2 days')::date WHERE staff_member_id = $1`,
      'changed-reach',
    ],
  ])('ends by itself when %s', async (_why, change, event) => {
    const person =
      {
        locked: world.ids.staff.north.biller,
        'signed-out': world.ids.staff.south.biller,
        'changed-reach': world.ids.staff.south.nurse,
      }[event] ?? '';
    const ear = await listen(await world.tokenOf(person));
    await world.owner.query(change, [person, world.clock.now()]);
    await ear.ended;
    expect(ear.text()).toContain(`event: ${event}`);
  });

  it('says that something may have been missed when the listening connection broke', async () => {
    const ear = await listen(await world.tokenOf(world.ids.staff.north.director));
    const superuser = new Client({ connectionString: world.place.superuserUrl });
    await superuser.connect();
    await superuser.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'evenkeel-live' AND datname = current_database()",
    );
    await superuser.end();
    await expect.poll(() => ear.text(), { timeout: 5000 }).toContain('event: missed');
    await announce(world.ids.organizationId, 'session', 'after-the-break');
    await expect.poll(() => ear.text()).toContain('after-the-break');
    ear.stop();
  });

  it('never counts as activity: the screen locks under an open stream', async () => {
    const ear = await listen(await world.tokenOf(world.ids.staff.south.director));
    const began = world.clock.now();
    world.clock.moveTo(new Date(Date.parse(began) + 16 * 60_000).toISOString());
    await ear.ended;
    expect(ear.text()).toContain('event: locked');
    world.clock.moveTo(began);
  });

  it('keeps at most six streams of one sign-in', async () => {
    const same = await world.tokenOf(world.ids.staff.north.supervisor);
    const ears = [];
    for (let each = 0; each < 7; each += 1) ears.push(await listen(same));
    await ears[0]!.ended;
    expect(live.count()).toBe(6);
    for (const ear of ears) ear.stop();
    await expect.poll(() => live.count()).toBe(0);
  });
});
