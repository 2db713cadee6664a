// EVENKEEL_DATA/run.json: which database process runs for this data folder, and
// which processes use it. The last one to leave stops the database, so a command
// never takes it away from a server, and none is left running for nobody.
import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isSameAlive, markOf, type ProcessMark } from './process-life.ts';

type User = ProcessMark & { id: string; server: boolean };

export type Run = {
  port: number;
  /** The database's process. */
  pid: number;
  /** The process of the server that uses it, if one does. */
  serverPid?: number;
  users: User[];
};

/** Writes this process in and returns its entry's id. Users that are gone are dropped. */
export function enter(file: string, database: { pid: number; port: number }, server: boolean): string {
  const id = randomBytes(8).toString('hex');
  const users = [...livingUsers(file), { ...markOf(process.pid), id, server }];
  write(file, { port: database.port, pid: database.pid, users });
  return id;
}

/** Takes an entry out. True when nobody is left, and the caller must stop the database. */
export function leave(file: string, id: string): boolean {
  const run = read(file);
  if (run === undefined) return true;
  const users = livingUsers(file).filter((user) => user.id !== id);
  if (users.length === 0) return true;
  write(file, { port: run.port, pid: run.pid, users });
  return false;
}

/** The database was started again: the same users, another process. */
export function moved(file: string, database: { pid: number; port: number }): void {
  write(file, { port: database.port, pid: database.pid, users: livingUsers(file) });
}

export function removeRun(file: string): void {
  rmSync(file, { force: true });
}

export function read(file: string): Run | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Run;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function livingUsers(file: string): User[] {
  return (read(file)?.users ?? []).filter(isSameAlive);
}

// Moved into place whole: a reader never sees half a file.
function write(file: string, run: Run): void {
  const server = run.users.find((user) => user.server);
  const whole: Run = server === undefined ? run : { ...run, serverPid: server.pid };
  const fresh = `${file}.${process.pid}.new`;
  writeFileSync(fresh, `${JSON.stringify(whole, undefined, 2)}\n`, { mode: 0o600 });
  renameSync(fresh, file);
}
