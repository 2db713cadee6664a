// What the routes of the board answer.
import { z } from 'zod';

const boardGroup = z.object({
  id: z.string(),
  name: z.string(),
  clinicId: z.string(),
  kind: z.string(),
  program: z.string(),
  language: z.string(),
  audiences: z.array(z.string()),
  /** People who wait for a seat in it. */
  waiting: z.number(),
});

const boardCell = z.object({
  id: z.string(),
  groupId: z.string(),
  heldOn: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  status: z.string(),
  /** It runs or is over. */
  hasBegun: z.boolean(),
  mode: z.string(),
  leaders: z.array(z.string()),
  /** Of the same people, in the same order. */
  leaderIds: z.array(z.string()),
  topics: z.array(z.string()),
  seats: z.number(),
  seatLimit: z.number(),
});
export type BoardCell = z.output<typeof boardCell>;

export const weekAnswer = z.object({
  today: z.string(),
  /** Monday and Sunday of the week. */
  from: z.string(),
  to: z.string(),
  clinics: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      state: z.string(),
      timeZone: z.string(),
      /** From the ZIP code asked for, when one was. */
      miles: z.number().nullable(),
      phone: z.string().nullable(),
      /** Out of the asker's reach: only dates with a free seat, in numbers. Its own desk gives the seat. */
      isElsewhere: z.boolean(),
    }),
  ),
  groups: z.array(boardGroup),
  sessions: z.array(boardCell),
  /** Sessions of the week before the filters. */
  outOf: z.number(),
  /** Where nothing fits: how many sessions of the week after do. Null where something does, or nothing is looked for. */
  nextWeek: z.number().nullable(),
  /** What the filters can choose from. */
  choices: z.object({
    kinds: z.array(z.string()),
    programs: z.array(z.string()),
    languages: z.array(z.string()),
    audiences: z.array(z.string()),
  }),
});
/** Seats that somebody can have for good, of each group of a week. */
export const freeForGood = z.object({
  groups: z.array(z.object({ id: z.string(), free: z.number(), fullestOn: z.string() })),
});
export type FreeForGood = z.output<typeof freeForGood>;
export type WeekAnswer = z.output<typeof weekAnswer>;
