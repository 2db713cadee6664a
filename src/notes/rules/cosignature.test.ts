import { describe, expect, it } from 'vitest';
import { cosignatureFor, titlesOn, type CosignRule } from './cosignature.ts';

describe('who needs a second signature', () => {
  it.each([
    { why: 'an intern in Texas', title: 'LCDC-I', state: 'TX', is: 'credential' },
    { why: 'however it is written', title: 'l.c.d.c. - i', state: 'TX', is: 'credential' },
    { why: 'not a counselor who holds the license', title: 'LCDC', state: 'TX', is: null },
    { why: 'an associate social worker in Illinois', title: 'LSW', state: 'IL', is: 'credential' },
    { why: 'not the clinical license', title: 'LCSW', state: 'IL', is: null },
    { why: 'the list of the state counts, not of another', title: 'LCDC-I', state: 'IL', is: null },
    { why: 'whoever holds nothing of the state', title: null, state: 'IL', is: 'no_credential' },
  ] as const)('$why', ({ title, state, is }) => {
    const signed = { title, state, on: '2026-11-16' };
    expect(cosignatureFor(signed, 'listed')).toBe(is);
    expect(cosignatureFor(signed, 'nobody')).toBeNull();
  });

  const rule = (since: string, titles: readonly string[]): CosignRule => ({
    state: 'TX',
    since,
    titles,
    says: '',
    source: '',
    confirmed: false,
  });
  const rules = [rule('2026-06-01', ['LCDC-I', 'LMSW']), rule('2024-04-30', ['LCDC-I'])];

  it.each([
    { on: '2024-04-29', is: [], why: 'no rule before the first' },
    { on: '2024-04-30', is: ['LCDC-I'], why: 'the first from its day on' },
    { on: '2026-05-31', is: ['LCDC-I'], why: 'until a newer one' },
    { on: '2026-06-01', is: ['LCDC-I', 'LMSW'], why: 'which counts from its day on' },
  ] as const)('is by the rule of the day, $on: $why', ({ on, is }) => {
    expect(titlesOn(rules, { state: 'TX', on })).toEqual(is);
    expect(titlesOn(rules, { state: 'IL', on })).toEqual([]);
  });
});
