// What the routes of groups answer.
import { z } from 'zod';
import { countingAnswer } from './counting-policy.ts';
import { groupBlockSchema, groupDaySchema } from './group.ts';
import { seatInGroup } from './seat-answers.ts';

const person = z.object({ id: z.string(), givenName: z.string(), familyName: z.string() });

export const groupSummary = z.object({
  id: z.string(),
  name: z.string(),
  clinicId: z.string(),
  clinicName: z.string(),
  timeZone: z.string(),
  program: z.string(),
  kind: z.string(),
  mode: z.string(),
  roomName: z.string().nullable(),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  /** Seats taken today. */
  seatsTaken: z.number(),
  seatLimit: z.number(),
  /** The rule that gives the limit, with its source. */
  seatLimitRule: z.string(),
  days: z.array(groupDaySchema),
  blocks: z.array(groupBlockSchema),
  /** Minutes a week on the clock. */
  clockMinutes: z.number(),
  /** Minutes a week of treatment, breaks taken out. */
  treatmentMinutes: z.number(),
  /** Minutes a week that count by the policy in force today. */
  countedMinutes: z.number(),
  counting: countingAnswer,
  leaders: z.array(person),
});
export type GroupSummary = z.output<typeof groupSummary>;

export const groupList = z.object({ groups: z.array(groupSummary) });

export const groupOptions = z.object({
  /** Today, as the server counts it. */
  today: z.string(),
  clinics: z.array(z.object({ id: z.string(), name: z.string(), state: z.string(), timeZone: z.string() })),
  /** Of the clinic asked for; none without one. */
  rooms: z.array(z.object({ id: z.string(), name: z.string(), seats: z.number() })),
  leaders: z.array(person),
});
export type GroupOptions = z.output<typeof groupOptions>;

export const groupAnswer = z.object({
  /** Today, as the server counts it. */
  today: z.string(),
  group: groupSummary,
  seats: z.array(seatInGroup),
  sessions: z.array(
    z.object({
      id: z.string(),
      heldOn: z.string(),
      startsAt: z.string(),
      endsAt: z.string(),
      status: z.string(),
      /** People expected and not known to be away, of the limit of that date. */
      taken: z.number(),
      limit: z.number(),
    }),
  ),
});
export type GroupAnswer = z.output<typeof groupAnswer>;
