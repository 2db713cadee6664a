// The hours of a person's week, as the chart shows them.
import { z } from 'zod';
import { countingAnswer } from '../counting-policy.ts';

export const weekOfPersonAnswer = z.object({
  from: z.string(),
  to: z.string(),
  today: z.string(),
  countedMinutes: z.number(),
  /** Of these, minutes that were attended. */
  attendedMinutes: z.number(),
  neededMinutes: z.number(),
  counting: countingAnswer,
  /** Who pays, where that is known. */
  payer: z.string().nullable(),
  sittings: z.array(
    z.object({
      sessionId: z.string(),
      /** Null where the group is not the asker's to see. */
      groupName: z.string().nullable(),
      heldOn: z.string(),
      startsAt: z.string(),
      endsAt: z.string(),
      timeZone: z.string(),
      countedMinutes: z.number(),
      /** The newest mark; null while nobody recorded anything. */
      status: z.string().nullable(),
      isPulledOut: z.boolean(),
    }),
  ),
});
export type WeekOfPersonAnswer = z.output<typeof weekOfPersonAnswer>;

/** Two groups in which somebody sits at the same time; a group is named where the asker may see it. */
export const placesAtOnce = z.object({
  places: z.array(
    z.object({
      patientId: z.string(),
      group: z.object({ id: z.string(), name: z.string() }).nullable(),
      other: z.object({ id: z.string(), name: z.string() }).nullable(),
      /** The first date. */
      on: z.string(),
    }),
  ),
});
