import type { RefusalTable } from '#kernel/outcome.ts';

export const seriesRefusals = {
  'session-not-found': {
    status: 404,
    title: 'Not found',
    sentence: 'It is not there, or not yours to open.',
  },
  'change-not-found': { status: 404, title: 'Not found', sentence: 'It is not there, or not yours to open.' },
  'date-written': {
    status: 409,
    title: 'People wrote on this date',
    sentence:
      'Attendance or notes stand on it, and they keep their date. Change the dates after it, or add a further date.',
  },
  'date-begun': {
    status: 409,
    title: 'This session has begun',
    sentence: 'Change the dates after it.',
  },
  'change-in-the-past': {
    status: 422,
    title: 'That day is over',
    sentence: 'A series changes from today on. Choose today or a later day.',
  },
  'date-needed': {
    status: 422,
    title: 'Which date?',
    sentence: 'Choose the date that this is about.',
  },
  'timetable-not-for-one-date': {
    status: 422,
    title: 'A timetable is for more than one date',
    sentence: 'Move a single date instead, or change this and the following.',
  },
  'consequences-not-shown': {
    status: 409,
    title: 'Look at what this changes first',
    sentence: 'What it changes is not what was shown. Look at it again, then save.',
  },
  'change-taken-back-already': {
    status: 409,
    title: 'Taken back already',
    sentence: 'Somebody has taken this change back.',
  },
  'later-change-first': {
    status: 409,
    title: 'A later change stands on it',
    sentence: 'Take back the later change of who leads, or of the end of this group, first.',
  },
  'group-changed': {
    status: 409,
    title: 'Somebody else changed this group',
    sentence: 'Look at what stands now. What you typed is still here.',
  },
  'not-free-then': {
    status: 409,
    title: 'Not free',
    sentence: '{what} is not free on {day}{more}.{by} Choose another time, room or person.',
  },
  'room-without-pets': {
    status: 422,
    title: 'Pets are not welcome in that room',
    sentence: 'Choose a room that welcomes pets, or leave pets out. Service animals may always come.',
  },
  'ages-out-of-order': {
    status: 422,
    title: 'The oldest is younger than the youngest',
    sentence: 'Enter an oldest age at or above the youngest.',
  },
  'group-ages-mix': {
    status: 422,
    title: 'Adults and adolescents never share a group',
    sentence: 'Let it be for 18 and older, or for ages from 12 to 17.',
  },
  'group-ends-before-start': {
    status: 422,
    title: 'The last day is before the first',
    sentence: 'Enter a last day on or after the first day.',
  },
  'host-elsewhere': {
    status: 422,
    title: 'The host does not meet then',
    sentence:
      'A block can share the session of another group of this clinic only at a time at which that group meets. Look at its timetable.',
  },
  'limit-below-roster': {
    status: 409,
    title: 'More people than that place holds',
    sentence:
      'On at least one date more people are expected than that room or group may hold. Choose a larger room.',
  },
  'together-too-many': {
    status: 409,
    title: 'More people together than the room or the state allows',
    sentence:
      'Two groups share this block: on at least one date they would be more people than its room has chairs or than the state allows. Choose a larger room, another time, or end a seat first.',
  },
  'dates-in-two-places': {
    status: 409,
    title: 'Somebody would have to be in two places',
    sentence:
      'On at least one of those dates somebody of this group is expected in another group at that time. Choose another time, or write down first from which of the two they are away.',
  },
  'in-two-places': {
    status: 409,
    title: 'Somebody would have to be in two places',
    sentence:
      'Those listed are expected in another group at that time. Choose another time, or write down first from which of the two they are away.',
  },
  'same-person-instead': {
    status: 422,
    title: 'The same person',
    sentence: 'Choose somebody other than who is away.',
  },
  'leads-already': {
    status: 409,
    title: 'Leads it already',
    sentence: 'This person leads that date already. Choose somebody else.',
  },
  'not-led-by-them': {
    status: 422,
    title: 'They do not lead it',
    sentence: 'Choose whom to stand in for from those who lead that date.',
  },
} as const satisfies RefusalTable;

export const seriesConstraints = {
  sessions_written_stay: 'date-written',
  session_blocks_written_stay: 'date-written',
  groups_pets_need_welcoming_room: 'room-without-pets',
  groups_pets_are_told: 'pets-untold',
  groups_ages_in_order: 'ages-out-of-order',
  groups_ages_never_mix: 'group-ages-mix',
  groups_end_after_start: 'group-ends-before-start',
  groups_limit_above_seats: 'limit-below-roster',
  session_blocks_fit_together: 'together-too-many',
  timetable_blocks_fit_together: 'together-too-many',
  sessions_one_place_at_a_time: 'dates-in-two-places',
  session_blocks_fit_their_room: 'limit-below-roster',
  timetable_blocks_fit_their_room: 'limit-below-roster',
  timetables_fit_their_room: 'limit-below-roster',
  timetables_one_place_at_a_time: 'dates-in-two-places',
  series_changes_one_after_another: 'group-changed',
  timetables_one_after_another: 'group-changed',
} as const;
