// Names and words for comparing what somebody types with what stands written: no case, no accents. The search for people
// folds the same letters in the database (folded() of db/migrations). Vowel signs that carry a word's meaning, as in Thai and
// Devanagari, stay; the points of Hebrew and Arabic, which people leave out when they type, go.
const accents = /[\u0300-\u036F\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u064B-\u065F\u0670]/gu;

// Letters that Unicode does not take apart into a letter and a sign.
const alone: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  ŧ: 't',
};
const lone = new RegExp(`[${Object.keys(alone).join('')}]`, 'gu');

// oxlint-disable-next-line no-control-regex -- every character of ASCII
const plain = /^[\u0000-\u007F]*$/u;

export function folded(text: string): string {
  // Most words have no accent at all, and taking a text apart into letters and accents costs most of the looking.
  if (plain.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replaceAll(accents, '')
    .toLowerCase()
    .replaceAll(accents, '')
    .replaceAll(lone, (letter) => alone[letter] ?? letter);
}
