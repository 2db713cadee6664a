import { describe, expect, it } from 'vitest';
import { limitFacts, limitSteps, stepThatStops } from './limit-steps.ts';
import { sizeRules } from './size-limits.ts';

describe('who may let more people in', () => {
  it.each([
    {
      group: { kind: 'counseling', state: 'TX', roomSeats: 30 },
      as: 'supervisor',
      most: 16,
      why: 'Texas is never passed',
    },
    {
      group: { kind: 'counseling', state: 'TX', roomSeats: 30 },
      as: 'director',
      most: 16,
      why: 'not by a director either',
    },
    {
      group: { kind: 'education', state: 'TX', roomSeats: 60 },
      as: 'director',
      most: 35,
      why: 'education has its own number',
    },
    {
      group: { kind: 'counseling', state: 'IL', roomSeats: 30 },
      as: 'supervisor',
      most: 16,
      why: 'what nobody confirmed is the director’s',
    },
    {
      group: { kind: 'counseling', state: 'IL', roomSeats: 30 },
      as: 'director',
      most: 30,
      why: 'then the chairs of the room',
    },
    {
      group: { kind: 'counseling', state: 'IL', roomSeats: 14 },
      as: 'supervisor',
      most: 14,
      why: 'the room is smaller than the setting',
    },
    {
      group: { kind: 'multi_family', state: 'TX', roomSeats: null },
      as: 'supervisor',
      most: null,
      why: 'exempt, and no room',
    },
  ] as const)('$why', ({ group, as, most }) => {
    expect(stepThatStops(group, as, sizeRules)?.limit ?? null).toBe(most);
  });

  it('orders the steps by their number', () => {
    expect(
      limitSteps({ kind: 'counseling', state: 'IL', roomSeats: 14 }, sizeRules).map((step) => step.code),
    ).toEqual(['house_group_size', 'room_seats', 'il_group_size']);
  });
});

describe('what a refusal says of the limit', () => {
  it.each([
    {
      at: { limit: 12, rule: 'house_group_size', state: 'TX', kind: 'counseling' },
      says: 'House rule',
      passedBy: 'supervisor',
      confirmed: true,
    },
    {
      at: { limit: 16, rule: 'house_group_size', state: 'TX', kind: 'counseling' },
      says: '26 TAC 564.901(b)',
      passedBy: 'nobody',
      confirmed: true,
    },
    {
      at: { limit: 16, rule: 'house_group_size', state: 'IL', kind: 'counseling' },
      says: 'not yet confirmed',
      passedBy: 'director',
      confirmed: false,
    },
    {
      at: { limit: 9, rule: 'room_seats', state: 'IL', kind: 'counseling' },
      says: '9 chairs',
      passedBy: 'nobody',
      confirmed: true,
    },
    {
      at: { limit: 13, rule: 'house_group_size', state: 'IL', kind: 'counseling' },
      says: '13 people on that date',
      passedBy: 'supervisor',
      confirmed: true,
    },
  ])('$at.rule at $at.limit in $at.state', ({ at, says, passedBy, confirmed }) => {
    const facts = limitFacts(at, sizeRules);
    expect(facts.rule).toContain(says);
    expect(facts).toMatchObject({ passedBy, confirmed, limit: at.limit });
  });
});
