// One connection of this server that listens for announcements. When it breaks it is opened anew, later and later;
// what was announced meanwhile is lost, so whoever listens is told and asks for everything again.
import pg from 'pg';
import { listenStatement, type Announcement } from '../http/announcements.db.ts';

export type ListenerParts = {
  /** Address past any pooler: LISTEN needs a connection of its own. */
  readonly address: string;
  readonly hear: (announcement: Announcement) => void;
  /** Called when announcements may have been missed. */
  readonly missed: () => void;
  readonly report: (error: unknown) => void;
};

const longestPauseMs = 15_000;
const firstPauseMs = 250;

/** Listens until stopped; the answer stops it. */
export function listenForAnnouncements(parts: ListenerParts): { stop(): Promise<void> } {
  let isStopped = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let pauseMs = firstPauseMs;
  const begin = async (isFirst: boolean): Promise<void> => {
    try {
      client = await connect(parts, again);
      if (isStopped) return await client.end();
      pauseMs = firstPauseMs;
      if (!isFirst) parts.missed();
    } catch (error) {
      parts.report(error);
      again();
    }
  };
  const again = () => {
    if (isStopped) return;
    clearTimeout(timer);
    timer = setTimeout(() => void begin(false), pauseMs);
    pauseMs = Math.min(longestPauseMs, pauseMs * 2);
  };
  const opening = begin(true);
  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await opening;
      await client?.end().catch(() => undefined);
    },
  };
}

async function connect(parts: ListenerParts, onBroken: () => void): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: parts.address,
    keepAlive: true,
    application_name: 'evenkeel-live',
  });
  client.on('notification', (notice) => {
    const announcement = readAnnouncement(notice.payload ?? '');
    if (announcement) parts.hear(announcement);
  });
  client.on('error', () => undefined);
  client.on('end', onBroken);
  await client.connect();
  await client.query(listenStatement);
  return client;
}

/** An announcement as it travels; null when it is none of ours. */
export function readAnnouncement(payload: string): Announcement | null {
  try {
    const read: unknown = JSON.parse(payload);
    if (typeof read !== 'object' || read === null) return null;
    const { organizationId, topic, id } = read as Record<string, unknown>;
    return typeof organizationId === 'string' && typeof topic === 'string' && typeof id === 'string'
      ? { organizationId, topic, id }
      : null;
  } catch {
    return null;
  }
}
