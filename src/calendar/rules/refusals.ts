import type { RefusalTable } from '#kernel/outcome.ts';

export const calendarRefusals = {
  'not-free': {
    status: 409,
    title: 'Not free',
    sentence: 'The room or the person is already taken at that time. Choose another time, room or person.',
  },
} as const satisfies RefusalTable;

/** Which refusal a broken promise of the database means. */
export const calendarConstraints = { bookings_never_twice: 'not-free' } as const;
