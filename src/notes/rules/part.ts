// What a part of a note holds beside its words. The lists are the field's own words; each choice has a code that the
// record keeps and words that a screen shows. To listen without sharing is full participation: nobody is pressed to
// speak, and no note says less of them for it.
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

type CodeOf<Choices extends readonly Choice[]> = '' | Choices[number]['code'];

/** A part: its words and what is said beside them; what is not said is empty. */
export type Part = {
  readonly words: string;
  readonly topic: string;
  readonly method: CodeOf<typeof methods>;
  readonly participation: CodeOf<typeof participations>;
  readonly mood: CodeOf<typeof moods>;
  readonly theme: CodeOf<typeof themes>;
  readonly response: string;
  readonly feedback: string;
  readonly nextStep: string;
  /** A goal's id. */
  readonly goalId: string;
};

/** A part in which nothing is said yet. */
export const emptyPart: Part = {
  words: '',
  topic: '',
  method: '',
  participation: '',
  mood: '',
  theme: '',
  response: '',
  feedback: '',
  nextStep: '',
  goalId: '',
};

/** Whether anything is in it yet, written or tapped. */
export function isBegun(part: Part): boolean {
  return Object.values(part).some((value) => value.trim() !== '');
}

/** Fields in which somebody writes freely, and in which nobody else may be named. */
export const writtenFields = ['words', 'topic', 'response', 'feedback', 'nextStep'] as const;
export type WrittenField = (typeof writtenFields)[number];

/**
 * Everything of a part that a note freezes in words, and in which nobody else may be named: what is written in it, and
 * the goal it names, whose words come from the person's own list.
 */
export function textsOf(part: Part, goalWords: string): Readonly<Record<WrittenField | 'goal', string>> {
  const { words, topic, response, feedback, nextStep } = part;
  return { words, topic, response, feedback, nextStep, goal: goalWords };
}

/** How a screen says a chosen code; an unknown or empty one as it is. */
export function choiceWords(choices: readonly Choice[], code: string): string {
  return choices.find((choice) => choice.code === code)?.words ?? code;
}
