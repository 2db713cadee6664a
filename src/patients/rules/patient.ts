// The nouns of patients and the input schemas that form and route share.
// Names are kept exactly as they are typed: no rule here trims, folds or capitalizes them.
import { z } from 'zod';
import { daySchema } from '../../organization/rules/day.ts';
import { lastSequence } from '#kernel/sequence.ts';

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
const shortText = (what: string, most: number) =>
  anyText(most).refine(notBlank, `Enter ${what}, or leave it out.`).nullable();

export const languages = ['en', 'es', 'other'] as const;
export type Language = (typeof languages)[number];
export const petConcerns = ['allergy', 'fear', 'both'] as const;
export type PetConcern = (typeof petConcerns)[number];

// What the desk may write down besides; the names are those of the columns.
const particulars = {
  pronouns: shortText('the pronouns', 60),
  language: z.enum(languages),
  languageWords: shortText('the language', 60),
  interpreterNeeded: z.boolean(),
  street: shortText('the street', 200),
  city: shortText('the city', 100),
  state: z
    .string()
    .regex(/^[A-Z]{2}$/, 'Use the two letters of the state, such as IL.')
    .nullable(),
  postalCode: z
    .string()
    .regex(/^\d{5}(-\d{4})?$/, 'Enter a ZIP code of five digits, or of nine with a hyphen.')
    .nullable(),
  petConcern: z.enum(petConcerns).nullable(),
};
const safetyFlagSchema = anyText(500)
  .refine(notBlank, 'Write what colleagues must know, or leave it out.')
  .nullable();

export const registerPatientSchema = z.strictObject({
  clinicId: z.uuid({ error: 'Choose a clinic.' }),
  givenName: givenNameSchema,
  familyName: familyNameSchema,
  preferredName: preferredNameSchema.default(null),
  birthOn: daySchema,
  sex: z.enum(sexes).nullable().default(null),
  phone: phoneSchema.default(null),
  pronouns: particulars.pronouns.default(null),
  language: particulars.language.default('en'),
  languageWords: particulars.languageWords.default(null),
  interpreterNeeded: particulars.interpreterNeeded.default(false),
  street: particulars.street.default(null),
  city: particulars.city.default(null),
  state: particulars.state.default(null),
  postalCode: particulars.postalCode.default(null),
  petConcern: particulars.petConcern.default(null),
  /** Somebody looked at the likely duplicates and says that this is another person. */
  isSomebodyElse: z.boolean().default(false),
});
export type RegisterPatient = z.output<typeof registerPatientSchema>;

/** What may be changed; what is left out stays. `version` is the one the asker looked at. */
export const changePatientSchema = z.strictObject({
  version: z.int().min(1).max(lastSequence),
  givenName: givenNameSchema.optional(),
  familyName: familyNameSchema.optional(),
  preferredName: preferredNameSchema.optional(),
  birthOn: daySchema.optional(),
  sex: z.enum(sexes).nullable().optional(),
  phone: phoneSchema.optional(),
  diedOn: daySchema.nullable().optional(),
  safetyFlag: safetyFlagSchema.optional(),
  pronouns: particulars.pronouns.optional(),
  language: particulars.language.optional(),
  languageWords: particulars.languageWords.optional(),
  interpreterNeeded: particulars.interpreterNeeded.optional(),
  street: particulars.street.optional(),
  city: particulars.city.optional(),
  state: particulars.state.optional(),
  postalCode: particulars.postalCode.optional(),
  petConcern: particulars.petConcern.optional(),
});
export type ChangePatient = z.output<typeof changePatientSchema>;

export const searchWordsSchema = z.string().max(200, 'Use at most 200 characters.');

/** Enough of a person to look whether they have a record already. */
export const describedPersonSchema = z.strictObject({
  givenName: givenNameSchema,
  familyName: familyNameSchema,
  preferredName: anyText(200).optional(),
  birthOn: daySchema,
  phone: anyText(40).optional(),
});
export type DescribedPerson = {
  readonly givenName: string;
  readonly familyName: string;
  readonly preferredName?: string | null | undefined;
  readonly birthOn: string;
  readonly phone?: string | null | undefined;
};
