// What jobs ask the database itself; the functions stand in db/migrations/0031-platform-job-context.sql.
import { sql } from 'kysely';
import type { Instant, LocalDate } from '#kernel/local-date.ts';
import type { Tx } from '../database/database.ts';

/** Ids of all organizations. */
export async function organizationsWithJobs(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`SELECT * FROM organizations_with_jobs() AS id`.execute(tx);
  return rows.map((row) => row.id);
}

/** Enters the context of one organization; answers its today, or null when there is no such organization. */
export async function enterJob(tx: Tx, organizationId: string, now: Instant): Promise<LocalDate | null> {
  const { rows } = await sql<{
    today: LocalDate | null;
  }>`SELECT enter_job(${organizationId}, ${now}) AS today`.execute(tx);
  return rows[0]?.today ?? null;
}

/** Takes away the context's kept answers first asked before an instant. */
export async function forgetIdempotencyKeys(tx: Tx, before: string): Promise<void> {
  await sql`SELECT forget_idempotency_keys(${before})`.execute(tx);
}
