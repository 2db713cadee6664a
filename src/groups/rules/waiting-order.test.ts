import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testSeed } from '#app/testing/random.ts';
import { firstFitting, mayFollow, passedOver, placeNumber } from './waiting-order.ts';

describe('the order of a waiting list', () => {
  it(`puts whoever is moved exactly at the place asked for (seed ${testSeed})`, () => {
    const moves = fc.array(fc.record({ who: fc.nat({ max: 7 }), place: fc.integer({ min: 1, max: 8 }) }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(moves, (all) => {
        const places = new Map(Array.from({ length: 8 }, (_each, who) => [who, who + 1]));
        const order = () => [...places].toSorted((one, other) => one[1] - other[1]).map(([who]) => who);
        for (const { who, place } of all) {
          const others = order().filter((one) => one !== who);
          places.set(
            who,
            placeNumber(
              others.map((one) => places.get(one) ?? 0),
              place,
            ),
          );
          const expected = [...others.slice(0, place - 1), who, ...others.slice(place - 1)];
          expect(order()).toEqual(expected);
        }
      }),
      { seed: testSeed },
    );
  });

  it.each([
    { from: 'waiting', to: 'offered', may: true, why: 'a chair is free' },
    { from: 'offered', to: 'declined', may: true, why: 'they said no' },
    { from: 'declined', to: 'waiting', may: true, why: 'they wait again' },
    { from: 'waiting', to: 'declined', may: false, why: 'nothing was offered' },
    { from: 'accepted', to: 'waiting', may: false, why: 'they sit; a new entry begins' },
  ] as const)('$from to $to: $why', ({ from, to, may }) => {
    expect(mayFollow(from, to)).toBe(may);
  });
});

describe('the first whom a free chair fits', () => {
  const entry = (id: string, weekdays: number[] | null, status = 'waiting') => ({ id, weekdays, status });
  it.each([
    {
      entries: [entry('a', null), entry('b', null)],
      free: [
        [1, 1],
        [3, 1],
      ],
      first: 'a',
      why: 'the first of the list',
    },
    {
      entries: [entry('a', null), entry('b', [1])],
      free: [
        [1, 1],
        [3, 0],
      ],
      first: 'b',
      why: 'the first one needs a day that is full',
    },
    {
      entries: [entry('a', null, 'offered'), entry('b', null)],
      free: [
        [1, 0],
        [3, 0],
      ],
      first: undefined,
      why: 'the chair is held for an offer',
    },
    {
      entries: [entry('a', null, 'offered'), entry('b', null)],
      free: [
        [1, 1],
        [3, 1],
      ],
      first: 'b',
      why: 'there is a second chair',
    },
    {
      entries: [entry('a', [3])],
      free: [[1, 1]],
      first: undefined,
      why: 'the group does not meet on their day',
    },
    { entries: [], free: [[1, 1]], first: undefined, why: 'nobody waits' },
  ] as const)('$why', ({ entries, free, first }) => {
    expect(firstFitting<ReturnType<typeof entry>>(entries as never, new Map(free as never))?.id).toBe(first);
  });
});

describe('whom a seat would pass over', () => {
  const waits = (weekdays: number[] | null, status = 'waiting') => ({ weekdays, status });
  it.each([
    {
      before: [waits(null)],
      free: [[1, 1]],
      asked: null,
      passed: 1,
      why: 'the only chair fits the one who waits',
    },
    { before: [waits(null)], free: [[1, 2]], asked: null, passed: 0, why: 'there is a chair for both' },
    {
      before: [waits([3])],
      free: [
        [1, 1],
        [3, 1],
      ],
      asked: [1],
      passed: 0,
      why: 'they wait for another day',
    },
    { before: [waits(null)], free: [[1, 0]], asked: null, passed: 0, why: 'no chair fits anybody' },
    {
      before: [waits(null, 'offered')],
      free: [[1, 1]],
      asked: null,
      passed: 0,
      why: 'their chair is held already',
    },
    {
      before: [waits(null), waits(null)],
      free: [[1, 2]],
      asked: null,
      passed: 1,
      why: 'the second one loses it',
    },
    { before: [], free: [[1, 1]], asked: null, passed: 0, why: 'nobody waits' },
  ] as const)('$why', ({ before, free, asked, passed }) => {
    expect(passedOver(before, new Map(free as never), { weekdays: asked })).toBe(passed);
  });
});
