// Who may see and plan when staff members work.
import type { AccessTable } from '#platform/access/roles.ts';

export const calendarAccess = {
  'times.see': {
    roles: ['supervisor', 'director', 'administrator'],
    why: 'Working hours and absences with their kind are for those who plan; others learn only that somebody is not free.',
  },
  'times.plan': {
    roles: ['supervisor', 'director', 'administrator'],
    why: 'Whoever runs the clinic plans who works when, and records who is away.',
  },
} as const satisfies AccessTable;
