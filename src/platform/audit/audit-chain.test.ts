// The chain against a person with all rights of the database: whatever is done to sealed rows is found, and the first
// wrong row is named. Each tamper is done as superuser with triggers off, in a transaction that is rolled back after.
import { createSecretKey } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { standingClock } from '#platform/clock/clock.ts';
import { openDatabase, type Database } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';
import { openTestCluster, type TestCluster, type TestDatabase } from '#platform/database/test-cluster.ts';
import { readHead, writeHead } from './chain-head.ts';
import type { BrokenRow } from './explain-break.ts';
import { keepHead, sealAll, startSealer } from './sealer.ts';
import { verifyChain } from './verify-chain.ts';

const key = createSecretKey(Buffer.alloc(32, 7));
const organizationId = '01890000-0000-7000-8000-000000000001';
const clock = standingClock('2026-11-16T15:30:00Z');
const count = 60;

let cluster: TestCluster;
let place: TestDatabase;
let database: Database;
let superuser: Client;
let folder: string;
let headFile: string;
const alarms: string[] = [];

beforeAll(async () => {
  cluster = await openTestCluster();
  place = await cluster.makeDatabase({ copyOf: inject('templateDatabase') });
  database = openDatabase(place.runtimeUrl, 4);
  superuser = new Client({ connectionString: place.superuserUrl });
  await superuser.connect();
  folder = mkdtempSync(join(tmpdir(), 'evenkeel-audit-'));
  headFile = join(folder, 'audit-head.json');
  for (let index = 0; index < count; index += 1) await addEntry(index);
  await sealUntil(count);
  await keepHead({ database, clock, headFile, alarm: (event) => alarms.push(event) });
});

afterAll(async () => {
  await superuser.end();
  await database.close();
  await place.drop();
  await cluster.stop();
  rmSync(folder, { recursive: true });
});

async function addEntry(index: number, through: { query: Client['query'] } = superuser): Promise<string> {
  const id = newId();
  await through.query(
    `INSERT INTO audit_entries (organization_id, id, at, action, kind, outcome, patient_ids, detail, address, request_id)
     VALUES ($1, $2, $3, $4, 'look', 'allowed', $5, $6, '10.1.2.3', $7)`,
    [
      organizationId,
      id,
      clock.now(),
      `test.look-${index}`,
      [newId()],
      JSON.stringify({ z: index, a: ['é', '1'] }),
      newId(),
    ],
  );
  return id;
}

// Other databases of the cluster may hold transactions open: sealing waits for them, and so does the test.
async function sealUntil(wanted: number): Promise<void> {
  for (let turn = 0; turn < 400; turn += 1) {
    await sealAll({ database, key });
    const { rows } = await superuser.query<{ n: string }>('SELECT count(*) AS n FROM audit_seals');
    if (Number(rows[0]?.n) >= wanted) return;
    await pause(25);
  }
  throw new Error('The entries were not sealed in time.');
}

async function verify(head = readHead(headFile)) {
  const client = new Client({ connectionString: place.ownerUrl });
  await client.connect();
  try {
    return await verifyChain(client, { key, head });
  } finally {
    await client.end();
  }
}

/** Does something to the chain with every right there is, looks, and puts it all back. */
async function tamper(
  statements: (run: (text: string, values?: unknown[]) => Promise<void>) => Promise<void>,
): Promise<BrokenRow | null> {
  const copy = await keptRows();
  await superuser.query(`SET session_replication_role = replica`);
  await statements(async (text, values = []) => {
    await superuser.query(text, values);
  });
  const { broken } = await verify();
  await superuser.query('TRUNCATE audit_seals, audit_entries');
  await copy.putBack();
  await superuser.query(`SET session_replication_role = origin`);
  return broken;
}

async function keptRows() {
  await superuser.query('DROP TABLE IF EXISTS kept_entries, kept_seals');
  await superuser.query('CREATE TEMP TABLE kept_entries AS TABLE audit_entries');
  await superuser.query('CREATE TEMP TABLE kept_seals AS TABLE audit_seals');
  return {
    async putBack() {
      await superuser.query('INSERT INTO audit_entries TABLE kept_entries');
      await superuser.query('INSERT INTO audit_seals TABLE kept_seals');
    },
  };
}

async function entryAt(position: number): Promise<string> {
  const { rows } = await superuser.query<{ entry_id: string }>(
    'SELECT entry_id FROM audit_seals WHERE position = $1',
    [position],
  );
  return rows[0]!.entry_id;
}

// A small generator of its own, so that a seed repeats a run.
function randomFrom(seed: number): (below: number) => number {
  let state = seed % 2_147_483_647 || 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

test('a whole chain is whole, and says how many rows it has', async () => {
  const report = await verify();
  expect(report).toMatchObject({ verified: count, waiting: 0, broken: null, head: { position: count } });
});

test('what the runtime role is given cannot change an entry or a seal', async () => {
  for (const text of [
    `UPDATE audit_entries SET action = 'x'`,
    'DELETE FROM audit_entries',
    `UPDATE audit_seals SET seal = ''`,
    'DELETE FROM audit_seals',
  ]) {
    await expect(database.pool.query(text)).rejects.toThrow(/permission denied/);
  }
});

test('changed, deleted, swapped, inserted and cut-off rows are each found, and the first is named', async () => {
  const seed = Number(process.env['EVENKEEL_TEST_SEED']);
  console.log(`seed ${seed}`);
  const random = randomFrom(seed);
  const changes = [
    `action = action || '.'`,
    `outcome = 'not-permitted'`,
    `at = at + interval '1 microsecond'`,
    `patient_ids = '{}'`,
    `detail = '{"z": 0}'`,
    `address = '10.1.2.4'`,
    `address = '10.1.2.3/24'`,
    `staff_member_id = gen_random_uuid()`,
    `request_id = NULL`,
    `kind = 'change'`,
  ];
  const kinds: Record<string, (at: number) => Promise<void>> = {
    async changed(at) {
      const id = await entryAt(at);
      const set = changes[random(changes.length)]!;
      const broken = await tamper((run) => run(`UPDATE audit_entries SET ${set} WHERE id = $1`, [id]));
      expect(broken, `${set} at ${at}`).toMatchObject({ kind: 'changed', position: at, entryId: id });
    },
    async 'seal changed'(at) {
      const broken = await tamper((run) =>
        run('UPDATE audit_seals SET seal = sha256(seal) WHERE position = $1', [at]),
      );
      expect(broken).toMatchObject({ position: at });
    },
    async 'entry deleted'(at) {
      const id = await entryAt(at);
      const broken = await tamper((run) => run('DELETE FROM audit_entries WHERE id = $1', [id]));
      expect(broken).toMatchObject({ kind: 'deleted', position: at, entryId: id });
    },
    async 'entry and seal deleted'(at) {
      const id = await entryAt(at);
      const broken = await tamper(async (run) => {
        await run('DELETE FROM audit_entries WHERE id = $1', [id]);
        await run('DELETE FROM audit_seals WHERE position = $1', [at]);
      });
      expect(broken).toMatchObject({ kind: at === count ? 'cut-off' : 'deleted', position: at });
    },
    async 'deleted and closed up'(at) {
      const id = await entryAt(at);
      const broken = await tamper(async (run) => {
        await run('DELETE FROM audit_entries WHERE id = $1', [id]);
        await run('DELETE FROM audit_seals WHERE position = $1', [at]);
        await run('UPDATE audit_seals SET position = position + 999 WHERE position > $1', [at]);
        await run('UPDATE audit_seals SET position = position - 1000 WHERE position > 1000');
      });
      expect(broken).toMatchObject({ position: at });
    },
    async 'seals swapped'(at) {
      const other = at === count ? at - 1 : at + 1 + random(count - at);
      const broken = await tamper(async (run) => {
        await run('UPDATE audit_seals SET position = position + 1000 WHERE position IN ($1, $2)', [
          at,
          other,
        ]);
        await run(
          'UPDATE audit_seals SET position = CASE position WHEN $1 + 1000 THEN $2 ELSE $1::bigint END WHERE position > 1000',
          [at, other],
        );
      });
      expect(broken, `${at} and ${other}`).toMatchObject({ kind: 'swapped', position: Math.min(at, other) });
    },
    async 'entries swapped'(at) {
      const other = at === count ? 1 : count;
      const [one, two] = [await entryAt(at), await entryAt(other)];
      const broken = await tamper((run) =>
        run(
          'UPDATE audit_entries e SET action = o.action FROM audit_entries o WHERE e.id IN ($1::uuid, $2::uuid) AND o.id IN ($1, $2) AND o.id <> e.id',
          [one, two],
        ),
      );
      expect(broken).toMatchObject({ kind: 'changed', position: Math.min(at, other) });
    },
    async 'inserted behind the chain'(at) {
      const { rows } = await superuser.query<{ id: string }>('SELECT gen_random_uuid() AS id');
      const id = rows[0]!.id;
      const broken = await tamper((run) =>
        run(
          `INSERT INTO audit_entries (organization_id, id, at, transaction_id, action, kind, outcome)
           SELECT e.organization_id, $1, e.at, (e.transaction_id::text::bigint - 1)::text::xid8, 'look.forged', 'look', 'allowed'
             FROM audit_entries e JOIN audit_seals s ON s.entry_id = e.id WHERE s.position = $2`,
          [id, at],
        ),
      );
      expect(broken).toMatchObject({ kind: 'inserted', entryId: id, position: null });
    },
    async 'inserted into the chain'(at) {
      const id = newId();
      const broken = await tamper(async (run) => {
        await run('UPDATE audit_seals SET position = position + 1000 WHERE position >= $1', [at]);
        await run('UPDATE audit_seals SET position = position - 999 WHERE position > 1000');
        await run(
          `INSERT INTO audit_entries (organization_id, id, at, action, kind, outcome) VALUES ($1, $2, '2026-11-16', 'look.forged', 'look', 'allowed')`,
          [organizationId, id],
        );
        await run(`INSERT INTO audit_seals VALUES ($1, $2, $3, sha256('guess'))`, [at, organizationId, id]);
      });
      expect(broken).toMatchObject({ kind: 'inserted', position: at, entryId: id });
    },
    async 'cut off'(at) {
      const broken = await tamper(async (run) => {
        await run(
          'DELETE FROM audit_entries e USING audit_seals s WHERE s.entry_id = e.id AND s.position >= $1',
          [at],
        );
        await run('DELETE FROM audit_seals WHERE position >= $1', [at]);
      });
      expect(broken).toMatchObject({ kind: 'cut-off', position: at });
    },
  };
  // The ends of the chain are drawn seldom, and have cases of their own.
  for (const name of Object.keys(kinds)) for (const at of [1, count - 1, count]) await kinds[name]!(at);
  const names = Object.keys(kinds);
  for (let turn = 0; turn < 33; turn += 1) await kinds[names[turn % names.length]!]!(1 + random(count));
  expect((await verify()).broken).toBeNull();
}, 120_000);

test('a chain written anew with the key is found through the head outside', async () => {
  const kept = await keptRows();
  await superuser.query('SET session_replication_role = replica');
  await superuser.query(
    `UPDATE audit_entries SET outcome = 'allowed', action = 'nothing.seen' WHERE id = $1`,
    [await entryAt(5)],
  );
  await superuser.query('TRUNCATE audit_seals');
  await sealUntil(count);
  expect((await verify(null)).broken).toBeNull();
  expect((await verify()).broken).toMatchObject({ kind: 'changed', position: count });
  await keepHead({ database, clock, headFile, alarm: (event) => alarms.push(event) });
  expect(alarms).toHaveLength(1);
  expect((await verify()).broken, 'the alarm leaves the evidence').not.toBeNull();
  await superuser.query('TRUNCATE audit_seals, audit_entries');
  await kept.putBack();
  await superuser.query('SET session_replication_role = origin');
});

test('an entry whose transaction commits late is sealed all the same, behind those that came meanwhile', async () => {
  const slow = new Client({ connectionString: place.superuserUrl });
  await slow.connect();
  await slow.query('BEGIN');
  const late = await addEntry(100, slow);
  const early = await addEntry(101);
  await sealAll({ database, key });
  const sealedBefore = await superuser.query('SELECT FROM audit_seals WHERE entry_id = ANY ($1)', [
    [late, early],
  ]);
  expect(sealedBefore.rowCount, 'nothing younger than a running transaction is sealed').toBe(0);
  await slow.query('COMMIT');
  await slow.end();
  await sealUntil(count + 2);
  const order = await superuser.query<{ entry_id: string }>(
    'SELECT entry_id FROM audit_seals WHERE position > $1 ORDER BY position',
    [count],
  );
  expect(order.rows.map((row) => row.entry_id)).toEqual([late, early]);
  expect((await verify()).broken).toBeNull();
});

test('two sealers at once make one chain', async () => {
  const more = 40;
  const before = Number(
    (await superuser.query<{ n: string }>('SELECT count(*) AS n FROM audit_entries')).rows[0]!.n,
  );
  for (let index = 0; index < more; index += 1) await addEntry(index);
  await Promise.all([sealAll({ database, key }), sealAll({ database, key }), sealAll({ database, key })]);
  await sealUntil(before + more);
  expect(await verify()).toMatchObject({ verified: before + more, broken: null });
});

test('the sealer that runs beside the server seals, keeps the head, and does both once more when it stops', async () => {
  const file = join(folder, 'running-head.json');
  const sealer = startSealer({
    database,
    clock,
    key,
    headFile: file,
    report: () => undefined,
    alarm: () => undefined,
    everyMilliseconds: 20,
  });
  await addEntry(200);
  await pause(200);
  await sealer.stop();
  const head = readHead(file);
  expect(head?.position).toBeGreaterThan(count);
  expect(await verify(head)).toMatchObject({ broken: null });
  writeHead(file, { ...head!, position: head!.position + 5 });
  expect((await verify(readHead(file))).broken).toMatchObject({ kind: 'cut-off' });
});
