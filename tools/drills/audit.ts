// A million entries of the audit trail, sealed and verified in the time that is promised, and a change in their midst
// that is found. See src/platform/audit/verify-chain.ts.
import { createSecretKey, randomBytes } from 'node:crypto';
import { loadavg } from 'node:os';
import { Client } from 'pg';
import { sealAll } from '#platform/audit/sealer.ts';
import { verifyChain, type ChainReport } from '#platform/audit/verify-chain.ts';
import { openDatabase } from '#platform/database/database.ts';
import { migrate } from '#platform/database/migrate.ts';
import { openTestCluster, type TestDatabase } from '#platform/database/test-cluster.ts';
import type { Drill } from './drill.ts';

const verifiedWithinSeconds = 60;
const entriesAtOnce = 1000;
const key = createSecretKey(randomBytes(32));

export const auditDrill: Drill = {
  summary:
    'Adds 1,000,000 entries (or --times N) to the audit trail, seals and verifies them (at most 60 s for a million), then changes one: it must be named.',
  times: 1_000_000,
  async run({ times, say }) {
    const cluster = await openTestCluster();
    const place = await cluster.makeDatabase();
    try {
      await migrate(place.ownerUrl);
      await inSeconds(say, 'added', () => asSuperuser(place, (client) => addEntries(client, times)));
      await inSeconds(say, 'sealed', () => seal(place, times));
      const whole = await inSeconds(say, 'verified', () => verify(place));
      const isWhole = whole.answer.broken === null && whole.answer.verified === times;
      const changed = Math.ceil(times / 2);
      await asSuperuser(place, (client) => changeEntry(client, changed));
      const found = (await verify(place)).broken;
      say(
        `${whole.answer.verified} verified; of a change at ${changed} it says: ${found === null ? 'nothing' : JSON.stringify(found)}. Load ${loadavg()[0]?.toFixed(1)}.`,
      );
      const isInTime = whole.seconds <= (verifiedWithinSeconds * times) / 1_000_000 + 1;
      return isWhole && isInTime && found?.position === changed;
    } finally {
      await place.drop();
      await cluster.stop();
    }
  },
};

async function inSeconds<Answer>(
  say: (sentence: string) => void,
  what: string,
  work: () => Promise<Answer>,
): Promise<{ answer: Answer; seconds: number }> {
  const begun = performance.now();
  const answer = await work();
  const seconds = (performance.now() - begun) / 1000;
  say(`${what} in ${seconds.toFixed(1)} s`);
  return { answer, seconds };
}

async function asSuperuser(place: TestDatabase, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: place.superuserUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

// Some at a time, as requests add them: a sealer looks through what the same transaction added.
async function addEntries(client: Client, times: number): Promise<void> {
  for (let first = 1; first <= times; first += entriesAtOnce)
    await addSome(client, first, Math.min(times, first + entriesAtOnce - 1));
  await client.query('ANALYZE audit_entries');
}

async function addSome(client: Client, first: number, last: number): Promise<void> {
  await client.query(
    `INSERT INTO audit_entries (organization_id, id, at, staff_member_id, action, kind, outcome, patient_ids, detail, address, request_id)
     SELECT '01890000-0000-7000-8000-000000000001', gen_random_uuid(), '2026-11-16T15:30:00Z'::timestamptz + n * interval '1 second',
            gen_random_uuid(), 'chart.opened', 'look', 'allowed', ARRAY[gen_random_uuid()], json_build_object('number', n), '10.1.2.3', gen_random_uuid()::text
       FROM generate_series($1::integer, $2::integer) AS n`,
    [first, last],
  );
}

async function seal(place: TestDatabase, times: number): Promise<void> {
  const database = openDatabase(place.runtimeUrl, 2);
  try {
    let sealed = 0;
    while (sealed < times) sealed += await sealAll({ database, key });
  } finally {
    await database.close();
  }
}

async function verify(place: TestDatabase): Promise<ChainReport> {
  const client = new Client({ connectionString: place.ownerUrl });
  await client.connect();
  try {
    return await verifyChain(client, { key, head: null });
  } finally {
    await client.end();
  }
}

async function changeEntry(client: Client, position: number): Promise<void> {
  await client.query('SET session_replication_role = replica');
  await client.query(
    `UPDATE audit_entries SET action = 'nothing.happened' WHERE id = (SELECT entry_id FROM audit_seals WHERE position = $1)`,
    [position],
  );
}
