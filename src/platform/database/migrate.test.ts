import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withConnection } from './connect.ts';
import { migrate } from './migrate.ts';
import { openTestCluster, type TestCluster, type TestDatabase } from './test-cluster.ts';

let cluster: TestCluster;
let database: TestDatabase;
let folder: string;

const file = (name: string, sql: string) => writeFileSync(join(folder, name), sql);
const ask = (sql: string) =>
  withConnection(
    database.superuserUrl,
    'test',
    async (client) => (await client.query<Record<string, unknown>>(sql)).rows,
  );

beforeAll(async () => {
  cluster = await openTestCluster();
});

afterAll(() => cluster.stop());

beforeEach(async () => {
  database = await cluster.makeDatabase();
  folder = mkdtempSync(join(tmpdir(), 'evenkeel-migrations-'));
  file('0001-first.sql', 'CREATE EXTENSION btree_gist; CREATE TABLE rooms (id int PRIMARY KEY);');
  file('0002-second.sql', 'INSERT INTO rooms VALUES (1);');
});

afterEach(async () => {
  rmSync(folder, { recursive: true });
  await database.drop();
});

describe('migrate', () => {
  it('runs each file once, in the order of names, as the owner', async () => {
    expect(await migrate(database.ownerUrl, folder)).toEqual(['0001-first.sql', '0002-second.sql']);
    expect(await migrate(database.ownerUrl, folder)).toEqual([]);
    expect(await ask("SELECT tableowner FROM pg_tables WHERE tablename = 'rooms'")).toEqual([
      { tableowner: 'evenkeel_owner' },
    ]);
    expect(await ask('SELECT id FROM rooms')).toEqual([{ id: 1 }]);
    file('0003-third.sql', 'INSERT INTO rooms VALUES (2);');
    expect(await migrate(database.ownerUrl, folder)).toEqual(['0003-third.sql']);
  });

  it('tells the planner that rows are of one organization, until it has looked itself', async () => {
    file('0003-third.sql', 'CREATE TABLE beds (organization_id uuid NOT NULL, id int PRIMARY KEY);');
    await migrate(database.ownerUrl, folder);
    const told = `SELECT n_distinct FROM pg_stats WHERE tablename = 'beds' AND attname = 'organization_id'`;
    expect(await ask(told)).toEqual([{ n_distinct: 1 }]);
    await ask('INSERT INTO beds SELECT gen_random_uuid(), n FROM generate_series(1, 50) AS n');
    await ask('ANALYZE beds');
    // From here on it is what it found.
    file('0004-fourth.sql', 'CREATE TABLE keys (id int PRIMARY KEY);');
    await migrate(database.ownerUrl, folder);
    expect(await ask(told)).toEqual([{ n_distinct: -1 }]);
  });

  it('is safe when several start at once', async () => {
    const runs = await Promise.all(Array.from({ length: 4 }, () => migrate(database.ownerUrl, folder)));
    expect(runs.filter((ran) => ran.length > 0)).toEqual([['0001-first.sql', '0002-second.sql']]);
    expect(await ask('SELECT id FROM rooms')).toEqual([{ id: 1 }]);
  });

  it('refuses a file that changed after it ran', async () => {
    await migrate(database.ownerUrl, folder);
    file('0002-second.sql', 'INSERT INTO rooms VALUES (7);');
    await expect(migrate(database.ownerUrl, folder)).rejects.toThrow(
      '0002-second.sql was changed after it ran',
    );
  });

  it('refuses a database of a newer program', async () => {
    await migrate(database.ownerUrl, folder);
    rmSync(join(folder, '0002-second.sql'));
    await expect(migrate(database.ownerUrl, folder)).rejects.toThrow('newer program');
  });

  it('refuses a file that comes too late', async () => {
    await migrate(database.ownerUrl, folder);
    file('0001-zero.sql', 'SELECT 1;');
    await expect(migrate(database.ownerUrl, folder)).rejects.toThrow(
      '0001-zero.sql comes before 0002-second.sql',
    );
  });

  it('keeps what ran before a file that fails, and nothing of that file', async () => {
    file('0002-second.sql', 'INSERT INTO rooms VALUES (1); INSERT INTO nowhere VALUES (1);');
    await expect(migrate(database.ownerUrl, folder)).rejects.toThrow(
      '0002-second.sql failed and changed nothing',
    );
    expect(await ask('SELECT id FROM rooms')).toEqual([]);
    expect(await ask('SELECT name FROM schema_migrations')).toEqual([{ name: '0001-first.sql' }]);
  });

  it('says in a sentence who was not let in', async () => {
    const wrong = database.ownerUrl.replace(/:[^:@/]+@/, ':wrong@');
    await expect(migrate(wrong, folder)).rejects.toThrow('does not let evenkeel_migrator in');
    const gone = database.ownerUrl.replace(/\/\w+$/, '/nowhere');
    await expect(migrate(gone, folder)).rejects.toThrow('There is no database nowhere');
    const closed = database.ownerUrl.replace(/:\d+\//, ':9/');
    await expect(migrate(closed, folder)).rejects.toThrow('cannot be reached as evenkeel_migrator');
  });
});
