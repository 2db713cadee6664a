import type { RefusalTable } from '#kernel/outcome.ts';

export const attendanceRefusals = {
  'session-not-found': {
    status: 404,
    title: 'Not found',
    sentence: 'It is not there, or not yours to open.',
  },
  'session-cancelled': {
    status: 409,
    title: 'The session is cancelled',
    sentence: 'Nobody can be marked in a cancelled session.',
  },
  'not-on-roster': {
    status: 422,
    title: 'No seat on this day',
    sentence: 'Give the person a seat in this group first.',
  },
  'session-not-begun': {
    status: 422,
    title: 'Not that day yet',
    sentence: 'Attendance can be marked from the day of the session on.',
  },
  'left-before-arriving': {
    status: 422,
    title: 'Left before arriving',
    sentence: 'Enter a leaving time after the arrival time.',
  },
  'not-there-during-session': {
    status: 422,
    title: 'Not there during the session',
    sentence: 'The times lie outside the session. Correct them, or mark the person absent.',
  },
  'pull-out-not-found': {
    status: 404,
    title: 'Not found',
    sentence: 'It is not there, or not yours to open.',
  },
  'pull-out-outside-session': {
    status: 422,
    title: 'Not during the session',
    sentence: 'Choose a time within the session.',
  },
  'pull-out-staff-unfit': {
    status: 422,
    title: 'Somebody else must take them',
    sentence:
      'Choose a prescriber for a visit, a nurse for a test, a counselor or supervisor for a one-to-one.',
  },
  'pull-out-one-open': {
    status: 409,
    title: 'Out of the group already',
    sentence: 'They are out of the group at that time. Bring them back first, or choose another time.',
  },
  'pull-out-not-open': {
    status: 409,
    title: 'It has changed meanwhile',
    sentence: 'Somebody else began, ended or called it off. The line shows how it stands now.',
  },
  'pull-out-not-yet': {
    status: 422,
    title: 'Not that late yet',
    sentence: 'Enter a time that has come.',
  },
  'pull-out-ends-before-begin': {
    status: 422,
    title: 'Back before leaving',
    sentence: 'Enter a time after they left the group.',
  },
} as const satisfies RefusalTable;

/** Which refusal a broken promise of the database means. */
export const attendanceConstraints = {
  attendance_marks_one_after_another: 'moved-on',
  attendance_marks_left_after_arrived: 'left-before-arriving',
  pull_outs_one_at_a_time: 'pull-out-one-open',
  pull_outs_one_open: 'pull-out-one-open',
  pull_outs_end_after_begin: 'pull-out-ends-before-begin',
} as const;
