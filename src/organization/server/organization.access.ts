// Who may see and set up the organization: its clinics, and the rules of the house.
import type { AccessTable } from '#platform/access/roles.ts';

export const organizationAccess = {
  'policies.see': {
    roles: ['supervisor', 'director', 'biller', 'utilization_reviewer', 'privacy_officer', 'administrator'],
    why: 'Whoever plans, reviews or bills must be able to read by which rule something was counted or refused.',
  },
  'policies.set': {
    roles: ['director', 'administrator'],
    why: 'The rules of the house are the director’s; the administrator sets the system up.',
  },
} as const satisfies AccessTable;
