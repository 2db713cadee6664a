// The nouns of patients and the input schemas that form and route share.
// Names are kept exactly as they are typed: no rule here trims, folds or capitalizes them.
import { z } from 'zod';

export const sexes = ['female', 'male', 'other', 'unknown'] as const;
export type Sex = (typeof sexes)[number];

// PostgreSQL keeps any text but NUL; half a character (a lone surrogate) would be kept as something else.
const anyText = (most: number) =>
  z
    .string()
    .max(most, `Use at most ${most} characters.`)
    .refine((text) => text.isWellFormed(), 'Leave out the half character that cannot be stored.');

const digitsIn = (text: string) => text.replace(/\D/g, '').length;
const notBlank = (text: string) => text.trim() !== '';

export const familyNameSchema = anyText(200).refine(notBlank, 'Enter the family name.');
export const givenNameSchema = anyText(200);
export const preferredNameSchema = anyText(200).refine(notBlank, 'Enter a name, or leave it out.').nullable();
export const phoneSchema = anyText(40)
  .refine((text) => digitsIn(text) >= 7 && digitsIn(text) <= 15, 'Enter a phone number of 7 to 15 digits.')
  .nullable();
const birthSchema = z.iso.date({ error: 'Enter the date of birth.' });
const safetyFlagSchema = anyText(500)
  .refine(notBlank, 'Write what colleagues must know, or leave it out.')
  .nullable();

export const registerPatientSchema = z.strictObject({
  clinicId: z.uuid({ error: 'Choose a clinic.' }),
  givenName: givenNameSchema,
  familyName: familyNameSchema,
  preferredName: preferredNameSchema.default(null),
  birthOn: birthSchema,
  sex: z.enum(sexes).nullable().default(null),
  phone: phoneSchema.default(null),
});
export type RegisterPatient = z.output<typeof registerPatientSchema>;

/** What may be changed; what is left out stays. `version` is the one the asker looked at. */
export const changePatientSchema = z.strictObject({
  version: z.int().min(1),
  givenName: givenNameSchema.optional(),
  familyName: familyNameSchema.optional(),
  preferredName: preferredNameSchema.optional(),
  birthOn: birthSchema.optional(),
  sex: z.enum(sexes).nullable().optional(),
  phone: phoneSchema.optional(),
  diedOn: z.iso.date({ error: 'Enter the day as YYYY-MM-DD.' }).nullable().optional(),
  safetyFlag: safetyFlagSchema.optional(),
});
export type ChangePatient = z.output<typeof changePatientSchema>;

export const searchWordsSchema = z.string().max(200, 'Use at most 200 characters.');
