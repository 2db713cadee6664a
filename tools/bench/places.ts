// Opens the database of a world as its owner, and makes the bare tables beside the base world.
import path from 'node:path';
import { Client } from 'pg';
import { lastingSettings } from '#platform/database/cluster-settings.ts';
import { embeddedUrl, openEmbedded, type Embedded } from '#platform/database/embedded.ts';
import { read } from '#platform/database/run-file.ts';
import type { World } from './worlds.ts';

/** The running database of a world, started when it is not. */
export function openWorld(world: World): Promise<Embedded> {
  return openEmbedded({
    dataFolder: world.folder,
    keysFolder: path.join(world.folder, 'keys'),
    settings: lastingSettings,
    database: 'evenkeel',
    safe: true,
    server: false,
    say: () => undefined,
  });
}

/** The first process of a world's running database. */
export function postmasterOf(world: World): number {
  const run = read(path.join(world.folder, 'run.json'));
  if (run === undefined) throw new Error(`the database of ${world.folder} does not run`);
  return run.pid;
}

/** Works as the owner of the tables of a world. */
export async function asOwnerOf<Answer>(
  embedded: Embedded,
  work: (owner: Client) => Promise<Answer>,
): Promise<Answer> {
  return withClient(embeddedUrl(embedded, 'migrator', 'evenkeel'), async (owner) => {
    await owner.query('SET ROLE evenkeel_owner');
    return work(owner);
  });
}

/** The address of a database with the bare tables, made when they are not there. */
export async function bareDatabase(embedded: Embedded): Promise<string> {
  await withClient(embeddedUrl(embedded, 'superuser', 'postgres'), async (client) => {
    const { rowCount } = await client.query(`SELECT FROM pg_database WHERE datname = 'bare'`);
    if (rowCount === 0) await client.query('CREATE DATABASE bare');
  });
  const address = embeddedUrl(embedded, 'superuser', 'bare');
  await withClient(address, async (client) => {
    await client.query(`
      CREATE TABLE IF NOT EXISTS bare_rows (id integer PRIMARY KEY, name text NOT NULL, words text NOT NULL, at timestamptz NOT NULL);
      CREATE TABLE IF NOT EXISTS bare_entries (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, row_id integer NOT NULL REFERENCES bare_rows, position integer NOT NULL, words text NOT NULL, at timestamptz NOT NULL);
      CREATE INDEX IF NOT EXISTS bare_entries_of_row ON bare_entries (row_id);
      CREATE INDEX IF NOT EXISTS bare_entries_newest ON bare_entries (at, row_id);
      TRUNCATE bare_entries;
      INSERT INTO bare_rows SELECT n, 'Name ' || n, repeat('words ', 20), '2026-01-01Z' FROM generate_series(0, 99999) AS n ON CONFLICT DO NOTHING`);
    await client.query('VACUUM ANALYZE');
  });
  return address;
}

async function withClient<Answer>(
  address: string,
  work: (client: Client) => Promise<Answer>,
): Promise<Answer> {
  const client = new Client({ connectionString: address, application_name: 'evenkeel-bench' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
