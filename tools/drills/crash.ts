// The server is killed under writes; see src/app/testing/crash-run.ts, which the tests run a few times as well.
import { killUnderWrites } from '../../src/app/testing/crash-run.ts';
import { makeFolder } from '../../src/app/testing/server-process.ts';
import type { Drill } from './drill.ts';

const readyWithinMilliseconds = 10_000;

export const crashDrill: Drill = {
  summary:
    'Kills the server under writes (5 times unless --times N): every acknowledged write must be there, none twice, ready within 10 s.',
  times: 5,
  async run({ times, say }) {
    const folder = makeFolder();
    try {
      const report = await killUnderWrites(folder, times, say);
      say(JSON.stringify(report));
      return (
        report.lost === 0 &&
        report.twice === 0 &&
        report.acknowledged > 0 &&
        report.slowestReadyMilliseconds <= readyWithinMilliseconds
      );
    } finally {
      folder.remove();
    }
  },
};
