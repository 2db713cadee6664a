import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testSeed } from '#app/testing/random.ts';
import { likenessKeys, looksAlike } from './look-alike.ts';

const person = (givenName: string, familyName: string, birthOn = '1990-03-04') => ({
  givenName,
  familyName,
  birthOn,
});

describe('looksAlike', () => {
  it.each([
    [person('Ana', 'Núñez'), person('Ana', 'Nunez'), true, 'accents'],
    [person('Núñez', 'Ana'), person('Ana', 'Nunez'), true, 'names changed places'],
    [person('Ana', "O'Brien"), person('Ana', 'OBrien'), true, 'an apostrophe'],
    [person('Ana', 'Nunez'), person('Ana', 'Nunes'), true, 'one letter of a long name'],
    [person('Ana', 'Nunez'), person('Ana', 'Nuenz'), true, 'two letters swapped'],
    [person('Ana María', 'Nunez'), person('Ana', 'Nunez'), true, 'a second given name'],
    [person('A', 'Nunez'), person('Ana', 'Nunez'), true, 'an initial'],
    [person('Ana', 'Nunez'), person('Ana', 'Nunez', '1990-04-03'), true, 'day and month swapped'],
    [person('Ana', 'Nunez'), person('Ana', 'Nunes', '1990-04-03'), false, 'swapped, and another name'],
    [person('Ana', 'Nunez'), person('Ana', 'Nunez', '1990-03-05'), false, 'born on another day'],
    [person('Ana', 'Li'), person('Ana', 'Lu'), false, 'one letter of a short name is another name'],
    [person('Ana', 'Nunez'), person('Eva', 'Nunez'), false, 'another given name: a twin'],
    [person('', 'Sukarno'), person('', 'Sukarno'), true, 'one name only'],
    [person('李', '王'), person('李', '王'), true, 'another script'],
  ])('%j and %j: %s, %s', (one, other, alike) => {
    expect(looksAlike(one, other)).toBe(alike);
    expect(looksAlike(other, one)).toBe(alike);
  });

  it('is found by the words it gives: two who look alike share one', () => {
    const name = fc.constantFrom(
      'Ana',
      'Anna',
      'Ana Maria',
      'A',
      'Nunez',
      'Nuñez',
      'Nunes',
      'Núñes',
      'Li',
      '',
    );
    const day = fc.constantFrom('1990-03-04', '1990-04-03', '1990-03-05');
    const anybody = fc.record({ givenName: name, familyName: name, birthOn: day });
    fc.assert(
      fc.property(anybody, anybody, (one, other) => {
        const keys = new Set(likenessKeys(one));
        expect(!looksAlike(one, other) || likenessKeys(other).some((key) => keys.has(key))).toBe(true);
      }),
      { seed: testSeed, numRuns: 3000 },
    );
  });
});
