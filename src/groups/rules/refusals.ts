import type { RefusalTable } from '#kernel/outcome.ts';

export const groupsRefusals = {
  'group-not-found': { status: 404, title: 'Not found', sentence: 'It is not there, or not yours to open.' },
  'group-full': {
    status: 409,
    title: 'The group is full',
    sentence:
      'All {limit} seats are taken on at least one day from then on. {rule} Choose another group, or a later start.',
  },
  'seat-twice': {
    status: 409,
    title: 'Already in this group',
    sentence: 'The person has a seat here at that time. End it first, or choose another start.',
  },
  'seat-not-found': { status: 404, title: 'Not found', sentence: 'It is not there, or not yours to open.' },
  'seat-ended': { status: 409, title: 'This seat has ended', sentence: 'Give a new seat instead.' },
  'person-has-died': {
    status: 422,
    title: 'This person has died',
    sentence: 'Nobody who has died is given a seat. If the record is wrong, correct the date of death first.',
  },
  'clinic-not-found': { status: 404, title: 'Not found', sentence: 'It is not there, or not yours to open.' },
  'room-not-found': {
    status: 422,
    title: 'No such room',
    sentence: 'Choose a room of this clinic, or make the group virtual.',
  },
  'facilitator-not-found': {
    status: 422,
    title: 'No such facilitator',
    sentence: 'Choose somebody who leads groups at this clinic on the first day.',
  },
  'weekday-twice': {
    status: 422,
    title: 'A weekday stands twice',
    sentence: 'Give each weekday one start and one end.',
  },
  'ends-before-start': {
    status: 422,
    title: 'The end is before the start',
    sentence: 'Enter an end later than the start.',
  },
  'block-outside-day': {
    status: 422,
    title: 'Treatment outside the day',
    sentence: 'Every block must lie between the start and the end of each day.',
  },
  'blocks-overlap': {
    status: 422,
    title: 'Blocks overlap',
    sentence: 'Let one block end before the next begins.',
  },
  'seat-ends-before-start': {
    status: 422,
    title: 'The last day is before the first',
    sentence: 'Enter a last day on or after the first day of the seat.',
  },
} as const satisfies RefusalTable;

/** Which refusal a broken promise of the database means. */
export const groupsConstraints = {
  seats_within_limit: 'group-full',
  seats_once_at_a_time: 'seat-twice',
  seats_for_the_living: 'person-has-died',
  seats_end_after_start: 'seat-ends-before-start',
} as const;
