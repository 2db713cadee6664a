import type { AccessTable } from '#platform/access/roles.ts';

const careTeam = ['counselor', 'supervisor', 'prescriber', 'nurse', 'front_desk', 'director'] as const;

export const groupsAccess = {
  'groups.see': {
    roles: [...careTeam, 'biller', 'utilization_reviewer', 'privacy_officer', 'administrator'],
    why: 'Everybody who plans around groups sees which there are and how full they are; names of people only where a record is open.',
  },
  'groups.set-up': {
    roles: ['director', 'administrator'],
    why: 'Timetables, rooms and facilitators are the director’s to decide.',
  },
  'groups.seat': {
    roles: ['supervisor', 'front_desk', 'director'],
    why: 'Seats are given during the call, at the desk, or by who runs the clinic.',
  },
} as const satisfies AccessTable;
