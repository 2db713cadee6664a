import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { withConnection } from './connect.ts';
import { openTestCluster, type TestCluster, type TestDatabase } from './test-cluster.ts';
import { offsetsOfNode, timeZoneWarnings } from './time-zone-check.ts';

let cluster: TestCluster;
let database: TestDatabase;

beforeAll(async () => {
  cluster = await openTestCluster();
  database = await cluster.makeDatabase();
});

afterAll(async () => {
  await database.drop();
  await cluster.stop();
});

const warningsFrom = (from: string) =>
  withConnection(database.runtimeUrl, 'test', (client) => timeZoneWarnings(client, from));

it('knows the changes of clocks to the minute', () => {
  const offsets = offsetsOfNode(Date.parse('2026-01-01T00:00:00Z'));
  expect(offsets).toContainEqual({ at: '2026-03-08T07:59:00.000Z', minutes: -360 });
  expect(offsets).toContainEqual({ at: '2026-03-08T08:00:00.000Z', minutes: -300 });
  expect(offsets).toContainEqual({ at: '2026-11-01T07:00:00.000Z', minutes: -360 });
  expect(offsets.length).toBeGreaterThan(550);
});

it('finds that Node and the embedded database agree', async () => {
  expect(await warningsFrom('2026-01-01T00:00:00.000Z')).toEqual([]);
});

it('names the first instant at which they do not', async () => {
  // PostgreSQL's zone data stays as it is, so what Node says is bent instead.
  const format = vi.spyOn(Intl.DateTimeFormat.prototype, 'formatToParts');
  format.mockImplementation((at) => {
    const late = Number(at) >= Date.parse('2026-07-01T00:00:00Z');
    return [{ type: 'timeZoneName', value: late ? 'GMT-07:00' : 'GMT-05:00' }];
  });
  const warnings = await warningsFrom('2026-06-01T00:00:00.000Z');
  format.mockRestore();
  expect(warnings).toEqual([expect.stringContaining('first at 2026-07-01T00:00:00.000Z')]);
});
