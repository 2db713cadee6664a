import { describe, expect, it } from 'vitest';
import { emptyPart, isBegun } from '../rules/part.ts';
import { reviewTitle, signedWords, signLabel } from './signing-words.ts';

const seen = { state: { is: 'ready' as const }, wasSeen: true };
const unseen = { ...seen, wasSeen: false };
const lacking = { state: { is: 'missing' as const, what: 'words' as never }, wasSeen: true };

describe('what is said of signing', () => {
  it.each([
    { signed: 0, left: 12, says: '' },
    { signed: 12, left: 0, says: '✓ 12 notes are signed.' },
    { signed: 1, left: 1, says: '✓ 1 note is signed. 1 is not yet: Sign notes says why.' },
    { signed: 3, left: 9, says: '✓ 3 notes are signed. 9 are not yet: Sign notes says why.' },
  ])('afterwards: $signed signed, $left left', ({ signed, left, says }) => {
    expect(signedWords(signed, left)).toBe(says);
  });

  it.each([
    { why: 'all is read', toSign: [seen, seen], says: 'Read once more, then sign' },
    { why: 'some lack something', toSign: [seen, lacking], says: '1 of 2 cannot be signed yet' },
    { why: 'some are not seen', toSign: [seen, unseen], says: '1 of 2 not seen yet' },
    {
      why: 'both',
      toSign: [lacking, unseen, unseen],
      says: '1 of 3 cannot be signed yet, 2 of 3 not seen yet',
    },
  ])('before: $why', ({ toSign, says }) => {
    expect(reviewTitle(toSign)).toBe(says);
  });

  it.each([
    { ready: 12, missing: 0, says: 'Sign all 12 notes' },
    { ready: 1, missing: 0, says: 'Sign 1 note' },
    { ready: 10, missing: 2, says: 'Sign the 10 notes that are ready' },
    { ready: 0, missing: 7, says: 'Nothing can be signed yet' },
  ])('on the button: $ready ready, $missing missing', ({ ready, missing, says }) => {
    expect(signLabel(ready, missing)).toBe(says);
  });
});

describe('whether a note is begun', () => {
  it.each([
    { why: 'not while nothing is in it', part: { words: '  ' }, is: false },
    { why: 'by words', part: { words: 'Rated the craving.' }, is: true },
    { why: 'by a tap', part: { mood: 'calm' as const }, is: true },
  ])('$why', ({ part, is }) => {
    expect(isBegun({ ...emptyPart, ...part })).toBe(is);
  });
});
