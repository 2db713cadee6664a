// What the list of who opened a record answers.
import { z } from 'zod';

export const whoOpenedAnswer = z.object({
  personName: z.string(),
  personNumber: z.string(),
  timeZone: z.string(),
  looks: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      /** Null for the program itself, and for who was not recognized. */
      staffName: z.string().nullable(),
      /** What was asked for, as the audit trail names it. */
      action: z.string(),
      /** look, change or access. */
      kind: z.string(),
      /** allowed, or the code of the refusal. */
      outcome: z.string(),
    }),
  ),
  /** Goes into the next request; null at the end. */
  before: z.string().nullable(),
});
export type WhoOpened = z.output<typeof whoOpenedAnswer>;
