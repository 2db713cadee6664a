import type { RefusalTable } from '#kernel/outcome.ts';

export const calendarRefusals = {
  'not-free': {
    status: 409,
    title: 'Not free',
    sentence: 'The room or the person is already taken at that time. Choose another time, room or person.',
  },
  'absence-ends-before-start': {
    status: 422,
    title: 'The absence ends before it begins',
    sentence: 'Enter an end after the start; leave both times empty for whole days.',
  },
  'absence-too-long': {
    status: 422,
    title: 'This absence is very long',
    sentence:
      'Record at most a year at once. Whoever leaves for good has their work ended on the page Staff.',
  },
  'absence-twice': {
    status: 409,
    title: 'They are away then already',
    sentence: 'Take the absence that stands back first, or record only the days beside it.',
  },
  'working-hours-overlap': {
    status: 422,
    title: 'Two places at one time',
    sentence: 'Let the hours at one clinic end before those at another begin.',
  },
  'working-hours-end-before-start': {
    status: 422,
    title: 'The hours end before they begin',
    sentence: 'Enter an end after the start on each weekday.',
  },
} as const satisfies RefusalTable;

/** Which refusal a broken promise of the database means. */
export const calendarConstraints = {
  bookings_never_twice: 'not-free',
  absences_not_for_ever: 'absence-too-long',
  absences_once_at_a_time: 'absence-twice',
  working_hours_at_clinic: 'clinic-unknown',
  working_hours_end_after_start: 'working-hours-end-before-start',
  working_hours_one_place_at_a_time: 'working-hours-overlap',
} as const;
