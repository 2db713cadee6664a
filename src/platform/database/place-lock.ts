// One process at a time starts, takes over or stops the database of a data
// folder. The lock is a file that names its holder, so that the lock of a
// killed process is taken over rather than waited for.
import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { StartRefused } from '#platform/config/start-refused.ts';
import { isSameAlive, markOf, type ProcessMark } from './process-life.ts';

const patienceMs = 120_000;

export async function withPlaceLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  await take(path);
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

async function take(path: string): Promise<void> {
  const mine = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(mine, JSON.stringify(markOf(process.pid)), { mode: 0o600 });
  const until = performance.now() + patienceMs;
  try {
    while (!linked(mine, path)) {
      if (removedDeadLock(path, mine)) continue;
      if (performance.now() > until)
        throw new StartRefused(
          `Another process has been starting or stopping this database for two minutes (${path}).`,
        );
      await pause(30);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

// A hard link either appears with its content or not at all.
function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function removedDeadLock(path: string, mine: string): boolean {
  const holder = contentOf(path);
  if (holder === undefined) return true;
  if (isSameAlive(JSON.parse(holder) as ProcessMark)) return false;
  const aside = `${mine}.dead`;
  try {
    renameSync(path, aside);
  } catch {
    return true;
  }
  // Between reading and moving, another process may have taken the lock: give it back.
  if (contentOf(aside) !== holder) linked(aside, path);
  rmSync(aside, { force: true });
  return true;
}

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
