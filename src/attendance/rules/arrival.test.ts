// What an arrival is when it is tapped, and when another session is offered. The house's own times are policies
// (late_grace_minutes, late_cutoff_minutes).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMinutes, type Instant } from '#kernel/local-date.ts';
import { arrivalNow, isTimeForEverybody, joinsUntil, tooLate } from './arrival.ts';

const at = (time: string) => `2026-11-16T${time}:00Z` as Instant;
const session = { startsAt: at('16:00'), endsAt: at('19:00'), graceMinutes: 5, cutoffMinutes: 30 };

describe('an arrival', () => {
  it.each([
    { now: '15:40', is: ['present', '15:40'], why: 'Early, with their own minute.' },
    { now: '16:00', is: ['present', '16:00'], why: 'On the minute.' },
    { now: '16:05', is: ['present', '16:00'], why: 'The last minute of the grace.' },
    { now: '16:06', is: ['late', '16:06'], why: 'After the grace, with their minute.' },
    { now: '18:30', is: ['late', '18:30'], why: 'Too late to join, and recorded all the same.' },
    { now: '19:00', is: ['present', '16:00'], why: 'It is over: they had been there.' },
  ])('at $now is $is: $why', ({ now, is }) => {
    const [status, arrived = ''] = is;
    expect(arrivalNow(session, at(now))).toEqual({ status, arrivedAt: at(arrived) });
  });

  it.each([
    { now: '14:59', is: false },
    { now: '15:00', is: true },
    { now: '20:00', is: true },
  ])('may be said of everybody at once at $now: $is', ({ now, is }) => {
    expect(isTimeForEverybody({ startsAt: session.startsAt, earlyMinutes: 60 }, at(now))).toBe(is);
  });
});

describe('being too late to join', () => {
  const person = (status: string, arrived: string | null = null) => ({
    status,
    arrivedAt: arrived === null ? null : at(arrived),
  });

  it.each([
    { of: person('expected'), now: '16:30', is: null, why: 'The last minute in which they may join.' },
    { of: person('expected'), now: '16:31', is: 'still-expected', why: 'From then on.' },
    { of: person('expected'), now: '19:00', is: null, why: 'It is over: they are absent.' },
    { of: person('late', '16:30'), now: '17:00', is: null, why: 'They came in the last minute.' },
    { of: person('late', '16:31'), now: '16:31', is: 'came-too-late', why: 'They came after it.' },
    { of: person('late', '16:31'), now: '19:00', is: null, why: 'It is over: hours say what is missing.' },
    { of: person('late'), now: '17:00', is: null, why: 'Nobody knows yet when.' },
    { of: person('present', '16:00'), now: '17:00', is: null, why: 'They came in time.' },
    { of: person('absent'), now: '17:00', is: null, why: 'Who did not come is offered one anyway.' },
  ])('is $is of $of.status at $now: $why', ({ of, now, is }) => {
    expect(tooLate(session, of, at(now))).toBe(is);
  });

  it('never says so of who arrives by a tap in time, and always of who does later', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 179 }), fc.integer({ min: 0, max: 180 }), (minute, cutoff) => {
        const house = { ...session, cutoffMinutes: cutoff };
        const now = addMinutes(session.startsAt, minute);
        const arrived = arrivalNow(house, now);
        const isAfter = Date.parse(now) > Date.parse(joinsUntil(house));
        expect(tooLate(house, arrived, now)).toBe(
          isAfter && arrived.status === 'late' ? 'came-too-late' : null,
        );
      }),
    );
  });
});
