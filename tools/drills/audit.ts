// A million entries of the audit trail, sealed and verified in the time that is promised, a change in their midst that is
// found, and who looked at somebody told at once. See src/platform/audit/verify-chain.ts and looks_at().
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
const toldWithinMs = 200;
// Somebody whom every twentieth entry names, as lists of the day do, somebody who was opened now and then, and somebody whom
// tens of thousands named once and none does any more.
const known = {
  often: '01890000-0000-7000-8000-0000000000a1',
  seldom: '01890000-0000-7000-8000-0000000000a2',
  formerly: '01890000-0000-7000-8000-0000000000a3',
} as const;
const formerlyOf = 5;
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
      const told = await slowerLook(place, say);
      const whole = await inSeconds(say, 'verified', () => verify(place));
      const isWhole = whole.answer.broken === null && whole.answer.verified === times;
      const changed = Math.ceil(times / 2);
      await asSuperuser(place, (client) => changeEntry(client, changed));
      const found = (await verify(place)).broken;
      say(
        `${whole.answer.verified} verified; of a change at ${changed} it says: ${found === null ? 'nothing' : JSON.stringify(found)}. Load ${loadavg()[0]?.toFixed(1)}.`,
      );
      const isInTime = whole.seconds <= (verifiedWithinSeconds * times) / 1_000_000 + 1;
      return isWhole && isInTime && told <= toldWithinMs && found?.position === changed;
    } finally {
      await place.drop();
      await cluster.stop();
    }
  },
};

// A page of who looked at each of them, five times, as the privacy officer asks for it; answers the slowest of the medians
// in milliseconds. The first time everything is read from the disk, and is said as well.
async function slowerLook(place: TestDatabase, say: (sentence: string) => void): Promise<number> {
  const times = await asSuperuser(place, async (client) => {
    await client.query(
      `SET ROLE evenkeel_runtime; SET evenkeel.organization = '01890000-0000-7000-8000-000000000001'; SET evenkeel.whole_organization = 'on'`,
    );
    const found: [string, number, number][] = [];
    for (const [who, patientId] of Object.entries(known)) {
      for (let again = 0; again < 5; again += 1) {
        const begun = performance.now();
        const { rowCount } = await client.query('SELECT * FROM looks_at(ARRAY[$1::uuid], NULL, 101)', [
          patientId,
        ]);
        found.push([who, performance.now() - begun, rowCount ?? 0]);
      }
    }
    return found;
  });
  const medians = Object.keys(known).map((who) => {
    const own = times.filter(([one]) => one === who);
    const [, first = 0, entries = 0] = own[0] ?? [];
    const median = own.map(([, ms]) => ms).toSorted((one, other) => one - other)[2] ?? 0;
    say(
      `who looked at somebody ${who} named: ${entries} entries, median ${median.toFixed(0)} ms, first ${first.toFixed(0)} ms`,
    );
    return median;
  });
  return Math.max(...medians);
}

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

async function asSuperuser<Answer>(
  place: TestDatabase,
  work: (client: Client) => Promise<Answer>,
): Promise<Answer> {
  const client = new Client({ connectionString: place.superuserUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

// Some at a time, as requests add them: a sealer looks through what the same transaction added.
async function addEntries(client: Client, times: number): Promise<void> {
  for (let first = 1; first <= times; first += entriesAtOnce)
    await addSome(client, { first, last: Math.min(times, first + entriesAtOnce - 1), times });
  await client.query('ANALYZE audit_entries');
}

async function addSome(
  client: Client,
  { first, last, times }: { readonly first: number; readonly last: number; readonly times: number },
): Promise<void> {
  await client.query(
    `INSERT INTO audit_entries (organization_id, id, at, staff_member_id, action, kind, outcome, patient_ids, detail, address, request_id)
     SELECT '01890000-0000-7000-8000-000000000001', gen_random_uuid(), '2026-11-16T15:30:00Z'::timestamptz + n * interval '1 second',
            gen_random_uuid(), 'chart.opened', 'look', 'allowed', ARRAY[CASE WHEN n % 20 = 0 THEN $3::uuid WHEN n % 5000 = 1 THEN $4::uuid WHEN n % 4 = 2 AND n < $6::integer THEN $5::uuid ELSE gen_random_uuid() END], json_build_object('number', n), '10.1.2.3', gen_random_uuid()::text
       FROM generate_series($1::integer, $2::integer) AS n`,
    [first, last, known.often, known.seldom, known.formerly, Math.floor(times / formerlyOf)],
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
