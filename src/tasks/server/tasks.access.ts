import type { AccessTable } from '#platform/access/roles.ts';

const careTeam = ['counselor', 'supervisor', 'prescriber', 'nurse', 'director'] as const;

export const tasksAccess = {
  'tasks.see': {
    roles: careTeam,
    why: 'Whoever treats a person, and who answers for the clinic, sees what has to be done for them now.',
  },
  'tasks.work': {
    roles: careTeam,
    why: 'In danger whoever is there takes it, whatever their role.',
  },
  'tasks.give-word': {
    roles: ['supervisor'],
    why: 'That a note need not wait for a risk’s outcome is a clinical decision of a supervisor.',
  },
} as const satisfies AccessTable;
