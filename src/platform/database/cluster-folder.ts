// Where the embedded database keeps its files: EVENKEEL_DATA/postgres, unless
// PostgreSQL runs as another user who cannot get there (a checkout in root's
// home, say). Then a folder under /var/lib, which is written down so that the
// same one is found whatever changes later.
import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { StartRefused } from '#platform/config/start-refused.ts';
import { accountFor, canUse, makeFolderFor, type Account, type Say } from './cluster-account.ts';
import { softwareIn, type Software } from './cluster-software.ts';

export type ClusterFolder = { path: string; account: Account; software: Software };

/** The file that says where the database is, when it is not in the data folder. */
export function clusterPointer(dataFolder: string): string {
  return join(dataFolder, 'database-folder');
}

export function chooseClusterFolder(dataFolder: string, software: Software, say: Say): ClusterFolder {
  const usual = join(dataFolder, 'postgres');
  const written = clusterPointer(dataFolder);
  const existing = [usual, existsSync(written) ? readFileSync(written, 'utf8').trim() : usual].find((path) =>
    existsSync(join(path, 'PG_VERSION')),
  );
  const account = accountFor(existing, say);
  if (existing !== undefined)
    return { path: existing, account, software: usable(account, existing, software) };

  if (account.uid === undefined || passable(account, dataFolder)) {
    makeFolderFor(account, usual);
    return { path: usual, account, software: usable(account, usual, software) };
  }
  const elsewhere = join(fallbackFolder(dataFolder), 'postgres');
  makeFolderFor(account, elsewhere);
  writeFileSync(written, `${elsewhere}\n`);
  say(`The user who runs PostgreSQL cannot reach ${dataFolder}, so the database is kept in ${elsewhere}.`);
  return { path: elsewhere, account, software: usable(account, elsewhere, software) };
}

/** Makes the data folder if there is none; refuses in words a folder that this user may not write to. */
export function openDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o711 });
    accessSync(folder, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw new StartRefused(
      `This user may not write to ${folder}: start as the user it belongs to, or set EVENKEEL_DATA to a folder of your own.`,
      { cause: error },
    );
  }
}

// The programs may stand out of reach too: then a copy beside the database is run.
function usable(account: Account, folder: string, software: Software): Software {
  if (canUse(account, folder, software.postgres)) return software;
  const program = statSync(software.postgres);
  // A newer release has another size and date, so it gets a copy of its own.
  const copy = join(dirname(folder), `software-${program.size}-${Math.floor(program.mtimeMs)}`);
  if (!existsSync(copy)) {
    const making = `${copy}.making`;
    rmSync(making, { recursive: true, force: true });
    cpSync(software.folder, making, { recursive: true, verbatimSymlinks: true });
    renameSync(making, copy);
  }
  return softwareIn(copy);
}

function passable(account: Account, folder: string): boolean {
  const probe = join(folder, `.probe-${process.pid}`);
  makeFolderFor(account, probe);
  try {
    return canUse(account, probe, '/bin/sh');
  } finally {
    rmSync(probe, { recursive: true });
  }
}

function fallbackFolder(dataFolder: string): string {
  // A new name each time: a data folder that was removed must not find its old database again, without its keys.
  return `/var/lib/evenkeel/${basename(dirname(dataFolder)) || 'place'}-${randomBytes(4).toString('hex')}`;
}
