import type { RefusalTable } from '#kernel/outcome.ts';

export const plansRefusals = {
  'goal-not-found': { status: 404, title: 'Not found', sentence: 'It is not there, or not yours to open.' },
  'goal-ended': {
    status: 409,
    title: 'The goal has ended',
    sentence: 'Somebody ended it meanwhile. Look at the list again.',
  },
  'goal-not-set-anew': {
    status: 409,
    title: 'Nothing to take back',
    sentence:
      'Only a goal that was set anew today in place of another is taken back. End it instead, and set another.',
  },
} as const satisfies RefusalTable;

/** Which refusal a broken promise of the database means. */
export const plansConstraints = {
  note_drafts_goal_of_person: 'goal-not-found',
  goals_stand_for_one_of_the_person: 'goal-not-found',
} as const;
