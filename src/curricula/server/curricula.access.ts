import type { AccessTable } from '#platform/access/roles.ts';

export const curriculaAccess = {
  'curricula.see': {
    roles: [
      'counselor',
      'supervisor',
      'prescriber',
      'nurse',
      'front_desk',
      'director',
      'biller',
      'utilization_reviewer',
      'privacy_officer',
      'administrator',
    ],
    why: 'What groups work through is no secret of the house; it says nothing about anybody.',
  },
  'curricula.write': {
    roles: ['supervisor', 'director'],
    why: 'Who answers for the clinical work decides what is taught, and which group follows what.',
  },
  'topics.change': {
    roles: ['counselor', 'supervisor', 'director'],
    why: 'Who leads a session knows what the room needs on that day.',
  },
  'topics.record-path': {
    roles: ['counselor', 'supervisor', 'nurse'],
    why: 'People say to those who treat them whether they want the twelve steps or a secular path.',
  },
} as const satisfies AccessTable;
