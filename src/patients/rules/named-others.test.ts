import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guestCalled } from './guest-names.ts';
import { firstNamed, namedOthers, withoutName, type GroupMember } from './named-others.ts';

const person = (givenName: string, familyName: string, preferredName: string | null = null): GroupMember => ({
  patientId: `${givenName}-${familyName}`,
  givenName,
  familyName,
  preferredName,
});

const others = [
  person('Grace', 'Okafor'),
  person('José', 'Ortiz Núñez', 'Pepe'),
  person('William', 'Mark', 'Will'),
  person('Ana María', "O'Brien"),
  person('Zoë', 'de la Cruz'),
];
const self = person('Dana', 'Novak');

const cases: readonly { why: string; text: string; finds: readonly string[] }[] = [
  { why: 'nobody', text: 'Spoke of sleep and of the new job.', finds: [] },
  { why: 'a given name', text: 'Argued with Grace about the rota.', finds: ['Grace'] },
  { why: 'a sister of that name, to be dismissed', text: 'Her sister Grace drove her.', finds: ['Grace'] },
  { why: 'a family name', text: 'Sat beside Okafor.', finds: ['Okafor'] },
  { why: 'both names are one find', text: 'Thanked Grace Okafor for the ride.', finds: ['Grace Okafor'] },
  { why: 'a preferred name', text: 'Pepe said it well.', finds: ['Pepe'] },
  { why: 'accents left out', text: 'JOSE agreed.', finds: ['JOSE'] },
  { why: 'accents written otherwise', text: 'Jose\u0301 agreed.', finds: ['Jose\u0301'] },
  {
    why: 'a word that is also a name, to be dismissed',
    text: 'She will mark the date.',
    finds: ['will', 'mark'],
  },
  { why: 'a name inside a word is none', text: 'Graceful, willing, remarkable; Josephine.', finds: [] },
  { why: 'a possessive', text: 'Grace’s story and Ortiz Núñez’s plan.', finds: ['Grace', 'Ortiz Núñez'] },
  {
    why: 'an initial with a surname',
    text: 'Walked home with G. Okafor and Z de la Cruz.',
    finds: ['G. Okafor', 'Z de la Cruz'],
  },
  { why: 'a wrong initial leaves the surname', text: 'Team X. Okafor won.', finds: ['Okafor'] },
  { why: 'a name of two words', text: 'Ana María was kind.', finds: ['Ana María'] },
  { why: 'part of a name of two words', text: 'Ana was kind, so was Nunez.', finds: ['Ana', 'Nunez'] },
  { why: 'an apostrophe in the name', text: 'Said so to O’Brien.', finds: ['O’Brien'] },
  { why: 'short joining words of a name alone are none', text: 'Spoke de la vida.', finds: [] },
  { why: 'the person’s own name', text: 'Dana Novak took part.', finds: [] },
];

describe('names of other group members', () => {
  it.each(cases)('$why: $text', ({ text, finds }) => {
    expect(namedOthers(text, { others, self }).map((named) => named.text)).toEqual(finds);
  });

  it('are not reported where the person bears the same name', () => {
    const graceHerself = person('Grace', 'Novak');
    expect(namedOthers('Grace took part.', { others, self: graceHerself })).toEqual([]);
    const named = namedOthers('Grace met Okafor and Grace Okafor.', { others, self: graceHerself });
    expect(named.map((each) => each.text)).toEqual(['Okafor', 'Grace Okafor']);
  });

  it('are all reported in the shared part, which names nobody', () => {
    expect(namedOthers('Dana began.', { others: [...others, self], self: null })).toHaveLength(1);
  });

  it('are found in the first of several texts that has one', () => {
    const texts = { words: 'Came late.', reason: 'Meant for Okafor, not for Grace.' };
    expect(firstNamed(texts, { others, self })).toMatchObject({ field: 'reason', text: 'Okafor', start: 10 });
    expect(firstNamed(texts, { others, self }, new Set(['okafor', 'grace']))).toBeNull();
  });

  it('are passed over once dismissed, in any spelling of the same name', () => {
    const text = 'Her sister Grace; GRACE called; later Okafor.';
    expect(namedOthers(text, { others, self }, new Set(['grace'])).map((named) => named.text)).toEqual([
      'Okafor',
    ]);
  });

  it('are replaced one at a time until none is left, whatever the text', () => {
    const words = fc.constantFrom(
      'Grace',
      'José',
      'pepe',
      'will',
      'Okafor',
      'G.',
      'and',
      'sister',
      'Ana María',
      '7',
      '.',
      'ñ',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), (parts) => {
        let text = parts.join(' ');
        for (let step = 0; step <= parts.length; step += 1) {
          const [first] = namedOthers(text, { others, self });
          if (first === undefined) return;
          text = withoutName(text, first);
        }
        expect(namedOthers(text, { others, self })).toEqual([]);
      }),
    );
  });

  it('are those of guests as well, who are written away as guests unless a member bears the name', () => {
    const guests = [guestCalled('Rosa Vega'), guestCalled('Grace Novak, her aunt')].filter(
      (one) => one !== null,
    );
    const found = namedOthers('R. Vega and Grace sat in; Rosa’s word, Novak’s.', {
      others: [...others, ...guests],
      self,
    });
    expect(found.map(({ text, isGuest }) => [text, isGuest])).toEqual([
      ['R. Vega', true],
      ['Grace', false],
      ['Rosa', true],
    ]);
    expect(found[0] && withoutName('R. Vega sat in.', found[0])).toBe('A guest sat in.');
  });

  it('give way to words that fit the sentence', () => {
    const text = 'Grace asked. Then Pepe answered.';
    const [first, second] = namedOthers(text, { others, self });
    expect(first && withoutName(text, first)).toBe('A group member asked. Then Pepe answered.');
    expect(second && withoutName(text, second)).toBe('Grace asked. Then a group member answered.');
  });
});
