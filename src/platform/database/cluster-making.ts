// Makes a new embedded cluster: files, roles, the database. Made beside its
// place and moved there whole, so that a start killed half-way leaves nothing
// that looks like a database.
import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Client } from 'pg';
import { StartRefused } from '#platform/config/start-refused.ts';
import { makeFolderFor } from './cluster-account.ts';
import type { ClusterFolder } from './cluster-folder.ts';
import { roleNames, type Passwords } from './cluster-passwords.ts';
import { plainEnvironment } from './postmaster.ts';
import { runSqlFile } from './sql-file.ts';

const rolesFile = new URL('../../../db/roles.sql', import.meta.url);
const databaseFile = new URL('../../../db/database.sql', import.meta.url);
const doneMark = 'evenkeel-ready';

// Only from this machine, only with a password, only the names we made.
const whoMayConnect = 'host all all 127.0.0.1/32 scram-sha-256\n';

export function hasFiles(cluster: ClusterFolder): boolean {
  return existsSync(join(cluster.path, 'PG_VERSION'));
}

export async function makeFiles(
  cluster: ClusterFolder,
  passwords: Passwords,
  options: { safe: boolean },
): Promise<void> {
  const making = `${cluster.path}.making`;
  rmSync(making, { recursive: true, force: true });
  makeFolderFor(cluster.account, making);
  const secret = mkdtempSync(join(tmpdir(), 'evenkeel-'));
  const passwordFile = join(secret, 'password');
  try {
    writeFileSync(passwordFile, `${passwords.superuser}\n`, { mode: 0o600 });
    for (const path of [secret, passwordFile]) own(cluster, path);
    await initdb(cluster, making, [`--pwfile=${passwordFile}`, ...(options.safe ? [] : ['--no-sync'])]);
    writeFileSync(join(making, 'pg_hba.conf'), whoMayConnect);
  } finally {
    rmSync(secret, { recursive: true });
  }
  if (existsSync(cluster.path) && readdirSync(cluster.path).length > 0)
    throw new StartRefused(`${cluster.path} is not empty and is not a database: move it away.`);
  rmSync(cluster.path, { recursive: true, force: true });
  renameSync(making, cluster.path);
}

export type Content = {
  passwords: Passwords;
  /** Undefined makes the roles only. */
  database: string | undefined;
};

/** Makes roles and database, unless a former start got that far. */
export async function makeContent(cluster: ClusterFolder, port: number, wanted: Content): Promise<void> {
  const { passwords, database } = wanted;
  const mark = join(cluster.path, doneMark);
  if (existsSync(mark)) return;
  await asSuperuser(port, passwords, async (client) => {
    const { rows } = await client.query(
      "SELECT rolname AS name FROM pg_roles WHERE rolname = 'evenkeel_owner'",
    );
    if (rows.length === 0) {
      await runSqlFile(client, rolesFile, {
        migrator_password: passwords.migrator,
        runtime_password: passwords.runtime,
      });
    }
    if (database !== undefined && !(await hasDatabase(client, database)))
      await makeDatabase(client, database);
  });
  writeFileSync(mark, '');
  own(cluster, mark);
}

export async function makeDatabase(client: Client, database: string): Promise<void> {
  await runSqlFile(client, databaseFile, { database, locale });
}

export async function asSuperuser<T>(
  port: number,
  passwords: Passwords,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: roleNames.superuser,
    password: passwords.superuser,
    database: 'postgres',
  });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function hasDatabase(client: Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
  return rowCount === 1;
}

// PostgreSQL's own C.UTF-8 gives the same order and the same capitals on every
// machine. The system's locale of that name is asked for only where every system has it.
const locale = process.platform === 'linux' ? 'C.UTF-8' : 'C';

async function initdb(cluster: ClusterFolder, folder: string, more: string[]): Promise<void> {
  const given = [
    `--pgdata=${folder}`,
    `--username=${roleNames.superuser}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    `--locale=${locale}`,
    '--data-checksums',
    ...more,
  ];
  const child = spawn(cluster.software.initdb, given, {
    ...cluster.account,
    cwd: '/',
    env: plainEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0)
    throw new StartRefused(
      `The database could not be made in ${dirname(folder)}/${basename(cluster.path)}. PostgreSQL said:\n${said.trim()}`,
    );
}

function own(cluster: ClusterFolder, path: string): void {
  const { uid, gid } = cluster.account;
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}
