// Restores a backup into an empty place: tables of the backup's own version, then all rows in one transaction, then
// everything compared with what the backup says before it counts.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { withConnection } from '../database/connect.ts';
import { migrate, migrationFiles, migrationsFolder } from '../database/migrate.ts';
import type { BackupKey } from './backup-key.ts';
import { BackupRefused } from './backup-refused.ts';
import { compareTallies, type Closing, type ContentReader, type Opening } from './content.ts';
import { keptTables, oneTextForEachValue, type KeptTable } from './kept-tables.ts';
import { openWalls } from './open-walls.ts';
import { rowsOf } from './make-backup.ts';
import { readBackup, type BackupFacts } from './read-backup.ts';
import { RowTally, type Tally } from './row-tally.ts';

export type RestorePlan = { readonly ownerUrl: string; readonly file: string; readonly key: BackupKey };

export async function restoreBackup(plan: RestorePlan): Promise<BackupFacts> {
  const content = readBackup(plan.file, plan.key);
  const opening = await content.opening();
  refuseOtherProgram(opening);
  await withConnection(plan.ownerUrl, 'restore', refuseFullPlace);
  await migrateTo(plan.ownerUrl, opening);
  return withConnection(plan.ownerUrl, 'restore', async (client) => {
    await client.query('BEGIN');
    try {
      await client.query('SET LOCAL ROLE evenkeel_owner');
      await client.query(oneTextForEachValue);
      const facts = await load(client, content, opening);
      // Without counts of what just came the planner would take full tables for empty ones.
      await client.query('ANALYZE');
      await client.query('COMMIT');
      return facts;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  });
}

function refuseOtherProgram(opening: Opening): void {
  const ours = new Map(migrationFiles(migrationsFolder).map((file) => [file.name, file.sha256]));
  const unknown = opening.migrations.find(({ name }) => !ours.has(name));
  if (unknown !== undefined)
    throw new BackupRefused(
      `This backup is of a newer program (${unknown.name} had run). Restore it with that program.`,
    );
  const other = opening.migrations.find(({ name, sha256 }) => ours.get(name) !== sha256);
  if (other !== undefined)
    throw new BackupRefused(`This backup is of another program: ${other.name} was not the same file there.`);
}

/** Nothing of an organization may be here; lists that came with the tables may. */
async function refuseFullPlace(client: Client): Promise<void> {
  await client.query('BEGIN');
  await client.query('SET LOCAL ROLE evenkeel_owner');
  for (const table of await keptTables(client)) {
    if (!table.columns.includes('organization_id')) continue;
    const { rowCount } = await client.query(
      `SELECT FROM public.${client.escapeIdentifier(table.name)} LIMIT 1`,
    );
    if (rowCount !== 0)
      throw new BackupRefused(
        `This place is not empty (${table.name} has rows), and a restore never overwrites. Restore into a new place: another EVENKEEL_DATA, or another database.`,
      );
  }
  await client.query('ROLLBACK');
}

/** Runs only the migrations that the backup had. */
async function migrateTo(ownerUrl: string, opening: Opening): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'evenkeel-restore-'));
  try {
    for (const { name } of opening.migrations) cpSync(join(migrationsFolder, name), join(folder, name));
    await migrate(ownerUrl, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function load(client: Client, content: ContentReader, opening: Opening): Promise<BackupFacts> {
  await refuseOtherTables(client, opening);
  const names = opening.tables.map((table) => `public.${client.escapeIdentifier(table.name)}`);
  const closeWalls = await openWalls(
    client,
    opening.tables.map((table) => table.name),
  );
  if (names.length > 0) await client.query(`TRUNCATE ${names.join(', ')}`);
  const read = new Map<string, Tally>();
  for (const table of opening.tables) read.set(table.name, await fill(client, table, content));
  const closing = await content.closing();
  compareTallies(read, closing);
  await setSequences(client, closing);
  compareTallies(await talliesIn(client, opening.tables), closing);
  await closeWalls();
  return { opening, closing, rows: [...read.values()].reduce((sum, tally) => sum + tally.rows, 0) };
}

async function refuseOtherTables(client: Client, opening: Opening): Promise<void> {
  const form = (tables: readonly KeptTable[]) =>
    JSON.stringify(tables.map(({ name, columns }) => `${name} ${columns.join()}`).sort());
  if (form(await keptTables(client)) !== form(opening.tables)) {
    throw new BackupRefused(
      'The tables made here are not those of the backup: it was made by another program.',
    );
  }
}

async function fill(client: Client, table: KeptTable, content: ContentReader): Promise<Tally> {
  const tally = new RowTally();
  const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(', ');
  const into = client.query(
    copyFrom(`COPY public.${client.escapeIdentifier(table.name)} (${columns}) FROM STDIN`),
  );
  await pipeline(content.rows(tally), into);
  return tally.tally();
}

async function setSequences(client: Client, closing: Closing): Promise<void> {
  for (const { name, value, isCalled } of closing.sequences) {
    await client.query('SELECT setval(format($1, $2::text)::regclass, $3, $4)', [
      'public.%I',
      name,
      value,
      isCalled,
    ]);
  }
}

/** What now stands in the tables, read back out of them. */
async function talliesIn(client: Client, tables: readonly KeptTable[]): Promise<Map<string, Tally>> {
  const found = new Map<string, Tally>();
  for (const table of tables) {
    const tally = new RowTally();
    for await (const piece of rowsOf(client, table, tally)) void piece;
    found.set(table.name, tally.tally());
  }
  return found;
}
