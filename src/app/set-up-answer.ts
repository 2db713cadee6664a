// What the list of steps answers; apart from its action, so that screens may use its type.
import { z } from 'zod';

const stepNames = ['organization', 'clinic', 'rooms', 'staff', 'group'] as const;
export const setUpSchema = z.object({
  steps: z.array(z.object({ step: z.enum(stepNames), done: z.boolean() })),
  done: z.boolean(),
  /** A clinic to go on with, if there is one. */
  clinicId: z.string().nullable(),
});
export type SetUp = z.output<typeof setUpSchema>;
