// Whether a person's own part is nearly a copy of another: of another person's in the same session, or of one of the
// person's own earlier notes. Auditors look for notes that are alike (shared field notes: days.md, pains 1, 2 and 22);
// nobody has confirmed a figure, so this is a hint to the writer and never a wall. Numbers and common words do not
// count, so that a changed score or date does not make a copy look new.
import { commonWords } from './common-words.table.ts';
import { placedWords } from '../../patients/rules/plain-words.ts';

/** Below this many telling words two short notes are alike by chance ("Listened, chose not to share"). */
const fewestWords = 5;
/** Share of words two texts have in common, of all words of both, from which they count as near copies. */
const alikeShare = 0.72;
/** Share of the shorter text that stands in the longer one, from which it was copied and added to. */
const containedShare = 0.88;

/** The words of a text that tell something, as often as they stand there. */
function tellingWords(text: string): string[] {
  return placedWords(text)
    .map(({ word }) => stem(word))
    .filter((word) => word.length > 1 && !commonWords.has(word));
}

// 'shared' and 'shares', 'craving' and 'cravings' are one word: a changed ending does not make a copy new.
function stem(word: string): string {
  if (word.length <= 4) return word;
  return word.replace(/(?:ingly|edly|ing|ied|ies|ed|es|ly|s)$/u, '');
}

/** How much of two texts is the same, 0 to 1: words in common of all words, and of the shorter text alone. */
export function likeness(one: string, other: string): { ofBoth: number; ofShorter: number } {
  const [first, second] = [tellingWords(one), tellingWords(other)];
  const shorter = Math.min(first.length, second.length);
  if (shorter === 0) return { ofBoth: 0, ofShorter: 0 };
  const common = wordsInCommon(first, second);
  return { ofBoth: (2 * common) / (first.length + second.length), ofShorter: common / shorter };
}

/** Whether one text is nearly a copy of the other. */
export function isNearCopy(one: string, other: string): boolean {
  const fewest = Math.min(tellingWords(one).length, tellingWords(other).length);
  if (fewest < fewestWords) return false;
  const { ofBoth, ofShorter } = likeness(one, other);
  return ofBoth >= alikeShare || ofShorter >= containedShare;
}

function wordsInCommon(one: readonly string[], other: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of other) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of one) {
    const there = left.get(word) ?? 0;
    if (there === 0) continue;
    left.set(word, there - 1);
    common += 1;
  }
  return common;
}
