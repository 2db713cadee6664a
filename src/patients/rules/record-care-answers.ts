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

/** Each time somebody broke the lock of a record. */
export const openingSchema = z.object({
  id: z.string(),
  patientId: z.string(),
  number: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  preferredName: z.string().nullable(),
  openedBy: z.string(),
  because: z.string(),
  openedAt: z.string(),
  /** Null while the privacy officer has not looked at it. */
  seenBy: z.string().nullable(),
  seenAt: z.string().nullable(),
});
export type Opening = z.output<typeof openingSchema>;
export const openingsSchema = z.object({ timeZone: z.string(), openings: z.array(openingSchema) });
export type Openings = z.output<typeof openingsSchema>;
export const openingNamedSchema = z.object({ openingId: z.string() });

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
