// Random series against plain counting over the published clock changes; see src/app/testing/recurrence-check.ts, of
// which the tests run a tenth.
import { existsSync } from 'node:fs';
import { transitionsFile } from '../../src/app/testing/plain-calendar.ts';
import { checkInFourZones } from '../../src/app/testing/recurrence-run.ts';
import type { Drill } from './drill.ts';

export const recurrenceDrill: Drill = {
  summary:
    'Expands random series and iCalendar rules (5000 each unless --times N) in processes of four zones: none may be wrong, missing or double.',
  times: 5_000,
  async run({ times, say }) {
    if (!existsSync(transitionsFile)) {
      say(
        `The published clock changes are not here: ${transitionsFile}. EVENKEEL_SHARED_DATA names their folder.`,
      );
      return false;
    }
    const seed = Number(process.env['EVENKEEL_TEST_SEED'] ?? Date.now() % 1_000_000);
    say(`Seed ${seed}; EVENKEEL_TEST_SEED repeats it.`);
    const reports = await checkInFourZones(seed, times);
    for (const report of reports) say(JSON.stringify(report));
    return reports.every((report) => report.wrong + report.missing + report.double === 0);
  },
};
