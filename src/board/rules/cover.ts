// Covering for somebody and turning a day virtual: the input schemas that form and route share.
import { z } from 'zod';
import { daySchema } from '../../organization/rules/day.ts';
import { matters } from './matters.ts';

const because = z.string().trim().min(1, 'Say in a few words why.').max(500);

export const coverQuerySchema = z.strictObject({
  staffMemberId: z.uuid('Choose who is away.').optional(),
  fromOn: daySchema.optional(),
  untilOn: daySchema.optional(),
});
export const assignSubstituteSchema = z.strictObject({
  sessionId: z.uuid(),
  /** Who stands in. */
  staffMemberId: z.uuid('Choose who stands in.'),
  /** Who is away. */
  insteadOfId: z.uuid('Choose who is away.'),
  because,
  /** Said when who stands in works at another clinic: for the days around the date they work here as well. */
  lend: z.boolean().default(false),
});
export type AssignSubstitute = z.output<typeof assignSubstituteSchema>;

const clinicsAtMost = 60;
const id = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';

export const virtualDayQuerySchema = z.strictObject({
  /** Clinics with commas between them; the first in reach without any. */
  clinics: z
    .string()
    .max(37 * clinicsAtMost)
    .regex(new RegExp(`^${id}(?:,${id})*$`), 'Choose among the clinics.')
    .optional(),
  day: daySchema.optional(),
});
export const turnVirtualSchema = z.strictObject({
  clinicIds: z.array(z.uuid()).min(1, 'Choose a clinic.').max(clinicsAtMost),
  day: daySchema,
  because,
});
export const takeDaysBackSchema = z.strictObject({
  virtualDayIds: z.array(z.uuid()).min(1).max(clinicsAtMost),
});

export const tellSchema = z.strictObject({
  matter: z.enum(matters),
  told: z.boolean(),
  /** The newest entry its sender has seen, 0 for none. */
  afterSequence: z.int().min(0).max(1_000_000),
});
