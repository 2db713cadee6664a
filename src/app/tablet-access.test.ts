// Tablets at a clinic's door: what they may ask is written by hand, nobody signed in may ask it, and a tablet opens
// nothing that people who work here open. In plain SQL it sees nobody.
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roles } from '#platform/access/roles.ts';
import { tabletRoutes } from './testing/decisions.table.ts';
import { addObjects, type ObjectWorld } from './testing/object-world.ts';
import { idsFrom, idsOf, requestLine, sampleInput } from './testing/sample-input.ts';
import { addTablet, tabletBrowser } from './testing/tablet-things.ts';
import { openTestWorld, type TestWorld } from './testing/test-world.ts';
import { newKeyLine, secretsFrom } from '#platform/secrets/secrets.ts';
import { buildProgram } from './program.ts';
import { routes } from './routes.ts';

let world: TestWorld;
let objects: ObjectWorld;
let of: { organizationId: string; clinicId: string; staffMemberId: string; now: string };

beforeAll(async () => {
  world = await openTestWorld();
  objects = await addObjects(world.owner, world.ids, world.clock.now());
  const { organizationId, clinics, staff } = world.ids;
  of = {
    organizationId,
    clinicId: clinics.north,
    staffMemberId: staff.north.front_desk,
    now: world.clock.now(),
  };
});
afterAll(() => world.close());

const nameOf = (route: (typeof routes)[number]) => `${route.method} ${route.path}`;
const ofTablets = routes.filter((route) => route.needs === 'tablet');
const ofStaff = routes.filter((route) => route.needs !== 'tablet' && route.needs !== 'public');
const lineOf = (route: (typeof routes)[number]) =>
  requestLine(route, sampleInput(route, idsFrom(objects.north)));

describe('routes of tablets', () => {
  it('are those that were reviewed, open no record, and name nobody by an id', () => {
    expect(ofTablets.map(nameOf).toSorted()).toEqual(tabletRoutes.toSorted());
    expect(ofTablets.filter((route) => route.care !== 'none' || idsOf(route).length > 0)).toEqual([]);
  });

  it('answer nobody who is signed in, whatever their role, and no browser that is no tablet', async () => {
    const callers = await Promise.all(roles.map((role) => world.as(role)));
    for (const route of ofTablets) {
      const line = lineOf(route);
      for (const caller of [...callers, world.nobody]) {
        const answer =
          line.method === 'GET'
            ? await caller.get(line.url)
            : await caller.send(line.method, line.url, line.body);
        expect([answer.status, answer.body['code']]).toEqual([401, 'tablet-not-set-up']);
      }
    }
    const { rows } = await world.owner.query(
      `SELECT 1 FROM audit_entries WHERE outcome = 'tablet-not-set-up'`,
    );
    expect(rows.length).toBe(ofTablets.length * (roles.length + 1));
  });

  it.each([
    { who: 'one that was ended', change: `ended_at = $2, ended_by = made_by` },
    { who: 'one nobody heard of for a month', change: `last_seen_at = $2::timestamptz - interval '31 days'` },
  ])('do not answer $who', async ({ change }) => {
    const { tabletId, token } = await addTablet(world.owner, of);
    const tablet = tabletBrowser(world.server, token);
    expect((await tablet.get('/api/tablet')).status).toBe(200);
    await world.owner.query(`UPDATE tablets SET ${change} WHERE id = $1`, [tabletId, of.now]);
    expect((await tablet.get('/api/tablet')).status).toBe(401);
  });
});

describe('how long checking in takes', () => {
  it('tells nothing: an answer comes no sooner than finding and marking somebody takes', async () => {
    const server = await buildProgram({
      database: world.database,
      clock: world.clock,
      secrets: secretsFrom(newKeyLine()),
      publicUrl: 'http://localhost:4600',
      trustProxy: false,
      plainPages: [],
      report: () => undefined,
    });
    const { token } = await addTablet(world.owner, of);
    const tablet = tabletBrowser(server, token);
    const tries = [
      { path: '/api/tablet/arrivals', body: { name: 'Nobody Atall', birthOn: '1990-05-17' } },
      { path: '/api/tablet/arrivals', body: { name: 'Ana Canary100', birthOn: '1990-05-17' } },
      { path: '/api/tablet/arrivals/code', body: { code: '12345678' } },
    ];
    const took = await Promise.all(
      tries.map(async ({ path, body }) => {
        const began = performance.now();
        expect((await tablet.post(path, body)).status).toBe(200);
        return performance.now() - began;
      }),
    );
    await server.close();
    expect(Math.min(...took)).toBeGreaterThanOrEqual(395);
  });
});

describe('a tablet', () => {
  it('is let into no route of people who work here', async () => {
    const { token } = await addTablet(world.owner, of);
    const tablet = tabletBrowser(world.server, token);
    const letIn = [];
    for (const route of ofStaff) {
      const line = lineOf(route);
      const reply =
        line.method === 'GET'
          ? await tablet.get(line.url)
          : await tablet.post(line.url, line.body).then((found) => found);
      if (line.method === 'GET' || line.method === 'POST')
        if (reply.status !== 401) letIn.push(`${nameOf(route)}: ${reply.status}`);
    }
    expect(letIn).toEqual([]);
  });

  it('sees nobody in plain SQL, and marks nobody elsewhere', async () => {
    const { tabletId } = await addTablet(world.owner, of);
    const runtime = new Client({ connectionString: world.place.runtimeUrl });
    await runtime.connect();
    try {
      const enter = () =>
        runtime.query(
          `SELECT set_config('evenkeel.organization', $1, true), set_config('evenkeel.tablet', $2, true), set_config('evenkeel.today', '2026-11-16', true)`,
          [of.organizationId, tabletId],
        );
      await runtime.query('BEGIN');
      await enter();
      for (const table of ['patients', 'seats', 'attendance_marks', 'notes', 'contacts', 'care_relations']) {
        const { rows } = await runtime.query(`SELECT 1 FROM ${table}`);
        expect([table, rows.length]).toEqual([table, 0]);
      }
      const { rows: others } = await runtime.query('SELECT id FROM tablets');
      expect(others).toEqual([{ id: tabletId }]);
      await runtime.query('ROLLBACK');
      for (const things of [objects.south, objects.foreign]) {
        await runtime.query('BEGIN');
        await enter();
        await expect(
          runtime.query(
            `INSERT INTO attendance_marks (organization_id, id, clinic_id, session_id, patient_id, sequence, status, arrived_at, tablet_id, recorded_at)
             VALUES ($1, gen_random_uuid(), $2, $3, $4, 9, 'present', $5, $6, $5)`,
            [things.organizationId, things.clinicId, things.sessionId, things.patientId, of.now, tabletId],
          ),
        ).rejects.toMatchObject({ code: '42501' });
        await runtime.query('ROLLBACK');
      }
    } finally {
      await runtime.end();
    }
  });
});
