// From the cells of a CSV line to a person, or to what must be put right: which column, and how. Names stay exactly as
// they are written; nothing is guessed.
import { folded } from '#kernel/folded.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import {
  familyNameSchema,
  givenNameSchema,
  phoneSchema,
  preferredNameSchema,
} from '../../patients/rules/patient.ts';
import type { CsvField } from './csv-columns.ts';
import { readDay, type DateOrder } from './csv-dates.ts';
import type { PersonToImport } from './fhir-patient.ts';
import { whyNotText } from './keepable.ts';

/** What is wrong in a line; `column` counts from 0, null means the line as a whole. */
export type CellFault = { readonly column: number | null; readonly sentence: string };
export type LineReading =
  | { readonly ok: true; readonly value: PersonToImport }
  | { readonly ok: false; readonly faults: readonly CellFault[] };

export type LineSettings = {
  readonly columns: readonly (CsvField | null)[];
  readonly dateOrder: DateOrder;
  readonly today: LocalDate;
  readonly numberSystem: string;
};

const sexes = {
  female: 'f, female, woman, mujer, femenino, femenina',
  male: 'm, male, man, hombre, masculino, varon',
  other: 'o, x, other, otro, otra, nonbinary',
  unknown: 'u, unknown, unk, desconocido, not stated',
} as const;
const sexWords: ReadonlyMap<string, string> = new Map(
  Object.entries(sexes).flatMap(([sex, words]) => words.split(', ').map((word) => [word, sex] as const)),
);

const dateHints: Readonly<Record<DateOrder, string>> = {
  'year-first': 'year, month, day, such as 1986-11-27',
  'month-first': 'month, day, year, such as 11/27/1986',
  'day-first': 'day, month, year, such as 27/11/1986',
};

/** Reads one line. */
export function personOfLine(cells: readonly string[], settings: LineSettings): LineReading {
  const faults: CellFault[] = cells.flatMap((cell, column) => {
    const why = whyNotText(cell);
    return why === null ? [] : [{ column, sentence: `It ${why}: take that out.` }];
  });
  const reader = readerOf(cells, settings, faults);
  const birthOn = reader.day('birthOn');
  const diedOn = reader.day('diedOn');
  if (reader.has('birthOn') && reader.text('birthOn').trim() === '')
    reader.fault('birthOn', 'The date of birth is missing: enter it.');
  if (birthOn !== null && diedOn !== null && diedOn < birthOn)
    reader.fault('diedOn', 'The date of death is before the date of birth: check both.');
  const person = {
    familyName: reader.fits(
      'familyName',
      joined(reader.text('familyName'), reader.text('secondFamilyName')),
      familyNameSchema,
    ),
    givenName: reader.fits(
      'givenName',
      joined(reader.text('givenName'), reader.text('middleName')),
      givenNameSchema,
    ),
    preferredName: orNull(
      reader.fits('preferredName', orNull(reader.text('preferredName')), preferredNameSchema),
    ),
    sex: reader.sex(),
    phone: reader.fits('phone', orNull(reader.text('phone')), phoneSchema),
  };
  if (faults.length > 0 || birthOn === null) return { ok: false, faults };
  return {
    ok: true,
    value: { ...person, birthOn, diedOn, diedOnUnknownDay: false, identifiers: reader.identifiers() },
  };
}

type Schema<Value> = {
  safeParse(value: unknown): { success: boolean; data?: Value; error?: { issues: { message: string }[] } };
};

function readerOf(cells: readonly string[], settings: LineSettings, faults: CellFault[]) {
  const columnOf = (field: CsvField) => settings.columns.indexOf(field);
  const text = (field: CsvField) => cells[columnOf(field)] ?? '';
  const fault = (field: CsvField, sentence: string) => faults.push({ column: columnOf(field), sentence });
  return {
    text,
    fault,
    has: (field: CsvField) => columnOf(field) >= 0,
    day(field: CsvField): LocalDate | null {
      if (text(field).trim() === '') return null;
      const day = readDay(text(field), settings.dateOrder, settings.today);
      if (day === null)
        fault(field, `It is no date that can be read: write ${dateHints[settings.dateOrder]}.`);
      else if (day > settings.today) fault(field, 'The date is in the future: check the year.');
      return day;
    },
    fits<Value>(field: CsvField, value: Value, schema: Schema<Value>): Value {
      const read = schema.safeParse(value);
      if (!read.success) fault(field, read.error?.issues[0]?.message ?? 'It cannot be read: correct it.');
      return value;
    },
    sex() {
      const written = folded(text('sex')).trim();
      const sex = sexWords.get(written);
      if (written === 'h')
        fault('sex', 'H may mean hombre, and M then mujer: write female, male, other or unknown.');
      else if (written !== '' && sex === undefined)
        fault('sex', 'Write female, male, other or unknown, or leave it empty.');
      return sex ?? null;
    },
    identifiers(): PersonToImport['identifiers'] {
      const value = text('number').trim();
      return value === '' ? [] : [{ system: `csv:${settings.numberSystem}`, value }];
    },
  };
}

// A second part joins the first with a space; a lone part stays as it is written.
function joined(one: string, other: string): string {
  if (other.trim() === '') return one;
  return one.trim() === '' ? other : `${one} ${other}`;
}

function orNull(text: string | null): string | null {
  return text === null || text.trim() === '' ? null : text;
}
