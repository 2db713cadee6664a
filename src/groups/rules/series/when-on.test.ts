import { describe, expect, it } from 'vitest';
import type { LocalDate } from '#kernel/local-date.ts';
import { whenOn } from './when-on.ts';

const day = '2026-11-16' as LocalDate;
const zone = 'America/Chicago';

describe('when something takes place, on one of its days', () => {
  it.each([
    ['2026-11-16T16:30:00Z', '2026-11-16T16:50:00Z', 'from 10:30 AM to 10:50 AM', 'within the day'],
    ['2026-11-14T23:00:00Z', '2026-11-16T18:00:00Z', 'until 12:00 PM', 'away since Saturday'],
    ['2026-11-16T21:00:00Z', '2026-11-20T23:00:00Z', 'from 3:00 PM on', 'away until Friday'],
    ['2026-11-14T06:00:00Z', '2026-11-21T06:00:00Z', 'all day', 'a week away'],
    [
      '2026-11-16T06:00:00Z',
      '2026-11-17T06:00:00Z',
      'all day',
      'from midnight to midnight, by the clinic’s clock',
    ],
    [
      '2026-11-16T23:00:00Z',
      '2026-11-17T02:00:00Z',
      'from 5:00 PM to 8:00 PM',
      'past midnight elsewhere only',
    ],
  ])('says of %s to %s: %s, %s', (startsAt, endsAt, says) => {
    expect(whenOn(day, { startsAt, endsAt }, zone).replaceAll('\u202F', ' ')).toBe(says);
  });
});
