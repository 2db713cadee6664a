// What the page before a group gets.
import { z } from 'zod';
import { hoursAnswer } from '../attendance/rules/attendance-answers.ts';

const changeSchema = z.object({
  part: z.string(),
  says: z.string(),
  on: z.string().nullable(),
  weight: z.enum(['danger', 'attention', 'plain']),
});
export const beforeGroupSchema = z.object({
  sessionId: z.string(),
  groupName: z.string(),
  clinicName: z.string(),
  timeZone: z.string(),
  heldOn: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  people: z.array(
    z.object({
      patientId: z.string(),
      givenName: z.string(),
      familyName: z.string(),
      preferredName: z.string().nullable(),
      safetyFlag: z.string().nullable(),
      virtual: z.boolean(),
      hours: hoursAnswer,
      /** Which seven days the hours are of, where that is not Monday to Sunday. */
      ownWeek: z.object({ from: z.string(), to: z.string() }).nullable(),
      /** What needs attention first. */
      changes: z.array(changeSchema),
    }),
  ),
});
export type BeforeGroupAnswer = z.output<typeof beforeGroupSchema>;
