import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testSeed } from '#app/testing/random.ts';
import { contactKinds, sayings } from './contact-kinds.ts';
import { howToContact, type ContactPurpose, type ContactRule, type ContactWay } from './how-to-contact.ts';

const base: ContactRule = {
  id: 'c',
  person: null,
  kind: 'phone',
  value: '312 555 0100',
  mayCall: false,
  mayLeaveMessage: false,
  mayText: false,
  mayMail: false,
  maySay: 'nothing',
  sayWords: null,
  bestTimes: null,
  forEmergency: false,
  endedAt: null,
};
const contact = (more: Partial<ContactRule>): ContactRule => ({ ...base, ...more });
const means = (contacts: ContactRule[], purpose: ContactPurpose) =>
  howToContact(contacts, purpose).map((way) => way.means);

const phone = contact({ mayCall: true, mayLeaveMessage: true, mayText: true });

describe('how to contact', () => {
  it.each<[string, ContactRule[], ContactPurpose, string[]]>([
    ['nothing written down: no way', [], 'reminder', []],
    ['nothing allowed: no way', [contact({})], 'care', []],
    ['only a call, nothing may be said: the person alone is spoken with', [phone], 'reminder', ['call']],
    [
      'a name may be said: a text reminds first, a message may be left',
      [{ ...phone, maySay: 'name' }],
      'reminder',
      ['text', 'call', 'message'],
    ],
    [
      'treatment is called about before it is written about',
      [{ ...phone, maySay: 'clinic' }],
      'care',
      ['call', 'message', 'text'],
    ],
    [
      'a text about treatment names the clinic, so a name is not enough',
      [{ ...phone, maySay: 'name' }],
      'care',
      ['call', 'message'],
    ],
    [
      'mail is for mail addresses',
      [contact({ kind: 'email', mayMail: true, maySay: 'clinic' })],
      'reminder',
      ['mail'],
    ],
    [
      'a bill is not mailed where not everything may be said',
      [contact({ kind: 'email', mayMail: true, maySay: 'clinic' })],
      'billing',
      [],
    ],
    [
      'a letter names the clinic on its envelope',
      [contact({ kind: 'post', mayMail: true, maySay: 'name' })],
      'reminder',
      [],
    ],
    [
      'a bill goes by letter',
      [contact({ kind: 'post', mayMail: true, maySay: 'clinic' })],
      'billing',
      ['letter'],
    ],
    [
      'somebody else is not told of a date',
      [{ ...phone, person: 'Rosa', maySay: 'everything' }],
      'reminder',
      [],
    ],
    [
      'nor in danger, unless the person said so',
      [{ ...phone, person: 'Rosa', maySay: 'everything' }],
      'danger',
      [],
    ],
    [
      'in danger they are called, as the person said',
      [{ ...phone, person: 'Rosa', forEmergency: true, mayText: false, mayLeaveMessage: false }],
      'danger',
      ['call'],
    ],
    ['what was ended counts no more', [{ ...phone, endedAt: '2026-11-01T00:00:00Z' }], 'danger', []],
  ])('%s', (...[, contacts, purpose, expected]) => {
    expect(means(contacts, purpose)).toEqual(expected);
  });

  it('tries the person’s own before anybody else’s', () => {
    const rosa = contact({ id: 'rosa', person: 'Rosa', mayCall: true, forEmergency: true });
    const own = contact({ id: 'own', mayText: true, maySay: 'name' });
    expect(howToContact([rosa, own], 'danger').map((way) => way.contactId)).toEqual(['own', 'rosa']);
  });

  it('never uses a way that nobody allowed', () => {
    const rule = fc.record({
      id: fc.uuid(),
      person: fc.option(fc.constant('Rosa'), { nil: null }),
      kind: fc.constantFrom(...contactKinds),
      value: fc.constant('x'),
      mayCall: fc.boolean(),
      mayLeaveMessage: fc.boolean(),
      mayText: fc.boolean(),
      mayMail: fc.boolean(),
      maySay: fc.constantFrom(...sayings),
      sayWords: fc.constant(null),
      bestTimes: fc.constant(null),
      forEmergency: fc.boolean(),
      endedAt: fc.option(fc.constant('2026-11-01T00:00:00Z'), { nil: null }),
    });
    const purposes = fc.constantFrom<ContactPurpose>('reminder', 'care', 'billing', 'danger');
    const seed = testSeed;
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 5 }), purposes, (contacts, purpose) => {
        const ways = howToContact(contacts, purpose);
        expect(ways.filter((way) => !isAllowed(way, contacts, purpose))).toEqual([]);
      }),
      { seed, numRuns: 500 },
    );
  });
});

function isAllowed(way: ContactWay, contacts: readonly ContactRule[], purpose: ContactPurpose): boolean {
  const used = contacts.find((one) => one.id === way.contactId);
  if (used === undefined || used.endedAt !== null) return false;
  const { mayCall: call, mayLeaveMessage: message, mayText: text, mayMail: mail } = used;
  const isQuiet = way.means === 'call' || way.maySay !== 'nothing';
  const isTheirs = way.person === null || (purpose === 'danger' && used.forEmergency);
  return { call, message, text, mail, letter: mail }[way.means] && isQuiet && isTheirs;
}
