// One embedded cluster for tests, under .data/test-cluster, with as many
// databases as the tests ask for. Started by whoever comes first, stopped when
// the last one leaves; what it holds does not outlive a power cut.
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { escapeIdentifier, type Client } from 'pg';
import { asSuperuser, makeDatabase } from './cluster-making.ts';
import { testSettings } from './cluster-settings.ts';
import { embeddedUrl, openEmbedded } from './embedded.ts';

export type TestDatabase = {
  name: string;
  runtimeUrl: string;
  ownerUrl: string;
  directUrl: string;
  /** As the cluster's superuser, for what only an attacker or an administrator could do. */
  superuserUrl: string;
  drop: () => Promise<void>;
};

export type TestCluster = {
  port: number;
  /** An empty database, or a copy of another one that nobody is connected to. */
  makeDatabase: (options?: { name?: string; copyOf?: string }) => Promise<TestDatabase>;
  /** The database of that name if there is one: for templates kept between runs. */
  findDatabase: (name: string) => Promise<TestDatabase | undefined>;
  stop: () => Promise<void>;
};

const folder = fileURLToPath(new URL('../../../.data/test-cluster', import.meta.url));

export async function openTestCluster(dataFolder: string = folder): Promise<TestCluster> {
  const embedded = await openEmbedded({
    dataFolder,
    keysFolder: join(dataFolder, 'keys'),
    settings: testSettings,
    database: undefined,
    safe: false,
    server: false,
    say: (sentence) => process.stderr.write(`${sentence}\n`),
  });
  const asAdministrator = <T>(work: (client: Client) => Promise<T>) =>
    asSuperuser(embedded.port, embedded.passwords, work);

  const databaseNamed = (name: string): TestDatabase => {
    const runtimeUrl = embeddedUrl(embedded, 'runtime', name);
    return {
      name,
      runtimeUrl,
      ownerUrl: embeddedUrl(embedded, 'migrator', name),
      directUrl: runtimeUrl,
      superuserUrl: embeddedUrl(embedded, 'superuser', name),
      drop: () => asAdministrator((client) => dropDatabase(client, name)),
    };
  };

  return {
    port: embedded.port,
    stop: embedded.stop,
    findDatabase: (name) =>
      asAdministrator(async (client) => {
        const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
        return rowCount === 1 ? databaseNamed(name) : undefined;
      }),
    makeDatabase: async ({ name = `test_${randomBytes(6).toString('hex')}`, copyOf } = {}) => {
      await asAdministrator((client) =>
        copyOf === undefined ? makeDatabase(client, name) : copyDatabase(client, name, copyOf),
      );
      return databaseNamed(name);
    },
  };
}

async function copyDatabase(client: Client, name: string, from: string): Promise<void> {
  const quoted = escapeIdentifier(name);
  await whileInUse(() =>
    client.query(
      `CREATE DATABASE ${quoted} OWNER evenkeel_owner TEMPLATE ${escapeIdentifier(from)} STRATEGY wal_log`,
    ),
  );
  // Rights on a database are not copied with it.
  await client.query(`REVOKE ALL ON DATABASE ${quoted} FROM PUBLIC`);
  await client.query(`GRANT CONNECT ON DATABASE ${quoted} TO evenkeel_migrator, evenkeel_runtime`);
}

// Another run may just be looking at the template, and nobody may be connected to what is copied.
async function whileInUse(copy: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await copy();
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== '55006' || attempt === 50) throw error;
      await pause(100);
    }
  }
}

async function dropDatabase(client: Client, name: string): Promise<void> {
  await client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`);
}
