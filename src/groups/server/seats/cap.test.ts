// A tenth of `npm run drill -- cap` on every change: no date is over its limit after random changes of seats by a few hands
// at once, and with a guard taken away the same count finds it.
import { describe, expect, inject, it } from 'vitest';
import { openTestCluster } from '#platform/database/test-cluster.ts';
import { runCap } from '#app/testing/cap-run.ts';
import { testSeed } from '#app/testing/random.ts';

const operations = 2_000;
// The run would prove nothing if hardly anything was done or refused.
const done = [
  'given',
  'ended',
  'changed',
  'moved',
  'visits',
  'absences',
  'pauses',
  'offered',
  'taken',
  'merged',
  'separated',
  'undone',
];

describe('the cap under many hands', () => {
  it(`holds on every date in ${operations} changes (seed ${testSeed})`, { timeout: 240_000 }, async () => {
    const cluster = await openTestCluster();
    const place = await cluster.makeDatabase({ copyOf: inject('templateDatabase') });
    try {
      const report = await runCap(place, { operations, seed: testSeed });
      process.stdout.write(`cap: ${JSON.stringify(report)}\n`);
      expect(report).toMatchObject({ over: 0, twice: 0 });
      expect(done.filter((name) => (report.tally[name] ?? 0) < 3)).toEqual([]);
      expect(report.tally['no: group-full']).toBeGreaterThan(50);
      expect(report.foundWithoutGuard.map((found) => found > 0)).toEqual([true, true]);
    } finally {
      await place.drop();
      await cluster.stop();
    }
  });
});
