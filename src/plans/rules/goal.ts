// The nouns of goals and the input schemas that form and route share.
import { z } from 'zod';
import { dismissedNames } from '../../patients/rules/dismissed-schema.ts';

export const goalEndings = ['reached', 'changed', 'set_aside', 'entered_in_error'] as const;
export type GoalEnding = (typeof goalEndings)[number];

export const setGoalSchema = z.strictObject({
  words: z.string().trim().min(1, 'Say what the person works towards.').max(500, 'At most 500 characters.'),
  /** Names in it that mean nobody of the person's groups. */
  dismissed: dismissedNames,
});
/** The input of setting a goal, and of setting one anew in other words. */
export type SetGoal = z.output<typeof setGoalSchema>;
export const endGoalSchema = z.strictObject({ because: z.enum(goalEndings, 'Say why it ends.') });

const goalAnswer = z.object({
  id: z.string(),
  words: z.string(),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  endedBecause: z.enum(goalEndings).nullable(),
});
export const goalsAnswer = z.object({ goals: z.array(goalAnswer) });
export type GoalsAnswer = z.output<typeof goalsAnswer>;
export const goalSetAnswer = z.object({ goalId: z.string() });
