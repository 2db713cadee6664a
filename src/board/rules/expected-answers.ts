// What is said of somebody who is expected on a date, on the screen and on paper.
import { z } from 'zod';

export const personExpected = {
  /** Known beforehand to be absent. */
  isAway: z.boolean(),
  /** How they take part on that date: in_person or virtual. */
  mode: z.string(),
  /** How they may be reached, the best way first; empty where no way is allowed. */
  ways: z.array(
    z.object({
      kind: z.string(),
      value: z.string(),
      means: z.array(z.string()),
      closed: z.array(z.string()),
      says: z.string(),
      bestTimes: z.string().nullable(),
    }),
  ),
  /** Whether anybody ever wrote down how they may be reached. */
  wasAsked: z.boolean(),
};
