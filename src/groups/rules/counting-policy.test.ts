import { describe, expect, it } from 'vitest';
import type { LocalDate } from '#kernel/local-date.ts';
import type { PolicyValue } from '../../organization/rules/policy-values.ts';
import { countedWeek, countingOn } from './counting-policy.ts';

const clinicId = '00000000-0000-7000-8000-000000000001';
const set = (value: string, more: Partial<PolicyValue>): PolicyValue => ({
  code: 'minutes_counting',
  state: null,
  clinicId: null,
  value,
  startsOn: '2026-11-01' as LocalDate,
  endsOn: null,
  ...more,
});
const classes = [0, 60, 120].map((fromMinute) => ({ fromMinute, toMinute: fromMinute + 50 }));
const mornings = [1, 2, 4].map((weekday) => ({ weekday, startsAt: '10:00', endsAt: '13:00' }));

describe('the policy by which minutes count', () => {
  it.each([
    {
      values: [],
      on: '2026-11-16',
      minutes: 'net',
      hours: 7.5,
      why: 'nobody has set anything: breaks do not count',
    },
    {
      values: [set('clock', {})],
      on: '2026-11-16',
      minutes: 'clock',
      hours: 9,
      why: 'the house counts by the clock',
    },
    {
      values: [set('clock', {})],
      on: '2026-10-31',
      minutes: 'net',
      hours: 7.5,
      why: 'the day before it began',
    },
    {
      values: [set('clock', { endsOn: '2026-11-15' as LocalDate })],
      on: '2026-11-16',
      minutes: 'net',
      hours: 7.5,
      why: 'the day after it ended',
    },
    {
      values: [set('clock', {}), set('fifty_minute_hour', { state: 'IL' })],
      on: '2026-11-16',
      minutes: 'fifty_minute_hour',
      hours: 9,
      why: 'the state before the house',
    },
    {
      values: [set('clock', { state: 'TX' })],
      on: '2026-11-16',
      minutes: 'net',
      hours: 7.5,
      why: 'of another state',
    },
    {
      values: [set('fifty_minute_hour', { state: 'IL' }), set('clock', { clinicId })],
      on: '2026-11-16',
      minutes: 'clock',
      hours: 9,
      why: 'the clinic before its state',
    },
  ])('on $on: $why', ({ values, on, minutes, hours }) => {
    const counting = countingOn(values, { state: 'IL', clinicId, on: on as LocalDate });
    expect(counting.minutes).toBe(minutes);
    expect(countedWeek(counting, mornings, () => classes) / 60).toBe(hours);
  });

  it('says in words how minutes and weeks count, and that the default is not confirmed', () => {
    const place = { state: 'TX', clinicId, on: '2026-11-16' as LocalDate };
    expect(countingOn([], place)).toEqual({
      minutes: 'net',
      minutesSay: 'Net: breaks do not count',
      week: 'iso',
      weekSays: 'Monday to Sunday',
      weekHours: 9,
      weekHoursFor: 'adults',
      isConfirmed: false,
    });
    expect(countingOn([], place, 'adolescent')).toMatchObject({ weekHours: 6, weekHoursFor: 'adolescents' });
    const confirmed = set('A letter', { code: 'confirmed:minutes_counting' });
    expect(countingOn([confirmed], place).isConfirmed).toBe(true);
    const values = [set('sunday', { code: 'week_kind' }), set('10', { code: 'week_hours_adult' })];
    expect(countingOn(values, place)).toMatchObject({
      week: 'sunday',
      weekSays: 'Sunday to Saturday',
      weekHours: 10,
    });
  });
});
