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
} as const satisfies RefusalTable;

/** Which refusal a broken promise of the database means. */
export const attendanceConstraints = {
  attendance_marks_one_after_another: 'moved-on',
  attendance_marks_left_after_arrived: 'left-before-arriving',
} as const;
