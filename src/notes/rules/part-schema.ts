// The schemas of a part, shared by form and route. Beside the lists, so that a screen that shows a part loads no schema.
import { z } from 'zod';
import { methods, moods, participations, themes } from './part.ts';

/** A code of a list, or empty while nothing is said. */
function choiceOf<Code extends string>(choices: readonly { readonly code: Code }[]) {
  const codes = choices.map((choice) => choice.code);
  return z.union([z.literal(''), z.enum(codes)]).default('');
}
const line = z.string().max(2000, 'At most 2,000 characters.').default('');

/** Fields of a part beside its words; what is not said is empty. */
export const partSchema = z.strictObject({
  topic: z.string().max(200, 'At most 200 characters.').default(''),
  method: choiceOf(methods),
  participation: choiceOf(participations),
  mood: choiceOf(moods),
  theme: choiceOf(themes),
  response: line,
  feedback: line,
  nextStep: line,
  goalId: z.union([z.uuid(), z.literal('')]).default(''),
});

export const partFieldsAnswer = z.object({
  topic: z.string(),
  method: z.string(),
  participation: z.string(),
  mood: z.string(),
  theme: z.string(),
  response: z.string(),
  feedback: z.string(),
  nextStep: z.string(),
  goalId: z.string(),
});
