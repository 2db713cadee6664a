// What somebody typed who looked for a person and found nobody: it begins the form that registers them. In memory only,
// and for one time: a name never stands in an address.
import type { PersonTyped } from './person-form.ts';

let looked = '';

/** Says what was looked for, before going to the form. */
export function registerAfterLooking(words: string): void {
  looked = words.trim();
}

/** The names that the form begins with: the last word is the family name. Asked once. */
export function namesLookedFor(): Partial<PersonTyped> {
  const words = looked.split(/\s+/u).filter((word) => word !== '');
  looked = '';
  // A number, a date or a telephone is no name.
  if (words.some((word) => /\d/u.test(word))) return {};
  return { givenName: words.slice(0, -1).join(' '), familyName: words.at(-1) ?? '' };
}
