// Brings a database up to the tables this program was written for. Files of
// db/migrations run in the order of their names, each in one transaction as the
// owner, once. A file that has run may never change: what it says would no
// longer be what the database is.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { Client, QueryResult } from 'pg';
import { StartRefused } from '#platform/config/start-refused.ts';
import { withConnection } from './connect.ts';
import { expectOneOrganization } from './expected-rows.ts';

export type Migration = { name: string; sql: string; sha256: string };

export const migrationsFolder = fileURLToPath(new URL('../../../db/migrations', import.meta.url));

// Any number will do, as long as nothing else takes it.
const lockNumber = 4_600_001;

/** Returns the names of the files it ran, none when the database was up to date. */
export async function migrate(ownerUrl: string, folder: string = migrationsFolder): Promise<string[]> {
  const files = migrationFiles(folder);
  return withConnection(ownerUrl, 'migrate', async (client) => {
    if (pendingOf(files, await applied(client)).length === 0) return [];
    // Two starts at once: the second waits here, then finds nothing to do.
    await client.query('SELECT pg_advisory_lock($1)', [lockNumber]);
    const pending = pendingOf(files, await applied(client));
    for (const file of pending) await run(client, file);
    await expectOneOrganization(client);
    return pending.map((file) => file.name);
  });
}

export function migrationFiles(folder: string): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  return names.map((name) => {
    const sql = readFileSync(join(folder, name), 'utf8');
    return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
  });
}

type Applied = Map<string, string>;

async function applied(client: Client): Promise<Applied | undefined> {
  try {
    // Two statements in one trip: the driver then answers with a list of two results.
    const answers = (await client.query(
      'SET ROLE evenkeel_owner; SELECT name, sha256 FROM public.schema_migrations',
    )) as unknown as [QueryResult, QueryResult<{ name: string; sha256: string }>];
    return new Map(answers[1].rows.map((row) => [row.name, row.sha256]));
  } catch (error) {
    if ((error as { code?: string }).code === '42P01') return undefined;
    throw error;
  }
}

function pendingOf(files: Migration[], ran: Applied | undefined): Migration[] {
  const known = new Map(files.map((file) => [file.name, file]));
  for (const [name, sha256] of ran ?? []) {
    const file = known.get(name);
    if (file === undefined) {
      throw new StartRefused(
        `This database was migrated by a newer program: ${name} has run here and is not among the files. Start the newer program, or restore a backup from before.`,
      );
    }
    if (file.sha256 !== sha256) {
      throw new StartRefused(
        `The migration ${name} was changed after it ran. Put the file back as it was, and say the change in a new migration.`,
      );
    }
  }
  const pending = files.filter((file) => !(ran?.has(file.name) ?? false));
  const last = [...(ran?.keys() ?? [])].sort().at(-1);
  const late = pending.find((file) => last !== undefined && file.name < last);
  if (late !== undefined) {
    throw new StartRefused(
      `The migration ${late.name} comes before ${last}, which has run already. Give it the next free number.`,
    );
  }
  return pending;
}

async function run(client: Client, file: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query('SET LOCAL ROLE evenkeel_owner');
    await client.query('SET LOCAL search_path = public, pg_temp');
    await client.query(tableOfMigrations);
    await client.query(file.sql);
    await client.query('INSERT INTO public.schema_migrations (name, sha256) VALUES ($1, $2)', [
      file.name,
      file.sha256,
    ]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw new Error(`The migration ${file.name} failed and changed nothing: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

const tableOfMigrations = `
  CREATE TABLE IF NOT EXISTS public.schema_migrations (
    name text NOT NULL,
    sha256 text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT schema_migrations_pkey PRIMARY KEY (name)
  );
  COMMENT ON TABLE public.schema_migrations IS 'Which migration files have run here. Written by the migrator only.';
  COMMENT ON COLUMN public.schema_migrations.name IS 'Name of the file in db/migrations.';
  COMMENT ON COLUMN public.schema_migrations.sha256 IS 'Hash of the file as it ran; a file that has run may not change.';
  COMMENT ON COLUMN public.schema_migrations.applied_at IS 'When it ran, by the database''s clock: the one time that is no business time.';
  GRANT SELECT ON public.schema_migrations TO evenkeel_runtime;
`;
