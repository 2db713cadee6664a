// Where a session of today stands: running, just over, about to begin, later, or over; and which of one's own comes first.
import { minutesBetween, type Instant } from '#kernel/local-date.ts';
import type { BoardSession } from './attendance.api.ts';

export type Standing = 'running' | 'just-over' | 'next' | 'over' | 'cancelled';

/** How long after its end a session still asks for its notes, in minutes. */
const justOverMinutes = 120;

export function standingOf(
  session: Pick<BoardSession, 'startsAt' | 'endsAt' | 'status'>,
  now: string,
): Standing {
  if (session.status === 'cancelled') return 'cancelled';
  const toStart = minutesBetween(now as Instant, session.startsAt as Instant);
  const sinceEnd = minutesBetween(session.endsAt as Instant, now as Instant);
  if (toStart > 0) return 'next';
  if (sinceEnd < 0) return 'running';
  return sinceEnd <= justOverMinutes ? 'just-over' : 'over';
}

const rank: Readonly<Record<Standing, number>> = {
  running: 0,
  'just-over': 1,
  next: 2,
  over: 3,
  cancelled: 4,
};

/** One's own sessions of a day, the one that needs one now first. */
export function ownFirst(sessions: readonly BoardSession[], now: string): BoardSession[] {
  return sessions
    .filter((session) => session.mine)
    .toSorted(
      (one, other) =>
        rank[standingOf(one, now)] - rank[standingOf(other, now)] ||
        one.startsAt.localeCompare(other.startsAt),
    );
}

/** 'Running until 1:00 PM', 'In 25 minutes', 'Over since 1:00 PM'. */
export function standingWords(
  session: Pick<BoardSession, 'startsAt' | 'endsAt' | 'status'>,
  now: string,
  time: (instant: string) => string,
): string {
  const standing = standingOf(session, now);
  const minutes = minutesBetween(now as Instant, session.startsAt as Instant);
  const soon = minutes < 1 ? 'Begins now' : `In ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
  const words: Readonly<Record<Standing, string>> = {
    running: `Running until ${time(session.endsAt)}`,
    'just-over': `Just over, since ${time(session.endsAt)}`,
    next: minutes > 90 ? 'Later' : soon,
    over: `Over since ${time(session.endsAt)}`,
    cancelled: 'Cancelled',
  };
  return words[standing];
}
