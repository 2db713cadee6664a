// Random changes of seats by a few hands at once; see src/app/testing/cap-run.ts, of which the tests run a tenth.
import { migrate } from '../../src/platform/database/migrate.ts';
import { openTestCluster } from '../../src/platform/database/test-cluster.ts';
import { runCap } from '../../src/app/testing/cap-run.ts';
import { makeFolder } from '../../src/app/testing/server-process.ts';
import type { Drill } from './drill.ts';

export const capDrill: Drill = {
  summary:
    'Changes seats at random (20000 times unless --times N): given, ended, moved, paused, visited, offered, merged, undone. No date may be over its limit.',
  times: 20_000,
  async run({ times, say }) {
    const seed = Number(process.env['EVENKEEL_TEST_SEED'] ?? Date.now() % 1_000_000);
    say(`Seed ${seed}; EVENKEEL_TEST_SEED repeats it.`);
    const folder = makeFolder();
    const cluster = await openTestCluster(folder.data);
    try {
      const place = await cluster.makeDatabase();
      await migrate(place.ownerUrl);
      const report = await runCap(place, { operations: times, seed });
      say(JSON.stringify(report));
      return report.over === 0 && report.twice === 0 && report.foundWithoutGuard.every((found) => found > 0);
    } finally {
      await cluster.stop();
      folder.remove();
    }
  },
};
