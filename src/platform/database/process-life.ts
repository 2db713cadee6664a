// Whether a process is still alive. A number alone is not enough: after a
// restart of the machine another program may have it, and a process that ended
// but was not collected by its parent (common in containers) still answers.
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

export type ProcessMark = {
  pid: number;
  /** When the process began, in the system's own terms; empty where the system does not tell. */
  began: string;
};

export function markOf(pid: number): ProcessMark {
  return { pid, began: beganAt(pid) };
}

export function isSameAlive(mark: ProcessMark): boolean {
  return isAlive(mark.pid) && (mark.began === '' || beganAt(mark.pid) === mark.began);
}

export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Alive, but another user's.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const state = statOf(pid)?.[0];
  return state !== 'Z' && state !== 'X';
}

/** The command line of a process, or undefined where it cannot be seen. */
export function commandLineOf(pid: number): string | undefined {
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return undefined;
  }
}

/** Whether a process works in this folder, by whatever name either knows it; undefined where it cannot be seen. */
export function worksIn(pid: number, folder: string): boolean | undefined {
  try {
    const [its, asked] = [statSync(`/proc/${pid}/cwd`), statSync(folder)];
    return its.dev === asked.dev && its.ino === asked.ino;
  } catch {
    return undefined;
  }
}

function beganAt(pid: number): string {
  // Field 22 of the whole line is the start in ticks since the boot; two fields stand before the state.
  const ticks = statOf(pid)?.[19];
  return ticks === undefined ? '' : `${bootId()} ${ticks}`;
}

function statOf(pid: number): string[] | undefined {
  try {
    // The name in brackets may hold spaces and brackets itself: count from its end.
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return line.slice(line.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}
