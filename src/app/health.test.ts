// Who may ask what about the server's health, and what it answers when the database is gone.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type Database } from '#platform/database/database.ts';
import { healthPages } from './health.ts';
import { openMeasurements } from './measurements.ts';
import { openTestWorld, type TestWorld } from './testing/test-world.ts';

const token = 'a-token-of-the-monitor';
let world: TestWorld;
let watched: Database;
let jobsReady = true;

beforeAll(async () => {
  // Health asks a database of its own, so that it can be taken away.
  const parts = { paths: ['GET /healthz', 'GET /readyz', 'GET /metrics'] as string[] };
  const measurements = openMeasurements({
    pool: { totalCount: 3, idleCount: 2, waitingCount: 0 },
  } as unknown as Database);
  const late = {
    database: { pool: { query: (text: string) => watched.pool.query(text) } } as unknown as Database,
  };
  world = await openTestWorld({
    plainPages: [
      {
        ...healthPages({
          ...late,
          jobsAreReady: () => Promise.resolve(jobsReady),
          measurements,
          metricsToken: token,
        }),
        ...parts,
      },
    ],
    watch: (server) => measurements.watch(server),
  });
  watched = openDatabase(world.place.runtimeUrl, 2);
});

afterAll(async () => {
  await world.close();
});

test('alive and ready', async () => {
  expect(await world.nobody.get('/healthz')).toMatchObject({ status: 200, body: { status: 'alive' } });
  expect(await world.nobody.get('/readyz')).toMatchObject({
    status: 200,
    body: { status: 'ready', database: true, migrations: true, jobs: true },
  });
});

test('not ready without the jobs, and without the database', async () => {
  jobsReady = false;
  expect(await world.nobody.get('/readyz')).toMatchObject({
    status: 503,
    body: { status: 'not ready', database: true, jobs: false },
  });
  jobsReady = true;
  await watched.close();
  const answer = await world.nobody.get('/readyz');
  expect(answer).toMatchObject({ status: 503, body: { database: false, migrations: false } });
  expect(answer.headers['retry-after']).toBe('2');
});

test('measurements are for this machine, or for who has the token', async () => {
  const ask = (headers: Record<string, string>, remoteAddress = '127.0.0.1') =>
    world.server.inject({ url: '/metrics', headers, remoteAddress });
  const here = await ask({});
  expect(here.statusCode).toBe(200);
  expect(here.body).toContain('evenkeel_request_seconds_count{method="GET",route="/readyz",status="200"}');
  expect(here.body).toContain('evenkeel_database_connections{state="busy"} 1');
  expect((await ask({}, '10.2.3.4')).statusCode).toBe(404);
  expect((await ask({ 'x-forwarded-for': '10.2.3.4' })).statusCode).toBe(404);
  expect((await ask({ authorization: 'Bearer wrong' })).statusCode).toBe(404);
  expect((await ask({ authorization: `Bearer ${token}` }, '10.2.3.4')).statusCode).toBe(200);
});
