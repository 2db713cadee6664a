import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { milesBetween, stateOfZip } from './miles.ts';

const chicago60618 = { latitude: 41.946665, longitude: -87.703068 };
const chicago60640 = { latitude: 41.972862, longitude: -87.663252 };
const evanston60201 = { latitude: 42.054634, longitude: -87.694251 };
const houston77002 = { latitude: 29.756845, longitude: -95.365652 };

describe('miles between two places', () => {
  it.each([
    { one: chicago60618, other: chicago60618, miles: 0, why: 'the same place' },
    { one: chicago60618, other: chicago60640, miles: 2.7, why: 'two neighborhoods of Chicago' },
    { one: chicago60618, other: evanston60201, miles: 7.5, why: 'the next town' },
    { one: chicago60618, other: houston77002, miles: 940, why: 'two states apart' },
    {
      one: { latitude: 0, longitude: 0 },
      other: { latitude: 0, longitude: 180 },
      miles: Math.PI * 3958.8,
      why: 'half round the earth',
    },
  ])('$why', ({ one, other, miles }) => {
    expect(milesBetween(one, other)).toBeCloseTo(miles, miles > 100 ? -1.4 : 0);
  });

  it('is the same both ways, never negative, and no detour is shorter', () => {
    const place = fc.record({
      latitude: fc.double({ min: -90, max: 90, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    fc.assert(
      fc.property(place, place, place, (one, other, third) => {
        const direct = milesBetween(one, other);
        return (
          direct >= 0 &&
          Math.abs(direct - milesBetween(other, one)) < 1e-6 &&
          direct <= milesBetween(one, third) + milesBetween(third, other) + 1e-3
        );
      }),
    );
  });
});

describe('the state of a ZIP code', () => {
  it.each([
    { zip: '60618', state: 'IL' },
    { zip: '62999', state: 'IL' },
    { zip: '77002', state: 'TX' },
    { zip: '76102', state: 'TX' },
    { zip: '88510', state: 'TX' },
    { zip: '53202', state: null },
    { zip: '63101', state: null },
  ])('$zip', ({ zip, state }) => {
    expect(stateOfZip(zip)).toBe(state);
  });
});
