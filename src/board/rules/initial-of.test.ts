import { describe, expect, it } from 'vitest';
import { initialOf } from './roster-answers.ts';

describe('the initial on paper', () => {
  it.each([
    { familyName: 'Ordóñez', initial: 'O.', why: 'a letter' },
    { familyName: ' von Hohenberg', initial: 'V.', why: 'a capital, without the space before' },
    {
      familyName: 'E\u0301tienne',
      initial: 'E\u0301.',
      why: 'an accent that is a sign of its own stays on its letter',
    },
    { familyName: 'मिश्रा', initial: 'मि.', why: 'a vowel sign belongs to its consonant' },
    { familyName: '𠮷田', initial: '𠮷.', why: 'a sign made of two code units is one' },
    { familyName: 'عبد الرحمن', initial: 'ع.', why: 'from right to left' },
    { familyName: '', initial: '', why: 'nothing' },
  ])('$why', ({ familyName, initial }) => {
    expect(initialOf(familyName)).toBe(initial);
  });
});
