// The passwords of the embedded database's roles: random, made once, kept in
// the folder of keys and nowhere else.
import { randomBytes } from 'node:crypto';
import { readKey, readOrMakeKey } from '#platform/config/keys-folder.ts';
import { StartRefused } from '#platform/config/start-refused.ts';

const file = 'database.json';

export type Passwords = { superuser: string; migrator: string; runtime: string };

/** The roles that sign in to the embedded database. */
export const roleNames: Record<keyof Passwords, string> = {
  superuser: 'evenkeel_superuser',
  migrator: 'evenkeel_migrator',
  runtime: 'evenkeel_runtime',
};

/** For a new cluster: makes the passwords if nobody has yet. */
export function readOrMakePasswords(keysFolder: string): Passwords {
  const random = () => randomBytes(24).toString('base64url');
  const made = () => JSON.stringify({ superuser: random(), migrator: random(), runtime: random() });
  return JSON.parse(readOrMakeKey(keysFolder, file, made)) as Passwords;
}

/** For a cluster that exists: its passwords must be there. */
export function readPasswords(keysFolder: string, clusterFolder: string): Passwords {
  const text = readKey(keysFolder, file);
  if (text === undefined) {
    throw new StartRefused(
      `There is a database in ${clusterFolder}, but its keys are not in ${keysFolder}: put the folder of keys back, or set EVENKEEL_KEYS to where it is.`,
    );
  }
  return JSON.parse(text) as Passwords;
}
