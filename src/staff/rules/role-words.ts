// The roles of staff members and what a clinic calls them. Apart from the schemas, so that the sign-in page stays small.

// The same list as the table role_assignments and #platform/access/roles.ts; a test compares them.
export const roleNames = [
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
] as const;
export type RoleName = (typeof roleNames)[number];

/** Roles in the words of a clinic. */
export const roleWords = {
  counselor: 'Counselor',
  supervisor: 'Clinical supervisor',
  prescriber: 'Prescriber',
  nurse: 'Nurse',
  front_desk: 'Front desk',
  biller: 'Biller',
  utilization_reviewer: 'Utilization reviewer',
  director: 'Clinic director',
  privacy_officer: 'Privacy officer',
  administrator: 'Administrator',
} as const satisfies Record<RoleName, string>;

// They reach the whole organization (#platform/access/roles.ts), so they are never of one clinic.
const organizationRoles: ReadonlySet<RoleName> = new Set(['administrator', 'privacy_officer']);

/** Whether a role may be given for this clinic; null is every clinic. */
export function roleFitsPlace(role: RoleName, clinicId: string | null): boolean {
  return clinicId === null || !organizationRoles.has(role);
}
