// A real server process for tests of starting, stopping and being killed, with
// a data folder of its own.
import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { read, type Run } from '#platform/database/run-file.ts';

const program = fileURLToPath(new URL('small-server.ts', import.meta.url));
const checkout = fileURLToPath(new URL('../../..', import.meta.url));

export type Folder = { data: string; env: Record<string, string>; remove: () => void };

/** A data folder that the user who runs PostgreSQL can reach. */
export function makeFolder(): Folder {
  const root = mkdtempSync(join(tmpdir(), 'evenkeel-start-'));
  chmodSync(root, 0o755);
  const data = join(root, 'data');
  return {
    data,
    env: { PATH: process.env['PATH'] ?? '', EVENKEEL_DATA: data, EVENKEEL_DEMO: 'off', NODE_ENV: 'test' },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

export function runOf(folder: Folder): Run | undefined {
  return read(join(folder.data, 'run.json'));
}

/** The address of the folder's database as the role that may make tables. */
export function ownerUrlOf(folder: Folder): string {
  const passwords = JSON.parse(readFileSync(join(folder.data, 'keys/database.json'), 'utf8')) as {
    superuser: string;
  };
  return `postgres://evenkeel_superuser:${passwords.superuser}@127.0.0.1:${runOf(folder)?.port ?? 0}/evenkeel`;
}

export type ServerProcess = {
  child: ChildProcess;
  port: number;
  /** What it has printed so far. */
  printed: () => string;
  /** Resolves when it says that it is ready, with the milliseconds that took. */
  ready: Promise<number>;
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | string>;
};

export async function startServer(
  folder: Folder,
  more: { env?: Record<string, string>; user?: { uid: number; gid: number }; script?: string } = {},
): Promise<ServerProcess> {
  const port = Number(more.env?.['PORT'] ?? (await freePort()));
  const began = performance.now();
  const child = spawn(process.execPath, [more.script ?? program], {
    cwd: checkout,
    env: { ...folder.env, PORT: String(port), ...more.env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    ...more.user,
  });
  let printed = '';
  const ended = new Promise<number | string>((resolve) => {
    // Not "close": it never comes after the channel was closed from here.
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  const ready = new Promise<number>((resolve, reject) => {
    const hear = (part: Buffer) => {
      printed += part.toString();
      if (printed.includes('is ready')) resolve(performance.now() - began);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    void ended.then((how) => reject(new Error(`The server ended (${how}):\n${printed}`)));
  });
  // Whoever does not wait for it to be ready does not want to hear that it ended.
  ready.catch(() => undefined);
  return { child, port, printed: () => printed, ready, ended };
}

/** Whether a database runs on the folder, or was not stopped cleanly. */
export function hasDatabaseProcess(folder: Folder): boolean {
  return existsSync(join(folder.data, 'postgres/postmaster.pid'));
}

/** Waits until something is so; a test that would wait forever fails instead. */
export async function until(isSo: () => boolean): Promise<void> {
  const patienceMs = 15_000;
  const began = performance.now();
  while (!isSo()) {
    if (performance.now() - began > patienceMs)
      throw new Error(`Not so after ${patienceMs} ms: ${isSo.toString()}`);
    await pause(5);
  }
}

/** A port that is free, below those of outgoing connections, so that none of these takes it before it is listened on. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(15_000, 30_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
