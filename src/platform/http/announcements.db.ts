// Tells open screens, once a transaction commits, that something changed. Only ids travel.
import { sql } from 'kysely';
import type { Tx } from '../database/database.ts';

export const announcementChannel = 'evenkeel_changes';

export type Announcement = { readonly organizationId: string; readonly topic: string; readonly id: string };

/** Sends announcements with the commit of this transaction. */
export async function announceAll(
  tx: Tx,
  organizationId: string | null,
  announced: readonly { topic: string; id: string }[],
): Promise<void> {
  if (organizationId === null) return;
  for (const { topic, id } of announced) {
    const payload = JSON.stringify({ organizationId, topic, id } satisfies Announcement);
    await sql`SELECT pg_notify(${announcementChannel}, ${payload})`.execute(tx);
  }
}
