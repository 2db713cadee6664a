// The roles of a staff member and how far each reaches. The table role_assignments knows the same list.

/** How far a role reaches: every record of the organization, those of its clinics, or its own caseload there. */
export type Reach = 'organization' | 'clinics' | 'caseload';

export const roleReach = {
  counselor: 'caseload',
  supervisor: 'clinics',
  prescriber: 'clinics',
  nurse: 'clinics',
  front_desk: 'clinics',
  biller: 'clinics',
  utilization_reviewer: 'clinics',
  director: 'clinics',
  privacy_officer: 'organization',
  administrator: 'organization',
} as const satisfies Record<string, Reach>;

export type Role = keyof typeof roleReach;

export const roles = Object.keys(roleReach) as readonly Role[];

/** What a slice allows to whom, and why: one line for each permission. */
export type AccessTable = Readonly<Record<string, { readonly roles: readonly Role[]; readonly why: string }>>;

/** Whose records this transaction may open; the database decides it from dated role assignments, never from what a client sends. */
export type CareScope = {
  readonly wholeOrganization: boolean;
  readonly clinicIds: readonly string[];
  readonly caseloadClinicIds: readonly string[];
};
