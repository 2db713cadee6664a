// A backup comes back row for row into an empty place, also one taken while people write; and whatever is done to the
// file, it is refused and leaves nothing behind.
import { createSecretKey, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestWorld, type TestWorld } from '#app/testing/test-world.ts';
import { sealAll } from '#platform/audit/sealer.ts';
import { verifyChain } from '#platform/audit/verify-chain.ts';
import { newId } from '#platform/database/new-id.ts';
import { openTestCluster, type TestCluster, type TestDatabase } from '#platform/database/test-cluster.ts';
import { findBackupKey, keyFromWords, openBackupKey, type BackupKey } from './backup-key.ts';
import { BackupRefused } from './backup-refused.ts';
import { makeBackup } from './make-backup.ts';
import { checkBackup } from './read-backup.ts';
import { restoreBackup } from './restore-backup.ts';

const auditKey = createSecretKey(Buffer.alloc(32, 9));
const madeAt = '2026-11-16T15:30:00Z';
let world: TestWorld;
let cluster: TestCluster;
let folder: string;
let key: BackupKey;
let file: string;
const opened: TestDatabase[] = [];

beforeAll(async () => {
  world = await openTestWorld();
  cluster = await openTestCluster();
  folder = mkdtempSync(join(tmpdir(), 'evenkeel-backup-'));
  key = openBackupKey(join(folder, 'keys'));
  file = join(folder, 'quiet.backup');
  await addRows(200);
  await sealEverything();
  await makeBackup({ ownerUrl: world.place.ownerUrl, file, key, madeAt });
});

afterAll(async () => {
  for (const place of opened) await place.drop();
  await cluster.stop();
  await world.close();
  rmSync(folder, { recursive: true });
});

async function emptyPlace(): Promise<TestDatabase> {
  const place = await cluster.makeDatabase();
  opened.push(place);
  return place;
}

async function addRows(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await world.owner.query(
      `WITH one AS (INSERT INTO audit_entries (organization_id, id, at, action, kind, outcome, patient_ids, detail, address)
         VALUES ($1, $2, $3, $4, 'look', 'allowed', $5, $6, '2001:db8::1') RETURNING organization_id, id)
       INSERT INTO idempotency_keys (organization_id, staff_member_id, key, request_sha256, answer, created_at)
         SELECT organization_id, id, 'key-' || id, sha256('x'), $7, $3 FROM one`,
      [
        world.ids.organizationId,
        newId(),
        madeAt,
        'canary.Ünïcode',
        [newId()],
        JSON.stringify({ n: index }),
        `tab\t line\n back\\slash \\. "quote" canary-words ${randomBytes(3000).toString('hex')}`,
      ],
    );
  }
}

// Transactions of other tests in the cluster hold sealing up: wait for them.
async function sealEverything(): Promise<void> {
  for (let turn = 0; turn < 400; turn += 1) {
    await sealAll({ database: world.database, key: auditKey });
    const { rows } = await world.owner.query<{ left: string }>(
      'SELECT (SELECT count(*) FROM audit_entries) - (SELECT count(*) FROM audit_seals) AS left',
    );
    if (Number(rows[0]?.left) === 0) return;
    await pause(25);
  }
  throw new Error('The entries were not sealed in time.');
}

/** Every table with its ordered rows' hash, as the database itself makes it. */
async function hashesOf(superuserUrl: string): Promise<Record<string, string>> {
  return withClient(superuserUrl, async (client) => {
    await client.query(`SET timezone = 'UTC'`);
    const tables = await client.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'schema_migrations' ORDER BY 1`,
    );
    const hashes: Record<string, string> = {};
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ n: string; hash: string }>(
        `SELECT count(*) AS n, md5(coalesce(string_agg(r, E'\n' ORDER BY r COLLATE "C"), '')) AS hash
           FROM (SELECT (to_jsonb(t) - 'transaction_id')::text AS r FROM public.${name} t) AS every`,
      );
      hashes[name] = `${rows[0]?.n} ${rows[0]?.hash}`;
    }
    const sequences = await client.query<{ name: string; at: string }>(
      `SELECT sequencename AS name, last_value::text AS at FROM pg_sequences WHERE schemaname = 'public'`,
    );
    for (const { name, at } of sequences.rows) hashes[`sequence ${name}`] = at;
    return hashes;
  });
}

async function withClient<Answer>(url: string, work: (client: Client) => Promise<Answer>): Promise<Answer> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** What protects the rows: forced walls, triggers, constraints. */
async function wallsOf(superuserUrl: string): Promise<string[]> {
  return withClient(superuserUrl, async (client) => {
    const { rows } = await client.query<{ wall: string }>(`
      SELECT c.relname || ' ' || c.relrowsecurity || c.relforcerowsecurity AS wall FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace
      UNION SELECT t.tgrelid::regclass || ' ' || t.tgname || ' ' || t.tgenabled::text FROM pg_trigger t WHERE NOT t.tgisinternal
      UNION SELECT f.conrelid::regclass || ' ' || f.conname || ' ' || pg_get_constraintdef(f.oid) FROM pg_constraint f WHERE f.connamespace = 'public'::regnamespace
      ORDER BY 1`);
    return rows.map((row) => row.wall);
  });
}

test('a round trip into an empty place brings back every row, the walls as they were, and a whole audit chain', async () => {
  const place = await emptyPlace();
  const facts = await restoreBackup({ ownerUrl: place.ownerUrl, file, key });
  const [before, after] = [await hashesOf(world.place.superuserUrl), await hashesOf(place.superuserUrl)];
  expect(after).toEqual(before);
  expect(Object.keys(before).length).toBeGreaterThan(20);
  expect(facts.rows).toBeGreaterThan(600);
  expect(await wallsOf(place.superuserUrl)).toEqual(await wallsOf(world.place.superuserUrl));
  const report = await withClient(place.ownerUrl, (client) =>
    verifyChain(client, { key: auditKey, head: null }),
  );
  expect(report).toMatchObject({ broken: null, waiting: 0 });
  expect(report.verified).toBeGreaterThanOrEqual(200);
});

test('a backup taken while people write is one instant of it', async () => {
  const busy = join(folder, 'busy.backup');
  let writing = true;
  const writer = (async () => {
    while (writing) await addRows(1);
  })();
  await pause(100);
  const facts = await makeBackup({ ownerUrl: world.place.ownerUrl, file: busy, key, madeAt });
  writing = false;
  await writer;
  const place = await emptyPlace();
  await restoreBackup({ ownerUrl: place.ownerUrl, file: busy, key });
  // Each entry was written in one transaction with its key.
  const half = await withClient(place.superuserUrl, (client) =>
    client.query(
      'SELECT FROM audit_entries e FULL JOIN idempotency_keys k ON k.staff_member_id = e.id WHERE (k.key IS NULL OR e.id IS NULL)',
    ),
  );
  expect(half.rowCount).toBe(0);
  expect(facts.closing.tallies['idempotency_keys']?.rows).toBeGreaterThanOrEqual(200);
});

test('a place with rows is refused, and so is a file that is there already', async () => {
  await expect(restoreBackup({ ownerUrl: world.place.ownerUrl, file, key })).rejects.toThrow(/not empty/);
  await expect(makeBackup({ ownerUrl: world.place.ownerUrl, file, key, madeAt })).rejects.toThrow(
    /there already/,
  );
});

test('another key and other words are refused; the right words open', async () => {
  const others = openBackupKey(join(folder, 'other-keys'));
  await expect(checkBackup(file, others)).rejects.toThrow(/another key/);
  expect(() => findBackupKey(join(folder, 'no-keys'))).toThrow(/missing/);
  const wordsFile = join(folder, 'words');
  const wrongWords = join(folder, 'wrong-words');
  writeFileSync(wordsFile, 'seven quiet herons cross the lake\n');
  writeFileSync(wrongWords, 'seven quiet herons cross the bridge\n');
  const byWords = join(folder, 'by-words.backup');
  await makeBackup({ ownerUrl: world.place.ownerUrl, file: byWords, key: keyFromWords(wordsFile), madeAt });
  await expect(checkBackup(byWords, keyFromWords(wrongWords))).rejects.toThrow(/another key/);
  await expect(checkBackup(byWords, keyFromWords(wordsFile))).resolves.toMatchObject({
    rows: expect.any(Number),
  });
});

test('nothing can be read in the file, and only its owner may open it', async () => {
  const bytes = readFileSync(file);
  for (const canary of [
    'canary',
    'Canary',
    'Lakeside',
    'audit_entries',
    'patients',
    world.ids.organizationId,
  ]) {
    expect(bytes.includes(canary), canary).toBe(false);
  }
  expect(statSync(file).mode & 0o077).toBe(0);
});

// A small generator of its own, so that a seed repeats a run.
function randomFrom(seed: number): (below: number) => number {
  let state = seed % 2_147_483_647 || 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** The chunks of a file behind its header; the file must have several for the tests to mean anything. */
function chunksOf(whole: Buffer): { header: Buffer; chunks: Buffer[] } {
  const header = whole.subarray(0, whole.indexOf(10) + 1);
  const chunks: Buffer[] = [];
  for (let at = header.length; at < whole.length;) {
    const size = 4 + (whole.readUInt32BE(at) & 0x7fffffff) + 16;
    chunks.push(whole.subarray(at, at + size));
    at += size;
  }
  return { header, chunks };
}

test('every damaged file is refused, and nothing of it is kept', async () => {
  const seed = Number(process.env['EVENKEEL_TEST_SEED']);
  console.log(`seed ${seed}`);
  const random = randomFrom(seed);
  const whole = readFileSync(file);
  const chunk = () => 51 + random(Math.max(1, whole.length - 200));
  const { header, chunks } = chunksOf(whole);
  expect(chunks.length).toBeGreaterThan(2);
  const damages: Record<string, () => Buffer> = {
    'chunks in another order': () => Buffer.concat([header, chunks[1]!, chunks[0]!, ...chunks.slice(2)]),
    'chunk left out': () => Buffer.concat([header, ...chunks.filter((_, index) => index !== 1)]),
    'last chunk dropped': () => Buffer.concat([header, ...chunks.slice(0, -1)]),
    'chunk twice': () => Buffer.concat([header, chunks[0]!, ...chunks]),
    'ends with an earlier chunk marked last': () => {
      const early = Buffer.from(chunks[0]!);
      early.writeUInt8(early.readUInt8(0) | 0x80, 0);
      return Buffer.concat([header, early]);
    },
    'flipped bit': () => {
      const bytes = Buffer.from(whole);
      const at = random(bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8));
      return bytes;
    },
    'dropped tail': () => whole.subarray(0, random(whole.length)),
    'added tail': () => Buffer.concat([whole, Buffer.alloc(1 + random(50), random(256))]),
    'bytes taken out': () => {
      const at = chunk();
      return Buffer.concat([whole.subarray(0, at), whole.subarray(at + 1 + random(100))]);
    },
    'pieces in another order': () => {
      const at = chunk();
      return Buffer.concat([
        whole.subarray(0, at),
        whole.subarray(at + 50, at + 100),
        whole.subarray(at, at + 50),
        whole.subarray(at + 100),
      ]);
    },
    'zeroed block': () => {
      const bytes = Buffer.from(whole);
      const at = chunk();
      bytes.fill(0, at, at + 64);
      return bytes;
    },
    'length zero': () => Buffer.alloc(0),
  };
  const names = Object.keys(damages);
  const damaged = join(folder, 'damaged.backup');
  for (let turn = 0; turn < 84; turn += 1) {
    const name = names[turn % names.length]!;
    writeFileSync(damaged, damages[name]!());
    await expect(checkBackup(damaged, key), `${name} in turn ${turn}`).rejects.toThrow(BackupRefused);
  }
  const place = await emptyPlace();
  for (const name of names) {
    // Damage near the end is met only when nearly everything is loaded.
    const bytes = name === 'flipped bit' ? Buffer.from(whole) : damages[name]!();
    if (name === 'flipped bit') bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    writeFileSync(damaged, bytes);
    await expect(restoreBackup({ ownerUrl: place.ownerUrl, file: damaged, key }), name).rejects.toThrow(
      BackupRefused,
    );
  }
  await restoreBackup({ ownerUrl: place.ownerUrl, file, key });
}, 60_000);
