// Words of a text as the checks before signing compare them: letters only, accents folded, small, in order.
import { folded } from '#kernel/folded.ts';

export type PlacedWord = { readonly word: string; readonly start: number; readonly end: number };

/** The words of a text with where they stand in it; numbers and signs are left out. */
export function placedWords(text: string): PlacedWord[] {
  return [...text.matchAll(/\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*/gu)].map((found) => ({
    word: folded(found[0]).replaceAll('’', "'"),
    start: found.index,
    end: found.index + found[0].length,
  }));
}
