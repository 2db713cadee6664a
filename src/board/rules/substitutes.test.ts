import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder, standingOf, type SubstituteFacts } from './substitutes.ts';

const person = (more: Partial<SubstituteFacts> = {}): SubstituteFacts => ({
  id: 'a',
  name: 'Ana',
  refusedBy: null,
  isFree: true,
  isAbsent: false,
  isWithinHours: true,
  worksAtClinic: true,
  sessionsThatDay: 0,
  ...more,
});

describe('who can stand in', () => {
  it.each([
    { facts: {}, standing: 'can', why: 'qualified, free, at work' },
    { facts: { isWithinHours: null }, standing: 'can', why: 'nobody entered hours: that is no refusal' },
    { facts: { isFree: false }, standing: 'not-free', why: 'leads something else then' },
    { facts: { isAbsent: true, isFree: false }, standing: 'absent', why: 'away' },
    { facts: { isWithinHours: false }, standing: 'outside-hours', why: 'not at work then' },
    {
      facts: { refusedBy: 'facilitator-credential-ended', isFree: false },
      standing: 'facilitator-credential-ended',
      why: 'a license that ran out comes before everything',
    },
  ] as const)('$why', ({ facts, standing }) => {
    expect(standingOf(person(facts))).toBe(standing);
  });

  it('puts who can first, then who works there, then who leads least', () => {
    const names = inOrder([
      person({ id: '1', name: 'Busy', isFree: false }),
      person({ id: '2', name: 'Far', worksAtClinic: false }),
      person({ id: '3', name: 'Twice', sessionsThatDay: 2 }),
      person({ id: '4', name: 'Best' }),
      person({ id: '5', name: 'Unlicensed', refusedBy: 'facilitator-without-credential' }),
    ]).map((one) => one.name);
    expect(names).toEqual(['Best', 'Twice', 'Far', 'Busy', 'Unlicensed']);
  });

  it('never puts somebody who cannot before somebody who can, and loses nobody', () => {
    const any = fc.record({
      id: fc.uuid(),
      name: fc.string(),
      refusedBy: fc.constantFrom(
        null,
        'facilitator-without-credential' as const,
        'facilitator-needs-supervision' as const,
      ),
      isFree: fc.boolean(),
      isAbsent: fc.boolean(),
      isWithinHours: fc.option(fc.boolean()),
      worksAtClinic: fc.boolean(),
      sessionsThatDay: fc.nat(5),
    });
    fc.assert(
      fc.property(fc.array(any), (people) => {
        const ordered = inOrder(people);
        const firstWhoCannot = ordered.findIndex((one) => standingOf(one) !== 'can');
        const lastWhoCan = ordered.findLastIndex((one) => standingOf(one) === 'can');
        expect(ordered).toHaveLength(people.length);
        expect(firstWhoCannot === -1 || firstWhoCannot > lastWhoCan).toBe(true);
      }),
    );
  });
});
