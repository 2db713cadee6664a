import type { RefusalTable } from '#kernel/outcome.ts';

export const boardRefusals = {
  'zip-unknown': {
    status: 422,
    title: 'This ZIP code is not in the list',
    sentence: 'Some ZIP codes are only post boxes. Enter one of a neighborhood nearby.',
  },
} as const satisfies RefusalTable;
