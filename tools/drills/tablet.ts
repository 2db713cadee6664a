// Hand-overs of the tablet at the door: the journey e2e/tablet.journey.ts, with many more of them.
import { spawnSync } from 'node:child_process';
import type { Drill } from './drill.ts';

export const tabletDrill: Drill = {
  summary:
    'Hands the tablet at the door over 200 times (or --times N) in a real browser, finishing, idling, going back, reloading and more: nothing of the last person left.',
  times: 200,
  run({ times }) {
    const run = spawnSync(
      process.execPath,
      ['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.e2e.config.ts', 'e2e/tablet.journey.ts'],
      { stdio: 'inherit', env: { ...process.env, EVENKEEL_HANDOVERS: String(times) } },
    );
    return Promise.resolve(run.status === 0);
  },
};
