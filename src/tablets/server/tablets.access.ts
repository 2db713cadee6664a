import type { AccessTable } from '#platform/access/roles.ts';

export const tabletsAccess = {
  'tablets.keep': {
    roles: ['front_desk', 'supervisor', 'director', 'administrator'],
    why: 'The front desk starts the tablet at the door and helps where it finds nobody; those who answer for the desk do too.',
  },
} as const satisfies AccessTable;
