// `npm test`: every check, every test and every browser journey. Ends with one line, `N passed, N failed`, in which each
// check counts as one.
import { runChecks } from './check.ts';
import { ensureChromium } from './chromium.ts';
import { runJourneys } from './e2e.ts';
import { type Counts, runVitest, testSuite } from './vitest-run.ts';

async function checks(): Promise<Counts> {
  const results = await runChecks();
  const failed = results.filter((result) => !result.ok).length;
  return { passed: results.length - failed, failed, skipped: 0 };
}

async function tests(): Promise<Counts> {
  const seed = process.env['EVENKEEL_TEST_SEED'] ?? String(Math.floor(Math.random() * 1_000_000));
  console.log(`Seed ${seed}: repeat this run with EVENKEEL_TEST_SEED=${seed} npm test`);
  return runVitest(testSuite, [], { EVENKEEL_TEST_SEED: seed });
}

async function part(name: string, run: () => Promise<Counts>): Promise<Counts> {
  const startedAt = performance.now();
  console.log(`\n== ${name}`);
  const counts = await run();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  console.log(`== ${name}: ${counts.passed} passed, ${counts.failed} failed${skipped} (${seconds} s)`);
  return counts;
}

try {
  // First of all, because it may have to stop and ask.
  const browser = ensureChromium();
  console.log(`Browser: ${browser.executablePath}`);
  const parts = [
    await part('Checks', checks),
    await part('Tests', tests),
    await part('Journeys', runJourneys),
  ];
  const passed = parts.reduce((sum, counts) => sum + counts.passed, 0);
  const failed = parts.reduce((sum, counts) => sum + counts.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log('\n0 passed, 1 failed');
  process.exitCode = 1;
}
