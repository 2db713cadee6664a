// How long the code of a tablet works, when a tablet is over, and how often it may be tried. The numbers are our own.
import { addMinutes, isBefore, type Instant } from '#kernel/local-date.ts';
import type { TabletState } from './tablet.ts';

/** Minutes for which the code that sets a tablet up works. */
export const codeMinutes = 15;
/** Minutes of silence after which a tablet is over; enter_tablet() says the same. */
const silentMinutes = 30 * 24 * 60;

/** Tries are counted in windows of so many minutes. */
export const windowMinutes = 15;
/** More tries than people who arrive could make: then the tablet rests until the window is over. */
export const mostTries = 40;
/** Misses worth a look from the front desk: somebody needs help, or somebody guesses. */
export const missesToTell = 4;

export type Tries = { readonly since: Instant | null; readonly tries: number; readonly misses: number };

/** The tries that count now: those of a window that is over do not. */
export function triesNow(kept: Tries, now: Instant): Tries {
  const isOver = kept.since === null || !isBefore(now, addMinutes(kept.since, windowMinutes));
  return isOver ? { since: null, tries: 0, misses: 0 } : kept;
}

/**
 * Whether the tablet takes nobody in for a while. All tries count, found or not: a limit on misses alone would tell
 * whoever guesses which of their guesses was right.
 */
export function isResting(kept: Tries, now: Instant): boolean {
  return triesNow(kept, now).tries >= mostTries;
}

/** The counts after one more try. */
export function afterTry(kept: Tries, so: { found: boolean; now: Instant }): Tries {
  const before = triesNow(kept, so.now);
  return {
    since: before.since ?? so.now,
    tries: before.tries + 1,
    misses: before.misses + (so.found ? 0 : 1),
  };
}

export type TabletTimes = {
  readonly codeEndsAt: Instant;
  readonly lastSeenAt: Instant | null;
  readonly endedAt: Instant | null;
};

export function tabletState({ codeEndsAt, lastSeenAt, endedAt }: TabletTimes, now: Instant): TabletState {
  if (endedAt !== null) return 'ended';
  if (lastSeenAt === null) return isBefore(now, codeEndsAt) ? 'waits' : 'code_over';
  return isBefore(now, addMinutes(lastSeenAt, silentMinutes)) ? 'in_use' : 'silent';
}
