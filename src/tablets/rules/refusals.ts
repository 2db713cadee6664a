import type { RefusalTable } from '#kernel/outcome.ts';

export const tabletsRefusals = {
  'tablet-not-found': {
    status: 404,
    title: 'Not found',
    sentence: 'It is not there, or not yours to open.',
  },
  'tablet-code-over': {
    status: 422,
    title: 'This code does not work',
    sentence: 'A code works once and for a quarter of an hour. Make a new one on the page Tablets.',
  },
  'tablet-code-wait': {
    status: 429,
    title: 'Too many wrong codes from here',
    sentence: 'Wait a quarter of an hour, then make a new code.',
  },
} as const satisfies RefusalTable;

/** Which refusal a broken promise of the database means. */
export const tabletsConstraints = { tablets_of_clinic: 'tablet-not-found' } as const;
