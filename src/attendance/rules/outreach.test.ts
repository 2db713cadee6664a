import { describe, expect, it } from 'vitest';
import type { ContactRule } from '../../patients/rules/how-to-contact.ts';
import { outcomesOf, outreachMeans, wayBack, waysToReach } from './outreach.ts';

const phone: ContactRule = {
  id: 'one',
  person: null,
  kind: 'phone',
  value: '(773) 555-0100',
  mayCall: true,
  mayLeaveMessage: false,
  mayText: true,
  mayMail: false,
  maySay: 'clinic',
  sayWords: null,
  bestTimes: null,
  forEmergency: true,
  endedAt: null,
};

describe('ways to reach somebody whose chair is empty', () => {
  it.each([
    { contacts: [phone], means: ['call', 'text'], why: 'what they allowed, the best first' },
    { contacts: [], means: [], why: 'nobody asked them yet: no way' },
    { contacts: [{ ...phone, endedAt: '2026-11-01' }], means: [], why: 'a number that no longer counts' },
    { contacts: [{ ...phone, person: 'Mother' }], means: [], why: 'a mother is called in danger only' },
    {
      contacts: [{ ...phone, mayCall: false, mayText: false }],
      means: [],
      why: 'everything is closed',
    },
    {
      contacts: [phone, { ...phone, id: 'two', value: '+1 773 555 0100', mayText: false }],
      means: ['call', 'call'],
      why: 'a number that stands twice: closed once is closed',
    },
    {
      contacts: [{ ...phone, maySay: 'name' as const, mayLeaveMessage: true }],
      means: ['call', 'message'],
      why: 'a text about treatment would name the clinic, a message need not',
    },
  ])('$why', ({ contacts, means }) => {
    expect(waysToReach(contacts).map((way) => way.means)).toEqual(means);
  });

  it('say what may be said there, in their own words too', () => {
    const [way] = waysToReach([{ ...phone, sayWords: 'Say it is the dentist' }]);
    expect(way?.says).toBe(
      'You may say the clinic’s name; nothing about treatment. In their words: “Say it is the dentist”',
    );
  });

  it('are the number they just gave, of who cannot join by video', () => {
    expect(wayBack({ callBack: '773-555-0100', address: 'At my sister’s, Gary', state: 'IN' })).toMatchObject(
      {
        contactId: null,
        means: 'call_back',
        value: '773-555-0100',
        says: expect.stringContaining('At my sister’s, Gary, IN'),
      },
    );
  });

  it('each lead to some outcome', () => {
    for (const means of outreachMeans) expect(outcomesOf[means].length).toBeGreaterThan(0);
  });
});
