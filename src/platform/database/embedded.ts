// The embedded database of a data folder: makes it the first time, takes over
// one that a killed server left running, starts it otherwise, and stops it when
// the last process that uses it leaves.
import { join } from 'node:path';
import type { Say } from './cluster-account.ts';
import { chooseClusterFolder, openDataFolder, type ClusterFolder } from './cluster-folder.ts';
import { hasFiles, makeContent, makeFiles } from './cluster-making.ts';
import { readOrMakePasswords, readPasswords, roleNames, type Passwords } from './cluster-passwords.ts';
import { findSoftware } from './cluster-software.ts';
import { watchDatabase } from './cluster-watch.ts';
import { withPlaceLock } from './place-lock.ts';
import { findPostmaster, settled, startPostmaster, stopPostmaster, type Postmaster } from './postmaster.ts';
import { enter, leave, moved, removeRun } from './run-file.ts';

export type EmbeddedPlan = {
  dataFolder: string;
  keysFolder: string;
  settings: Record<string, string>;
  /** Made at the first start; undefined makes roles only. */
  database: string | undefined;
  /** False lets the making of a test cluster skip waiting for the disk. */
  safe: boolean;
  /** Whether this process is the server: it is named in run.json and brings back a database that dies. */
  server: boolean;
  say: Say;
};

export type Embedded = {
  port: number;
  passwords: Passwords;
  stop: () => Promise<void>;
};

export async function openEmbedded(plan: EmbeddedPlan): Promise<Embedded> {
  const software = await findSoftware();
  openDataFolder(plan.dataFolder);
  const { lock, runFile } = filesOf(plan.dataFolder);
  return withPlaceLock(lock, async () => {
    // Under the lock: two first starts must not choose two folders, or copy the programs over each other.
    const cluster = chooseClusterFolder(plan.dataFolder, software, plan.say);
    const fresh = !hasFiles(cluster);
    const passwords = fresh
      ? readOrMakePasswords(plan.keysFolder)
      : readPasswords(plan.keysFolder, cluster.path);
    if (fresh) await makeFiles(cluster, passwords, { safe: plan.safe });
    const database = await running(cluster, plan);
    const id = enter(runFile, database, plan.server);
    await makeContent(cluster, database.port, { passwords, database: plan.database });
    const endWatch = plan.server ? watch(cluster, plan, database) : () => undefined;
    const stop = once(() => {
      endWatch();
      return withPlaceLock(lock, () => departure(cluster, runFile, id));
    });
    return { port: database.port, passwords, stop };
  });
}

export function embeddedUrl(embedded: Embedded, role: keyof Passwords, database: string): string {
  return `postgres://${roleNames[role]}:${embedded.passwords[role]}@127.0.0.1:${embedded.port}/${database}`;
}

function filesOf(dataFolder: string): { lock: string; runFile: string; log: string } {
  return {
    lock: join(dataFolder, 'run.lock'),
    runFile: join(dataFolder, 'run.json'),
    log: join(dataFolder, 'postgres.log'),
  };
}

async function running(cluster: ClusterFolder, plan: EmbeddedPlan, port?: number): Promise<Postmaster> {
  const { log } = filesOf(plan.dataFolder);
  return (await settled(cluster.path)) ?? startPostmaster(cluster, { settings: plan.settings, log, port });
}

function watch(cluster: ClusterFolder, plan: EmbeddedPlan, database: Postmaster): () => void {
  const { lock, runFile } = filesOf(plan.dataFolder);
  return watchDatabase(database.pid, () =>
    withPlaceLock(lock, async () => {
      const again = await running(cluster, plan, database.port);
      moved(runFile, again);
      return again.pid;
    }),
  );
}

async function departure(cluster: ClusterFolder, runFile: string, id: string): Promise<void> {
  if (!leave(runFile, id)) return;
  const found = findPostmaster(cluster.path);
  if (found !== undefined) await stopPostmaster(found.pid);
  removeRun(runFile);
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}
