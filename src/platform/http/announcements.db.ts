// Tells open screens, once a transaction commits, that something changed. Only ids travel.
import type { SendLast } from '../database/database.ts';

export const announcementChannel = 'evenkeel_changes';
/** What a listening connection says to hear them. */
export const listenStatement = 'LISTEN evenkeel_changes';

export type Announcement = { readonly organizationId: string; readonly topic: string; readonly id: string };

/** Sends announcements with the commit of this transaction. */
export function announceAll(
  sendLast: SendLast,
  organizationId: string | null,
  announced: readonly { topic: string; id: string }[],
): void {
  if (organizationId === null) return;
  for (const { topic, id } of announced) {
    const payload = JSON.stringify({ organizationId, topic, id } satisfies Announcement);
    sendLast({ name: 'announce', text: 'SELECT pg_notify($1, $2)', values: [announcementChannel, payload] });
  }
}
