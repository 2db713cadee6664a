// What an administrator sees of staff members, and what adding one takes.
import { z } from 'zod';
import { daySchema } from '../../organization/rules/day.ts';
import { roleNames } from './role-words.ts';
import { signInName } from './sign-in.ts';
import { roleRow } from './staff-roles.ts';

const name = z.string().trim().min(1).max(100);
const role = z.strictObject({ role: z.enum(roleNames), clinicId: z.uuid().nullable() });
const credential = z.strictObject({
  state: z.enum(['IL', 'TX']),
  title: z.string().trim().min(1).max(60),
  startsOn: daySchema,
  expiresOn: daySchema.nullable(),
});

export const addStaffMemberInput = z.strictObject({
  givenName: name,
  familyName: name,
  signInName,
  worksFrom: daySchema,
  roles: z.array(role).min(1).max(20),
  credentials: z.array(credential).max(20),
});
export type AddStaffMember = z.output<typeof addStaffMemberInput>;

export const staffMemberParams = z.strictObject({ staffMemberId: z.uuid() });
export const listStaffQuery = z.strictObject({
  words: z.string().max(100).optional(),
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListStaff = z.output<typeof listStaffQuery>;

export const staffMemberRow = z.object({
  id: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  signInName: z.string().nullable(),
  worksFrom: z.string(),
  leftOn: z.string().nullable(),
  /** none: never had one; waiting: the set-up link is still to be used; open; closed. Null where accounts are not the asker's to see. */
  account: z.enum(['none', 'waiting', 'open', 'closed']).nullable(),
  roles: z.array(z.object({ role: z.string(), clinicName: z.string().nullable() })),
});
export type StaffMemberRow = z.output<typeof staffMemberRow>;
/** One staff member, as their own page shows them. */
export const staffMember = staffMemberRow
  .omit({ roles: true })
  .extend({ today: z.string(), roles: z.array(roleRow) });
export type StaffMember = z.output<typeof staffMember>;
export const staffList = z.object({ members: z.array(staffMemberRow), next: z.string().nullable() });
export const staffMemberAdded = z.object({ staffMemberId: z.string() });
/** The link is shown to the administrator once, and never stored. */
export const setUpLinkMade = z.object({ link: z.string(), endsAt: z.string() });
export const workEnded = z.object({ leftOn: z.string(), endedSignIns: z.number() });

export const setUpOrganizationInput = z.strictObject({
  token: z.string().min(8).max(100),
  organizationName: z.string().trim().min(1).max(200),
  timeZone: z.string().min(1).max(60),
  givenName: name,
  familyName: name,
  signInName,
});
export type SetUpOrganization = z.output<typeof setUpOrganizationInput>;

export const personaInput = z.strictObject({ persona: z.enum(roleNames) });
export const personaList = z.object({
  personas: z.array(z.object({ persona: z.enum(roleNames), givenName: z.string(), familyName: z.string() })),
});
