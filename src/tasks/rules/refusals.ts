import type { RefusalTable } from '#kernel/outcome.ts';

export const tasksRefusals = {
  'task-not-found': { status: 404, title: 'Not found', sentence: 'It is not there, or not yours to open.' },
  'task-closed': {
    status: 409,
    title: 'Already done',
    sentence: 'Somebody has given the outcome of this task meanwhile.',
  },
  'task-of-another': {
    status: 403,
    title: 'Somebody else has it',
    sentence: 'Take it over first, then say what was done.',
  },
} as const satisfies RefusalTable;

/** Which refusal a broken promise of the database means. */
export const tasksConstraints = {
  task_steps_one_after_another: 'moved-on',
  tasks_stay_closed: 'task-closed',
} as const;
