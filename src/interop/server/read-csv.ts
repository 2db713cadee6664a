// Reads CSV (RFC 4180) into people, slice by slice. Each line is kept as it came beside the person it becomes.
import { createHash } from 'node:crypto';
import { CsvError, parse } from 'csv-parse/sync';
import type { LocalDate } from '#kernel/local-date.ts';
import { chosenColumns, columnLetter, guessColumns, missingFields } from '../rules/csv-columns.ts';
import { dateExamples, guessDateOrder } from '../rules/csv-dates.ts';
import { personOfLine, type LineSettings } from '../rules/csv-person.ts';
import { guessSeparator, openQuoteLine, separatorWords, type Separator } from '../rules/csv-text.ts';
import type { PersonToImport } from '../rules/fhir-patient.ts';
import {
  mostFaultsShown,
  type CsvShape,
  type FileFault,
  type FileSummary,
  type ReadKept,
  type ReadPerson,
  type ReadSettings,
  type Slice,
} from '../rules/import-reading.ts';
import type { Decoded } from './decode-text.ts';

const sliceSize = 500;
const sampleLines = 5;
const sampleLetters = 80;
const datesLookedAt = 5000;
const mostLines = 200_000;

/** Who is known by no number is known by the whole line: the same line in another file adds nobody. */
export const lineSystem = 'urn:evenkeel:csv-line';
/** The name under which a line is kept. */
export const lineType = 'CsvLine';

type Line = { readonly line: number; readonly cells: string[] };

export function* readCsv(
  decoded: Decoded,
  settings: ReadSettings,
  today: LocalDate,
): Generator<Slice, FileSummary, void> {
  const separator = settings.separator ?? guessSeparator(decoded.text);
  const parsed = parseLines(decoded.text, separator);
  if ('fault' in parsed) return failed(decoded, parsed.fault);
  const [head, ...lines] = parsed.lines;
  if (head === undefined) return failed(decoded, faultOf('The file is empty: choose another one.'));
  const shape = shapeOf({ head: head.cells, lines, separator }, settings, today);
  const faults: FileFault[] = faultsOfFile(lines, shape);
  const reader: LineSettings = { ...shape, today, numberSystem: settings.numberSystem ?? 'other system' };
  let faultCount = faults.length;
  if (faults.length === 0) {
    let people = 0;
    for (let from = 0; from < lines.length; from += sliceSize) {
      const slice = readSlice(lines.slice(from, from + sliceSize), { shape, reader, people });
      people += slice.people.length;
      faultCount += slice.faults.length;
      faults.push(...slice.faults.slice(0, mostFaultsShown - faults.length));
      yield { placeIs: 'line', of: lines.length, people: slice.people, kept: slice.kept };
    }
  }
  return {
    format: 'csv',
    encoding: decoded.encoding,
    lines: lines.length,
    csv: shape,
    figures: null,
    faults,
    faultCount,
  };
}

function faultOf(sentence: string, more: Partial<FileFault> = {}): FileFault {
  return { line: null, column: null, entry: null, sentence, ...more };
}

function failed(decoded: Decoded, fault: FileFault): FileSummary {
  return {
    format: 'csv',
    encoding: decoded.encoding,
    lines: 0,
    csv: null,
    figures: null,
    faults: [fault],
    faultCount: 1,
  };
}

function parseLines(text: string, separator: Separator): { lines: Line[] } | { fault: FileFault } {
  const bytes = Buffer.from(text, 'utf8');
  const lines: Line[] = [];
  const count = lineCounter(bytes);
  try {
    parse(bytes, {
      delimiter: separator,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells: string[], { bytes: end }: { bytes: number }) => {
        const line = count(end);
        if (cells.some((cell) => cell.trim() !== '')) lines.push({ line, cells });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { fault: faultInShape(error, text) };
  }
  return { lines };
}

// The parser counts CRLF within quotes twice, so lines are counted here: where the record that ends at a byte began.
function lineCounter(bytes: Buffer): (end: number) => number {
  let at = 0;
  let line = 1;
  const isEnd = (place: number) => bytes[place] === 10 || (bytes[place] === 13 && bytes[place + 1] !== 10);
  return (end) => {
    for (; at < end && (bytes[at] === 10 || bytes[at] === 13); at += 1) if (isEnd(at)) line += 1;
    const began = line;
    for (; at < end; at += 1) if (isEnd(at)) line += 1;
    return began;
  };
}

function faultInShape(error: CsvError, text: string): FileFault {
  const column = typeof error['column'] === 'number' ? `column ${columnLetter(error['column'])}` : null;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return faultOf('A quoted cell begins here and never ends: add the missing quotation mark.', {
      line: openQuoteLine(text),
      column,
    });
  const line = typeof error['lines'] === 'number' ? error['lines'] : null;
  return faultOf(
    'A quotation mark stands in the middle of a cell: put the whole cell in quotation marks and write each one inside twice.',
    { line, column },
  );
}

function shapeOf(
  { head, lines, separator }: { head: string[]; lines: readonly Line[]; separator: Separator },
  settings: ReadSettings,
  today: LocalDate,
): CsvShape {
  const columns =
    settings.columns === null ? guessColumns(head) : chosenColumns(settings.columns, head.length);
  const born = columns.indexOf('birthOn');
  const dates = born < 0 ? [] : lines.slice(0, datesLookedAt).map(({ cells }) => cells[born] ?? '');
  const guess = guessDateOrder(dates, today);
  return {
    separator,
    headings: head,
    columns,
    missing: missingFields(columns),
    dateOrder: settings.dateOrder ?? guess.order,
    isDateOrderSure: settings.dateOrder !== null || guess.isSure,
    dateExamples: dateExamples(dates, today),
    samples: lines
      .slice(0, sampleLines)
      .map(({ cells }) => cells.map((cell) => Array.from(cell).slice(0, sampleLetters).join(''))),
  };
}

function faultsOfFile(lines: readonly Line[], shape: CsvShape): FileFault[] {
  if (shape.headings.length < 2)
    return [
      faultOf(
        `There is only one column: choose what stands between the cells, now ${separatorWords[shape.separator]}.`,
        { line: 1 },
      ),
    ];
  if (lines.length === 0)
    return [faultOf('There is no line below the headings: choose another file.', { line: 1 })];
  if (lines.length > mostLines)
    return [faultOf(`It has more than ${mostLines} lines: split it into several files.`)];
  return shape.missing.length > 0
    ? [faultOf('Say which columns hold the family name and the date of birth.', { line: 1 })]
    : [];
}

function readSlice(
  lines: readonly Line[],
  at: { shape: CsvShape; reader: LineSettings; people: number },
): Omit<Slice, 'placeIs' | 'of'> & { faults: FileFault[] } {
  const people: ReadPerson[] = [];
  const kept: ReadKept[] = [];
  const faults: FileFault[] = [];
  for (const { line, cells } of lines) {
    const read = readLine({ line, cells }, at);
    if ('faults' in read) faults.push(...read.faults);
    else {
      kept.push({ ...read.kept, person: at.people + people.length });
      people.push({ place: line, person: read.person });
    }
  }
  return { people, kept, faults };
}

function readLine(
  { line, cells }: Line,
  { shape, reader }: { shape: CsvShape; reader: LineSettings },
): { faults: FileFault[] } | { person: PersonToImport; kept: Omit<ReadKept, 'person'> } {
  if (cells.length !== shape.headings.length)
    return {
      faults: [
        faultOf(
          `It has ${cells.length} cells and the headings ${shape.headings.length}: look for a missing or extra ${separatorWords[shape.separator]}.`,
          { line },
        ),
      ],
    };
  const read = personOfLine(cells, reader);
  if (!read.ok)
    return {
      faults: read.faults.map(({ column, sentence }) =>
        faultOf(sentence, { line, column: column === null ? null : columnNamed(column, shape.headings) }),
      ),
    };
  const content = JSON.stringify(cells.map((cell, column) => [shape.headings[column] ?? '', cell]));
  const sourceId = createHash('sha256').update(content).digest('hex');
  const { identifiers } = read.value;
  const known = identifiers.length > 0 ? identifiers : [{ system: lineSystem, value: sourceId }];
  return {
    person: { ...read.value, identifiers: known },
    kept: { about: null, resourceType: lineType, sourceId, text: `{"cells":${content}}` },
  };
}

function columnNamed(column: number, headings: readonly string[]): string {
  const heading = headings[column] ?? '';
  return `column ${columnLetter(column)}${heading.trim() === '' ? '' : ` (${heading.trim().slice(0, 60)})`}`;
}
