import { describe, expect, it } from 'vitest';
import { addMinutes, type Instant } from '#kernel/local-date.ts';
import {
  afterTry,
  isResting,
  missesToTell,
  mostTries,
  tabletState,
  triesNow,
  windowMinutes,
  type Tries,
} from './tablet-life.ts';

const now = '2026-11-16T15:30:00Z' as Instant;
const none: Tries = { since: null, tries: 0, misses: 0 };

describe('tries at a tablet', () => {
  it('rests after more tries than people could make, found or not, and goes on when the window is over', () => {
    let tries = none;
    for (let made = 0; made < mostTries; made += 1) {
      expect(isResting(tries, now)).toBe(false);
      tries = afterTry(tries, { found: made % 2 === 0, now });
    }
    expect(isResting(tries, now)).toBe(true);
    expect(isResting(tries, addMinutes(now, windowMinutes - 1))).toBe(true);
    expect(isResting(tries, addMinutes(now, windowMinutes))).toBe(false);
  });

  it('counts misses apart, for the desk', () => {
    const missed = Array.from({ length: missesToTell }).reduce<Tries>(
      (tries) => afterTry(tries, { found: false, now }),
      none,
    );
    expect(missed).toEqual({ since: now, tries: missesToTell, misses: missesToTell });
    expect(triesNow(missed, addMinutes(now, windowMinutes))).toEqual(none);
  });
});

describe('the state of a tablet', () => {
  const later = addMinutes(now, 15);
  it.each([
    { is: 'waits', of: { codeEndsAt: later, lastSeenAt: null, endedAt: null } },
    { is: 'code_over', of: { codeEndsAt: now, lastSeenAt: null, endedAt: null } },
    { is: 'in_use', of: { codeEndsAt: now, lastSeenAt: now, endedAt: null } },
    { is: 'silent', of: { codeEndsAt: now, lastSeenAt: addMinutes(now, -30 * 24 * 60), endedAt: null } },
    { is: 'ended', of: { codeEndsAt: now, lastSeenAt: now, endedAt: now } },
  ])('is $is', ({ is, of }) => {
    expect(tabletState(of, now)).toBe(is);
  });
});
