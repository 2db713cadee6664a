// What makes up for missed hours: asked and answered.
import { z } from 'zod';

export const bookMakeUpSchema = z.strictObject({
  patientId: z.uuid(),
  mode: z.enum(['in_person', 'virtual']).nullable().default(null),
  /** They know that the group welcomes pets, and come all the same. */
  petsAccepted: z.boolean().default(false),
});
export type BookMakeUp = z.output<typeof bookMakeUpSchema>;

export const makeUpsAnswer = z.object({
  /** Minutes the week lacks even if they miss nothing more. */
  lackingMinutes: z.number(),
  sessions: z.array(
    z.object({
      sessionId: z.string(),
      groupName: z.string(),
      clinicName: z.string(),
      timeZone: z.string(),
      mode: z.string(),
      startsAt: z.string(),
      endsAt: z.string(),
      minutes: z.number(),
      free: z.number(),
    }),
  ),
});
export type MakeUps = z.output<typeof makeUpsAnswer>;
