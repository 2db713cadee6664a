// `npm run e2e`: the journeys of e2e/ in a real browser against a real server. `npm run e2e -- sign` runs those whose
// file names have "sign" in them.
import { ensureChromium } from './chromium.ts';
import { type Counts, journeySuite, runVitest } from './vitest-run.ts';

export async function runJourneys(args: string[] = []): Promise<Counts> {
  const browser = ensureChromium();
  return runVitest(journeySuite, args, { EVENKEEL_CHROMIUM: browser.executablePath });
}

if (import.meta.main) {
  try {
    const { passed, failed } = await runJourneys(process.argv.slice(2));
    console.log(`${passed} passed, ${failed} failed`);
    process.exitCode = failed === 0 ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
