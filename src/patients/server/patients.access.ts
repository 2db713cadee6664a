import type { AccessTable } from '#platform/access/roles.ts';

export const patientsAccess = {
  'patients.see': {
    roles: [
      'counselor',
      'supervisor',
      'prescriber',
      'nurse',
      'front_desk',
      'biller',
      'utilization_reviewer',
      'director',
      'privacy_officer',
      'administrator',
    ],
    why: 'Everybody finds the people of their clinics, a counselor those of their own groups and caseload; who looked at whom is kept.',
  },
  'patients.register': {
    roles: ['supervisor', 'nurse', 'front_desk', 'director'],
    why: 'A record is made during the call or at the desk, by those who work with the whole clinic.',
  },
  'patients.change': {
    roles: ['counselor', 'supervisor', 'nurse', 'front_desk', 'director'],
    why: 'Names, phone and the safety flag are kept right by whoever hears first that they changed.',
  },
} as const satisfies AccessTable;
