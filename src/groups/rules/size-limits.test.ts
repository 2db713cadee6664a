import { describe, expect, it } from 'vitest';
import type { LocalDate } from '#kernel/local-date.ts';
import { seatLimitOf, sizeRules, sizeRulesOn, sizeRuleWords } from './size-limits.ts';

describe('how many seats a group may have', () => {
  it.each([
    {
      kind: 'counseling',
      state: 'TX',
      roomSeats: 20,
      limit: 12,
      rule: 'house_group_size',
      why: 'the house stays below the state',
    },
    {
      kind: 'counseling',
      state: 'IL',
      roomSeats: 10,
      limit: 10,
      rule: 'room_seats',
      why: 'the room is the smallest',
    },
    {
      kind: 'counseling',
      state: 'IL',
      roomSeats: null,
      limit: 12,
      rule: 'house_group_size',
      why: 'virtual: no room counts',
    },
    {
      kind: 'education',
      state: 'TX',
      roomSeats: 40,
      limit: 20,
      rule: 'house_education_size',
      why: 'education groups have a house limit of their own',
    },
    {
      kind: 'multi_family',
      state: 'TX',
      roomSeats: 30,
      limit: 30,
      rule: 'room_seats',
      why: 'multi-family groups are exempt from the caps',
    },
    {
      kind: 'multi_family',
      state: 'TX',
      roomSeats: null,
      limit: 100,
      rule: 'no_limit',
      why: 'nothing else counts',
    },
  ] as const)('$why', ({ kind, state, roomSeats, limit, rule }) => {
    expect(seatLimitOf({ kind, state, roomSeats })).toEqual({ limit, rule });
  });

  it('follows what the house has set, from its day on', () => {
    const set = {
      code: 'house_group_size',
      state: null,
      clinicId: 'north',
      value: '10',
      startsOn: '2026-12-01' as LocalDate,
      endsOn: null,
    };
    const limitAt = (clinicId: string, on: string) =>
      seatLimitOf(
        { kind: 'counseling', state: 'IL', roomSeats: null },
        sizeRulesOn([set], { state: 'IL', clinicId, on: on as LocalDate }),
      ).limit;
    expect([
      limitAt('north', '2026-11-30'),
      limitAt('north', '2026-12-01'),
      limitAt('south', '2026-12-01'),
    ]).toEqual([12, 10, 12]);
  });

  it('names a source and a date for every rule, and marks what is not confirmed', () => {
    for (const rule of sizeRules)
      expect(rule.source.length > 3 && /^\d{4}-\d{2}-\d{2}$/.test(rule.since), rule.code).toBe(true);
    expect(sizeRules.filter((rule) => !rule.confirmed).map((rule) => rule.code)).toEqual(['il_group_size']);
    expect(sizeRuleWords('tx_group_counseling_size')).toBe(
      'Texas: at most 16 clients in group counseling. Source: 26 TAC 564.901(b).',
    );
    expect(sizeRuleWords('room_seats')).toBe('The room has no more seats.');
    expect(sizeRuleWords('no_limit')).toBe('The group has no more seats.');
  });
});
