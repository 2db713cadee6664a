// Input of what is decided about a record as a whole: who is responsible, who may open it, which records are one person's.
import { z } from 'zod';
import { lockKinds } from './lock-kinds.ts';

const reason = z
  .string()
  .max(500, 'Use at most 500 characters.')
  .refine((text) => text.trim() !== '', 'Write why.')
  .refine((text) => text.isWellFormed(), 'Leave out the half character that cannot be stored.');

export const assignCounselorSchema = z.strictObject({
  clinicId: z.uuid({ error: 'Choose a clinic.' }),
  /** Null: nobody for now. */
  staffMemberId: z.uuid({ error: 'Choose a counselor.' }).nullable(),
});

export const lockRecordSchema = z.strictObject({ kind: z.enum(lockKinds), because: reason });
export const unlockRecordSchema = z.strictObject({ because: reason });
export const lockListSchema = z.strictObject({ staffMemberId: z.uuid({ error: 'Choose somebody.' }) });

/** Breaks the lock of a record for the rest of the day. */
export const openLockedSchema = z.strictObject({ because: reason });

/** `keptId` is the record that stays the person's record; the other points to it. */
export const mergeRecordsSchema = z.strictObject({ mergedId: z.uuid(), keptId: z.uuid(), because: reason });
export const dismissPairSchema = z.strictObject({ patientId: z.uuid(), otherId: z.uuid(), because: reason });
