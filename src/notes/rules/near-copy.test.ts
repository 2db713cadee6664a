import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { innocentPairs, nearCopies } from './near-copy.table.ts';
import { isNearCopy, likeness } from './near-copy.ts';

describe('near copies', () => {
  it.each(nearCopies)('are flagged: $why', ({ one, other }) => {
    expect(isNearCopy(one, other)).toBe(true);
  });

  it('are flagged in 20 of 20, and innocent pairs in at most 2 of 20', () => {
    expect([nearCopies.length, innocentPairs.length]).toEqual([20, 20]);
    const flagged = (pairs: typeof nearCopies) => pairs.filter(({ one, other }) => isNearCopy(one, other));
    expect(flagged(nearCopies)).toHaveLength(20);
    expect(flagged(innocentPairs).length).toBeLessThanOrEqual(2);
  });

  it('are not seen between different people of the table', () => {
    const texts = innocentPairs.flatMap(({ one, other }) => [one, other]).filter((text) => text.length > 40);
    const pairs = texts.flatMap((one, at) => texts.slice(at + 1).map((other) => [one, other] as const));
    expect(pairs.filter(([one, other]) => isNearCopy(one, other))).toEqual([]);
  });

  it('do not depend on the order of the two, and a text is like itself', () => {
    const text = fc
      .array(fc.constantFrom('craving', 'sleep', 'mother', 'plan', 'bus', '7', 'the'))
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(likeness(one, other)).toEqual(likeness(other, one));
        const itself = likeness(one, one);
        expect(itself.ofBoth === 1 || itself.ofBoth === 0).toBe(true);
      }),
    );
  });
});
