// What a new limit of the house would leave behind: dates that stand and have more people than it allows.
import { z } from 'zod';
import { setPolicySchema } from '../../organization/rules/organization-answers.ts';

export const limitPreviewSchema = setPolicySchema.omit({ reason: true });
export type LimitPreview = z.output<typeof limitPreviewSchema>;

export const limitPreviewAnswer = z.object({
  /** Weeks that were looked at, from the first day of the rule on. */
  weeks: z.number(),
  /** Whether every date of them was; else only the earliest, where there are hundreds. */
  isAll: z.boolean(),
  dates: z.array(
    z.object({
      sessionId: z.string(),
      groupId: z.string(),
      groupName: z.string(),
      clinicName: z.string(),
      heldOn: z.string(),
      people: z.number(),
      limit: z.number(),
    }),
  ),
});
