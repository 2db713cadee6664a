// What becomes of the dates of groups that lie in closed days: the same that follow-closures does.
import { z } from 'zod';

/** Called off by a closure or otherwise; would be called off; takes place by video; people wrote on it; has begun. */
export const closingFates = ['called_off', 'planned', 'virtual', 'written', 'begun'] as const;
export type ClosingFate = (typeof closingFates)[number];

export const closingDatesAnswer = z.object({
  dates: z.array(
    z.object({
      sessionId: z.string(),
      groupName: z.string(),
      clinicName: z.string(),
      timeZone: z.string(),
      startsAt: z.string(),
      endsAt: z.string(),
      /** People expected who are not known to be away. */
      people: z.number(),
      fate: z.enum(closingFates),
      /** Why it is called off. */
      because: z.string().nullable(),
    }),
  ),
  /** How many there are beyond those shown. */
  more: z.number(),
});
export type ClosingDates = z.output<typeof closingDatesAnswer>;
