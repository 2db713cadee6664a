import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '#kernel/local-date.ts';
import {
  checkingIn,
  codeOf,
  sessionToArriveIn,
  shownCode,
  typedCode,
  type ExpectedThere,
} from './check-in.ts';

const at = (time: string) => `2026-11-16T${time}:00Z` as Instant;
const session = (sessionId: string, from: string, to: string): ExpectedThere => ({
  sessionId,
  patientId: 'ana',
  startsAt: at(from),
  endsAt: at(to),
  status: 'expected',
  sequence: 0,
  arrivedSequence: 0,
  isAway: false,
});
const morning = session('morning', '15:00', '18:00');
const noon = session('noon', '18:15', '20:00');

describe('the session somebody arrives in', () => {
  it.each([
    { now: '14:40', near: [morning], is: 'morning', why: 'It is about to begin.' },
    { now: '15:00', near: [morning], is: 'morning', why: 'It begins this minute.' },
    { now: '17:30', near: [noon, morning], is: 'morning', why: 'It runs, though the next one is near.' },
    { now: '18:05', near: [morning, noon], is: 'noon', why: 'The first is over, the second near.' },
    { now: '18:00', near: [morning], is: null, why: 'It is over this minute.' },
    { now: '15:00', near: [], is: null, why: 'There is none.' },
  ])('is $is at $now: $why', ({ now, near, is }) => {
    expect(sessionToArriveIn(near, at(now))?.sessionId ?? null).toBe(is);
  });
});

describe('checking in', () => {
  it.each([
    { status: 'expected', isAway: false, does: 'arrives', why: 'They come.' },
    { status: 'absent', isAway: false, does: 'arrives', why: 'They come after they were given up.' },
    { status: 'cancelled', isAway: false, does: 'arrives', why: 'They come although they had called.' },
    { status: 'present', isAway: false, does: null, why: 'They are there.' },
    { status: 'late', isAway: true, does: 'returns', why: 'They left early, or stepped out.' },
    { status: 'could_not_stay', isAway: false, does: null, why: 'They see the desk.' },
  ] as const)('of $status, away $isAway: $does. $why', ({ status, isAway, does }) => {
    expect(checkingIn({ status, isAway })).toBe(does);
  });
});

describe('a code', () => {
  it('is eight digits, and is read back as it is shown, with spaces or hyphens or none', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        const code = codeOf(bytes);
        expect(code).toMatch(/^\d{8}$/u);
        for (const shown of [shownCode(code), shownCode(code).replace(' ', '-'), ` ${code} `])
          expect(typedCode(shown)).toBe(code);
      }),
    );
  });

  it('is as likely as any other: a fifth of random ones begin with 0 or 1', () => {
    const bytes = Array.from({ length: 2000 }, (_, place) =>
      Uint8Array.from([
        place % 256,
        (place * 7) % 256,
        (place * 31) % 256,
        place % 13,
        place % 251,
        place % 97,
      ]),
    );
    const low = bytes.filter((each) => /^[01]/u.test(codeOf(each))).length;
    expect(low / bytes.length).toBeGreaterThan(0.15);
    expect(low / bytes.length).toBeLessThan(0.25);
  });

  it.each(['1234567', '123456789', '1234 567a', ''])('is not "%s"', (typed) => {
    expect(typedCode(typed)).toBeNull();
  });
});
