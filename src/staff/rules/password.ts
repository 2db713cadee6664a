// Which passwords may be chosen.
// By whose authority: NIST SP 800-63B-4 (final, 2025), section 3.1.1: at least 15 characters where a password stands alone,
// at least 8 beside a second factor; long ones accepted; compared with a list of common, expected or compromised ones;
// no rules about kinds of characters; no change by the calendar; paste and password managers allowed.
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import { commonWords } from './common-words.table.ts';

const leastAlone = 15;
const leastBesideSecondFactor = 8;
const mostCharacters = 256;

export type PasswordRefusal =
  | 'password-too-short'
  | 'password-too-long'
  | 'password-common'
  | 'password-personal';

/** Whom a password is for: words about them are the first a stranger tries. */
export type PasswordOwner = { readonly hasSecondFactor: boolean; readonly words: readonly string[] };

/** Brings a typed password into one form, so that the same keys give the same password on every device. */
export function normalizedPassword(typed: string): string {
  return typed.normalize('NFKC');
}

/** Whether a password may be chosen. */
export function choosePassword(typed: string, owner: PasswordOwner): Outcome<string, PasswordRefusal> {
  const password = normalizedPassword(typed);
  const length = Array.from(password).length;
  const least = owner.hasSecondFactor ? leastBesideSecondFactor : leastAlone;
  if (length < least) return refuse('password-too-short', { least });
  if (length > mostCharacters) return refuse('password-too-long', { most: mostCharacters });
  if (isCommon(password)) return refuse('password-common');
  if (isPersonal(password, owner.words)) return refuse('password-personal');
  return ok(password);
}

const likeLetters: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
};
const common: ReadonlySet<string> = new Set(commonWords);
const longestWord = Math.max(...commonWords.map((word) => word.length));
const keyRows = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1234567890',
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik',
];

// Each way in which a spelling may be read: with digits dropped, and with digits standing for letters as far as some
// place behind the last letter, so that both hell0 and hell02026 read as hello.
function readingsOf(password: string): string[] {
  const low = password.toLowerCase();
  const asLetters = (text: string) =>
    Array.from(text)
      .map((sign) => likeLetters[sign] ?? sign)
      .join('')
      .replace(/[^a-z]/gu, '');
  const first = low.search(/[a-z]/u);
  const last =
    low.length -
    Array.from(low)
      .reverse()
      .findIndex((sign) => /[a-z]/u.test(sign));
  const readings = [low.replace(/[^a-z]/gu, '')];
  for (let end = last; end <= Math.min(last + 4, low.length); end += 1)
    readings.push(asLetters(low.slice(0, end)), asLetters(low.slice(first, end)));
  return [...new Set([...readings, asLetters(low)])];
}

function isCommon(password: string): boolean {
  const low = password.toLowerCase();
  if (new Set(low).size <= 3 || isRepeated(low) || isWalk(low)) return true;
  const others = Array.from(low.replace(/[a-z0-9\p{P}\p{S}\s]/gu, '')).length;
  // Letters of other alphabets are beyond our list; the length and the other rules still count.
  if (others > 0) return false;
  const letters = low.replace(/[^a-z]/gu, '').length;
  // Long runs of digits between words are no common password.
  if (low.length - letters > 8 && letters > 0) return false;
  return readingsOf(password).some((reading) => isMadeOf(reading, 2)) || (letters === 0 && low.length <= 10);
}

// Whether a reading is nothing but at most so many common words.
function isMadeOf(reading: string, words: number): boolean {
  if (reading === '') return false;
  if (common.has(reading)) return true;
  if (words === 1) return false;
  for (let at = 1; at <= Math.min(longestWord, reading.length - 1); at += 1) {
    if (common.has(reading.slice(0, at)) && isMadeOf(reading.slice(at), words - 1)) return true;
  }
  return false;
}

// abcabcabc, 12341234: the same few characters again and again.
function isRepeated(low: string): boolean {
  return /^(.{1,6})\1+$/u.test(low) || /^(.{1,6})\1{2,}.{0,2}$/u.test(low);
}

// A walk along a row of keys or the alphabet, forward or backward.
function isWalk(low: string): boolean {
  const rows = keyRows.flatMap((row) => [row.repeat(3), Array.from(row).reverse().join('').repeat(3)]);
  const halves = [low, low.slice(0, Math.ceil(low.length / 2)), low.slice(Math.ceil(low.length / 2))];
  if (rows.some((row) => row.includes(low))) return true;
  return halves.slice(1).every((half) => rows.some((row) => row.includes(half)));
}

// The person's name, the sign-in name or the organization's, with nothing much around it.
function isPersonal(password: string, words: readonly string[]): boolean {
  const low = password.toLowerCase();
  const known = words
    .flatMap((word) => [word.toLowerCase(), ...word.toLowerCase().split(/[^\p{L}]+/u)])
    .filter((word) => word.length >= 3);
  const rest = known
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, word) => left.replaceAll(word, ''), low);
  return rest.length < low.length && Array.from(rest).length < 8;
}
