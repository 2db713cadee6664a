// How a person is called on screens. What the person wants to be called comes first; on screens that others
// may see (a tablet at the door, a board on a wall) the family name is only its first letter (design.md section 6).

export type Named = {
  readonly givenName: string;
  readonly familyName: string;
  readonly preferredName: string | null;
};

/** The name on a staff member's own screen: preferred (or given) name and family name. */
export function displayName(person: Named): string {
  return joined(firstName(person), person.familyName);
}

/** The name on a shared screen: preferred (or given) name and the first letter of the family name. */
export function sharedScreenName(person: Named): string {
  const initial = firstLetter(person.familyName);
  return joined(firstName(person), initial === '' ? '' : `${initial}.`);
}

// Hebrew, Arabic and their like, and the signs that turn the direction of a text.
const turning = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u202A-\u202E\u2066-\u2069]/u;

/** The name within a line of plain text, where no element can set it apart: a name from right to left turns nothing around it. */
export function nameInLine(person: Named): string {
  const name = displayName(person);
  return turning.test(name) ? `\u2068${name}\u2069` : name;
}

function firstName(person: Named): string {
  return person.preferredName ?? person.givenName;
}

function joined(first: string, last: string): string {
  return [first, last].filter((part) => part.trim() !== '').join(' ');
}

// A letter as a reader sees it, which may be several code points.
function firstLetter(name: string): string {
  const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(name.trim());
  return letters[Symbol.iterator]().next().value?.segment ?? '';
}
