// Input of the times of the room and of step-outs, shared by form and route.
import { z } from 'zod';
import { lastSequence } from '#kernel/sequence.ts';

const instantText = z.iso.datetime({ error: 'Enter a time of this day.' });

/** Null for as planned. */
export const setRoomTimesSchema = z
  .strictObject({
    startedAt: instantText.nullable().default(null),
    endedAt: instantText.nullable().default(null),
    breakFrom: instantText.nullable().default(null),
    breakTo: instantText.nullable().default(null),
    /** The newest times the sender has seen, 0 for none. */
    after: z.int().min(0).max(lastSequence),
  })
  .refine((input) => (input.breakFrom === null) === (input.breakTo === null), {
    path: ['breakTo'],
    error: 'Enter when the break began and when it ended.',
  });
export type SetRoomTimes = z.output<typeof setRoomTimesSchema>;

export const stepOutSchema = z.strictObject({
  patientId: z.uuid(),
  /** When they stepped out; without it, now. */
  outAt: instantText.nullable().default(null),
  /** When they were back, where it is noted afterwards. */
  backAt: instantText.nullable().default(null),
});
export type StepOut = z.output<typeof stepOutSchema>;

export const changeStepOutSchema = z.strictObject({
  becomes: z.enum(['back', 'taken_back']),
  /** When they were back; without it, now. */
  at: instantText.nullable().default(null),
});
export type ChangeStepOut = z.output<typeof changeStepOutSchema>;

export const closeDaySchema = z
  .strictObject({
    step: z.enum(['closed', 'reopened']),
    because: z.string().trim().max(500).default(''),
    /** The newest step the sender has seen, 0 for none. */
    after: z.int().min(0).max(lastSequence),
  })
  .refine((input) => input.step === 'closed' || input.because !== '', {
    path: ['because'],
    error: 'Say in a few words why the day is reopened.',
  });
export type CloseDay = z.output<typeof closeDaySchema>;
