// Roles of a staff member that are given or ended after they were added.
import { z } from 'zod';
import { roleNames } from './role-words.ts';

export const giveRoleInput = z.strictObject({ role: z.enum(roleNames), clinicId: z.uuid().nullable() });
export type GiveRole = z.output<typeof giveRoleInput>;
export const assignmentParams = z.strictObject({ staffMemberId: z.uuid(), assignmentId: z.uuid() });

/** What became of a change of roles. */
export const rolesChanged = z.object({ assignmentId: z.string(), endedSignIns: z.number() });

export const roleRow = z.object({
  assignmentId: z.string(),
  role: z.string(),
  clinicId: z.string().nullable(),
  clinicName: z.string().nullable(),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  /** Whether it counts today, did before, or is yet to begin. */
  when: z.enum(['now', 'past', 'later']),
});
export type RoleRow = z.output<typeof roleRow>;
