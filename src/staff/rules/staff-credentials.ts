// Credentials and supervision of a staff member: what forms and routes share.
import { z } from 'zod';
import { daySchema } from '../../organization/rules/day.ts';
import { states } from '../../organization/rules/policies.ts';

const number = z.string().trim().min(1).max(60).nullable();

export const addCredentialInput = z.strictObject({
  state: z.enum(states),
  title: z.string().trim().min(1, 'Enter the letters after the name, such as LCDC.').max(60),
  number,
  startsOn: daySchema,
  expiresOn: daySchema.nullable(),
});
export type AddCredential = z.output<typeof addCredentialInput>;
/** What changes when a credential is renewed. */
export const renewCredentialInput = z.strictObject({ number, expiresOn: daySchema.nullable() });
export type RenewCredential = z.output<typeof renewCredentialInput>;
export const credentialParams = z.strictObject({ staffMemberId: z.uuid(), credentialId: z.uuid() });
export const credentialKept = z.object({ credentialId: z.string() });

export const credentialRow = z.object({
  id: z.string(),
  state: z.string(),
  title: z.string(),
  number: z.string().nullable(),
  startsOn: z.string(),
  expiresOn: z.string().nullable(),
});
export type CredentialRow = z.output<typeof credentialRow>;

export const superviseInput = z.strictObject({
  supervisorId: z.uuid('Choose who supervises.'),
  startsOn: daySchema,
});
export type Supervise = z.output<typeof superviseInput>;
export const supervisionParams = z.strictObject({ staffMemberId: z.uuid(), supervisionId: z.uuid() });
export const supervisionKept = z.object({ supervisionId: z.string() });

export const supervisionRow = z.object({
  id: z.string(),
  supervisorId: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
});
export type SupervisionRow = z.output<typeof supervisionRow>;

export const professionAnswer = z.object({
  today: z.string(),
  /** Whether the asker keeps credentials. */
  mayKeep: z.boolean(),
  /** From how many days before its end a credential is warned of. */
  warningDays: z.number(),
  credentials: z.array(credentialRow),
  supervisions: z.array(supervisionRow),
  /** Who may be chosen to supervise: supervisors at work. */
  supervisors: z.array(z.object({ id: z.string(), givenName: z.string(), familyName: z.string() })),
});
export type Profession = z.output<typeof professionAnswer>;

export const endingCredentials = z.object({
  warningDays: z.number(),
  credentials: z.array(
    credentialRow.extend({ staffMemberId: z.string(), givenName: z.string(), familyName: z.string() }),
  ),
});
export type EndingCredentials = z.output<typeof endingCredentials>;
