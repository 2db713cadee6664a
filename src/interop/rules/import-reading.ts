// What reading a file gives: people and what is kept, slice by slice so that a long file never holds anybody up, and at
// the end what the file is and everything that must be put right in it.
import type { BundleFigures } from './bundle-figures.ts';
import type { CsvField } from './csv-columns.ts';
import type { DateOrder } from './csv-dates.ts';
import type { Separator } from './csv-text.ts';
import type { PersonToImport } from './fhir-patient.ts';

export type ReadPerson = {
  /** Line of a CSV file, or number of the entry in a bundle. */
  readonly place: number;
  readonly person: PersonToImport;
};

export type ReadKept = {
  /** Which of the people of the file it belongs to, in their order. */
  readonly person: number | null;
  /** Id of the Patient it belongs to who is not in the file. */
  readonly about: string | null;
  readonly resourceType: string;
  readonly sourceId: string;
  /** Its JSON, with every number as it was written. */
  readonly text: string;
};

export type Slice = {
  readonly placeIs: 'line' | 'entry';
  /** How many people and resources the whole file holds, as far as is known. */
  readonly of: number;
  readonly people: readonly ReadPerson[];
  readonly kept: readonly ReadKept[];
};

/** What is wrong, where, and what to do about it. */
export type FileFault = {
  readonly line: number | null;
  readonly column: string | null;
  readonly entry: number | null;
  readonly sentence: string;
};

export const encodings = ['utf-8', 'utf-8-bom', 'utf-16', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];
export const importFormats = ['csv', 'fhir_r4_bundle', 'fhir_r4_resource'] as const;
export type ImportFormat = (typeof importFormats)[number];

export type CsvShape = {
  readonly separator: Separator;
  readonly headings: readonly string[];
  readonly columns: readonly (CsvField | null)[];
  /** Fields without which nobody can come in and that no column holds. */
  readonly missing: readonly CsvField[];
  readonly dateOrder: DateOrder;
  /** Whether the values leave no other order open, or a person chose it. */
  readonly isDateOrderSure: boolean;
  readonly dateExamples: readonly { order: DateOrder; written: string; reads: string }[];
  /** The first lines, for choosing the columns by. */
  readonly samples: readonly (readonly string[])[];
};

export type FileSummary = {
  readonly format: ImportFormat;
  readonly encoding: Encoding;
  readonly lines: number;
  readonly csv: CsvShape | null;
  readonly figures: BundleFigures | null;
  readonly faults: readonly FileFault[];
  readonly faultCount: number;
};

/** What a person chose for reading a CSV file; null where the program guesses. */
export type ReadSettings = {
  readonly separator: Separator | null;
  readonly columns: readonly string[] | null;
  readonly dateOrder: DateOrder | null;
  readonly numberSystem: string | null;
};

export const guessEverything: ReadSettings = {
  separator: null,
  columns: null,
  dateOrder: null,
  numberSystem: null,
};

export const mostFaultsShown = 100;

/** A fault as one sentence, for the command line and for screen readers. */
export function faultInWords(fault: FileFault): string {
  const where = [
    ...(fault.entry === null ? [] : [`Entry ${fault.entry}`]),
    ...(fault.line === null ? [] : [`line ${fault.line}`]),
    ...(fault.column === null ? [] : [fault.column]),
  ].join(', ');
  return where === ''
    ? fault.sentence
    : `${where.slice(0, 1).toUpperCase()}${where.slice(1)}: ${fault.sentence}`;
}
