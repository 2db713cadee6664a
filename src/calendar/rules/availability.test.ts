import { describe, expect, it } from 'vitest';
import type { Instant } from '#kernel/local-date.ts';
import { isAway, isWithinHours, type Availability, type HoursOfDay } from './availability.ts';

// Tuesday, 9:00 to 12:00 in Chicago.
const span = { startsAt: '2026-11-17T15:00:00Z' as Instant, endsAt: '2026-11-17T18:00:00Z' as Instant };
const hours = (
  weekday: number,
  [startsAt, endsAt]: readonly [string, string],
  more: Partial<HoursOfDay> = {},
): HoursOfDay => ({
  weekday,
  startsAt,
  endsAt,
  startsOn: '2026-01-01',
  endsOn: null,
  timeZone: 'America/Chicago',
  ...more,
});
const working = (...all: HoursOfDay[]): Availability => ({ absences: [], hours: all });

describe('working hours', () => {
  it.each([
    { why: 'no hours are kept', of: working(), is: null },
    {
      why: 'the hours ended before',
      of: working(hours(2, ['08:00', '17:00'], { endsOn: '2026-11-16' })),
      is: null,
    },
    {
      why: 'the hours begin later',
      of: working(hours(2, ['08:00', '17:00'], { startsOn: '2026-11-18' })),
      is: null,
    },
    { why: 'they work then', of: working(hours(2, ['09:00', '12:00'])), is: true },
    { why: 'they begin a minute later', of: working(hours(2, ['09:01', '12:00'])), is: false },
    { why: 'they end a minute earlier', of: working(hours(2, ['09:00', '11:59'])), is: false },
    { why: 'they work on another weekday', of: working(hours(3, ['08:00', '17:00'])), is: false },
    {
      why: 'two times meet',
      of: working(hours(2, ['10:30', '13:00']), hours(2, ['08:00', '10:30'])),
      is: true,
    },
    {
      why: 'there is a gap',
      of: working(hours(2, ['08:00', '10:30']), hours(2, ['10:45', '13:00'])),
      is: false,
    },
    {
      why: 'the clock of their clinic is another',
      of: working(hours(2, ['08:00', '11:00'], { timeZone: 'America/Denver' })),
      is: true,
    },
  ])('$why: $is', ({ of, is }) => {
    expect(isWithinHours(of, span)).toBe(is);
  });
});

describe('absences', () => {
  it.each([
    { why: 'over it', from: '2026-11-17T06:00:00Z', to: '2026-11-18T06:00:00Z', is: true },
    { why: 'its last minute', from: '2026-11-17T17:59:00Z', to: '2026-11-18T06:00:00Z', is: true },
    { why: 'from its end on', from: '2026-11-17T18:00:00Z', to: '2026-11-18T06:00:00Z', is: false },
    { why: 'until its beginning', from: '2026-11-17T06:00:00Z', to: '2026-11-17T15:00:00Z', is: false },
  ])('$why: $is', ({ from, to, is }) => {
    const absences = [{ startsAt: from as Instant, endsAt: to as Instant }];
    expect(isAway({ absences, hours: [] }, span)).toBe(is);
  });
});
