// Letters for every script that we promise, as a file has to carry them: the same families that screens load
// (#ui/print/fonts.ts), of each only the parts whose letters a text has.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import subsetFont from 'subset-font';
import { renamedFont } from './renamed-font.ts';

const require = createRequire(import.meta.url);

// In this order: the first that has a letter gives it. Vazirmatn stands before Noto's Arabic, which puts letters together
// out of strokes and dots, so that a text that is searched or copied has each of them twice.
const families = [
  'noto-sans',
  'vazirmatn',
  'noto-sans-arabic',
  'noto-sans-hebrew',
  'noto-sans-thai',
  'noto-sans-sc',
  'noto-sans-kr',
] as const;
const weights = { Regular: 400, Bold: 700 } as const;
type Style = keyof typeof weights;

type Span = readonly [from: number, to: number];
type Part = { readonly name: string; readonly file: string; readonly spans: readonly Span[] };

export type Letters = {
  /** Family names, in the order in which a letter is looked for. */
  readonly names: readonly string[];
  readonly fonts: readonly Buffer[];
};

let known: Promise<readonly Part[]> | null = null;

/** Regular and bold of each part that has one of a text's letters. */
export async function lettersOf(text: string): Promise<Letters> {
  known ??= allParts();
  const parts = await known;
  const codes = [...new Set(`A${text}`)].map((letter) => letter.codePointAt(0) ?? 0);
  const needed = new Set(codes.flatMap((code) => partsWith(parts, code)));
  // In the order of the list, whatever the order of the letters.
  const inOrder = parts.filter((part) => needed.has(part));
  const fonts = inOrder.flatMap((part) => [fontOf(part, 'Regular'), fontOf(part, 'Bold')]);
  return { names: inOrder.map((part) => part.name), fonts: await Promise.all(fonts) };
}

// Vazirmatn says its letters by ranges and has not all of them: Noto's Arabic comes along.
function partsWith(parts: readonly Part[], code: number): Part[] {
  const having = parts.filter(({ spans }) => spans.some(([from, to]) => code >= from && code <= to));
  const [first, second] = having;
  if (first === undefined) return [];
  return first.name.startsWith('vazirmatn') && second !== undefined ? [first, second] : [first];
}

async function allParts(): Promise<Part[]> {
  const found = await Promise.all(families.map(partsOf));
  return found.flat();
}

// 'latin' or '[12]' with the letters of each: "U+0000-00FF,U+0131".
async function partsOf(family: string): Promise<Part[]> {
  const list = require.resolve(`@fontsource-variable/${family}/unicode.json`);
  const ranges = JSON.parse(await readFile(list, 'utf8')) as Record<string, string>;
  return Object.entries(ranges).map(([part, range]) => {
    const name = `${family}-${part.replaceAll(/[[\]]/gu, '')}`;
    return {
      name,
      file: path.join(path.dirname(list), 'files', `${name}-wght-normal.woff2`),
      spans: range.split(',').map(spanOf),
    };
  });
}

function spanOf(range: string): Span {
  const [from = '', to = from] = range.trim().replace(/^U\+/iu, '').split('-');
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
}

const made = new Map<string, Promise<Buffer>>();

function fontOf(part: Part, style: Style): Promise<Buffer> {
  const key = `${part.name} ${style}`;
  const font = made.get(key) ?? unpacked(part, style);
  made.set(key, font);
  return font;
}

// A file carries fonts of one weight, as plain OpenType: what screens load is packed and holds every weight.
async function unpacked({ name, file, spans }: Part, style: Style): Promise<Buffer> {
  const letters = spans.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, step) => String.fromCodePoint(from + step)),
  );
  const plain = await subsetFont(await readFile(file), letters.join(''), {
    targetFormat: 'sfnt',
    variationAxes: { wght: weights[style] },
  });
  return renamedFont(plain, name, style);
}
