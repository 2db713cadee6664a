// Fifty open screens of one clinic's day and five hundred taps: the test of each change with larger numbers.
import { spawnSync } from 'node:child_process';
import type { Drill } from './drill.ts';

const screens = 50;

export const liveDrill: Drill = {
  summary: `Opens ${screens} screens of a clinic's day and taps 500 times (or --times N): every screen right within a second, none lost.`,
  times: 500,
  run({ times, say }) {
    say(`${screens} screens, ${times} taps.`);
    const run = spawnSync(
      process.execPath,
      ['node_modules/vitest/vitest.mjs', 'run', 'src/attendance/server/live-today.test.ts'],
      {
        stdio: 'inherit',
        env: { ...process.env, EVENKEEL_LIVE_SCREENS: String(screens), EVENKEEL_LIVE_TAPS: String(times) },
      },
    );
    return Promise.resolve(run.status === 0);
  },
};
