// Who may do what, written a second time by hand: the access tables of the slices must say the same. Whoever changes a
// permission changes it here as well, so that no line of a table opens a door unseen.
import type { Role } from '#platform/access/roles.ts';

const careTeam = ['counselor', 'supervisor', 'prescriber', 'nurse', 'front_desk', 'director'] as const;
const everyRole = [
  ...careTeam,
  'biller',
  'utilization_reviewer',
  'privacy_officer',
  'administrator',
] as const;

/** For each permission the roles that hold it. */
export const decisions: Readonly<Record<string, readonly Role[]>> = {
  'clinics.see': everyRole,
  'clinics.set-up': ['director', 'administrator'],
  'clinics.add': ['administrator'],
  'payers.see': everyRole,
  'payers.keep': ['biller', 'director', 'administrator'],
  'policies.see': [
    'supervisor',
    'director',
    'biller',
    'utilization_reviewer',
    'privacy_officer',
    'administrator',
  ],
  'policies.set': ['director', 'administrator'],
  'staff.see': ['administrator', 'privacy_officer', 'director', 'supervisor'],
  'staff.keep-credentials': ['director', 'administrator'],
  'times.see': ['supervisor', 'director', 'administrator'],
  'times.plan': ['supervisor', 'director', 'administrator'],
  'staff.administer': ['administrator'],
  'tablets.keep': ['front_desk', 'supervisor', 'director', 'administrator'],
  'patients.see': everyRole,
  'patients.register': ['supervisor', 'nurse', 'front_desk', 'director'],
  'patients.change': ['counselor', 'supervisor', 'nurse', 'front_desk', 'director'],
  'patients.assign': ['supervisor', 'director'],
  'patients.set-payer': ['front_desk', 'biller', 'director', 'administrator'],
  'patients.lock': ['director', 'privacy_officer'],
  'patients.open-locked': careTeam,
  'patients.review-openings': ['privacy_officer'],
  'patients.see-who-opened': ['privacy_officer'],
  'patients.merge': ['privacy_officer', 'administrator'],
  'patients.export': ['director', 'privacy_officer'],
  'groups.see': everyRole,
  'groups.set-up': ['director', 'administrator'],
  'groups.preview-limit': ['director', 'administrator'],
  'groups.reschedule': ['supervisor', 'director', 'administrator'],
  'groups.seat': ['supervisor', 'front_desk', 'director'],
  'curricula.see': everyRole,
  'curricula.write': ['supervisor', 'director'],
  'topics.change': ['counselor', 'supervisor', 'director'],
  'topics.record-path': ['counselor', 'supervisor', 'nurse'],
  'groups.day': ['counselor', 'supervisor', 'front_desk', 'director'],
  'groups.keep-apart': ['supervisor', 'director', 'privacy_officer'],
  'groups.raise-limit': ['supervisor', 'director'],
  'groups.pass-unconfirmed': ['director'],
  'board.see': everyRole,
  'board.cover': ['supervisor', 'director'],
  'board.tell': ['supervisor', 'front_desk', 'director'],
  'board.print-rosters': ['counselor', 'supervisor', 'nurse', 'front_desk', 'director'],
  'board.follow-topics': ['counselor', 'supervisor', 'prescriber', 'nurse', 'director'],
  'tasks.see': ['counselor', 'supervisor', 'prescriber', 'nurse', 'director'],
  'tasks.work': ['counselor', 'supervisor', 'prescriber', 'nurse', 'director'],
  'tasks.give-word': ['supervisor'],
  'attendance.see': careTeam,
  'attendance.record': ['counselor', 'supervisor', 'front_desk', 'director'],
  'attendance.close-day': ['supervisor', 'front_desk', 'director'],
  'attendance.make-up': ['counselor', 'supervisor', 'front_desk', 'director'],
  'attendance.reach-out': ['counselor', 'supervisor', 'nurse', 'front_desk', 'director'],
  'attendance.pull-out': careTeam,
  'goals.see': [
    'counselor',
    'supervisor',
    'prescriber',
    'nurse',
    'utilization_reviewer',
    'director',
    'privacy_officer',
  ],
  'goals.set': ['counselor', 'supervisor'],
  'notes.read': [
    'counselor',
    'supervisor',
    'prescriber',
    'nurse',
    'utilization_reviewer',
    'director',
    'privacy_officer',
  ],
  'notes.cosign': ['supervisor'],
  'notes.see-unsigned': ['counselor', 'supervisor', 'director'],
  'notes.read-in-error': ['privacy_officer'],
  'notes.print': ['counselor', 'supervisor', 'director', 'privacy_officer'],
  'notes.write': ['counselor', 'supervisor'],
  'imports.bring-in': ['privacy_officer', 'administrator'],
};

/** Routes that answer people who are not signed in, each reviewed. */
export const publicRoutes: readonly string[] = [
  'POST /api/staff/sign-in',
  'POST /api/staff/sign-in/second-factor',
  'POST /api/staff/sign-in/passkey-challenge',
  'POST /api/staff/sign-in/passkey',
  'POST /api/staff/set-up/look',
  'POST /api/staff/set-up/passkey-challenge',
  'POST /api/staff/set-up',
  'POST /api/tablet/set-up',
  // In the demonstration only.
  'GET /api/demonstration/personas',
  'POST /api/demonstration/sign-in',
];

/** Routes that answer a tablet at a clinic's door and nobody who is signed in, each reviewed. */
export const tabletRoutes: readonly string[] = [
  'GET /api/tablet',
  'POST /api/tablet/arrivals',
  'POST /api/tablet/arrivals/code',
];

/** Roles that reach the whole organization; only they pass a route with that care scope. */
export const wholeOrganizationRoles: readonly Role[] = ['privacy_officer', 'administrator'];
