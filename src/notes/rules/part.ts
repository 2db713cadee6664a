// What a part of a note holds beside its words. The lists are the field's own words; each choice has a code that the
// record keeps and words that a screen shows. To listen without sharing is full participation: nobody is pressed to
// speak, and no note says less of them for it.
import { z } from 'zod';

type Choice = { readonly code: string; readonly words: string };

export const methods = [
  { code: 'cbt', words: 'Cognitive behavioral therapy (CBT)' },
  { code: 'dbt', words: 'Dialectical behavior therapy (DBT)' },
  { code: 'motivational', words: 'Motivational interviewing' },
  { code: 'twelve_step', words: 'Twelve-step facilitation' },
  { code: 'secular', words: 'Secular mutual help' },
  { code: 'relapse_prevention', words: 'Relapse prevention' },
  { code: 'psychoeducation', words: 'Psychoeducation' },
  { code: 'mindfulness', words: 'Mindfulness' },
  { code: 'process', words: 'Process group' },
  { code: 'contingency', words: 'Contingency management' },
  { code: 'family', words: 'Family work' },
  { code: 'other', words: 'Another method' },
] as const satisfies readonly Choice[];

export const participations = [
  { code: 'active', words: 'Took an active part' },
  { code: 'shared', words: 'Shared when asked' },
  { code: 'listened', words: 'Listened, chose not to share' },
  { code: 'hard_today', words: 'Found it hard to stay with it' },
] as const satisfies readonly Choice[];

export const moods = [
  { code: 'calm', words: 'Calm' },
  { code: 'hopeful', words: 'Hopeful' },
  { code: 'sad', words: 'Sad' },
  { code: 'anxious', words: 'Anxious' },
  { code: 'irritable', words: 'Irritable' },
  { code: 'tired', words: 'Tired' },
  { code: 'mixed', words: 'Mixed' },
] as const satisfies readonly Choice[];

export const themes = [
  { code: 'craving', words: 'Cravings and triggers' },
  { code: 'relapse', words: 'Return to use' },
  { code: 'feelings', words: 'Feelings' },
  { code: 'family', words: 'Family' },
  { code: 'relationships', words: 'Relationships' },
  { code: 'work', words: 'Work or school' },
  { code: 'home', words: 'Home and money' },
  { code: 'health', words: 'Health and sleep' },
  { code: 'grief', words: 'Grief and loss' },
  { code: 'trauma', words: 'Trauma' },
  { code: 'legal', words: 'Court and probation' },
  { code: 'strengths', words: 'Strengths and progress' },
] as const satisfies readonly Choice[];

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
export type PartFields = z.output<typeof partSchema>;
export type Part = PartFields & { readonly words: string };

/** A part in which nothing is said yet. */
export const emptyPart: Part = { ...partSchema.parse({}), words: '' };

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

/** Fields in which somebody writes freely, and in which nobody else may be named. */
export const writtenFields = ['words', 'topic', 'response', 'feedback', 'nextStep'] as const;
export type WrittenField = (typeof writtenFields)[number];

/** How a screen says a chosen code; an unknown or empty one as it is. */
export function choiceWords(choices: readonly Choice[], code: string): string {
  return choices.find((choice) => choice.code === code)?.words ?? code;
}
