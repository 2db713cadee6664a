import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tools/longest-first.ts';

// Journeys drive a real server with a real browser, with time to spare. Each file has a program, a database and a browser
// of its own, and waits for them most of the time: three at once.
export default defineConfig({
  test: {
    environment: 'node',
    include: ['e2e/**/*.journey.ts'],
    globalSetup: ['e2e/laid-place.ts'],
    pool: 'forks',
    maxWorkers: 3,
    passWithNoTests: true,
    sequence: { sequencer: LongestFirst },
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // What is looked for again and again comes late where a machine is busy.
    expect: { poll: { timeout: 20_000 } },
    env: { TZ: 'UTC' },
  },
});
