// What the routes of patients answer.
import { z } from 'zod';
import { contactKinds, sayings } from './contact-kinds.ts';

/** A person in a list: enough to tell two people of the same name apart, and no more. */
export const personInListSchema = z.object({
  id: z.string(),
  number: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  preferredName: z.string().nullable(),
  birthOn: z.string(),
});
export type PersonInList = z.output<typeof personInListSchema>;

/** In the list of everybody: with who is responsible for the person. */
const personListedSchema = personInListSchema.extend({ counselor: z.string().nullable() });
export type PersonListed = z.output<typeof personListedSchema>;

/** Likely duplicates in scope; `elsewhere` says that there is another, and nothing else. */
export const duplicatesFoundSchema = z.object({
  people: z.array(personInListSchema),
  elsewhere: z.boolean(),
});
export type DuplicatesFound = z.output<typeof duplicatesFoundSchema>;

export const peopleFoundSchema = z.object({ people: z.array(personInListSchema) });

/** A page of a list; `after` goes into the next request, null at the end. */
export const peoplePageSchema = z.object({
  people: z.array(personListedSchema),
  after: z.string().nullable(),
});

const careRelationSchema = z.object({
  clinicId: z.string(),
  clinicName: z.string(),
  staffMemberId: z.string().nullable(),
  staffName: z.string().nullable(),
  kind: z.string(),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
});

const contactSchema = z.object({
  id: z.string(),
  person: z.string().nullable(),
  relation: z.string().nullable(),
  kind: z.enum(contactKinds),
  value: z.string(),
  mayCall: z.boolean(),
  mayLeaveMessage: z.boolean(),
  mayText: z.boolean(),
  mayMail: z.boolean(),
  maySay: z.enum(sayings),
  sayWords: z.string().nullable(),
  bestTimes: z.string().nullable(),
  forEmergency: z.boolean(),
  writtenAt: z.string(),
  endedAt: z.string().nullable(),
  /** The contact that this one changed, or null. */
  replacesId: z.string().nullable(),
});
export type Contact = z.output<typeof contactSchema>;

export const personSchema = personInListSchema.extend({
  ageYears: z.number(),
  sex: z.string().nullable(),
  phone: z.string().nullable(),
  pronouns: z.string().nullable(),
  language: z.string(),
  languageWords: z.string().nullable(),
  interpreterNeeded: z.boolean(),
  street: z.string().nullable(),
  city: z.string().nullable(),
  state: z.string().nullable(),
  postalCode: z.string().nullable(),
  petConcern: z.string().nullable(),
  /** Whether the record is locked, and the asker is on its list. */
  locked: z.boolean(),
  /** Numbers of other records of the same person, whose rows this one shows as well. */
  mergedNumbers: z.array(z.string()),
  hasDied: z.boolean(),
  diedOn: z.string().nullable(),
  safetyFlag: z.string().nullable(),
  version: z.number(),
  careRelations: z.array(careRelationSchema),
  contacts: z.array(contactSchema),
});
export type Person = z.output<typeof personSchema>;

export const registeredSchema = z.object({ patientId: z.string(), number: z.string() });
export const changedSchema = z.object({ patientId: z.string(), version: z.number() });
