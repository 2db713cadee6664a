import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import { testSeed } from '#app/testing/random.ts';
import { policyCodes, ruleOf, type PolicyCode } from './policies.ts';
import {
  checkPolicyValue,
  policyNumber,
  policyOn,
  valueInWords,
  type PolicyPlace,
  type PolicyValue,
} from './policy-values.ts';

const day = (text: string) => text as LocalDate;
const set = (more: Partial<PolicyValue>): PolicyValue => ({
  code: 'house_group_size',
  state: null,
  clinicId: null,
  value: '10',
  startsOn: day('2026-06-01'),
  endsOn: null,
  ...more,
});
const at = (more: Partial<PolicyPlace> = {}): PolicyPlace => ({
  state: 'IL',
  clinicId: 'north',
  on: day('2026-11-16'),
  ...more,
});

describe('the value of a rule that counts', () => {
  it.each([
    { why: 'nothing was set: the catalog', values: [], is: '12', from: 'default' },
    {
      why: 'the organization before the catalog',
      values: [set({ value: '11' })],
      is: '11',
      from: 'organization',
    },
    {
      why: 'the state before the organization',
      values: [set({ value: '11' }), set({ state: 'IL', value: '13' })],
      is: '13',
      from: 'state',
    },
    {
      why: 'the clinic before all',
      values: [set({ state: 'IL', value: '13' }), set({ clinicId: 'north', value: '9' })],
      is: '9',
      from: 'clinic',
    },
    { why: 'not of another clinic', values: [set({ clinicId: 'south' })], is: '12', from: 'default' },
    { why: 'not of another state', values: [set({ state: 'TX' })], is: '12', from: 'default' },
    { why: 'not of another rule', values: [set({ code: 'il_group_size' })], is: '12', from: 'default' },
    { why: 'not before its day', values: [set({ startsOn: day('2026-11-17') })], is: '12', from: 'default' },
    { why: 'not after its end', values: [set({ endsOn: day('2026-11-15') })], is: '12', from: 'default' },
    {
      why: 'on its first day',
      values: [set({ startsOn: day('2026-11-16') })],
      is: '10',
      from: 'organization',
    },
    { why: 'on its last day', values: [set({ endsOn: day('2026-11-16') })], is: '10', from: 'organization' },
    {
      why: 'a value taken away lets the wider one count',
      values: [set({ value: '11' }), set({ clinicId: 'north', value: null })],
      is: '11',
      from: 'organization',
    },
  ])('$why', ({ values, is, from }) => {
    expect(policyOn(values, 'house_group_size', at())).toMatchObject({ value: is, from });
  });

  it('is a number where the rule is one', () => {
    expect(policyNumber([set({ value: '11' })], 'house_group_size', at())).toBe(11);
  });

  // Day by day and place by place, asked in another way: the narrowest place that has a value on that day.
  it(`agrees with looking it up day by day (seed ${testSeed})`, () => {
    fc.assert(
      fc.property(
        fc.array(drawnValue, { maxLength: 12 }),
        fc.integer({ min: 0, max: 25 }),
        (drawn, today) => {
          const on = addDays(first, today);
          expect(policyOn(setInTurn(drawn), 'house_group_size', at({ on })).value).toBe(
            lookedUp(drawn, today),
          );
        },
      ),
      { seed: testSeed, numRuns: 1000 },
    );
  });
});

const first = day('2026-11-01');
const places = [
  { state: null, clinicId: null },
  { state: 'IL', clinicId: null },
  { state: 'TX', clinicId: null },
  { state: null, clinicId: 'north' },
  { state: null, clinicId: 'south' },
];
const drawnValue = fc.record({
  place: fc.integer({ min: 0, max: 4 }),
  value: fc.option(fc.integer({ min: 1, max: 99 }).map(String), { nil: null }),
  from: fc.integer({ min: 0, max: 20 }),
});
type Drawn = { place: number; value: string | null; from: number };

// The last that was set for a place and has begun; the narrowest place that has one.
function lookedUp(drawn: readonly Drawn[], today: number): string {
  const inPlace = (place: number) => {
    let found: Drawn | undefined;
    for (let asked = today; asked >= 0 && found === undefined; asked -= 1)
      found = drawn.findLast((each, turn) => {
        const isLater = (other: Drawn, position: number) =>
          position > turn && other.place === place && other.from <= each.from;
        return each.place === place && each.from === asked && !drawn.some(isLater);
      });
    return found?.value ?? null;
  };
  return inPlace(3) ?? inPlace(1) ?? inPlace(0) ?? '12';
}

// As the database does it: what would still count on the first day of the new value ends the day before.
function setInTurn(drawn: readonly Drawn[]): PolicyValue[] {
  const values: PolicyValue[] = [];
  for (const each of drawn) {
    const startsOn = addDays(first, each.from);
    const until = addDays(startsOn, -1);
    const place = places[each.place] ?? {};
    for (const [position, other] of values.entries()) {
      const isHere = scopeKey(other) === scopeKey(set(place));
      if (isHere && (other.endsOn === null || other.endsOn > until))
        values[position] = { ...other, endsOn: until };
    }
    values.push(set({ ...place, value: each.value, startsOn }));
  }
  return values;
}

const scopeKey = (value: PolicyValue) => `${value.state ?? ''} ${value.clinicId ?? ''}`;

describe('what may be set where', () => {
  const wide = { state: null, clinicState: null };
  it.each([
    { code: 'house_group_size', value: '10', place: wide, code_: 'ok', why: 'the house sets its own limit' },
    {
      code: 'house_group_size',
      value: '101',
      place: wide,
      code_: 'policy-value-out-of-range',
      why: 'beyond sense',
    },
    {
      code: 'house_group_size',
      value: '1e1',
      place: wide,
      code_: 'policy-value-out-of-range',
      why: 'no number in plain digits',
    },
    {
      code: 'house_group_size',
      value: '10',
      place: { state: 'IL', clinicState: 'IL' },
      code_: 'policy-place-twice',
      why: 'one place at a time',
    },
    {
      code: 'tx_group_counseling_size',
      value: '14',
      place: { state: 'TX', clinicState: null },
      code_: 'ok',
      why: 'stricter than the law is fine',
    },
    {
      code: 'tx_group_counseling_size',
      value: '17',
      place: { state: 'TX', clinicState: null },
      code_: 'policy-value-out-of-range',
      why: 'nobody passes the law',
    },
    {
      code: 'tx_group_counseling_size',
      value: '14',
      place: { state: null, clinicState: 'IL' },
      code_: 'policy-other-state',
      why: 'Texas law does not count in Illinois',
    },
    {
      code: 'tx_group_counseling_size',
      value: '14',
      place: wide,
      code_: 'policy-not-set-there',
      why: 'a rule of a state is not one of the organization',
    },
    {
      code: 'adult_from_age',
      value: '18',
      place: wide,
      code_: 'policy-not-set-there',
      why: 'nobody sets it',
    },
    { code: 'minutes_counting', value: 'clock', place: wide, code_: 'ok', why: 'one of the choices' },
    {
      code: 'minutes_counting',
      value: 'constructor',
      place: wide,
      code_: 'policy-value-unknown',
      why: 'none of the choices',
    },
    { code: 'minutes_counting', value: null, place: wide, code_: 'ok', why: 'taken away' },
  ] as const)('$why', ({ code, value, place, code_ }) => {
    const answer = checkPolicyValue(ruleOf(code), value, place);
    expect(answer.ok ? 'ok' : answer.code).toBe(code_);
  });
});

describe('the catalog', () => {
  it.each(policyCodes)('%s names its source and a default that it would allow', (code: PolicyCode) => {
    const rule = ruleOf(code);
    expect(rule.source.length).toBeGreaterThan(3);
    expect(rule.since).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
    const [scope] = rule.scopes;
    const place = {
      state: scope === 'state' ? (rule.state ?? 'IL') : null,
      clinicState: scope === 'clinic' ? (rule.state ?? 'IL') : null,
    };
    expect(checkPolicyValue(rule, rule.default, place).ok).toBe(scope !== undefined);
    expect(valueInWords(rule, rule.default).length).toBeGreaterThan(1);
  });

  it('marks what nobody has confirmed, and lets nobody pass what is law', () => {
    expect(policyCodes.filter((code) => !ruleOf(code).confirmed)).toEqual([
      'il_group_size',
      'minutes_counting',
      'week_kind',
      'week_hours_most',
      'il_education_counts',
      'adolescent_from_age',
      'cosign_notes',
    ]);
    expect(policyCodes.filter((code) => ruleOf(code).passedBy === 'nobody')).toEqual([
      'tx_group_counseling_size',
      'tx_group_education_size',
    ]);
    expect(valueInWords(ruleOf('house_group_size'), '1')).toBe('1 person');
  });
});
