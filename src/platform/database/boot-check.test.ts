import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootCheck, connectionWarnings, refusalsFor, type Facts } from './boot-check.ts';
import { withConnection } from './connect.ts';
import { openTestCluster, type TestCluster, type TestDatabase } from './test-cluster.ts';

const from = '2026-01-01T00:00:00.000Z';
// Roles belong to the whole cluster, which other tests use at the same time.
const role = `wrong_role_${process.pid}`;

let cluster: TestCluster;
let database: TestDatabase;

const run = (sql: string) => withConnection(database.superuserUrl, 'test', (client) => client.query(sql));
const checkAs = (url: string, lasting = false) => bootCheck(url, { lasting, from });
const wrongUrl = () => database.runtimeUrl.replace(/\/\/[^@]+@/, `//${role}:secret@`);

async function withRole(rights: string, also: string, work: () => Promise<void>): Promise<void> {
  await run(
    `CREATE ROLE ${role} LOGIN PASSWORD 'secret' ${rights}; GRANT CONNECT ON DATABASE "${database.name}" TO ${role}; ${also}`,
  );
  try {
    await work();
  } finally {
    await run(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
  }
}

beforeAll(async () => {
  cluster = await openTestCluster();
  database = await cluster.makeDatabase();
});

afterAll(async () => {
  await database.drop();
  await cluster.stop();
});

describe('boot check', () => {
  it('finds nothing wrong with the runtime role, and the clocks of both agree', async () => {
    expect(await checkAs(database.runtimeUrl)).toEqual({ refusals: [], warnings: [] });
  });

  it('refuses a superuser', async () => {
    const { refusals } = await checkAs(database.superuserUrl);
    expect(refusals[0]).toContain('evenkeel_superuser is a superuser');
  });

  it('refuses the migrator, who is a member of the owner', async () => {
    expect((await checkAs(database.ownerUrl)).refusals).toEqual([
      expect.stringContaining('member of evenkeel_owner'),
    ]);
  });

  it.each([
    { why: 'passes row security', rights: 'BYPASSRLS', also: '', says: 'BYPASSRLS' },
    { why: 'may make roles', rights: 'CREATEROLE', also: '', says: 'may make roles' },
    {
      why: 'is a member of the owner',
      rights: '',
      also: `GRANT evenkeel_owner TO ${role}`,
      says: 'member of evenkeel_owner',
    },
    {
      why: 'owns a table',
      rights: '',
      also: `CREATE TABLE theirs (id int); ALTER TABLE theirs OWNER TO ${role}`,
      says: 'owns 1 tables or indexes',
    },
  ])('refuses a role that $why', async ({ rights, also, says }) => {
    await withRole(rights, also, async () => {
      expect((await checkAs(wrongUrl())).refusals).toEqual([expect.stringContaining(says)]);
    });
  });

  it('refuses a database that may lose what it confirmed', async () => {
    // The cluster of the tests is such a one.
    const { refusals } = await checkAs(database.runtimeUrl, true);
    expect(refusals).toEqual(
      ['fsync', 'full_page_writes', 'synchronous_commit'].map((name) =>
        expect.stringContaining(`${name} = off`),
      ),
    );
  });
});

describe('what cannot be had on the cluster of the tests', () => {
  const right: Facts = {
    role: 'evenkeel_runtime',
    version: '15.4',
    version_number: 150_004,
    is_superuser: false,
    passes_row_security: false,
    may_make_roles: false,
    is_owner: false,
    owns: 0,
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'remote_apply',
    is_encrypted: false,
    is_local: true,
  };

  it('accepts PostgreSQL 15 and a commit that waits for more than the own disk', () => {
    expect(refusalsFor(right, true)).toEqual([]);
  });

  it('refuses PostgreSQL 14', () => {
    const old = { ...right, version: '14.9', version_number: 140_009 };
    expect(refusalsFor(old, true)).toEqual([expect.stringContaining('PostgreSQL 14.9; Evenkeel needs 15')]);
  });

  it('warns of a connection over the network without TLS', () => {
    expect(connectionWarnings(right)).toEqual([]);
    expect(connectionWarnings({ ...right, is_local: false, is_encrypted: true })).toEqual([]);
    expect(connectionWarnings({ ...right, is_local: false })).toEqual([
      expect.stringContaining('without TLS'),
    ]);
  });
});
