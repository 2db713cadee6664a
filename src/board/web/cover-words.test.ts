import { describe, expect, it } from 'vitest';
import { candidatesByStanding, coveredWords } from './cover-words.ts';

const open = { hasBegun: false, substitute: null };
const begun = { hasBegun: true, substitute: null };
const covered = { hasBegun: false, substitute: { name: 'Grace' } };

describe('how far covering is', () => {
  it.each([
    { why: 'all have somebody', sessions: [covered, covered], says: '✓ Every session is covered.' },
    { why: 'some have nobody', sessions: [covered, open, open], says: '2 of 3 still to cover.' },
    {
      why: 'one that began is not covered',
      sessions: [begun],
      says: '△ 1 began with nobody standing in.',
    },
    {
      why: 'one that began, the rest covered',
      sessions: [begun, covered],
      says: '✓ Every session still to come is covered. △ 1 began with nobody standing in.',
    },
    {
      why: 'one that began is not among what can still be covered',
      sessions: [begun, open],
      says: '1 of 2 still to cover. △ 1 began with nobody standing in.',
    },
    {
      why: 'one that began is covered where somebody stands in',
      sessions: [{ ...covered, hasBegun: true }],
      says: '✓ Every session is covered.',
    },
  ])('$why', ({ sessions, says }) => {
    expect(coveredWords(sessions)).toBe(says);
  });
});

describe('who could cover', () => {
  it('offers whoever is free outside their working hours to be asked, and nobody twice', () => {
    const one = (id: string, standing: string) => ({ id, standing });
    const all = [one('a', 'can'), one('b', 'outside-hours'), one('c', 'not-free'), one('d', 'absent')];
    const { can, mayBeAsked, cannot } = candidatesByStanding(all);
    expect([can, mayBeAsked, cannot].map((some) => some.map(({ id }) => id))).toEqual([
      ['a'],
      ['b'],
      ['c', 'd'],
    ]);
  });
});
