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
    why: 'Names, phone, contacts and the safety flag are kept right by whoever hears first that they changed.',
  },
  'patients.assign': {
    roles: ['supervisor', 'director'],
    why: 'Who is responsible for a person is decided by those who see everybody’s caseload.',
  },
  'patients.set-payer': {
    roles: ['front_desk', 'biller', 'director', 'administrator'],
    why: 'Who pays is asked at the desk and checked by billing.',
  },
  'patients.lock': {
    roles: ['director', 'privacy_officer'],
    why: 'A lock shuts colleagues out, so it is for few; the privacy officer opens every lock, so that none shuts a record for good.',
  },
  'patients.open-locked': {
    roles: ['counselor', 'supervisor', 'prescriber', 'nurse', 'front_desk', 'director'],
    why: 'A lock must not keep help away: who has a reason of their own breaks it for a day, says why, and the privacy officer sees it.',
  },
  'patients.review-openings': {
    roles: ['privacy_officer'],
    why: 'Each breaking of a lock is looked at by somebody who did not do it.',
  },
  'patients.see-who-opened': {
    roles: ['privacy_officer'],
    why: 'Who answers for privacy can say who opened a record, and ask why.',
  },
  'patients.merge': {
    roles: ['privacy_officer', 'administrator'],
    why: 'Only one who sees the people of every clinic can say that two records are of one person; locked records stay with the privacy officer.',
  },
  'patients.export': {
    roles: ['director', 'privacy_officer'],
    why: 'A whole record leaves the program in one file: asked for by the person or the law, and each time recorded.',
  },
} as const satisfies AccessTable;
