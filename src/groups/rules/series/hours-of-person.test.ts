// The hours of a person's week: what was and what is to come, without who was not there and without pull-outs; by the
// rules of whoever pays on that day.
import { describe, expect, it } from 'vitest';
import type { Instant, LocalDate } from '#kernel/local-date.ts';
import type { PolicyValue } from '../../../organization/rules/policy-values.ts';
import {
  countedInWeek,
  countedOfSitting,
  daysAround,
  hoursRuleOn,
  sittingUntil,
  weekOfPerson,
  type HoursFacts,
  type Sitting,
} from './hours-of-person.ts';

const day = (text: string) => text as LocalDate;
const at = (time: string) => `2026-11-16T${time}:00Z` as Instant;
// Three classes of fifty minutes in three hours.
const sitting: Sitting = {
  sessionId: 'one',
  heldOn: day('2026-11-16'),
  startsAt: at('10:00'),
  endsAt: at('13:00'),
  blocks: [0, 60, 120].map((fromMinute) => ({ fromMinute, toMinute: fromMinute + 50, kind: 'counseling' })),
  status: null,
  arrivedAt: null,
  leftAt: null,
  away: [],
};

describe('what a sitting counts', () => {
  it.each<{
    why: string;
    change: Partial<Sitting>;
    counting?: 'clock' | 'net' | 'fifty_minute_hour';
    is: number;
  }>([
    { why: 'to come: as it is planned', change: {}, is: 150 },
    { why: 'by the clock, with its short breaks', change: {}, counting: 'clock', is: 180 },
    { why: 'fifty minutes are an hour', change: {}, counting: 'fifty_minute_hour', is: 180 },
    { why: 'absent', change: { status: 'absent' }, is: 0 },
    { why: 'called off for the person', change: { status: 'cancelled' }, is: 0 },
    { why: 'came an hour late', change: { status: 'late', arrivedAt: at('11:00') }, is: 100 },
    {
      why: 'left an hour early',
      change: { status: 'present', arrivedAt: at('10:00'), leftAt: at('12:00') },
      is: 100,
    },
    {
      why: 'taken out for the second class',
      change: { away: [{ from: at('11:00'), to: at('12:00') }] },
      is: 100,
    },
    {
      why: 'two that overlap pause a minute once',
      change: {
        away: [
          { from: at('11:00'), to: at('11:30') },
          { from: at('11:10'), to: at('11:50') },
        ],
      },
      is: 100,
    },
    { why: 'not back: out until the end', change: { away: [{ from: at('11:00'), to: null }] }, is: 50 },
    {
      why: 'a pull-out before they came takes nothing twice',
      change: { arrivedAt: at('11:00'), away: [{ from: at('10:00'), to: at('11:00') }] },
      is: 100,
    },
  ])('$why', ({ change, counting = 'net', is }) => {
    expect(countedOfSitting(counting, { ...sitting, ...change })).toBe(is);
  });
});

const set = (code: string, value: string, more: Partial<PolicyValue> = {}): PolicyValue => ({
  code,
  state: null,
  clinicId: null,
  payerId: null,
  value,
  startsOn: day('2026-01-01'),
  endsOn: null,
  ...more,
});
const nobodyPays: HoursFacts = { birthOn: day('1990-05-17'), admittedOn: day('2026-11-11'), payers: [] };
const paid: HoursFacts = {
  ...nobodyPays,
  payers: [{ payerId: 'blue', startsOn: day('2026-11-10'), endsOn: day('2026-11-20') }],
};
const place = { state: 'TX', clinicId: 'south', on: day('2026-11-18') };
const values = [
  set('minutes_counting', 'fifty_minute_hour', { clinicId: 'south' }),
  set('minutes_counting', 'clock', { payerId: 'blue' }),
  set('week_kind', 'rolling', { payerId: 'blue' }),
  set('week_kind', 'sunday', { state: 'TX' }),
  set('week_hours_adult', '12', { payerId: 'blue' }),
];

describe('by whose rule hours count', () => {
  it.each([
    {
      why: 'the payer before the clinic',
      facts: paid,
      on: '2026-11-18',
      minutes: 'clock',
      needs: 720,
      from: '2026-11-18',
    },
    {
      why: 'nobody pays: the clinic, and the week of the state',
      facts: nobodyPays,
      on: '2026-11-18',
      minutes: 'fifty_minute_hour',
      needs: 540,
      from: '2026-11-15',
    },
    {
      why: 'the day after the payer ended',
      facts: paid,
      on: '2026-11-21',
      minutes: 'fifty_minute_hour',
      needs: 540,
      from: '2026-11-15',
    },
    {
      why: 'a payer without rules of its own',
      facts: { ...paid, payers: [{ payerId: 'other', startsOn: day('2026-11-01'), endsOn: null }] },
      on: '2026-11-18',
      minutes: 'fifty_minute_hour',
      needs: 540,
      from: '2026-11-15',
    },
    {
      why: 'who is not yet eighteen needs six hours',
      facts: { ...nobodyPays, birthOn: day('2009-11-19') },
      on: '2026-11-18',
      minutes: 'fifty_minute_hour',
      needs: 360,
      from: '2026-11-15',
    },
    {
      why: 'and nine on the birthday',
      facts: { ...nobodyPays, birthOn: day('2008-11-18') },
      on: '2026-11-18',
      minutes: 'fifty_minute_hour',
      needs: 540,
      from: '2026-11-15',
    },
  ])('$why', ({ facts, on, minutes, needs, from }) => {
    const rule = hoursRuleOn(values, facts, { ...place, on: day(on) });
    expect(rule.counting.minutes).toBe(minutes);
    expect(rule.neededMinutes).toBe(needs);
    expect(weekOfPerson(rule, facts, day(on)).from).toBe(from);
  });

  it('leaves education out in Illinois where the house reads the rule so', () => {
    const educated = {
      ...sitting,
      blocks: sitting.blocks.map((block, position) =>
        position === 2 ? { ...block, kind: 'education' } : block,
      ),
    };
    const week = { from: day('2026-11-16'), to: day('2026-11-22') };
    const minutes = (state: string, value: string) => {
      const rule = hoursRuleOn([set('il_education_counts', value, { state: 'IL' })], nobodyPays, {
        ...place,
        state,
        clinicId: 'north',
      });
      return countedInWeek(rule, week, [educated]);
    };
    expect(minutes('IL', 'yes')).toBe(150);
    expect(minutes('IL', 'no')).toBe(100);
    expect(minutes('TX', 'no')).toBe(150);
  });

  it('adds up the sittings of the week only', () => {
    const rule = hoursRuleOn([], nobodyPays, place);
    const week = { from: day('2026-11-16'), to: day('2026-11-22') };
    const next = { ...sitting, heldOn: day('2026-11-23') };
    expect(countedInWeek(rule, week, [sitting, { ...sitting, status: 'absent' }, next])).toBe(150);
    expect(daysAround([])).toBeNull();
    expect(daysAround([day('2026-11-18'), day('2026-11-16')])).toEqual({
      from: '2026-11-10',
      to: '2026-11-24',
    });
  });
});

describe('what was attended until now', () => {
  const there = { ...sitting, status: 'present', arrivedAt: at('10:00') };
  it.each<{ why: string; change: Partial<Sitting>; now: string; is: number }>([
    { why: 'nothing that has not been', change: {}, now: '11:00', is: 50 },
    {
      why: 'nothing before they came',
      change: { status: 'late', arrivedAt: at('11:30') },
      now: '11:00',
      is: 0,
    },
    { why: 'all of it once it is over', change: {}, now: '15:00', is: 150 },
    { why: 'no more than until they left', change: { leftAt: at('11:00') }, now: '15:00', is: 50 },
    {
      why: 'no more than until now, though it is said when they will leave',
      change: { leftAt: at('12:00') },
      now: '11:00',
      is: 50,
    },
    {
      why: 'not while they are out',
      change: { away: [{ from: at('10:30'), to: null }] },
      now: '11:00',
      is: 30,
    },
  ])('$why', ({ change, now, is }) => {
    expect(countedOfSitting('net', sittingUntil(at(now), { ...there, ...change }))).toBe(is);
  });
});
