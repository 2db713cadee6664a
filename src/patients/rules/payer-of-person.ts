// Who pays for a person, from a day on: input and answers.
import { z } from 'zod';
import { daySchema } from '../../organization/rules/day.ts';

export const setPayerSchema = z.strictObject({
  /** Null: from then on nobody is known to pay. */
  payerId: z.uuid({ error: 'Choose a payer.' }).nullable(),
  /** Often learned later: it may lie in the past. */
  startsOn: daySchema,
});
export type SetPayer = z.output<typeof setPayerSchema>;

export const payersOfPerson = z.object({
  today: z.string(),
  /** The newest first; what never came to count is left out. */
  payers: z.array(
    z.object({
      payerId: z.string(),
      name: z.string(),
      kind: z.string(),
      startsOn: z.string(),
      endsOn: z.string().nullable(),
    }),
  ),
  /** What may be chosen. */
  choices: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type PayersOfPerson = z.output<typeof payersOfPerson>;
