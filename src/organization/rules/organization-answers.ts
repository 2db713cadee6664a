// What the routes of the organization answer and take, where form and route share it.
import { z } from 'zod';
import { daySchema } from './day.ts';
import { policyCodes, states } from './policies.ts';

const reason = z.string().trim().min(1, 'Say in a few words why.').max(500);

export const setPolicySchema = z.strictObject({
  code: z.enum(policyCodes),
  /** For which state, clinic or payer; none means the whole organization. */
  state: z.enum(states).nullable(),
  clinicId: z.uuid().nullable(),
  /** For the people of one payer. */
  payerId: z.uuid().nullable().default(null),
  /** Null: from then on the wider value counts again. */
  value: z.string().trim().min(1, 'Enter a value.').max(100).nullable(),
  startsOn: daySchema,
  reason,
});
export type SetPolicy = z.output<typeof setPolicySchema>;

export const policyRow = z.object({
  id: z.string(),
  code: z.string(),
  state: z.string().nullable(),
  clinicId: z.string().nullable(),
  payerId: z.string().nullable(),
  value: z.string().nullable(),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  reason: z.string(),
  setBy: z.object({ givenName: z.string(), familyName: z.string() }),
  setAt: z.string(),
});
export type PolicyRow = z.output<typeof policyRow>;

/** Which rule a person confirms, and where they read it. */
export const confirmPolicySchema = z.strictObject({
  code: z.enum(policyCodes),
  source: z
    .string()
    .trim()
    .min(1, 'Say where you read it, or who said it.')
    .max(500, 'Use at most 500 characters.'),
});
export type ConfirmPolicy = z.output<typeof confirmPolicySchema>;

export const confirmationRow = z.object({
  id: z.string(),
  code: z.string(),
  source: z.string(),
  confirmedBy: z.string(),
  confirmedAt: z.string(),
  /** Null while it stands. */
  withdrawnBy: z.string().nullable(),
  withdrawnAt: z.string().nullable(),
});
export type ConfirmationRow = z.output<typeof confirmationRow>;

export const policyList = z.object({
  /** Today, as the server counts it. */
  today: z.string(),
  /** Zone in which times are shown. */
  timeZone: z.string(),
  /** Clinics the asker reaches. */
  clinics: z.array(z.object({ id: z.string(), name: z.string(), state: z.string() })),
  /** Who pays: a rule of how hours count may be set for the people of one. */
  payers: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Whether the asker reaches every clinic, and so may set what counts for all. */
  reachesAll: z.boolean(),
  /** Whether the asker's roles set rules at all. */
  maySet: z.boolean(),
  /** Every value that was ever set, newest first. */
  policies: z.array(policyRow),
  /** Every confirmation of a rule that ships as not yet confirmed, those taken back as well, newest first. */
  confirmations: z.array(confirmationRow),
});
export type PolicyList = z.output<typeof policyList>;
