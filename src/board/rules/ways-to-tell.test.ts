// What may be shown of how somebody may be reached: a table of cases.
import { describe, expect, it } from 'vitest';
import type { ContactRule } from '../../patients/rules/how-to-contact.ts';
import { waysToTell } from './ways-to-tell.ts';

const phone: ContactRule = {
  id: 'phone',
  person: null,
  kind: 'phone',
  value: '(312) 555-0177',
  mayCall: true,
  mayLeaveMessage: false,
  mayText: false,
  mayMail: false,
  maySay: 'nothing',
  sayWords: null,
  bestTimes: null,
  forEmergency: false,
  endedAt: null,
};
const shut = { ...phone, id: 'shut', value: '+1 312 555 0177', mayCall: false };

describe('the ways to tell somebody', () => {
  it.each([
    ['nobody asked', [], { ways: [], wasAsked: false }],
    [
      'calls only, and what is closed is said',
      [phone],
      { ways: [{ means: ['call'], closed: ['message', 'text'] }], wasAsked: true },
    ],
    [
      'a message where they may hear a name',
      [{ ...phone, mayLeaveMessage: true, maySay: 'name' as const }],
      { ways: [{ means: ['call', 'message'], closed: ['text'] }] },
    ],
    [
      'their own words, beside the most that may be said',
      [{ ...phone, sayWords: 'Ask for Pete' }],
      { ways: [{ says: expect.stringMatching(/^Speak only with the person.*Ask for Pete/u) as string }] },
    ],
    ['a number on which nothing is allowed', [shut], { ways: [], wasAsked: true }],
    [
      'a number that was ended',
      [{ ...phone, endedAt: '2026-11-01T00:00:00Z' }],
      { ways: [], wasAsked: true },
    ],
    ['a number that stands twice and is closed once', [phone, shut], { ways: [] }],
    ['somebody else’s number', [{ ...phone, person: 'Rosa' }], { ways: [], wasAsked: false }],
  ])('%s', (...[, contacts, expected]) => {
    expect(waysToTell(contacts)).toMatchObject(expected);
  });
});
