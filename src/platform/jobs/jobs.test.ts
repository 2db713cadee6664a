// Jobs on the real queue, as the runtime role: each run is for one organization, sees only that one, and is tried
// again when it breaks.
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestWorld, type TestWorld } from '#app/testing/test-world.ts';
import { newId } from '#platform/database/new-id.ts';
import { forgetKeysJob } from './forget-keys.ts';
import { startJobs, type JobKind, type Jobs } from './jobs.ts';

const otherOrganization = newId();
const ran: { organizationId: string; today: string; clinics: number }[] = [];
const reported: string[] = [];
let tries = 0;
let world: TestWorld;
let jobs: Jobs;

const countingJob: JobKind = {
  name: 'test.count-clinics',
  summary: 'Counts what it can see.',
  cron: '0 0 1 1 *',
  async run({ tx, organizationId, today }) {
    const { rows } = await sql<{ n: number }>`SELECT count(*)::int AS n FROM clinics`.execute(tx);
    ran.push({ organizationId, today, clinics: rows[0]?.n ?? -1 });
  },
};

const breakingJob: JobKind = {
  name: 'test.break-once',
  summary: 'Breaks the first time.',
  cron: '0 0 1 1 *',
  run: () => {
    tries += 1;
    return tries === 1 ? Promise.reject(new Error('canary of a person')) : Promise.resolve();
  },
};

beforeAll(async () => {
  world = await openTestWorld();
  await world.owner.query(
    `INSERT INTO organizations (organization_id, name, time_zone, created_at) VALUES ($1, 'Elsewhere', 'Asia/Tokyo', $2)`,
    [otherOrganization, world.clock.now()],
  );
  jobs = await startJobs({
    address: world.place.runtimeUrl,
    database: world.database,
    clock: world.clock,
    kinds: [countingJob, breakingJob, forgetKeysJob],
    report: (_error, during) => reported.push(during),
    everySeconds: 0.5,
  });
});

afterAll(async () => {
  await jobs.stop();
  await world.close();
});

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 300; turn += 1) {
    if (await holds()) return;
    await pause(50);
  }
  throw new Error('It did not happen in time.');
}

test('a job by the clock runs once for each organization, in its context and with its own today', async () => {
  expect(await jobs.isReady()).toBe(true);
  await jobs.runSoon('test.count-clinics');
  await until(() => ran.length >= 2);
  await pause(700);
  expect(ran).toHaveLength(2);
  expect(ran).toContainEqual({ organizationId: world.ids.organizationId, today: '2026-11-16', clinics: 2 });
  expect(ran).toContainEqual({ organizationId: otherOrganization, today: '2026-11-17', clinics: 0 });
});

test('what broke is reported, and nothing of its words stays in the queue', async () => {
  await jobs.runSoon('test.break-once', world.ids.organizationId);
  await until(() => reported.includes('test.break-once'));
  await until(async () => {
    const { rows } = await world.owner.query<{ state: string; row: string }>(
      `SELECT state::text, job::text AS row FROM pgboss.job WHERE name = 'test.break-once'`,
    );
    expect(rows[0]?.row ?? '').not.toContain('canary');
    return rows[0]?.state === 'retry';
  });
});

test('kept answers older than two days are forgotten, of that organization alone', async () => {
  const old = '2026-11-14T15:00:00Z';
  const young = '2026-11-14T16:00:00Z';
  const insert = (organizationId: string, at: string) =>
    world.owner.query(`INSERT INTO idempotency_keys VALUES ($1, $2, $3, sha256('x'), 200, '{}', $4)`, [
      organizationId,
      newId(),
      `key-${newId()}`,
      at,
    ]);
  for (const at of [old, old, young]) await insert(world.ids.organizationId, at);
  await insert(otherOrganization, old);
  await jobs.runSoon(forgetKeysJob.name, world.ids.organizationId);
  const left = async () => {
    const { rows } = await world.owner.query<{ organization_id: string; at: string }>(
      `SELECT organization_id, to_char(created_at AT TIME ZONE 'UTC', 'HH24') AS at FROM idempotency_keys ORDER BY at`,
    );
    return rows.map((row) => `${row.organization_id === otherOrganization ? 'other' : 'own'} ${row.at}`);
  };
  await until(async () => (await left()).length === 2);
  expect(await left()).toEqual(['other 15', 'own 16']);
});
