import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import { fullestDay, type SeatSpan } from './fullest-day.ts';

const day = (index: number) => addDays('2026-11-01' as LocalDate, index);
const seat = (from: number, to: number | null): SeatSpan => ({
  startsOn: day(from),
  endsOn: to === null ? null : day(to),
});

describe('the fullest day', () => {
  it.each([
    { seats: [], from: 0, most: 0, why: 'nobody' },
    { seats: [seat(0, 5), seat(6, null)], from: 0, most: 1, why: 'one leaves before the other comes' },
    { seats: [seat(0, 6), seat(6, null)], from: 0, most: 2, why: 'both there on the day of the change' },
    { seats: [seat(0, 5), seat(3, 9)], from: 7, most: 1, why: 'who left before does not count' },
    { seats: [seat(0, null), seat(20, 30), seat(25, null)], from: 0, most: 3, why: 'fullest weeks later' },
  ])('$why', ({ seats, from, most }) => {
    expect(fullestDay(seats, seat(from, null))).toBe(most);
  });

  it('counts as a day-by-day count does', () => {
    const span = fc
      .tuple(fc.integer({ min: 0, max: 40 }), fc.option(fc.integer({ min: 0, max: 20 })))
      .map(([from, days]) => seat(from, days === null ? null : from + days));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 15 }), span, (seats, range) => {
        const days = Array.from({ length: 90 }, (_, index) => day(index)).filter(
          (one) => one >= range.startsOn && (range.endsOn === null || one <= range.endsOn),
        );
        const counts = days.map(
          (one) =>
            seats.filter((other) => other.startsOn <= one && (other.endsOn === null || other.endsOn >= one))
              .length,
        );
        expect(fullestDay(seats, range)).toBe(Math.max(0, ...counts));
      }),
    );
  });
});
