// Empty chairs: what is asked and answered.
import { z } from 'zod';
import { hoursAnswer } from './attendance-answers.ts';
import { attendanceStatuses } from './attendance.ts';
import { outcomes, outreachMeans } from './outreach.ts';

export const attemptSchema = z.strictObject({
  patientId: z.uuid(),
  means: z.enum(outreachMeans),
  /** Which of their contacts; null where no way is allowed. */
  contactId: z.uuid().nullable().default(null),
  outcome: z.enum(outcomes, { error: 'Choose what came of it.' }),
  words: z.string().trim().max(500).default(''),
});
export type NewAttempt = z.output<typeof attemptSchema>;

const attempt = z.object({
  id: z.string(),
  means: z.enum(outreachMeans),
  outcome: z.enum(outcomes),
  words: z.string(),
  byName: z.string(),
  at: z.string(),
  /** Whether it was written down by mistake. */
  isTakenBack: z.boolean(),
  /** Whether the asker may take it back. */
  mayTakeBack: z.boolean(),
});

export const emptyChairsAnswer = z.object({
  now: z.string(),
  clinicId: z.string(),
  clinics: z.array(z.object({ id: z.string(), name: z.string() })),
  people: z.array(
    z.object({
      sessionId: z.string(),
      groupName: z.string(),
      timeZone: z.string(),
      startsAt: z.string(),
      endsAt: z.string(),
      /** Up to when they may join, by the rule of the house. */
      joinsUntil: z.string(),
      patientId: z.string(),
      givenName: z.string(),
      familyName: z.string(),
      preferredName: z.string().nullable(),
      safetyFlag: z.string().nullable(),
      status: z.enum(attendanceStatuses),
      /** Newest mark, to be sent back with the next one. */
      sequence: z.number(),
      virtual: z.boolean(),
      /** Whether they arrived by video, could not join, and wait for a call. */
      waitsForCall: z.boolean(),
      hours: hoursAnswer,
      /** The last day they were in a group, and the last time they were heard, as far as anybody wrote it down. */
      lastThereOn: z.string().nullable(),
      lastHeardAt: z.string().nullable(),
      /** Ways they allow, the best first. */
      ways: z.array(
        z.object({
          contactId: z.string().nullable(),
          means: z.enum(outreachMeans),
          value: z.string(),
          says: z.string(),
          bestTimes: z.string().nullable(),
        }),
      ),
      /** Whether anybody ever wrote down how they may be reached. */
      wasAsked: z.boolean(),
      attempts: z.array(attempt),
    }),
  ),
});
export type EmptyChairs = z.output<typeof emptyChairsAnswer>;
