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
