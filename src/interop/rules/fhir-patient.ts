// What we take from a FHIR R4 Patient (https://hl7.org/fhir/R4/patient.html): names, birth, gender, death, phone and
// identifiers. Everything else of it is kept as it came.
import { z } from 'zod';
import { parseLocalDate, type LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';

/** The system under which a person is known by the id of the resource they came in. */
export const resourceIdSystem = 'urn:fhir:Patient.id';

const humanName = z.looseObject({
  use: z.string().optional(),
  text: z.string().optional(),
  family: z.string().optional(),
  given: z.array(z.string()).optional(),
});
const contactPoint = z.looseObject({
  system: z.string().optional(),
  use: z.string().optional(),
  value: z.string().optional(),
});
const identifier = z.looseObject({ system: z.string().optional(), value: z.string().optional() });

export const fhirPatientSchema = z.looseObject({
  resourceType: z.literal('Patient'),
  id: z.string().min(1).optional(),
  identifier: z.array(identifier).default([]),
  name: z.array(humanName).default([]),
  telecom: z.array(contactPoint).default([]),
  gender: z.enum(['male', 'female', 'other', 'unknown']).optional(),
  birthDate: z.string().optional(),
  deceasedBoolean: z.boolean().optional(),
  deceasedDateTime: z.string().optional(),
});
type FhirPatient = z.output<typeof fhirPatientSchema>;

export type PersonToImport = {
  readonly givenName: string;
  readonly familyName: string;
  readonly preferredName: string | null;
  readonly birthOn: LocalDate;
  readonly sex: string | null;
  readonly phone: string | null;
  readonly diedOn: LocalDate | null;
  /** Died, on a day the file does not say: `deceasedBoolean`, or a date without a day. */
  readonly diedOnUnknownDay: boolean;
  readonly identifiers: readonly { readonly system: string; readonly value: string }[];
};

/** Reads a person; a refusal's `why` says what to put right. */
export function personOf(
  patient: FhirPatient,
  today: LocalDate,
): Outcome<PersonToImport, 'patient-unreadable'> {
  const { familyName, givenName, preferredName } = namesOf(patient.name);
  const birthOn = parseLocalDate(patient.birthDate ?? '');
  if (birthOn === null) return unreadable('has no full date of birth: give birthDate as YYYY-MM-DD');
  const death = deathOf(patient);
  const why = whyNotName(familyName, givenName) ?? whyNotDates(birthOn, death.diedOn, today);
  if (why !== null) return unreadable(why);
  return ok({
    givenName,
    familyName,
    preferredName,
    birthOn,
    sex: patient.gender ?? null,
    phone: phoneOf(patient.telecom),
    ...death,
    identifiers: identifiersOf(patient),
  });
}

type Names = Pick<PersonToImport, 'familyName' | 'givenName' | 'preferredName'>;

function namesOf(names: readonly HumanName[]): Names {
  const chosen = chosenName(names);
  const givenName = (chosen?.given ?? []).join(' ');
  return {
    familyName: chosen?.family ?? chosen?.text ?? '',
    givenName,
    preferredName: calledName(names, chosen, givenName),
  };
}

function whyNotName(familyName: string, givenName: string): string | null {
  if (familyName.trim() === '') return 'has no family name: add name.family';
  return familyName.length > 200 || givenName.length > 200
    ? 'has a name of more than 200 characters: shorten it'
    : null;
}

function whyNotDates(birthOn: LocalDate, diedOn: LocalDate | null, today: LocalDate): string | null {
  if (birthOn > today) return 'has a birthDate in the future: check the year';
  if (diedOn === null) return null;
  if (diedOn < birthOn) return 'died before being born: check birthDate and deceasedDateTime';
  return diedOn > today ? 'has a date of death in the future: check deceasedDateTime' : null;
}

function unreadable(why: string) {
  return refuse('patient-unreadable', { why });
}

type HumanName = FhirPatient['name'][number];

function chosenName(names: readonly HumanName[]): HumanName | undefined {
  const current = names.filter((name) => name.use !== 'old' && name.use !== 'maiden');
  return (
    current.find((name) => name.use === 'official') ??
    current.find((name) => name.use === undefined || name.use === 'usual') ??
    current[0] ??
    names[0]
  );
}

function calledName(
  names: readonly HumanName[],
  chosen: HumanName | undefined,
  givenName: string,
): string | null {
  const called =
    names.find((name) => name.use === 'nickname') ??
    names.find((name) => name.use === 'usual' && name !== chosen);
  const given = (called?.given ?? []).join(' ') || (called?.text ?? '');
  return given.trim() === '' || given === givenName || given.length > 200 ? null : given;
}

function deathOf(patient: FhirPatient): { diedOn: LocalDate | null; diedOnUnknownDay: boolean } {
  const diedOn = parseLocalDate(patient.deceasedDateTime?.slice(0, 10) ?? '');
  const hasDied = patient.deceasedDateTime !== undefined || patient.deceasedBoolean === true;
  return { diedOn, diedOnUnknownDay: hasDied && diedOn === null };
}

function phoneOf(telecom: FhirPatient['telecom']): string | null {
  const phones = telecom.filter(
    (point) => point.system === 'phone' && point.use !== 'old' && callable(point.value),
  );
  const chosen =
    phones.find((point) => point.use === 'mobile') ??
    phones.find((point) => point.use === 'home') ??
    phones[0];
  return chosen?.value ?? null;
}

function callable(number: string | undefined): boolean {
  const digits = (number ?? '').replace(/\D/g, '').length;
  return digits >= 7 && digits <= 15 && (number ?? '').length <= 40;
}

function identifiersOf(patient: FhirPatient): PersonToImport['identifiers'] {
  const given = patient.identifier.flatMap(({ system, value }) =>
    value === undefined || value === '' ? [] : [{ system: system ?? 'unknown', value }],
  );
  const own = patient.id === undefined ? [] : [{ system: resourceIdSystem, value: patient.id }];
  return [...new Map([...own, ...given].map((one) => [`${one.system} ${one.value}`, one])).values()];
}
