// Words of a text as the checks before signing compare them: letters only, accents folded, small, in order.

// oxlint-disable-next-line no-control-regex -- every character of ASCII
const plain = /^[\u0000-\u007F]*$/u;

export type PlacedWord = { readonly word: string; readonly start: number; readonly end: number };

/** Folds accents and case: 'José' and 'JOSE' are one word. */
export function folded(text: string): string {
  // Most words have no accent at all, and taking a text apart into letters and accents costs most of the looking.
  if (plain.test(text)) return text.toLowerCase();
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** The words of a text with where they stand in it; numbers and signs are left out. */
export function placedWords(text: string): PlacedWord[] {
  return [...text.matchAll(/\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*/gu)].map((found) => ({
    word: folded(found[0]).replaceAll('’', "'"),
    start: found.index,
    end: found.index + found[0].length,
  }));
}
