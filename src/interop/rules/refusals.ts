import type { RefusalTable } from '#kernel/outcome.ts';

export const interopRefusals = {
  'patient-unreadable': { status: 422, title: 'A person cannot be read', sentence: 'The patient {why}.' },
  'import-two-people': {
    status: 422,
    title: 'The numbers of one person belong to two people here',
    sentence:
      'A patient born {birthOn} carries numbers of two people who are here already. Find out which one is meant and correct the identifiers.',
  },
  'import-other-birth': {
    status: 422,
    title: 'The number belongs to somebody born on another day',
    sentence:
      'A patient born {birthOn} carries the number of somebody here with another date of birth. Correct the date or the number.',
  },
} as const satisfies RefusalTable;
