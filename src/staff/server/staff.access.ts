// Who may do what with staff members and their accounts. What concerns one's own account needs only to be signed in.
import type { AccessTable } from '#platform/access/roles.ts';

export const staffAccess = {
  'staff.see': {
    roles: ['administrator', 'privacy_officer'],
    why: 'Who works here, in which role, and whether the account is open; the privacy officer reviews access.',
  },
  'staff.administer': {
    roles: ['administrator'],
    why: 'Adding people, giving set-up links and ending access at once when somebody leaves.',
  },
} as const satisfies AccessTable;
