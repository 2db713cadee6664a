// What is confirmed when somebody arrives by video: asked, answered, and offered from the last time.
import { z } from 'zod';
import { lastSequence } from '#kernel/sequence.ts';
import { statesOfUnion } from '../../organization/rules/states-of-union.ts';
import { identityWays } from './virtual-arrival.ts';

export const virtualArrivalSchema = z.strictObject({
  patientId: z.uuid(),
  identityBy: z.enum(identityWays, { error: 'Choose how you know who it is.' }),
  state: z.enum(statesOfUnion, { error: 'Choose the state in which they are now.' }),
  address: z.string().trim().min(1, 'Ask where they are now: help must find them.').max(300),
  callBack: z.string().trim().min(7, 'Enter a number under which they can be called back.').max(40),
  isPrivate: z.boolean(),
  /** The newest mark the sender has seen, 0 for none. */
  after: z.int().min(0).max(lastSequence),
  /** The newest confirmation the sender has seen, 0 for none. */
  afterArrival: z.int().min(0).max(lastSequence),
});
export type VirtualArrival = z.output<typeof virtualArrivalSchema>;

export const virtualArrivalAnswer = z.object({
  joins: z.boolean(),
  /** Why they are called instead, in words; null when they join. */
  because: z.string().nullable(),
});

export const lastArrivalsAnswer = z.object({
  people: z.array(
    z.object({
      patientId: z.string(),
      /** Number of the newest confirmation in this session, 0 for none. */
      sequence: z.number(),
      /** What came of it; null when nothing was confirmed yet today. */
      outcome: z.enum(['joins', 'called_instead']).nullable(),
      /** What was answered last, in any session; null before the first time. */
      last: z.object({ state: z.string(), address: z.string(), callBack: z.string() }).nullable(),
    }),
  ),
  /** The clinic's own state, offered the first time. */
  state: z.string(),
  /** Of a hybrid group, what stands for whoever came to its room instead; else null. */
  room: z.object({ address: z.string(), callBack: z.string() }).nullable(),
});
export type LastArrivals = z.output<typeof lastArrivalsAnswer>;
