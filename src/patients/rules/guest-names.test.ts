import { describe, expect, it } from 'vitest';
import { guestCalled } from './guest-names.ts';
import { namedOthers } from './named-others.ts';

describe('a guest as a name that is looked for', () => {
  it.each([
    { as: 'Rosa Vega', given: 'Rosa', family: 'Vega', why: 'a name' },
    { as: 'Rosa', given: 'Rosa', family: '', why: 'one name' },
    { as: 'Sister of Ana', given: 'Ana', family: '', why: 'what they are, and whose' },
    {
      as: 'Interpreter (Spanish): María de la Paz',
      given: 'María',
      family: 'Paz',
      why: 'what they do first',
    },
    { as: 'Ms. Jo Ann O’Brien', given: 'Jo Ann', family: 'O’Brien', why: 'a title, and two given names' },
    { as: 'su tía Lucía', given: 'su', family: 'Lucía', why: 'a word that is not known counts as a name' },
  ])('is read from "$as": $why', ({ as, given, family }) => {
    expect(guestCalled(as)).toMatchObject({ givenName: given, familyName: family, isGuest: true });
  });

  it.each(['Interpreter', 'Mother', 'Her mom and dad', 'Student nurse', '2', ''])(
    'is nobody in "%s"',
    (as) => {
      expect(guestCalled(as)).toBeNull();
    },
  );

  it('never holds up the words of a note that only say what somebody is', () => {
    const guest = guestCalled('Sister of Ana from the clinic');
    const others = guest === null ? [] : [guest];
    const text = 'Spoke of her sister and of the clinic; Ana helped.';
    expect(namedOthers(text, { others, self: null }).map((one) => one.text)).toEqual(['Ana']);
  });
});
