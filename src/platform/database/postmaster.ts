// Starts, finds and stops the one PostgreSQL server process ("postmaster") of a
// cluster folder. It runs in a session of its own, so that Ctrl C ends the
// program first and the database after it.
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StartRefused } from '#platform/config/start-refused.ts';
import type { ClusterFolder } from './cluster-folder.ts';
import { commandLineOf, isAlive, worksIn } from './process-life.ts';

export type Postmaster = { pid: number; port: number };

const readyWithinMs = 60_000;
const settledWithinMs = 120_000;
const logLimitBytes = 10_000_000;

/** The server that runs on this folder now, if one does. */
export function findPostmaster(cluster: string): (Postmaster & { state: string }) | undefined {
  const lines = postmasterFile(cluster)?.split('\n') ?? [];
  const pid = Number(lines[0]);
  if (!isAlive(pid)) return undefined;
  if (!runsOn(pid, cluster)) return undefined;
  return { pid, port: Number(lines[3]), state: lines[7]?.trim() ?? '' };
}

// The number may belong to another program by now. A server works in its folder, which a link may name differently, or
// which was moved under it; where that cannot be seen, its command line tells.
function runsOn(pid: number, cluster: string): boolean {
  const command = commandLineOf(pid);
  if (command === undefined) return true;
  if (!command.includes('postgres')) return false;
  return worksIn(pid, cluster) ?? [cluster, realpathSync(cluster)].some((path) => command.includes(path));
}

export type StartPlan = {
  settings: Record<string, string>;
  log: string;
  /** A port it must have; undefined takes a free one. */
  port: number | undefined;
};

export async function startPostmaster(cluster: ClusterFolder, plan: StartPlan): Promise<Postmaster> {
  const until = performance.now() + readyWithinMs;
  for (;;) {
    const started = await tryStart(cluster, plan);
    if (started !== undefined) return started;
    if (performance.now() > until)
      throw new StartRefused(`PostgreSQL did not start; its reasons stand in ${plan.log}.`);
    // A killed server's last children may still be letting go of the folder.
    await pause(200);
  }
}

async function tryStart(cluster: ClusterFolder, plan: StartPlan): Promise<Postmaster | undefined> {
  // Nobody living holds it (findPostmaster), so a file that names some process is stale.
  rmSync(join(cluster.path, 'postmaster.pid'), { force: true });
  const port = plan.port ?? (await freePort());
  const given = Object.entries({ ...plan.settings, port: String(port) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const log = openLog(plan.log);
  const logFrom = statSync(plan.log).size;
  const child = spawn(cluster.software.postgres, ['-D', cluster.path, ...given], {
    ...cluster.account,
    cwd: '/',
    env: plainEnvironment(),
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  child.unref();
  if (await becameReady(cluster.path, child.pid, ended)) return { pid: child.pid ?? 0, port };
  const said = readFileSync(plan.log, 'utf8').slice(logFrom);
  if (
    /address already in use|could not create any TCP|shared memory block|lock file "postmaster.pid"/i.test(
      said,
    )
  )
    return undefined;
  throw new StartRefused(`PostgreSQL did not start. It said:\n${said.trim()}`);
}

async function becameReady(cluster: string, pid: number | undefined, ended: Promise<void>): Promise<boolean> {
  let over = false;
  void ended.then(() => (over = true));
  for (;;) {
    await pause(8);
    if (over) return false;
    const [first, , , , , , , state] = postmasterFile(cluster)?.split('\n') ?? [];
    if (Number(first) === pid && state?.trim() === 'ready') return true;
  }
}

/** Waits for a server that is still coming up or going down; undefined once it is gone. */
export async function settled(cluster: string): Promise<Postmaster | undefined> {
  const until = performance.now() + settledWithinMs;
  for (;;) {
    const found = findPostmaster(cluster);
    if (found === undefined || found.state === 'ready') return found;
    if (performance.now() > until) {
      throw new StartRefused(
        `The database process ${found.pid} has been starting or stopping for two minutes: look into its log, or stop it.`,
      );
    }
    await pause(20);
  }
}

/** Ends the server: sessions are cut, everything acknowledged is on disk. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, patienceMs] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    if (await goneWithin(pid, patienceMs)) return;
  }
}

async function goneWithin(pid: number, patienceMs: number): Promise<boolean> {
  const until = performance.now() + patienceMs;
  while (isAlive(pid)) {
    if (performance.now() > until) return false;
    await pause(10);
  }
  return true;
}

/** The environment for PostgreSQL's programs: none of the PG... variables a person may have set. */
export function plainEnvironment(): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}

function postmasterFile(cluster: string): string | undefined {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function openLog(path: string): number {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > logLimitBytes) renameSync(path, `${path}.1`);
  try {
    return openSync(path, 'a', 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EACCES') throw error;
    // Left by another user in a folder of ours.
    rmSync(path);
    return openSync(path, 'a', 0o600);
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', resolve);
  });
  const address = probe.address();
  await new Promise<void>((resolve) => {
    probe.close(() => resolve());
  });
  if (address === null || typeof address === 'string') throw new StartRefused('No free port on 127.0.0.1');
  return address.port;
}
