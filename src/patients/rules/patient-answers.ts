// What the routes of patients answer.
import { z } from 'zod';

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

export const peopleFoundSchema = z.object({ people: z.array(personInListSchema) });

/** A page of a list; `after` goes into the next request, null at the end. */
export const peoplePageSchema = z.object({
  people: z.array(personInListSchema),
  after: z.string().nullable(),
});

const careRelationSchema = z.object({
  clinicId: z.string(),
  clinicName: z.string(),
  staffMemberId: z.string().nullable(),
  kind: z.string(),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
});

export const personSchema = personInListSchema.extend({
  ageYears: z.number(),
  sex: z.string().nullable(),
  phone: z.string().nullable(),
  hasDied: z.boolean(),
  diedOn: z.string().nullable(),
  safetyFlag: z.string().nullable(),
  version: z.number(),
  careRelations: z.array(careRelationSchema),
});
export type Person = z.output<typeof personSchema>;

export const registeredSchema = z.object({ patientId: z.string(), number: z.string() });
export const changedSchema = z.object({ patientId: z.string(), version: z.number() });
