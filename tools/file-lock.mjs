// A lock that is one file, for the start on bare Node 20: two starts at once
// must not install or build on top of each other. The file names the process
// that holds it, so a lock left behind by a killed process is taken over.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

let made = 0;

export async function withFileLock(path, waitingFor, work) {
  const release = await takeLock(path, waitingFor);
  try {
    return await work();
  } finally {
    release();
  }
}

async function takeLock(path, waitingFor) {
  mkdirSync(dirname(path), { recursive: true });
  const mine = `${path}.${process.pid}.${(made += 1)}`;
  writeFileSync(mine, String(process.pid));
  let said = false;
  try {
    for (;;) {
      if (linked(mine, path)) return () => rmSync(path, { force: true });
      if (removedDeadLock(path, mine)) continue;
      if (!said) console.error(waitingFor);
      said = true;
      await pause(200);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

// A hard link either appears with its content or not at all, which a plain
// "create if absent" followed by a write does not promise.
function linked(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function removedDeadLock(path, mine) {
  const holder = contentOf(path);
  if (holder === undefined) return true;
  if (isAlive(Number(holder))) return false;
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

function contentOf(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

// A process that has ended but was not collected by its parent counts as dead.
function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  const state = contentOf(`/proc/${pid}/stat`)?.split(') ').at(-1)?.charAt(0);
  return state !== 'Z' && state !== 'X';
}
