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
  'marked-by-other-record': {
    status: 409,
    title: 'Marked already',
    sentence: 'This person is on the list by another record of theirs. Mark them there.',
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
  'too-early-for-everybody': {
    status: 422,
    title: 'Too early for everybody at once',
    sentence:
      'Nobody can have been there yet. Everybody at once is marked from {minutes} minutes before the start; mark who is here already one by one.',
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
  'day-not-found': {
    status: 404,
    title: 'Not found',
    sentence: 'It is not there, or not yours to open.',
  },
  'day-not-whole': {
    status: 422,
    title: 'Somebody has no status yet',
    sentence:
      'Mark everybody who is expected first: present, late, absent or cancelled. Those who are not marked are listed.',
  },
  'day-not-over': {
    status: 422,
    title: 'The day is not over',
    sentence:
      'Close it once its last session has ended. A room that ended early: enter when it did, in its times.',
  },
  'day-is-closed': {
    status: 409,
    title: 'The day is closed',
    sentence: 'Reopen the day with a reason, then change who was there.',
  },
  'nurse-unfit': {
    status: 422,
    title: 'Somebody else must see to them',
    sentence: 'Choose a nurse, a prescriber, a supervisor or a counselor who works here today.',
  },
  'not-by-video': {
    status: 422,
    title: 'They come to the room',
    sentence:
      'They are expected in the room on this date. Change how they take part on the page of the date first.',
  },
  'confirm-first': {
    status: 422,
    title: 'Not confirmed yet',
    sentence:
      'They take part by video: first confirm who and where they are, a number to call back, and that nobody else can hear the group.',
  },
  'no-room-here': {
    status: 422,
    title: 'There is no room',
    sentence: 'This group meets by video only. Confirm where they are now.',
  },
  'names-somebody': {
    status: 422,
    title: 'Somebody else of the session is named',
    sentence:
      '“{name}”: no record names anybody else who is in the group or was there. Write it away with one key, or say that the name means somebody else.',
  },
  'way-not-allowed': {
    status: 422,
    title: 'They did not allow this way',
    sentence:
      'Use a way that stands beside their name. Without one, wait for the next visit or ask the supervisor.',
  },
  'outcome-not-of-means': {
    status: 422,
    title: 'That cannot come of it',
    sentence: 'Choose an outcome that fits how they were tried.',
  },
  'room-times-far-off': {
    status: 422,
    title: 'Far from the planned time',
    sentence:
      'Enter times within four hours of the plan. Another day or time is a change of the group’s dates.',
  },
  'room-times-not-yet': {
    status: 422,
    title: 'Not that late yet',
    sentence: 'Enter times that have come.',
  },
  'room-times-out-of-order': {
    status: 422,
    title: 'The times are out of order',
    sentence: 'Enter a start before the end, and a break between them.',
  },
  'attempt-not-found': {
    status: 404,
    title: 'Not found',
    sentence: 'It is not there, or not yours to open.',
  },
  'attempt-of-another': {
    status: 403,
    title: 'Somebody else wrote it down',
    sentence: 'Only whoever wrote a try down takes it back. Write down yours, or ask them.',
  },
  'attempt-of-another-day': {
    status: 409,
    title: 'Its day is over',
    sentence: 'A try is taken back on the day it was written down. Write down what is so now.',
  },
  'step-out-not-found': {
    status: 404,
    title: 'Not found',
    sentence: 'It is not there, or not yours to open.',
  },
  'step-out-not-there': {
    status: 422,
    title: 'Not there',
    sentence: 'Mark the person present or late first.',
  },
  'step-out-not-yet': {
    status: 422,
    title: 'Not that late yet',
    sentence: 'Enter a time that has come.',
  },
  'step-out-outside-session': {
    status: 422,
    title: 'Not during the session',
    sentence: 'Enter a time within the session.',
  },
  'step-out-one-open': {
    status: 409,
    title: 'Out of the group already',
    sentence: 'They are out at that time. Bring them back first, or enter another time.',
  },
  'step-out-not-open': {
    status: 409,
    title: 'It has changed meanwhile',
    sentence: 'Somebody else brought them back or took it back. The line shows how it stands now.',
  },
  'step-out-back-before-out': {
    status: 422,
    title: 'Back before leaving',
    sentence: 'Enter a time after they stepped out.',
  },
} as const satisfies RefusalTable;

/** Which refusal a broken promise of the database means. */
export const attendanceConstraints = {
  attendance_marks_one_after_another: 'moved-on',
  attendance_marks_one_a_person: 'marked-by-other-record',
  attendance_marks_left_after_arrived: 'left-before-arriving',
  attendance_marks_video_confirmed_first: 'confirm-first',
  attendance_day_is_open: 'day-is-closed',
  day_closings_everybody_has_status: 'day-not-whole',
  day_closings_sessions_are_over: 'day-not-over',
  day_closings_one_after_another: 'moved-on',
  day_closings_take_turns: 'moved-on',
  room_times_one_after_another: 'moved-on',
  room_times_end_after_start: 'room-times-out-of-order',
  room_times_break_inside: 'room-times-out-of-order',
  virtual_arrivals_one_after_another: 'moved-on',
  step_outs_one_at_a_time: 'step-out-one-open',
  step_outs_back_after_out: 'step-out-back-before-out',
  pull_outs_one_at_a_time: 'pull-out-one-open',
  pull_outs_one_open: 'pull-out-one-open',
  pull_outs_end_after_begin: 'pull-out-ends-before-begin',
} as const;
