import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { minutesBetween, type Instant } from './local-date.ts';

const instants = fc
  .tuple(
    fc.integer({ min: 1_763_251_200_000, max: 1_763_424_000_000 }),
    fc.constantFrom('', '.1', '.5009', '.999999', '.1000019'),
  )
  .map(
    ([at, parts]) =>
      `${Temporal.Instant.fromEpochMilliseconds(at).toString().slice(0, 19)}${parts}Z` as Instant,
  );

test('minutes between two instants are those of the calendar, within a day and over midnight', () => {
  fc.assert(
    fc.property(instants, instants, (from, to) => {
      const expected = Math.floor(
        (Temporal.Instant.from(to).epochMilliseconds - Temporal.Instant.from(from).epochMilliseconds) /
          60_000,
      );
      expect(minutesBetween(from, to)).toBe(expected);
    }),
    { numRuns: 2000 },
  );
});

test('what is no instant is refused, also within a day', () => {
  expect(() => minutesBetween('2026-11-16T10:00:00Z' as Instant, '2026-11-16T24:30:00Z' as Instant)).toThrow(
    RangeError,
  );
});
