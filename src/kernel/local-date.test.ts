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

// Any second of the years a clinic can mean, leap days and ends of months among them.
const ofAnyYear = fc
  .integer({ min: -2_208_988_800, max: 7_258_118_399 })
  .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toString() as Instant);

test('minutes between two instants are those of the calendar in any year', () => {
  fc.assert(
    fc.property(ofAnyYear, ofAnyYear, (from, to) => {
      const [first, last] = [Temporal.Instant.from(from), Temporal.Instant.from(to)];
      expect(minutesBetween(from, to)).toBe(
        Math.floor((last.epochMilliseconds - first.epochMilliseconds) / 60_000),
      );
    }),
    { numRuns: 1000 },
  );
});

test.each(['2026-02-29T10:00:00Z', '2100-02-29T10:00:00Z', '2026-11-31T10:00:00Z', '2026-00-10T10:00:00Z'])(
  'a day that does not exist is refused: %s',
  (none) => {
    expect(() => minutesBetween(none as Instant, '2026-11-16T10:00:00Z' as Instant)).toThrow(RangeError);
  },
);
