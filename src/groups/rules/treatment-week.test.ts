import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import { treatmentWeek, type WeekKind } from './treatment-week.ts';

const day = (text: string) => text as LocalDate;

describe('the week of a day', () => {
  it.each([
    { kind: 'iso', on: '2026-11-16', admitted: null, from: '2026-11-16', why: 'Monday begins it' },
    { kind: 'iso', on: '2026-11-22', admitted: null, from: '2026-11-16', why: 'Sunday ends it' },
    { kind: 'iso', on: '2027-01-02', admitted: null, from: '2026-12-28', why: 'over the turn of the year' },
    { kind: 'sunday', on: '2026-11-22', admitted: null, from: '2026-11-22', why: 'Sunday begins it' },
    { kind: 'sunday', on: '2026-11-21', admitted: null, from: '2026-11-15', why: 'Saturday ends it' },
    {
      kind: 'rolling',
      on: '2026-11-18',
      admitted: '2026-11-05',
      from: '2026-11-12',
      why: 'admitted on a Thursday',
    },
    {
      kind: 'rolling',
      on: '2026-11-19',
      admitted: '2026-11-05',
      from: '2026-11-19',
      why: 'the third week begins',
    },
    {
      kind: 'rolling',
      on: '2026-11-03',
      admitted: '2026-11-05',
      from: '2026-10-29',
      why: 'before admission, counted back',
    },
    {
      kind: 'rolling',
      on: '2026-11-18',
      admitted: null,
      from: '2026-11-16',
      why: 'nobody knows when they were admitted',
    },
    { kind: 'iso', on: '2026-03-08', admitted: null, from: '2026-03-02', why: 'the day of 23 hours' },
    { kind: 'sunday', on: '2026-11-01', admitted: null, from: '2026-11-01', why: 'the day of 25 hours' },
  ] as const)('$kind on $on: $why', ({ kind, on, admitted, from }) => {
    const found = treatmentWeek(kind, day(on), admitted === null ? null : day(admitted));
    expect(found).toEqual({ from, to: addDays(day(from), 6) });
  });

  it('holds its day, and each day lies in one week only', () => {
    const dates = fc.integer({ min: 0, max: 4_000 }).map((days) => addDays(day('2026-01-01'), days));
    fc.assert(
      fc.property(
        fc.constantFrom<WeekKind>('iso', 'sunday', 'rolling'),
        dates,
        dates,
        (kind, on, admitted) => {
          const week = treatmentWeek(kind, on, admitted);
          const sameWeek = [0, 1, 2, 3, 4, 5, 6].map((days) =>
            treatmentWeek(kind, addDays(week.from, days), admitted),
          );
          return week.from <= on && on <= week.to && sameWeek.every((other) => other.from === week.from);
        },
      ),
    );
  });
});
