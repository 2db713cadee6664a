// The folder of keys stands outside the database, so that a copy of the
// database alone opens nothing. Only the user who runs the program may read it.
import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export function openKeysFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if ((statSync(folder).mode & 0o077) !== 0) chmodSync(folder, 0o700);
}

/**
 * Reads a key file, or makes it with what `make` returns. Two processes at once
 * get the same content: a hard link appears whole, and only once.
 */
export function readOrMakeKey(folder: string, name: string, make: () => string): string {
  openKeysFolder(folder);
  const path = join(folder, name);
  const existing = readKey(folder, name);
  if (existing !== undefined) return existing;
  const fresh = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(fresh, make(), { mode: 0o600, flush: true });
  try {
    linkSync(fresh, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(fresh);
  }
  return readFileSync(path, 'utf8');
}

export function readKey(folder: string, name: string): string | undefined {
  try {
    return readFileSync(join(folder, name), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
