// What the routes about a record as a whole answer.
import { z } from 'zod';
import { lockKinds } from './lock-kinds.ts';

export const patientNamedSchema = z.object({ patientId: z.string() });
export const contactWrittenSchema = z.object({ contactId: z.string() });

export const staffChoicesSchema = z.object({
  staff: z.array(z.object({ id: z.string(), name: z.string(), roles: z.array(z.string()) })),
});
export type StaffChoice = z.output<typeof staffChoicesSchema>['staff'][number];

export const lockReadSchema = z.object({
  lock: z
    .object({ kind: z.enum(lockKinds), because: z.string(), lockedBy: z.string(), lockedAt: z.string() })
    .nullable(),
  list: z.array(z.object({ staffMemberId: z.string(), name: z.string(), givenAt: z.string() })),
});
export type LockOfRecord = z.output<typeof lockReadSchema>;

const personInPairSchema = z.object({
  id: z.string(),
  number: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  preferredName: z.string().nullable(),
  birthOn: z.string(),
  phone: z.string().nullable(),
  registeredAt: z.string(),
  clinics: z.array(z.string()),
});
export type PersonInPair = z.output<typeof personInPairSchema>;

export const pairsSchema = z.object({
  pairs: z.array(z.object({ one: personInPairSchema, other: personInPairSchema, foundAt: z.string() })),
  /** Where the next page begins; null at the end. */
  next: z.number().nullable(),
});
export type PairsPage = z.output<typeof pairsSchema>;

export const mergesSchema = z.object({
  merges: z.array(
    z.object({
      merged: personInPairSchema,
      kept: personInPairSchema,
      because: z.string(),
      decidedBy: z.string(),
      decidedAt: z.string(),
    }),
  ),
});
export type Merges = z.output<typeof mergesSchema>;
export const mergedSchema = z.object({ mergedId: z.string(), keptId: z.string(), because: z.string() });
