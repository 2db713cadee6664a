// PostgreSQL refuses to run as root. As root it runs as the owner of an
// existing data folder, else as the operating system's user `postgres`, who is
// made if need be (as PostgreSQL's own packages do).
import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartRefused } from '#platform/config/start-refused.ts';

/** Whom to run PostgreSQL as; an empty object means the user who runs this program. */
export type Account = { uid?: number; gid?: number };

/** Tells the person who starts the program something they should know. */
export type Say = (sentence: string) => void;

export function accountFor(clusterFolder: string | undefined, say: Say): Account {
  if (process.getuid?.() !== 0) return {};
  const owner = clusterFolder === undefined ? undefined : statSync(clusterFolder, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return postgresUser() ?? makePostgresUser(say);
}

export function canUse(account: Account, folder: string, program: string): boolean {
  if (account.uid === undefined) return true;
  const tried = spawnSync('/bin/sh', ['-c', 'cd "$0" && test -w . && test -x "$1"', folder, program], {
    ...account,
    cwd: '/',
    stdio: 'ignore',
  });
  return tried.status === 0;
}

/** Makes a folder that only the account may open. */
export function makeFolderFor(account: Account, folder: string): void {
  // Others may pass through the folders above, but not look into them.
  mkdirSync(dirname(folder), { recursive: true, mode: 0o711 });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account.uid !== undefined && account.gid !== undefined) chownSync(folder, account.uid, account.gid);
}

function postgresUser(): Account | undefined {
  const idOf = (flag: string) => spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
  const user = idOf('-u');
  const group = idOf('-g');
  if (user.status !== 0 || group.status !== 0) return undefined;
  return { uid: Number(user.stdout), gid: Number(group.stdout) };
}

function makePostgresUser(say: Say): Account {
  say('PostgreSQL cannot run as root: adding the system user "postgres" for it.');
  try {
    execFileSync(
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'],
      { stdio: 'pipe' },
    );
  } catch {
    throw new StartRefused(
      'PostgreSQL cannot run as root, and the system user "postgres" could not be added: add it, or start as an ordinary user.',
    );
  }
  const made = postgresUser();
  if (made === undefined)
    throw new StartRefused(
      'The system user "postgres" was added but cannot be found: start as an ordinary user.',
    );
  return made;
}
