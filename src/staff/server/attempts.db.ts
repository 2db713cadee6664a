// Counts of wrong tries. The row of a name stays locked while one try is judged, so that tries sent side by side
// are judged one after the other and none slips past the limit.
import { sql } from 'kysely';
import type { Instant } from '#kernel/local-date.ts';
import type { StaffTx } from './recognition.db.ts';

export type Attempts = { readonly failures: number; readonly lastAt: Instant };

/** Locks and reads the failures in a row for a name, whether anybody has that name or not. */
export async function lockNameCount(tx: StaffTx, by: { subject: Buffer; now: Instant }): Promise<Attempts> {
  await tx
    .insertInto('attempt_counts')
    .values({ kind: 'name', subject: by.subject, failures: 0, first_at: by.now, last_at: by.now })
    .onConflict((conflict) => conflict.columns(['kind', 'subject']).doNothing())
    .execute();
  const row = await tx
    .selectFrom('attempt_counts')
    .select(['failures', 'last_at'])
    .where('kind', '=', 'name')
    .where('subject', '=', by.subject)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { failures: row.failures, lastAt: row.last_at as Instant };
}

export async function addNameFailure(tx: StaffTx, by: { subject: Buffer; now: Instant }): Promise<void> {
  await tx
    .updateTable('attempt_counts')
    .set((row) => ({ failures: row('failures', '+', 1), last_at: by.now }))
    .where('kind', '=', 'name')
    .where('subject', '=', by.subject)
    .execute();
}

/** Starts a name's count anew after a whole sign-in. */
export async function clearNameCount(tx: StaffTx, subject: Buffer): Promise<void> {
  await tx.deleteFrom('attempt_counts').where('kind', '=', 'name').where('subject', '=', subject).execute();
}

export type PlaceKind = 'address' | 'network';

/** Failures of an address or network since the window began. */
export async function placeFailures(
  tx: StaffTx,
  of: { kind: PlaceKind; subject: Buffer; since: Instant },
): Promise<number> {
  const row = await tx
    .selectFrom('attempt_counts')
    .select('failures')
    .where('kind', '=', of.kind)
    .where('subject', '=', of.subject)
    .where('first_at', '>', of.since)
    .executeTakeFirst();
  return row?.failures ?? 0;
}

/** Counts a failure of an address or network; a window that is over begins anew. */
export async function addPlaceFailure(
  tx: StaffTx,
  of: { kind: PlaceKind; subject: Buffer; since: Instant; now: Instant },
): Promise<void> {
  await sql`INSERT INTO attempt_counts AS c (kind, subject, failures, first_at, last_at) VALUES (${of.kind}, ${of.subject}, 1, ${of.now}, ${of.now})
    ON CONFLICT (kind, subject) DO UPDATE SET
      failures = CASE WHEN c.first_at > ${of.since}::timestamptz THEN c.failures + 1 ELSE 1 END,
      first_at = CASE WHEN c.first_at > ${of.since}::timestamptz THEN c.first_at ELSE excluded.first_at END,
      last_at = excluded.last_at`.execute(tx);
}
