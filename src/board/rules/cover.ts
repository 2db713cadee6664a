// Covering for somebody and turning a day virtual: the input schemas that form and route share.
import { z } from 'zod';
import { daySchema } from '../../organization/rules/day.ts';

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
});
export type AssignSubstitute = z.output<typeof assignSubstituteSchema>;

export const virtualDayQuerySchema = z.strictObject({
  clinicId: z.uuid().optional(),
  day: daySchema.optional(),
});
export const turnVirtualSchema = z.strictObject({
  clinicId: z.uuid('Choose a clinic.'),
  day: daySchema,
  because,
});

export const matters = ['cover', 'virtual', 'cancelled'] as const;
export type Matter = (typeof matters)[number];
export const tellSchema = z.strictObject({
  matter: z.enum(matters),
  told: z.boolean(),
  /** The newest entry its sender has seen, 0 for none. */
  afterSequence: z.int().min(0).max(1_000_000),
});
