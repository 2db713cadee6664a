// The real program for a journey: its own data folder, a free port, the demonstration laid around a set day.
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../src/app/testing/server-process.ts';
import { buildWeb } from '../tools/build-web.mjs';

export type RunningProgram = {
  readonly url: string;
  readonly dataFolder: string;
  /** What it printed so far. */
  readonly said: () => string;
  /** Ends it and leaves its data folder where it is. */
  rest(): Promise<void>;
  /** Ends it as a power cut would and starts it again on the same data; null for one that is not ours to end. */
  readonly killAndStart: (() => Promise<void>) | null;
  stop(): Promise<void>;
};

/** Variable that names a data folder with the demonstration laid in it, for programs that begin from a copy. */
export const laidPlaceName = 'EVENKEEL_JOURNEY_PLACE';

const root = path.resolve(import.meta.dirname, '..');
const startPatienceMs = 150_000;

/** Tuesday 17 November 2026, 10:20 in Chicago: the morning groups have just begun. */
export const journeyNow = '2026-11-17T16:20:00Z';

/**
 * Starts the program as `npm start` does, and waits until it is ready. While a journey is being written,
 * EVENKEEL_JOURNEY_URL names a program that runs already: nothing is started or stopped then.
 */
export async function startProgram(
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningProgram> {
  const running = process.env['EVENKEEL_JOURNEY_URL'];
  if (running !== undefined)
    return { url: running, dataFolder: '', said: () => '', killAndStart: null, rest: nothing, stop: nothing };
  await buildWeb();
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'evenkeel-journey-'));
  // As root the database runs as another user, who must be able to come to its folder.
  await chmod(dataFolder, 0o755);
  const laid = process.env[laidPlaceName];
  // Owners go along: the database runs as a user of its own.
  if (laid !== undefined && Object.keys(environment).length === 0)
    await promisify(execFile)('cp', ['-a', `${laid}/.`, dataFolder]);
  const port = await freePort();
  const startedAt = Date.now();
  const said: string[] = [];
  // After a restart its clock goes on from where it was.
  const start = () =>
    startOne(said, {
      EVENKEEL_DATA: dataFolder,
      EVENKEEL_NOW: laterBy(Date.now() - startedAt),
      PORT: String(port),
      ...environment,
    });
  let child = await start();
  return {
    url: `http://localhost:${port}`,
    dataFolder,
    said: () => said.join(''),
    rest: () => ended(child),
    async killAndStart() {
      await ended(child, 'SIGKILL');
      child = await start();
    },
    async stop() {
      await ended(child);
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

function laterBy(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  return new Date(Date.parse(journeyNow) + seconds * 1000).toISOString();
}

function nothing(): Promise<void> {
  return Promise.resolve();
}

async function startOne(
  said: string[],
  environment: Readonly<Record<string, string>>,
): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['src/app/main.ts'], {
    cwd: root,
    env: { ...ownEnvironment(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const now: string[] = [];
  const hear = (part: Buffer) => {
    now.push(part.toString());
    said.push(part.toString());
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  await untilReady(child, now);
  return child;
}

// What vitest sets for its own tests must not reach the program.
function ownEnvironment(): Record<string, string | undefined> {
  const { NODE_ENV: _mode, VITEST: _vitest, DATABASE_URL: _url, ...rest } = process.env;
  return rest;
}

async function untilReady(child: ChildProcess, said: readonly string[]): Promise<void> {
  const until = Date.now() + startPatienceMs;
  while (!said.join('').includes('Evenkeel is ready')) {
    if (child.exitCode !== null || Date.now() > until) {
      await ended(child);
      throw new Error(`The program did not get ready:\n${said.join('')}`);
    }
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
}

async function ended(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closing = new Promise((resolve) => {
    child.once('exit', resolve);
  });
  child.kill(signal);
  await closing;
}
