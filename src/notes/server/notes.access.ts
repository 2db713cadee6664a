import type { AccessTable } from '#platform/access/roles.ts';

export const notesAccess = {
  'notes.read': {
    roles: [
      'counselor',
      'supervisor',
      'prescriber',
      'nurse',
      'utilization_reviewer',
      'director',
      'privacy_officer',
    ],
    why: 'Who treats the person, who supervises that, who shows a payer why, and who answers for privacy.',
  },
  'notes.write': {
    roles: ['counselor', 'supervisor'],
    why: 'Who leads a session writes and signs its notes.',
  },
} as const satisfies AccessTable;
