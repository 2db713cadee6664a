// Removes the embedded database of a data folder, for development. Its keys are
// moved aside rather than removed: backups made before open only with them.
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Config } from '#platform/config/config.ts';
import { StartRefused } from '#platform/config/start-refused.ts';
import { clusterPointer } from './cluster-folder.ts';
import { withPlaceLock } from './place-lock.ts';
import { findPostmaster } from './postmaster.ts';

/** Returns where the keys are now, or undefined when there was nothing to remove. */
export async function erasePlace(config: Config, at: string): Promise<string | undefined> {
  const { dataFolder, keysFolder } = config;
  if (config.database.kind === 'own') {
    throw new StartRefused(
      'DATABASE_URL names a server of your own: remove its database there, Evenkeel removes its embedded one only.',
    );
  }
  if (!existsSync(dataFolder)) return undefined;
  return withPlaceLock(join(dataFolder, 'run.lock'), () => {
    const pointer = clusterPointer(dataFolder);
    const elsewhere = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : undefined;
    const cluster = elsewhere ?? join(dataFolder, 'postgres');
    if (findPostmaster(cluster) !== undefined) {
      throw new StartRefused('The database is running: stop Evenkeel first (Ctrl C where it was started).');
    }
    // A database kept elsewhere has a folder of its own around it, with a copy of the programs.
    rmSync(elsewhere === undefined ? cluster : dirname(elsewhere), { recursive: true, force: true });
    for (const name of ['run.json', 'postgres.log']) rmSync(join(dataFolder, name), { force: true });
    rmSync(pointer, { force: true });
    if (!existsSync(keysFolder)) return Promise.resolve(undefined);
    const aside = `${keysFolder}-until-${at.replaceAll(/[^0-9T]/g, '')}`;
    renameSync(keysFolder, aside);
    return Promise.resolve(aside);
  });
}
