import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testSeed } from '#app/testing/random.ts';
import { evenly } from './divide.ts';

describe('dividing a room', () => {
  it.each([
    { why: 'nobody there', people: [], leaders: ['a', 'b'], is: [] },
    { why: 'one leads alone', people: ['1', '2'], leaders: ['a'], is: ['a', 'a'] },
    {
      why: 'the list is cut in the middle',
      people: ['1', '2', '3', '4'],
      leaders: ['a', 'b'],
      is: ['a', 'a', 'b', 'b'],
    },
    {
      why: 'of an odd number one has one more',
      people: ['1', '2', '3'],
      leaders: ['a', 'b'],
      is: ['a', 'a', 'b'],
    },
    { why: 'nobody leads: nobody is given away', people: ['1'], leaders: [], is: [] },
  ])('$why', ({ people, leaders, is }) => {
    expect(evenly(people, leaders).map((given) => given.writerId)).toEqual(is);
  });

  it(`gives everybody to exactly one, in shares that differ by one at most (seed ${testSeed})`, () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 4 }), (many, few) => {
        const people = Array.from({ length: many }, (_, at) => `p${at}`);
        const leaders = Array.from({ length: few }, (_, at) => `l${at}`);
        const given = evenly(people, leaders);
        expect(given.map((one) => one.patientId)).toEqual(people);
        const shares = leaders.map((leader) => given.filter((one) => one.writerId === leader).length);
        expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
      }),
      { seed: testSeed },
    );
  });
});
