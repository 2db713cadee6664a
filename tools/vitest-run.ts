// Runs vitest with one of our settings and counts what it found.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sourceFiles } from './checks/source-files.ts';

export type Counts = { passed: number; failed: number; skipped: number };

export type Suite = { config: string; files: RegExp };

export const testSuite: Suite = { config: 'vitest.config.ts', files: /^(?:src|tools|db)\/.+\.test\.tsx?$/u };
export const journeySuite: Suite = { config: 'vitest.e2e.config.ts', files: /^e2e\/.+\.journey\.ts$/u };

type Report = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: { name: string; status: string; assertionResults: { status: string }[] }[];
};

const root = path.resolve(import.meta.dirname, '..');

/** Runs the suite, or with `only` the files of it whose names hold one of those words. */
export async function runVitest(
  suite: Suite,
  only: string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<Counts> {
  const folder = mkdtempSync(path.join(tmpdir(), 'evenkeel-vitest-'));
  const outputFile = path.join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${outputFile}`];
  try {
    const exitCode = await vitest(['run', '--config', suite.config, ...reporters, ...only], env);
    const report = existsSync(outputFile) ? readReport(outputFile) : undefined;
    const counts = report === undefined ? { passed: 0, failed: 1, skipped: 0 } : counted(report);
    const forgotten = only.length > 0 ? [] : notRun(suite, report);
    for (const file of forgotten) console.log(`Not run: ${file}`);
    const failed = counts.failed + forgotten.length;
    // An error outside every test counts as one failure.
    return { ...counts, failed: exitCode !== 0 && failed === 0 ? 1 : failed };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// A pattern that no longer fits would leave tests out without a word.
function notRun(suite: Suite, report: Report | undefined): string[] {
  const ran = new Set(report?.testResults.map((result) => path.relative(root, result.name)));
  return sourceFiles(root).filter((file) => suite.files.test(file) && !ran.has(file));
}

async function vitest(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const file = path.join(root, 'node_modules/vitest/vitest.mjs');
  const child = spawn(process.execPath, [file, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  child.on('error', reject);
  child.on('close', (code) => {
    resolve(code ?? 1);
  });
  return promise;
}

function readReport(outputFile: string): Report {
  return JSON.parse(readFileSync(outputFile, 'utf8')) as Report;
}

function counted(report: Report): Counts {
  // A file that could not even be loaded has no tests to count, but it failed.
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((result) => result.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests,
  };
}
