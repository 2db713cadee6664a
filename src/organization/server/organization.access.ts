// Who may see and set up the organization: its clinics, and the rules of the house.
import type { AccessTable, Role } from '#platform/access/roles.ts';

const careTeam = ['counselor', 'supervisor', 'prescriber', 'nurse', 'front_desk', 'director'] as const;

export const organizationAccess = {
  'clinics.see': {
    roles: [...careTeam, 'biller', 'utilization_reviewer', 'privacy_officer', 'administrator'],
    why: 'Everybody tells people where a clinic is, when it is open, and which room they go to.',
  },
  'clinics.set-up': {
    roles: ['director', 'administrator'],
    why: 'Rooms, hours and closures of a clinic are the director’s to decide.',
  },
  'clinics.add': {
    roles: ['administrator'],
    why: 'A new clinic belongs to the organization before it has a director.',
  },
  'payers.see': {
    roles: [...careTeam, 'biller', 'utilization_reviewer', 'privacy_officer', 'administrator'],
    why: 'Whoever opens a record reads who pays and by which rule hours count.',
  },
  'payers.keep': {
    roles: ['biller', 'director', 'administrator'],
    why: 'Which payers the house deals with is known to billing and to who answers for the clinic.',
  },
  'policies.see': {
    roles: ['supervisor', 'director', 'biller', 'utilization_reviewer', 'privacy_officer', 'administrator'],
    why: 'Whoever plans, reviews or bills must be able to read by which rule something was counted or refused.',
  },
  'policies.set': {
    roles: ['director', 'administrator'],
    why: 'The rules of the house are the director’s; the administrator sets the system up.',
  },
} as const satisfies AccessTable;

/** Whether one of the roles holds what a line of an access table gives. */
export function holds(roles: readonly Role[], line: { readonly roles: readonly Role[] }): boolean {
  return roles.some((role) => line.roles.includes(role));
}
