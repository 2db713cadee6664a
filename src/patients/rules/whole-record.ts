// What the whole record of a person answers: rows as they stand, part by part.
import { z } from 'zod';
import { personSchema } from './patient-answers.ts';

const rowSchema = z.record(z.string(), z.unknown());

export const wholeRecordSchema = z.object({
  format: z.literal('evenkeel-record'),
  version: z.literal(2),
  madeAt: z.string(),
  /** False where the reader reaches some clinics only: rows of others are not in it. */
  complete: z.boolean(),
  person: personSchema,
  /** The record itself, and any that is merged into it. */
  records: z.array(rowSchema),
  parts: z.array(
    z.object({ slice: z.string(), title: z.string(), table: z.string(), rows: z.array(rowSchema) }),
  ),
  /** Names of the staff members that rows name by id. */
  staff: z.record(z.string(), z.string()),
  /** Names of the clinics, groups and dates that rows name by id. */
  places: z.record(z.string(), z.string()),
  /** Zone in which times are shown. */
  timeZone: z.string(),
});
export type WholeRecord = z.output<typeof wholeRecordSchema>;
