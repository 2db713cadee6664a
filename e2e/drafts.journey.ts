// Nothing typed is lost: 40 random trials on each change (500 in `npm run drill -- drafts`), one program for all of them.
// It takes longer than other journeys, since each trial types for some seconds and loads the page anew.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { runTrials } from './draft-trials.ts';
import { startProgram, type RunningProgram } from './program.ts';

let program: RunningProgram;
let browser: Browser;

beforeAll(async () => {
  program = await startProgram();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await program?.stop();
});

const trials = Number(process.env['EVENKEEL_TRIALS'] ?? 40);

const seed = Number(process.env['EVENKEEL_TEST_SEED'] ?? Date.now() % 1_000_000);

describe('whoever types a note', () => {
  it(
    `loses nothing older than two seconds in ${trials} random trials (seed ${seed})`,
    { timeout: trials * 60_000 },
    async () => {
      const report = await runTrials({
        browser,
        url: program.url,
        times: trials,
        random: randomFrom(seed),
        killServer: program.killAndStart,
        say: (sentence) => console.log(sentence),
      });
      console.log(JSON.stringify(report));
      expect(report.lost).toEqual([]);
    },
  );
});

// Small and good enough to draw times and words; the seed repeats what was drawn.
function randomFrom(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
