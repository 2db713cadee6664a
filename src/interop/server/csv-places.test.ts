// A bad line is named by its line and column wherever it stands, and however the file is written: separators, line ends,
// encodings, a mark in front, cells with line breaks before it. Without a database.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testSeed } from '#app/testing/random.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { FileSummary } from '../rules/import-reading.ts';
import { decodeText } from './decode-text.ts';
import { readCsv } from './read-csv.ts';

const settings = { separator: null, columns: null, dateOrder: null, numberSystem: null };

function read(bytes: Buffer): { people: number; summary: FileSummary } {
  const slices = readCsv(decodeText(bytes), settings, '2026-11-16' as LocalDate);
  let people = 0;
  for (let next = slices.next(); ; next = slices.next()) {
    if (next.done === true) return { people, summary: next.value };
    people += next.value.people.length;
  }
}

const headings = ['Last name', 'First name', 'DOB', 'Notes'];
const good = ['Peña', 'Zoë', '1990-02-03', 'quiet'];
const bad = ['Peña', 'Zoë', '1990-02-30', 'quiet'];
const spread = ['Peña', 'Zoë', '1990-02-03', 'first line\r\nsecond; line\n\nand, a "word"'];

const separators = [',', ';', '\t', '|'] as const;
const lineEnds = ['\r\n', '\n', '\r'] as const;
const writings = {
  'UTF-8': (text: string) => Buffer.from(text),
  'UTF-8 with a mark': (text: string) => Buffer.from(`\uFEFF${text}`),
  'UTF-16': (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  'Windows-1252': (text: string) => Buffer.from(text, 'latin1'),
} as const;
type Writing = keyof typeof writings;

function cellOf(cell: string, separator: string): string {
  return /["\r\n]/u.test(cell) || cell.includes(separator) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

type Form = { separator: string; lineEnd: string; writing: Writing; endsOpen: boolean };

function fileOf(lines: readonly (readonly string[])[], form: Form): Buffer {
  const text = [headings, ...lines]
    .map((line) => line.map((cell) => cellOf(cell, form.separator)).join(form.separator))
    .join(form.lineEnd);
  return writings[form.writing](form.endsOpen ? text : `${text}${form.lineEnd}`);
}

// Counted here in the plainest way: line ends within the text before the bad line.
function lineOf(lines: readonly (readonly string[])[], place: number): number {
  const ends = (text: string) => text.split(/\r\n|\n|\r/u).length - 1;
  return lines.slice(0, place).reduce((sum, line) => sum + 1 + ends(line.join('')), 2);
}

const places = {
  'the first line': [bad, good, spread],
  'the last line': [good, spread, good, bad],
  'a line in the middle': [good, good, bad, good, good],
  'the line after a cell with line breaks': [good, spread, bad, good],
  'the only line': [bad],
} as const;

describe('a bad line', () => {
  const forms = separators.flatMap((separator) =>
    (Object.keys(writings) as Writing[]).map((writing) => ({ separator, writing })),
  );
  it.each(Object.entries(places))('that is %s is named in every way of writing', (_where, lines) => {
    for (const { separator, writing } of forms)
      for (const lineEnd of lineEnds)
        for (const endsOpen of [true, false]) {
          const { summary, people } = read(fileOf(lines, { separator, lineEnd, writing, endsOpen }));
          const place = lines.indexOf(bad);
          const where = JSON.stringify({ separator, writing, lineEnd, endsOpen });
          expect(summary.faults, where).toMatchObject([
            { line: lineOf(lines, place), column: 'column C (DOB)' },
          ]);
          expect(people, where).toBe(lines.length - 1);
        }
  });

  it('is named among any other lines', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(good, spread), { maxLength: 40 }),
        fc.nat(),
        fc.record({
          separator: fc.constantFrom(...separators),
          lineEnd: fc.constantFrom(...lineEnds),
          writing: fc.constantFrom(...(Object.keys(writings) as Writing[])),
          endsOpen: fc.boolean(),
        }),
        (others, at, form) => {
          const place = at % (others.length + 1);
          const lines = [...others.slice(0, place), bad, ...others.slice(place)];
          expect(read(fileOf(lines, form)).summary.faults).toMatchObject([
            { line: lineOf(lines, place), column: 'column C (DOB)' },
          ]);
        },
      ),
      { seed: testSeed, numRuns: 300 },
    );
  });
});

describe('a file that says it is one thing and is another', () => {
  it.each([
    [
      'a quote that never ends',
      `${headings.join()}\n${good.join()}\nPeña,"Zoë,1990-02-03,\nx,y,z,\n`,
      3,
      /never ends/,
    ],
    ['a quote in the middle of a cell', `${headings.join()}\nPe"ña,Zoë,1990-02-03,\n`, 2, /middle of a cell/],
    [
      'a cell too many',
      `${headings.join()}\n${good.join()}\n${good.join()},more\n`,
      3,
      /5 cells and the headings 4/,
    ],
    [
      'a cell missing on the last line',
      `${headings.join()}\n${good.join()}\nPeña,Zoë`,
      3,
      /2 cells and the headings 4/,
    ],
    ['no line below the headings', `${headings.join()}\n`, 1, /no line below/],
    ['nothing', '', null, /empty/],
    ['one column', 'Last name\nPeña\n', 1, /only one column/],
  ])('%s', (...[, text, line, sentence]) => {
    const { summary, people } = read(Buffer.from(text));
    expect(summary.faults[0]).toMatchObject({ line, sentence: expect.stringMatching(sentence) as string });
    expect(people).toBeLessThanOrEqual(1);
  });

  it('UTF-8 with one broken byte is read as Windows-1252, and the preview says so', () => {
    const bytes = Buffer.concat([
      Buffer.from(`${headings.join()}\nPe`),
      Buffer.from([0xf1]),
      Buffer.from('a,Z,1990-02-03,\n'),
    ]);
    const { summary, people } = read(bytes);
    expect(summary).toMatchObject({ encoding: 'windows-1252', faults: [] });
    expect(people).toBe(1);
  });
});
