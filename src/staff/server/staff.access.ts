// Who may do what with staff members and their accounts. What concerns one's own account needs only to be signed in.
import type { AccessTable } from '#platform/access/roles.ts';

export const staffAccess = {
  'staff.see': {
    roles: ['supervisor', 'director', 'privacy_officer', 'administrator'],
    why: 'Who works at one’s clinics and in which roles; those who look after the whole organization also see whether accounts are open.',
  },
  'staff.keep-credentials': {
    roles: ['director', 'administrator'],
    why: 'Whoever plans who leads groups keeps licenses and supervision up to date.',
  },
  'staff.administer': {
    roles: ['administrator'],
    why: 'Adding people, giving and ending roles, set-up links, and ending access at once when somebody leaves.',
  },
} as const satisfies AccessTable;
