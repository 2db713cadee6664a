// What checking in at the tablet takes and answers.
import { z } from 'zod';
import { daySchema } from '../../organization/rules/day.ts';

export const checkInByNameSchema = z.strictObject({
  name: z.string().trim().min(1, 'Enter your name.').max(120, 'Use at most 120 letters.'),
  birthOn: daySchema,
});
export type CheckInByName = z.output<typeof checkInByNameSchema>;

export const checkInByCodeSchema = z.strictObject({
  code: z.string().trim().min(1, 'Enter the eight digits.').max(20, 'Enter the eight digits.'),
});

/** The same for everybody, found or not: whoever types somebody's name learns nothing. */
export const checkedInByName = z.object({ answer: z.enum(['thanks', 'resting']) });

export const checkedInByCode = z.discriminatedUnion('answer', [
  z.object({
    answer: z.literal('welcome'),
    /** As a shared screen names people. */
    firstName: z.string(),
    initial: z.string(),
    roomName: z.string().nullable(),
    startsAt: z.string(),
    timeZone: z.string(),
  }),
  z.object({ answer: z.literal('no-code') }),
  z.object({ answer: z.literal('resting') }),
]);
export type CheckedInByCode = z.output<typeof checkedInByCode>;

export const checkInCode = z.object({
  /** Eight digits, as they are read out; null for who is there already or has no use for one. */
  code: z.string().nullable(),
  from: z.string(),
  until: z.string(),
});
export type CheckInCode = z.output<typeof checkInCode>;
