// Figure 11: random series against plain counting over the published clock changes, in four zones of the process.
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { transitionsFile } from './testing/plain-calendar.ts';
import { testSeed } from './testing/random.ts';
import { checkRecurrence } from './testing/recurrence-check.ts';
import { checkInFourZones } from './testing/recurrence-run.ts';

const isThere = existsSync(transitionsFile);

describe.skipIf(!isThere)('random series (left out without data/tz)', () => {
  it('come out as plain counting says, wherever the machine stands: 500 series and 500 rules in each of four zones', async () => {
    const reports = await checkInFourZones(testSeed, 500);
    expect(reports.map((report) => report.behindUtc).toSorted((one, other) => one - other)).toEqual([
      -780, -330, 0, 360,
    ]);
    for (const report of reports) {
      expect(report, `seed ${testSeed}`).toMatchObject({ wrong: 0, missing: 0, double: 0, examples: [] });
      expect(report.dates).toBeGreaterThan(5_000);
    }
  }, 120_000);

  it('would be found wrong if the clocks of another zone were right', () => {
    expect(checkRecurrence(testSeed, 20, 'America/Denver').wrong).toBeGreaterThan(100);
  });
});
