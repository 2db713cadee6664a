import { expect, test } from 'vitest';
import { commonWords } from './common-words.table.ts';
import { choosePassword } from './password.ts';

const owner = {
  hasSecondFactor: true,
  words: ['Marisol', 'Okafor', 'mokafor@lakeside.example', 'Lakeside Recovery'],
};
const codeOf = (password: string, of = owner) => {
  const chosen = choosePassword(password, of);
  return chosen.ok ? 'ok' : chosen.code;
};

test.each([
  ['harbor lantern 93 quilt', 'ok', 'four words and a number'],
  ['Tz7#pQ!m', 'ok', 'eight characters beside a second factor'],
  ['Tz7#pQm', 'password-too-short', 'seven are not enough'],
  ['x'.repeat(257), 'password-too-long', '257 characters'],
  ['vergissmeinnicht über dem Fluß', 'ok', 'letters of any language'],
  ['пароль-от-дома-у-моря', 'ok', 'any alphabet'],
  ['        ', 'password-common', 'eight spaces are one character'],
  ['aaaaaaaa', 'password-common', 'one letter'],
  ['12341234', 'password-common', 'a repeated run'],
  ['87654321', 'password-common', 'digits backward'],
  ['qwertyuiop', 'password-common', 'a row of keys'],
  ['1qaz2wsx', 'password-common', 'columns of keys'],
  ['P@ssw0rd', 'password-common', 'signs for letters'],
  ['Password2026!', 'password-common', 'a year behind it'],
  ['SummerLove99', 'password-common', 'two common words'],
  ['19870412', 'password-common', 'a birthday'],
  ['evenkeel2026', 'password-common', 'the name of the program'],
  ['marisol-okafor', 'password-personal', 'the own name'],
  ['Lakeside2026!', 'password-personal', 'the name of the organization'],
  ['Marisol keeps nine blue herons', 'ok', 'the name among enough else'],
])('%s: %s (%s)', (password, answer) => {
  expect(codeOf(password)).toBe(answer);
});

test('a password that stands alone needs fifteen characters', () => {
  const alone = { ...owner, hasSecondFactor: false };
  expect(codeOf('Tz7#pQ!mKw4&xB', alone)).toBe('password-too-short');
  expect(codeOf('Tz7#pQ!mKw4&xBv', alone)).toBe('ok');
});

test('no composition rules: 64 small letters are fine', () => {
  expect(codeOf('thequietferryleavesbeforetheherringgullswakeoverthecoldgreywater')).toBe('ok');
});

test('ten thousand common passwords are refused', () => {
  const endings = [
    '',
    '1',
    '12',
    '123',
    '1234',
    '!',
    '2024',
    '2025',
    '2026',
    '01',
    '99',
    '007',
    '!1',
    '1!',
    '123!',
    '#1',
    '*',
    '2023!',
    '_1',
    '69',
  ];
  const spellings = [
    (word: string) => word,
    (word: string) => word[0]?.toUpperCase() + word.slice(1),
    (word: string) => word.replaceAll('a', '@').replaceAll('o', '0'),
  ];
  const tried = commonWords
    .flatMap((word) => endings.flatMap((ending) => spellings.map((spell) => spell(word) + ending)))
    .filter((password) => password.length >= 8);
  expect(tried.length).toBeGreaterThan(10_000);
  expect(tried.filter((password) => codeOf(password) === 'ok')).toEqual([]);
});
