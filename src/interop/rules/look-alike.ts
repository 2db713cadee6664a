// Who looks like somebody else. Only a hint for a person who decides: nobody is put together by it. People born on
// different days are different, except that day and month may have been swapped when the whole name is the same.
import { folded } from '#kernel/folded.ts';
import { parseLocalDate, type LocalDate } from '#kernel/local-date.ts';

export type Likeness = { readonly givenName: string; readonly familyName: string; readonly birthOn: string };

/** Whether two may well be one person. */
export function looksAlike(one: Likeness, other: Likeness): boolean {
  const names = [wordsOf(one), wordsOf(other)] as const;
  const isSameName = sameWords(names[0].all, names[1].all);
  if (one.birthOn !== other.birthOn) return isSameName && swappedDay(one.birthOn) === other.birthOn;
  if (isSameName) return true;
  const family = closeness(names[0].family, names[1].family);
  const given = closeness(names[0].given, names[1].given);
  return family + given >= 3 || (family === 2 && isBeginning(names[0].given, names[1].given));
}

/** The days among which the look-alikes of somebody born on this day are to be found. */
export function daysAlike(birthOn: LocalDate): LocalDate[] {
  const swapped = swappedDay(birthOn);
  return swapped === null || swapped === birthOn ? [birthOn] : [birthOn, swapped];
}

/**
 * Words under which somebody is found by those who look like them: two who look alike share at least one. Many are
 * born on the same day in a file that writes one day for unknown, so the day alone would compare everybody with everybody.
 */
export function likenessKeys(person: Likeness): string[] {
  const { given, family, all } = wordsOf(person);
  const swapped = swappedDay(person.birthOn);
  return [
    `${person.birthOn} family ${family}`,
    `${person.birthOn} given ${given}`,
    `${person.birthOn} all ${all}`,
    ...(swapped === null || swapped === person.birthOn ? [] : [`${swapped} all ${all}`]),
  ];
}

function swappedDay(day: string): LocalDate | null {
  return parseLocalDate(`${day.slice(0, 4)}-${day.slice(8, 10)}-${day.slice(5, 7)}`);
}

function wordsOf({ givenName, familyName }: Likeness) {
  const [given, family] = [plainName(givenName), plainName(familyName)];
  return { given, family, all: `${given} ${family}`.trim().split(' ').toSorted().join(' ') };
}

function sameWords(one: string, other: string): boolean {
  return one !== '' && one === other;
}

// 2 the same, 1 one typing mistake apart (in names of four letters or more), 0 different.
function closeness(one: string, other: string): number {
  if (one === other) return 2;
  return Math.min(one.length, other.length) >= 4 && isOneMistakeApart(one, other) ? 1 : 0;
}

// Ana and Ana María, J and José: the first word of one begins the other.
function isBeginning(one: string, other: string): boolean {
  const [a = '', b = ''] = [one.split(' ')[0], other.split(' ')[0]];
  return (
    a !== '' &&
    b !== '' &&
    (a === b || (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b)))
  );
}

/** One letter more, less or other, or two neighbors swapped. */
function isOneMistakeApart(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let begin = 0;
  while (begin < one.length && one[begin] === other[begin]) begin += 1;
  let end = 0;
  const most = Math.min(one.length, other.length) - begin;
  while (end < most && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1;
  const [a, b] = [one.slice(begin, one.length - end), other.slice(begin, other.length - end)];
  return Math.max(a.length, b.length) <= 1 || (a.length === 2 && a[0] === b[1] && a[1] === b[0]);
}

/** Names for comparing: no case, no accents, no punctuation. */
export function plainName(name: string): string {
  return folded(name)
    .replace(/['`’‘ʼ]/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
