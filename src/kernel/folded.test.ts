// What people type finds what stands written, in every script that names come in.
import { expect, it } from 'vitest';
import fc from 'fast-check';
import { folded } from './folded.ts';

it.each([
  { typed: 'jose', written: 'José', why: 'an accent' },
  { typed: 'JOSE\u0301', written: 'josé', why: 'case, and an accent as a sign of its own' },
  { typed: 'nguyen', written: 'Nguyễn', why: 'two signs on one letter' },
  { typed: 'dang', written: 'Đặng', why: 'a letter that is no d with a sign' },
  { typed: 'lukasz', written: 'Łukasz', why: 'the same in Polish' },
  { typed: 'aegir thor', written: 'Ægir Þór', why: 'letters written as two' },
  { typed: 'strasse', written: 'Straße', why: 'one more' },
  { typed: 'istanbul', written: 'İstanbul', why: 'a capital whose small letter brings a sign of its own' },
  { typed: 'oystein', written: 'Øystein', why: 'a letter with a stroke' },
  { typed: 'שרה', written: 'שָׂרָה', why: 'Hebrew is typed without points' },
  { typed: 'محمد', written: 'مُحَمَّد', why: 'Arabic is typed without vowel signs' },
  { typed: 'ｔａｎａｋａ', written: 'Tanaka', why: 'wide letters of a Japanese keyboard' },
  { typed: 'ΜΑΡΊΑ', written: 'Μαρία', why: 'Greek' },
])('finds $written by $typed: $why', ({ typed, written }) => {
  expect(folded(typed)).toBe(folded(written));
});

it.each([
  { one: 'प्रिया', other: 'परय', why: 'vowel signs of Devanagari are letters' },
  { one: 'สมชาย', other: 'สมชย', why: 'so are those of Thai' },
  { one: 'が', other: 'い', why: 'other letters' },
])('tells $one and $other apart: $why', ({ one, other }) => {
  expect(folded(one)).not.toBe(folded(other));
});

it('changes nothing that is folded already', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(folded(folded(text))).toBe(folded(text));
    }),
  );
});
