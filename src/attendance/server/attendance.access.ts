import type { AccessTable } from '#platform/access/roles.ts';

export const attendanceAccess = {
  'attendance.see': {
    roles: ['counselor', 'supervisor', 'prescriber', 'nurse', 'front_desk', 'director'],
    why: 'Who is in the room is needed by everybody who works in the clinic that day.',
  },
  'attendance.record': {
    roles: ['counselor', 'supervisor', 'front_desk', 'director'],
    why: 'Front desk and counselor mark arrivals at once; supervisor and director cover for them.',
  },
  'attendance.close-day': {
    roles: ['supervisor', 'front_desk', 'director'],
    why: 'The front desk ends the day with everybody accounted for; supervisor and director answer for it.',
  },
  'attendance.make-up': {
    roles: ['counselor', 'supervisor', 'front_desk', 'director'],
    why: 'Whoever sees that hours are missing offers the chair that makes them up, in the same moment.',
  },
  'attendance.reach-out': {
    roles: ['counselor', 'supervisor', 'nurse', 'front_desk', 'director'],
    why: 'Whoever may call a person who did not come sees how they allow to be reached.',
  },
  'attendance.pull-out': {
    roles: ['counselor', 'supervisor', 'prescriber', 'nurse', 'front_desk', 'director'],
    why: 'Whoever takes somebody out of a group for a while records it, or the counselor or the desk does.',
  },
} as const satisfies AccessTable;
