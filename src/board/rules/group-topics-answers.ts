// What the route of a group's topics answers.
import { z } from 'zod';

export const groupTopics = z.object({
  today: z.string(),
  group: z.object({
    id: z.string(),
    name: z.string(),
    clinicName: z.string(),
    state: z.string(),
    timeZone: z.string(),
  }),
  /** Blocks of its next day, in order; a day that is one has one. */
  blocks: z.array(z.object({ position: z.number(), kind: z.string() })),
  /** The block that is looked at. */
  block: z.number(),
  /** The curriculum that block follows today, or next; null for none. */
  curriculum: z
    .object({ id: z.string(), name: z.string(), startsOn: z.string(), whenCancelled: z.string() })
    .nullable(),
  topics: z.array(
    z.object({ code: z.string(), position: z.number(), title: z.string(), titleStatus: z.string() }),
  ),
  ahead: z.array(
    z.object({
      sessionId: z.string(),
      heldOn: z.string(),
      startsAt: z.string(),
      status: z.string(),
      title: z.string(),
      isChanged: z.boolean(),
    }),
  ),
  people: z.array(
    z.object({
      patientId: z.string(),
      givenName: z.string(),
      familyName: z.string(),
      preferredName: z.string().nullable(),
      path: z.string(),
      pathSequence: z.number(),
      had: z.array(z.object({ code: z.string(), on: z.string() })),
      missing: z.array(z.object({ code: z.string(), nextOn: z.string().nullable() })),
      /** Health topics that the state requires and that are still due. */
      due: z.array(z.string()),
    }),
  ),
  hiddenPeople: z.number(),
});
export type GroupTopics = z.output<typeof groupTopics>;

export const groupTopicsQuery = z.strictObject({
  /** Which block of the group's day, from 1. */
  block: z.coerce.number<string>().int().min(1).max(12).default(1),
});
