import type { RefusalTable } from '#kernel/outcome.ts';

export const boardRefusals = {
  'zip-unknown': {
    status: 422,
    title: 'This ZIP code is not in the list',
    sentence: 'Some ZIP codes are only post boxes. Enter one of a neighborhood nearby.',
  },
  'not-expected-there': {
    status: 404,
    title: 'Not found',
    sentence: 'It is not there, or not yours to open.',
  },
  'virtual-day-not-found': {
    status: 404,
    title: 'Not found',
    sentence: 'It is not there, or not yours to open.',
  },
  'nothing-to-turn-virtual': {
    status: 409,
    title: 'Nothing to turn virtual',
    sentence: 'Every session of this day is virtual already, has begun, or is cancelled. Choose another day.',
  },
  'leads-nowhere-else': {
    status: 422,
    title: 'Nobody who leads groups at another clinic then',
    sentence: 'Choose somebody who leads groups at another clinic on that day.',
  },
  'day-turned-already': {
    status: 409,
    title: 'Turned virtual already',
    sentence: 'Somebody turned this day virtual at the same moment. Look again.',
  },
} as const satisfies RefusalTable;

/** Which refusal a broken promise of the database means. */
export const boardConstraints = {
  tellings_one_after_another: 'moved-on',
  lendings_of_who_leads_elsewhere: 'leads-nowhere-else',
  virtual_days_one_stands: 'day-turned-already',
} as const;
