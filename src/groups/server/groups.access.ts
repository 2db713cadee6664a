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
  'groups.preview-limit': {
    roles: ['director', 'administrator'],
    why: 'Whoever sets a limit of the house sees first which dates it leaves with more people than it allows.',
  },
  'groups.reschedule': {
    roles: ['supervisor', 'director', 'administrator'],
    why: 'Who runs the day calls off, moves and covers sessions; setting groups up stays with the director.',
  },
  'groups.seat': {
    roles: ['supervisor', 'front_desk', 'director'],
    why: 'Seats are given during the call, at the desk, or by who runs the clinic.',
  },
  'groups.day': {
    roles: ['counselor', 'supervisor', 'front_desk', 'director'],
    why: 'Who comes without a plan, cannot come or brings a guest is written down by whoever hears it first.',
  },
  'groups.keep-apart': {
    roles: ['supervisor', 'director', 'privacy_officer'],
    why: 'Why two people must not meet is known to as few as possible; everybody else hears only "ask the supervisor".',
  },
  'groups.raise-limit': {
    roles: ['supervisor', 'director'],
    why: 'More people than the house rule says is a clinical decision with a reason.',
  },
  'groups.pass-unconfirmed': {
    roles: ['director'],
    why: 'A setting that nobody has confirmed as law is passed by who answers for the clinic.',
  },
} as const satisfies AccessTable;
