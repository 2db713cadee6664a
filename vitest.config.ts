import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tools/longest-first.ts';

// Test databases are made by this file once for the whole run; without it the tests that need none still run.
const databaseSetup = 'tools/vitest-database.ts';

// A seed can be given to repeat a run; otherwise a new one is drawn and printed by `npm test`.
const seed = Number(process.env['EVENKEEL_TEST_SEED'] ?? Date.now() % 1_000_000);

export default defineConfig({
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts', 'db/**/*.test.ts'],
    exclude: ['node_modules/**', 'dist/**', 'tools/checks/planted/**'],
    globalSetup: existsSync(databaseSetup) ? [databaseSetup] : [],
    pool: 'forks',
    // Files share what they load: the whole program is read once a lane, not once a file.
    isolate: false,
    maxWorkers: 3,
    passWithNoTests: true,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    sequence: { seed, sequencer: LongestFirst },
    env: { TZ: 'UTC', EVENKEEL_TEST_SEED: String(seed) },
  },
});
