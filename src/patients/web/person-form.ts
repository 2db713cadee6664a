// What is typed into the form of a person, and the request that comes of it: an empty field is "not known".
import type { Person } from '../rules/patient-answers.ts';
import type { ChangePatient, Language, PetConcern, RegisterPatient, Sex } from '../rules/patient.ts';

export type PersonTyped = {
  readonly givenName: string;
  readonly familyName: string;
  readonly preferredName: string;
  readonly birthOn: string;
  readonly sex: string;
  readonly phone: string;
  readonly pronouns: string;
  readonly language: string;
  readonly languageWords: string;
  readonly interpreterNeeded: string;
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
  readonly petConcern: string;
};

/** What each field is called where two texts of it stand beside each other. */
export const personFieldNames: Readonly<Record<keyof PersonTyped | 'safetyFlag', string>> = {
  givenName: 'Given names',
  familyName: 'Family name',
  preferredName: 'Wants to be called',
  birthOn: 'Date of birth',
  sex: 'Sex',
  phone: 'Phone',
  pronouns: 'Pronouns',
  language: 'Language',
  languageWords: 'Which language',
  interpreterNeeded: 'Interpreter',
  street: 'Street',
  city: 'City',
  state: 'State',
  postalCode: 'ZIP code',
  petConcern: 'Pets in the room',
  safetyFlag: 'Safety flag',
};

export const nobodyYet: PersonTyped = {
  givenName: '',
  familyName: '',
  preferredName: '',
  birthOn: '',
  sex: '',
  phone: '',
  pronouns: '',
  language: 'en',
  languageWords: '',
  interpreterNeeded: '',
  street: '',
  city: '',
  state: '',
  postalCode: '',
  petConcern: '',
};

export function typedOf(person: Person): PersonTyped {
  // What is not known is an empty field.
  const text = (name: keyof PersonTyped) => (typeof person[name] === 'string' ? person[name] : '');
  const names = Object.keys(nobodyYet) as (keyof PersonTyped)[];
  const typed = Object.fromEntries(names.map((name) => [name, text(name)])) as Record<
    keyof PersonTyped,
    string
  >;
  return { ...typed, interpreterNeeded: person.interpreterNeeded ? 'yes' : '' };
}

export function registrationOf(
  typed: PersonTyped,
  more: { clinicId: string; isSomebodyElse: boolean },
): RegisterPatient {
  return { ...more, ...particularsOf(typed) };
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
    pronouns: orNull(typed.pronouns),
    language: typed.language as Language,
    languageWords: typed.language === 'other' ? orNull(typed.languageWords) : null,
    interpreterNeeded: typed.interpreterNeeded === 'yes',
    street: orNull(typed.street),
    city: orNull(typed.city),
    state: orNull(typed.state.trim().toUpperCase()),
    postalCode: orNull(typed.postalCode.trim()),
    petConcern: orNull(typed.petConcern) as PetConcern | null,
  };
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}
