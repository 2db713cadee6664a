import { describe, expect, it } from 'vitest';
import { spanOfAbsence } from './working-times.ts';

const zone = 'America/Chicago';
const whole = { startsAt: null, endsAt: null };

describe('how long an absence lasts', () => {
  it.each([
    {
      why: 'one whole day',
      absence: { startsOn: '2026-11-16', endsOn: '2026-11-16', ...whole },
      span: ['2026-11-16T06:00:00Z', '2026-11-17T06:00:00Z'],
    },
    {
      why: 'the day the clock goes back has 25 hours',
      absence: { startsOn: '2026-11-01', endsOn: '2026-11-01', ...whole },
      span: ['2026-11-01T05:00:00Z', '2026-11-02T06:00:00Z'],
    },
    {
      why: 'an afternoon',
      absence: { startsOn: '2026-11-16', endsOn: '2026-11-16', startsAt: '13:00', endsAt: '17:30' },
      span: ['2026-11-16T19:00:00Z', '2026-11-16T23:30:00Z'],
    },
    {
      why: 'from noon to the end of another day',
      absence: { startsOn: '2026-11-16', endsOn: '2026-11-18', startsAt: '12:00', endsAt: null },
      span: ['2026-11-16T18:00:00Z', '2026-11-19T06:00:00Z'],
    },
  ])('$why', ({ absence, span }) => {
    expect(spanOfAbsence(absence, zone)).toEqual({ startsAt: span[0], endsAt: span[1] });
  });

  it('is none when it ends before it begins', () => {
    expect(spanOfAbsence({ startsOn: '2026-11-17', endsOn: '2026-11-16', ...whole }, zone)).toBeNull();
    const minute = { startsOn: '2026-11-16', endsOn: '2026-11-16', startsAt: '12:00', endsAt: '12:00' };
    expect(spanOfAbsence(minute, zone)).toBeNull();
  });
});
