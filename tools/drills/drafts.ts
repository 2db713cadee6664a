// Somebody types, something happens: the journey e2e/drafts.journey.ts, many more times over, and more races of two editors.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Drill } from './drill.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const races = 1000;

export const draftsDrill: Drill = {
  summary:
    'Types in a real browser (500 trials unless --times N) and reloads, closes, kills, disconnects or locks it: nothing older than 2 s lost; 1,000 races of two editors.',
  times: 500,
  async run({ times }) {
    const trials = await runs(['--config', 'vitest.e2e.config.ts', 'e2e/drafts.journey.ts'], {
      EVENKEEL_TRIALS: String(times),
    });
    const raced = await runs(['src/notes/server/draft-races.test.ts'], { EVENKEEL_RACES: String(races) });
    return trials && raced;
  },
};

function runs(what: readonly string[], env: Readonly<Record<string, string>>): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...what], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: 'inherit',
    });
    child.once('exit', (code) => resolve(code === 0));
  });
}
