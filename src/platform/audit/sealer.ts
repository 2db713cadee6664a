// Seals audit entries into the chain, a batch at a time, beside the requests: writers never wait for it.
// Which entries are ready is decided in the database (db/migrations/0032-platform-audit-sealing.sql).
import type { KeyObject } from 'node:crypto';
import { sql } from 'kysely';
import type { Clock } from '../clock/clock.ts';
import type { Database, Tx } from '../database/database.ts';
import { beforeFirst, sealOf, type ChainEntry } from './chain.ts';
import { readHead, writeHead, type ChainHead } from './chain-head.ts';

export type SealerParts = {
  readonly database: Database;
  readonly clock: Clock;
  readonly key: KeyObject;
  readonly headFile: string;
  /** Told when sealing breaks; it is tried again. */
  readonly report: (error: unknown, during: string) => void;
  /** Told when the chain no longer holds the head that was written outside: somebody changed sealed rows. */
  readonly alarm: (event: string) => void;
  readonly everyMilliseconds?: number;
};

export type Sealer = {
  /** Seals all that is ready and writes the head: at an orderly stop. */
  stop(): Promise<void>;
};

// Small enough that requests on the same thread do not feel it.
const batchSize = 250;
const headEveryMilliseconds = 60_000;
// Any number will do, as long as nothing else takes it.
const lockNumber = 4_600_002;

export function startSealer(parts: SealerParts): Sealer {
  let round: Promise<void> = Promise.resolve();
  let headWrittenAt = 0;
  const turn = async (last: boolean) => {
    try {
      await sealAll(parts);
      if (!last && performance.now() - headWrittenAt < headEveryMilliseconds) return;
      await keepHead(parts);
      headWrittenAt = performance.now();
    } catch (error) {
      parts.report(error, 'audit-sealer');
    }
  };
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    round = turn(false).finally(() => {
      busy = false;
    });
  }, parts.everyMilliseconds ?? 3000);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await round;
      await turn(true);
    },
  };
}

/** Seals until nothing is ready; answers how many. */
export async function sealAll(parts: Pick<SealerParts, 'database' | 'key'>): Promise<number> {
  let sealed = 0;
  for (;;) {
    const batch = await sealBatch(parts);
    sealed += batch;
    if (batch < batchSize) return sealed;
  }
}

async function sealBatch({ database, key }: Pick<SealerParts, 'database' | 'key'>): Promise<number> {
  return database.transaction(async (tx) => {
    // One sealer at a time, and the next statement sees what the one before it wrote.
    const lock = await sql<{
      mine: boolean;
    }>`SELECT pg_try_advisory_xact_lock(${lockNumber}) AS mine`.execute(tx);
    if (!lock.rows[0]?.mine) return 0;
    const { rows } = await sql<ChainEntry>`SELECT * FROM audit_entries_to_seal(${batchSize})`.execute(tx);
    if (rows.length === 0) return 0;
    const last = await lastSeal(tx);
    let { seal } = last;
    const seals = rows.map((entry) => (seal = sealOf(key, seal, entry)));
    // One array for each column: a thousand parameters would take longer than the sealing.
    await sql`
      INSERT INTO audit_seals (position, organization_id, entry_id, seal)
      SELECT ${last.position} + new.ordinality, new.organization_id, new.entry_id, new.seal
        FROM unnest(${rows.map((entry) => entry.organization_id)}::uuid[], ${rows.map((entry) => entry.id)}::uuid[], ${seals}::bytea[])
             WITH ORDINALITY AS new (organization_id, entry_id, seal, ordinality)`.execute(tx);
    return seals.length;
  });
}

type LastSeal = { position: number; seal: Buffer };

async function lastSeal(tx: Tx): Promise<LastSeal> {
  const found = await tx
    .selectFrom('audit_seals')
    .select(['position', 'seal'])
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found ?? { position: 0, seal: beforeFirst };
}

/** Where the chain in the database ends; null before it has begun. */
export async function chainHeadIn(database: Database): Promise<Omit<ChainHead, 'at'> | null> {
  const { position, seal } = await database.transaction(lastSeal);
  return position === 0 ? null : { position, seal: seal.toString('hex') };
}

/**
 * Writes the head outside. A chain that no longer holds the head written before is never given a new one: that would
 * hide what was cut off.
 */
export async function keepHead(
  parts: Pick<SealerParts, 'database' | 'clock' | 'headFile' | 'alarm'>,
): Promise<void> {
  const before = readHead(parts.headFile);
  const found = await parts.database.transaction(async (tx) => ({
    last: await lastSeal(tx),
    holds: before === null || (await holdsHead(tx, before)),
  }));
  if (!found.holds) {
    parts.alarm('the audit chain does not hold the head that was kept outside: run verify-audit');
    return;
  }
  const { position, seal } = found.last;
  if (position === 0) return;
  writeHead(parts.headFile, { position, seal: seal.toString('hex'), at: parts.clock.now() });
}

async function holdsHead(tx: Tx, head: ChainHead): Promise<boolean> {
  const found = await tx
    .selectFrom('audit_seals')
    .select('seal')
    .where('position', '=', head.position)
    .executeTakeFirst();
  return found?.seal.toString('hex') === head.seal;
}
