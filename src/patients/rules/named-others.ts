// Names of other people of the group, or of guests, in a person's own part, or of anybody in the shared part. Privacy forbids them in
// somebody else's record (42 CFR Part 2: being known as a patient is itself the secret), so each is offered as "a group
// member" or dismissed as not meant ("her sister Grace", "will", "mark"); one that is neither stops the signature.
import { folded } from '#kernel/folded.ts';
import { placedWords, type PlacedWord } from './plain-words.ts';

export type GroupMember = {
  readonly patientId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly preferredName: string | null;
  /** A guest of that date, who is no member of the group. */
  readonly isGuest?: boolean;
};

export type NamedOther = {
  /** Where the name stands in the text. */
  readonly start: number;
  readonly end: number;
  /** As it stands there. */
  readonly text: string;
  /** As a dismissal keeps it: accents folded, small. One dismissal covers the same words of this part. */
  readonly name: string;
  /** Whether only a guest bears it. */
  readonly isGuest: boolean;
};

type Dismissed = ReadonlySet<string>;
const nothingDismissed: Dismissed = new Set();

/** What stands instead of a name. */
export function insteadOf({ isGuest }: Pick<NamedOther, 'isGuest'>): string {
  return isGuest ? 'a guest' : 'a group member';
}

/**
 * Names of the given people in a text, in the order they stand there: given, family or preferred name as whole words,
 * and initials with a surname ("J. Ortiz"), however they are accented or capitalized. A name that `self`, whom the part
 * is about, bears as well is not reported: it is taken to mean them.
 */
export function namedOthers(
  text: string,
  people: { readonly others: readonly GroupMember[]; readonly self: GroupMember | null },
  dismissed: Dismissed = nothingDismissed,
): NamedOther[] {
  return namesIn(text, lookedFor(people), dismissed);
}

type LookedFor = {
  /** Names in words, by their first word. */
  readonly names: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** By the first word of a surname, the letters that may stand before it. */
  readonly initials: ReadonlyMap<string, readonly string[]>;
  readonly others: readonly GroupMember[];
};

function lookedFor(people: Parameters<typeof namedOthers>[1]): LookedFor {
  const own = new Set(people.self === null ? [] : namesInWords(people.self).flat());
  const names = Map.groupBy(
    people.others
      .flatMap(namesInWords)
      .filter((words) => words.length > 0 && !words.every((word) => own.has(word))),
    ([first]) => first ?? '',
  );
  return { names, initials: new Map(people.others.map(surnameWithInitials)), others: people.others };
}

function namesIn(text: string, { names, initials, others }: LookedFor, dismissed: Dismissed): NamedOther[] {
  const words = placedWords(text);
  const found: NamedOther[] = [];
  for (let at = 0; at < words.length;) {
    const name = longestNameAt(words, at, names);
    if (name.length === 0) {
      at += 1;
      continue;
    }
    const from = withInitialBefore(words, at, { text, initials }) ? at - 1 : at;
    const named = namedFrom(text, words, { from, to: at + name.length - 1 });
    if (!dismissed.has(named.name)) found.push({ ...named, isGuest: isOfGuests(name, others) });
    at += name.length;
  }
  return found;
}

function isOfGuests(name: readonly string[], others: readonly GroupMember[]): boolean {
  const bear = (person: GroupMember) => namesInWords(person).some((words) => isSame(words, name));
  return others.every((person) => person.isGuest === true || !bear(person));
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((word, at) => word === other[at]);
}

/** The first name of another member in several texts, with the one it stands in; null where none does. */
export function firstNamed(
  texts: Readonly<Record<string, string>>,
  people: Parameters<typeof namedOthers>[1],
  dismissed: Dismissed = nothingDismissed,
): (NamedOther & { readonly field: string }) | null {
  const sought = lookedFor(people);
  for (const [field, text] of Object.entries(texts)) {
    const [named] = namesIn(text, sought, dismissed);
    if (named !== undefined) return { ...named, field };
  }
  return null;
}

/** A name as dismissals keep it and compare it: accents folded, small letters, signs left out. */
export function comparedName(name: string): string {
  return wordsIn(name).join(' ');
}

/** The text with one found name replaced. */
export function withoutName(text: string, named: NamedOther): string {
  const instead = insteadOf(named);
  const startsSentence = /(?:^|[.!?]\s*)$/u.test(text.slice(0, named.start));
  const words = startsSentence ? instead.charAt(0).toUpperCase() + instead.slice(1) : instead;
  return `${text.slice(0, named.start)}${words}${text.slice(named.end)}`;
}

// Joining words of names, which mean nobody alone.
const joiningWords = new Set([
  'al',
  'bin',
  'da',
  'de',
  'del',
  'della',
  'di',
  'dos',
  'du',
  'el',
  'la',
  'las',
  'le',
  'los',
  'van',
  'von',
  'y',
]);

// A name of several words ("Ana María", "de la Cruz") counts whole, and each telling word of it alone.
function namesOf(person: GroupMember): string[] {
  const names = [person.givenName, person.familyName, person.preferredName ?? ''];
  const parts = names.flatMap((name) =>
    wordsIn(name).filter((word) => word.length > 1 && !joiningWords.has(word)),
  );
  return [...new Set([...names, ...parts, `${person.givenName} ${person.familyName}`])];
}

// Looked at for every part of a session, and the same each time.
const inWords = new WeakMap<GroupMember, string[][]>();

function namesInWords(person: GroupMember): string[][] {
  const known = inWords.get(person) ?? namesOf(person).map(wordsIn);
  inWords.set(person, known);
  return known;
}

function wordsIn(name: string): string[] {
  return placedWords(name).map(({ word }) => word);
}

const initialsOfSurname = new WeakMap<GroupMember, [string, string[]]>();

function surnameWithInitials(person: GroupMember): [string, string[]] {
  const known = initialsOfSurname.get(person) ?? [wordsIn(person.familyName)[0] ?? '', initialsOf(person)];
  initialsOfSurname.set(person, known);
  return known;
}

function initialsOf(person: GroupMember): string[] {
  return [person.givenName, person.preferredName ?? '']
    .map((name) => folded(name).trim().charAt(0))
    .filter((letter) => letter !== '');
}

// The longest name that stands here, from this word on; without words for none.
function longestNameAt(
  words: readonly PlacedWord[],
  at: number,
  names: LookedFor['names'],
): readonly string[] {
  const written = words[at]?.word ?? '';
  let longest: readonly string[] = [];
  for (const first of new Set([written, written.replace(/'s?$/u, '')])) {
    for (const name of names.get(first) ?? []) {
      const isHere = name.every((word, step) => isWordOfName(words[at + step]?.word, word));
      if (isHere && name.length > longest.length) longest = name;
    }
  }
  return longest;
}

// "Grace's" means Grace.
function isWordOfName(written: string | undefined, word: string): boolean {
  return written === word || written === `${word}'s` || (word.endsWith('s') && written === `${word}'`);
}

// "J. Ortiz", "J Ortiz": the letter belongs to the name.
function withInitialBefore(
  words: readonly PlacedWord[],
  at: number,
  of: { text: string; initials: LookedFor['initials'] },
): boolean {
  const before = words[at - 1];
  const name = words[at];
  if (before === undefined || name === undefined || before.word.length !== 1) return false;
  if (!/^\.?\s*$/u.test(of.text.slice(before.end, name.start))) return false;
  return of.initials.get(name.word.replace(/'s$/u, ''))?.includes(before.word) ?? false;
}

function namedFrom(
  text: string,
  words: readonly PlacedWord[],
  at: { from: number; to: number },
): Omit<NamedOther, 'isGuest'> {
  const start = words[at.from]?.start ?? 0;
  const end = words[at.to]?.end ?? start;
  const written = text.slice(start, end).replace(/['’]s$/u, '');
  return {
    start,
    end: start + written.length,
    text: written,
    name: comparedName(written),
  };
}
