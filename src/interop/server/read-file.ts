// Reads a whole file: what it is, the people in it, what is kept, and what must be put right. It yields slices, so that
// it can run a slice at a time, here or in a thread of its own (read-slices.ts).
import type { LocalDate } from '#kernel/local-date.ts';
import { readFhir } from '../rules/fhir-file.ts';
import {
  mostFaultsShown,
  type FileFault,
  type FileSummary,
  type ReadSettings,
  type Slice,
} from '../rules/import-reading.ts';
import { entryLines, jsonFaultAt, lineAndColumn } from '../rules/json-place.ts';
import { decodeText, type Decoded } from './decode-text.ts';
import { parseExactly } from './exact-json.ts';
import { readCsv } from './read-csv.ts';

const sliceSize = 500;

export const mostMegabytes = 20;
export const mostBytes = mostMegabytes * 1024 * 1024;
export const tooLarge = `It is larger than ${mostMegabytes} MB: split it into several files.`;

export type FileToRead = {
  readonly bytes: Uint8Array;
  readonly settings: ReadSettings;
  readonly today: LocalDate;
};

export function* readFile({ bytes, settings, today }: FileToRead): Generator<Slice, FileSummary, void> {
  if (bytes.length > mostBytes) return failed('utf-8', [fault(tooLarge)]);
  const decoded = decodeText(bytes);
  return /^\s*[{[]/.test(decoded.text.slice(0, 1000))
    ? yield* readJson(decoded, today)
    : yield* readCsv(decoded, settings, today);
}

function* readJson(decoded: Decoded, today: LocalDate): Generator<Slice, FileSummary, void> {
  const { text, encoding } = decoded;
  // JSON is UTF-8 (RFC 8259): what is not was damaged on the way.
  if (encoding === 'windows-1252')
    return failed(encoding, [fault('It is not UTF-8 text: save it as UTF-8.')]);
  const parsed = parse(text);
  if ('sentence' in parsed) return failed(encoding, [parsed]);
  const read = readFhir(parsed.value, today);
  if (!read.ok) {
    const lines = entryLines(text);
    const faults = read.faults.map((one) =>
      fault(one.sentence, {
        entry: one.entry,
        line: one.entry === null ? null : (lines[one.entry - 1] ?? null),
      }),
    );
    return failed(encoding, faults);
  }
  const { people, resources, figures, format } = read.value;
  const places = resources.flatMap(({ resourceType }, index) =>
    resourceType === 'Patient' ? [index + 1] : [],
  );
  const placed = people.map((person, index) => ({ place: places[index] ?? index + 1, person }));
  yield { placeIs: 'entry', of: resources.length, people: placed, kept: [] };
  for (let from = 0; from < resources.length; from += sliceSize) {
    const kept = resources
      .slice(from, from + sliceSize)
      .map(({ content, ...resource }) => ({ ...resource, text: JSON.stringify(content) }));
    yield { placeIs: 'entry', of: resources.length, people: [], kept };
  }
  return { format, encoding, lines: figures.entries, csv: null, figures, faults: [], faultCount: 0 };
}

function parse(text: string): { value: unknown } | FileFault {
  try {
    return { value: parseExactly(text) };
  } catch (error) {
    if (error instanceof RangeError) return fault('It is nested too deeply to be FHIR.');
    const at = jsonFaultAt(text);
    const { line, column } = lineAndColumn(text, at);
    const sentence =
      at >= text.length
        ? 'It is not JSON from beginning to end: it may be cut off. Get the file again.'
        : 'It is not JSON from here on: correct it, or get the file again.';
    return fault(sentence, { line, column: `column ${column}` });
  }
}

function fault(sentence: string, more: Partial<FileFault> = {}): FileFault {
  return { line: null, column: null, entry: null, sentence, ...more };
}

function failed(encoding: FileSummary['encoding'], faults: readonly FileFault[]): FileSummary {
  return {
    format: 'fhir_r4_bundle',
    encoding,
    lines: 0,
    csv: null,
    figures: null,
    faults: faults.slice(0, mostFaultsShown),
    faultCount: faults.length,
  };
}
