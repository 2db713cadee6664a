// What a column of a CSV file may hold, and what its heading says about that, in English and Spanish. A heading that is
// not among these words is matched with nothing: a person chooses then.
import { folded } from '#kernel/folded.ts';

export const csvFields = [
  'familyName',
  'secondFamilyName',
  'givenName',
  'middleName',
  'preferredName',
  'birthOn',
  'sex',
  'phone',
  'number',
  'diedOn',
] as const;
export type CsvField = (typeof csvFields)[number];

const headings: Readonly<Record<CsvField, string>> = {
  familyName:
    'last name, lastname, family name, familyname, surname, last, family, patient last name, client last name, apellido, apellidos, primer apellido, apellido paterno, apellido s',
  secondFamilyName: 'second last name, second family name, segundo apellido, apellido materno',
  givenName:
    'first name, firstname, given name, given names, givenname, forename, first, given, patient first name, client first name, nombre, nombres, nombre de pila, primer nombre',
  middleName: 'middle name, middlename, middle, middle initial, mi, segundo nombre',
  preferredName:
    'preferred name, preferredname, preferred, nickname, goes by, chosen name, called, nombre preferido, nombre social, apodo, prefiere que le llamen',
  birthOn:
    'date of birth, birth date, birthdate, dob, d o b, birthday, born, birth, patient dob, fecha de nacimiento, fecha nacimiento, nacimiento, fecha de nac, fecha nac, f nacimiento',
  sex: 'sex, gender, legal sex, sex at birth, administrative sex, sexo, genero',
  phone:
    'phone, phone number, telephone, tel, mobile, mobile phone, cell, cell phone, cellphone, home phone, primary phone, telefono, numero de telefono, celular, movil, telefono movil, telefono celular',
  number:
    'mrn, record number, chart number, chart, patient id, patientid, patient number, id, medical record number, client id, client number, external id, expediente, no de expediente, numero de expediente, historia clinica, numero de historia clinica, id paciente, id del paciente',
  diedOn:
    'date of death, death date, deceased date, died on, died, dod, fecha de defuncion, fecha de fallecimiento, defuncion, fallecimiento',
};

const fieldOf: ReadonlyMap<string, CsvField> = new Map(
  csvFields.flatMap((field) => headings[field].split(', ').map((heading) => [heading, field] as const)),
);

/** What each column most likely holds, by its heading; null for a column that is only kept. No field is given twice. */
export function guessColumns(given: readonly string[]): (CsvField | null)[] {
  const taken = new Set<CsvField>();
  return given.map((heading) => {
    const field = fieldOf.get(foldedHeading(heading)) ?? null;
    if (field === null || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
}

/** Reads the choice of a person, column by column; what is no field, or stands twice, is only kept. */
export function chosenColumns(chosen: readonly string[], columns: number): (CsvField | null)[] {
  const taken = new Set<string>();
  return Array.from({ length: columns }, (_none, index) => {
    const field = csvFields.find((one) => one === chosen[index]) ?? null;
    if (field === null || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
}

const needed = ['familyName', 'birthOn'] as const;

/** The fields without which nobody can come in and that no column holds. */
export function missingFields(columns: readonly (CsvField | null)[]): CsvField[] {
  return needed.filter((field) => !columns.includes(field));
}

function foldedHeading(heading: string): string {
  return folded(heading)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A column as a spreadsheet names it: A, B, ... Z, AA. */
export function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last;
}
