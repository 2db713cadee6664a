import { describe, expect, it } from 'vitest';
import { sizeRules } from '../../groups/rules/size-limits.ts';
import { joining, strictestLimit, type JoiningAt } from './virtual-arrival.ts';

const held = (state: string, title: string, expiresOn: string | null = null) => ({
  credentials: [{ state, title, startsOn: '2024-01-01', expiresOn }],
  supervisions: [],
});
const illinois = held('IL', 'LCPC');
const texas = held('TX', 'LPC');
const at: JoiningAt = {
  state: 'IL',
  isPrivate: true,
  kind: 'counseling',
  on: '2026-11-16',
  leaders: [illinois],
  otherStates: ['IL'],
  there: 5,
  rules: sizeRules,
};

describe('somebody who arrives by video', () => {
  it.each([
    { more: {}, because: null, why: 'at home in the state of the counselor' },
    {
      more: { state: 'TX' },
      because: 'no-license-there',
      why: 'in Texas, the counselor is licensed in Illinois',
    },
    { more: { state: 'TX', leaders: [texas] }, because: null, why: 'in Texas with a Texas license' },
    { more: { state: 'TX', leaders: [illinois, texas] }, because: null, why: 'one of two who lead holds it' },
    { more: { state: 'IN' }, because: 'no-license-there', why: 'in Indiana, where nobody holds one' },
    {
      more: { leaders: [held('IL', 'LCPC', '2026-11-15')] },
      because: 'no-license-there',
      why: 'the license ended yesterday',
    },
    {
      more: { state: 'TX', leaders: [held('TX', 'LCDC-I')] },
      because: 'no-license-there',
      why: 'an intern leads only under supervision',
    },
    { more: { leaders: [] }, because: 'no-license-there', why: 'nobody leads' },
    { more: { isPrivate: false }, because: 'not-private', why: 'others can hear the group' },
    { more: { there: 16 }, because: null, why: 'Illinois has no confirmed limit' },
    {
      more: { there: 16, otherStates: ['IL', 'TX'] },
      because: 'strictest-limit',
      why: 'the seventeenth, and somebody is in Texas',
    },
    { more: { there: 15, otherStates: ['IL', 'TX'] }, because: null, why: 'the sixteenth' },
    {
      more: { there: 16, otherStates: ['TX'], kind: 'education' },
      because: null,
      why: 'education has room for 35',
    },
    {
      more: { there: 35, otherStates: ['TX'], kind: 'education' },
      because: 'strictest-limit',
      why: 'the 36th',
    },
  ])('$why', ({ more, because }) => {
    expect(joining({ ...at, ...more })).toEqual(
      because === null ? { joins: true } : { joins: false, because },
    );
  });

  it('is counted by the strictest limit of all states', () => {
    const of = (...states: string[]) => strictestLimit(sizeRules, { kind: 'counseling', states })?.code;
    expect([of('IL'), of('TX'), of('IL', 'TX')]).toEqual([
      undefined,
      'tx_group_counseling_size',
      'tx_group_counseling_size',
    ]);
  });
});
