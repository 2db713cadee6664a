import type { AccessTable } from '#platform/access/roles.ts';

export const plansAccess = {
  'goals.see': {
    roles: [
      'counselor',
      'supervisor',
      'prescriber',
      'nurse',
      'utilization_reviewer',
      'director',
      'privacy_officer',
    ],
    why: 'Whoever may read a person’s notes sees what the notes work towards.',
  },
  'goals.set': {
    roles: ['counselor', 'supervisor'],
    why: 'Goals are agreed between the person and whoever counsels them.',
  },
} as const satisfies AccessTable;
