// What imports are called on screens.
import type { FileInList, ImportPreview, OneImport } from '../rules/import-answers.ts';
import type { CsvField } from '../rules/csv-columns.ts';

const numbers = new Intl.NumberFormat('en-US');

export const number = (count: number) => numbers.format(count);

/** '1 person', '12 people'. */
export function counted(count: number, one: string, more: string): string {
  return `${number(count)} ${count === 1 ? one : more}`;
}

export function sizeInWords(bytes: number): string {
  if (bytes < 1000) return counted(bytes, 'byte', 'bytes');
  return bytes < 1_000_000
    ? `${number(Math.round(bytes / 1000))} kB`
    : `${number(Math.round(bytes / 100_000) / 10)} MB`;
}

export const formatWords: Readonly<Record<string, string>> = {
  csv: 'CSV',
  fhir_r4_bundle: 'FHIR bundle',
  fhir_r4_resource: 'FHIR resource',
};

export const encodingWords: Readonly<Record<ImportPreview['encoding'], string>> = {
  'utf-8': 'UTF-8',
  'utf-8-bom': 'UTF-8 with its mark',
  'utf-16': 'UTF-16',
  'windows-1252': 'not UTF-8, read as Windows-1252: check names with accents',
};

export const fieldWords: Readonly<Record<CsvField, string>> = {
  familyName: 'Family name',
  secondFamilyName: 'Second family name',
  givenName: 'Given name',
  middleName: 'Middle name',
  preferredName: 'Preferred name',
  birthOn: 'Date of birth',
  sex: 'Sex',
  phone: 'Phone',
  number: 'Record number of the other system',
  diedOn: 'Date of death',
};

export const typeWords = (type: string) => (type === 'CsvLine' ? 'CSV lines' : type);

/** 'Observation 12, Patient 1'. */
export function keptInWords(kept: OneImport['kept']): string {
  return kept.map((one) => `${typeWords(one.resourceType)} ${number(one.kept)}`).join(', ');
}

const hindrances: Readonly<Record<NonNullable<FileInList['hindrance']>, string>> = {
  known: 'This very file was brought in before: it would add nothing.',
  waits: 'It belongs to people who are not here yet: bring in their file first.',
  columns: 'Say what its columns hold.',
  dates: 'Say how its dates are written.',
  alike: 'Some people look like somebody: say who they are.',
  faults: '',
};

/** In a line how a file stands that was read. */
export function standing(file: FileInList): string {
  if (file.counts === null) return '';
  if (file.hindrance === 'faults')
    return `${counted(file.faultCount, 'thing', 'things')} to put right. ${file.firstFault ?? ''}`;
  if (file.hindrance !== null) return hindrances[file.hindrance];
  const parts = [
    `${counted(file.counts.new, 'person comes', 'people come')} in`,
    ...(file.counts.here > 0 ? [`${number(file.counts.here)} here already`] : []),
    `${counted(file.keptInAll, 'record', 'records')} kept as they came`,
  ];
  return `Ready: ${parts.join(', ')}.`;
}
