// Makes a backup while people work: every table as it stood at one instant, sealed, beside its place until it is whole,
// and read back before anybody is told that there is one.
import { createWriteStream, existsSync, fsyncSync, openSync, closeSync, linkSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { withConnection } from '../database/connect.ts';
import type { BackupKey } from './backup-key.ts';
import { BackupRefused } from './backup-refused.ts';
import { endOfTable, type Closing, type Opening } from './content.ts';
import { keptSequences, keptTables, oneTextForEachValue, type KeptTable } from './kept-tables.ts';
import { checkBackup, type BackupFacts } from './read-backup.ts';
import { RowTally, type Tally } from './row-tally.ts';
import { seal } from './sealed-file.ts';

export type BackupPlan = {
  readonly ownerUrl: string;
  readonly file: string;
  readonly key: BackupKey;
  readonly madeAt: string;
};

/** Writes the file; answers what is in it, as read back from the disk. */
export async function makeBackup(plan: BackupPlan): Promise<BackupFacts> {
  if (existsSync(plan.file))
    throw new BackupRefused(`${plan.file} is there already: give another name, so that no backup is lost.`);
  const unfinished = `${plan.file}.unfinished`;
  try {
    await withConnection(plan.ownerUrl, 'backup', (client) =>
      inSnapshot(client, () => write(client, plan, unfinished)),
    );
    const facts = await checkBackup(unfinished, plan.key);
    // A link, unlike a move, never takes the place of a file that came meanwhile.
    linkSync(unfinished, plan.file);
    syncFolder(dirname(plan.file));
    return facts;
  } finally {
    rmSync(unfinished, { force: true });
  }
}

async function inSnapshot(client: Client, work: () => Promise<void>): Promise<void> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  await client.query('SET LOCAL ROLE evenkeel_owner');
  await client.query(oneTextForEachValue);
  await work();
  await client.query('ROLLBACK');
}

async function write(client: Client, plan: BackupPlan, file: string): Promise<void> {
  const content = Readable.from(contentOf(client, plan.madeAt), { objectMode: true });
  const packed = content.pipe(createGzip({ level: 3 }));
  // An error of the source does not pass a pipe by itself.
  content.on('error', (error) => packed.destroy(error));
  const sealed = Readable.from(seal(packed, plan.key), { objectMode: true });
  try {
    await pipeline(sealed, createWriteStream(file, { mode: 0o600, flags: 'w', flush: true }));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== undefined && ['ENOENT', 'EACCES', 'EISDIR', 'ENOTDIR', 'ENOSPC', 'EROFS'].includes(code)) {
      throw new BackupRefused(`The backup cannot be written to ${plan.file} (${code}).`, { cause: error });
    }
    throw error;
  }
}

async function* contentOf(client: Client, madeAt: string): AsyncGenerator<Buffer> {
  const tables = await keptTables(client);
  const migrations = await client.query<Opening['migrations'][number]>(
    'SELECT name, sha256 FROM schema_migrations ORDER BY name',
  );
  yield lineOf({ madeAt, migrations: migrations.rows, tables } satisfies Opening);
  const tallies: Record<string, Tally> = {};
  for (const table of tables) {
    const tally = new RowTally();
    yield* rowsOf(client, table, tally);
    yield endOfTable;
    tallies[table.name] = tally.tally();
  }
  yield lineOf({ tallies, sequences: await keptSequences(client) } satisfies Closing);
}

/** The rows of a table as COPY writes them, counted into the tally. */
export async function* rowsOf(client: Client, table: KeptTable, tally: RowTally): AsyncGenerator<Buffer> {
  const names = table.columns.map((column) => client.escapeIdentifier(column)).join(', ');
  const rows = client.query(
    copyTo(`COPY public.${client.escapeIdentifier(table.name)} (${names}) TO STDOUT`),
  );
  for await (const piece of rows) {
    tally.add(piece as Buffer);
    yield piece as Buffer;
  }
}

function lineOf(value: Opening | Closing): Buffer {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}

function syncFolder(folder: string): void {
  const opened = openSync(folder, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
