// What is typed into the form of a person, and the request that comes of it: an empty field is "not known".
import type { Person } from '../rules/patient-answers.ts';
import type { ChangePatient, RegisterPatient, Sex } from '../rules/patient.ts';

export type PersonTyped = {
  readonly givenName: string;
  readonly familyName: string;
  readonly preferredName: string;
  readonly birthOn: string;
  readonly sex: string;
  readonly phone: string;
};

export const nobodyYet: PersonTyped = {
  givenName: '',
  familyName: '',
  preferredName: '',
  birthOn: '',
  sex: '',
  phone: '',
};

export function typedOf(person: Person): PersonTyped {
  const { givenName, familyName, birthOn } = person;
  return {
    givenName,
    familyName,
    birthOn,
    preferredName: person.preferredName ?? '',
    sex: person.sex ?? '',
    phone: person.phone ?? '',
  };
}

export function registrationOf(typed: PersonTyped, clinicId: string): RegisterPatient {
  return { clinicId, ...particularsOf(typed) };
}

/** Only what differs from what stood there: two people may change two fields. */
export function changesOf(typed: PersonTyped, person: Person, more: { safetyFlag: string }): ChangePatient {
  const wanted = { ...particularsOf(typed), safetyFlag: orNull(more.safetyFlag) };
  const stood: Readonly<Record<string, unknown>> = person;
  const differing = Object.entries(wanted).filter(([name, value]) => value !== stood[name]);
  return { version: person.version, ...Object.fromEntries(differing) };
}

function particularsOf(typed: PersonTyped) {
  const { givenName, familyName, birthOn } = typed;
  // The list of choices holds only the known ones and ''.
  return {
    givenName,
    familyName,
    birthOn,
    preferredName: orNull(typed.preferredName),
    sex: orNull(typed.sex) as Sex | null,
    phone: orNull(typed.phone),
  };
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}
