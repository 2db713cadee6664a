// What the routes of groups answer.
import { z } from 'zod';
import { countingAnswer } from './counting-policy.ts';
import { policyCodes, states } from '../../organization/rules/policies.ts';
import { groupBlockSchema, groupDaySchema, groupKinds, groupPrograms } from './group.ts';
import { seatInGroup } from './seat-answers.ts';

const sizeRuleAnswer = z.object({
  code: z.enum(policyCodes),
  limit: z.number(),
  kinds: z.array(z.enum(groupKinds)),
  state: z.enum(states).nullable(),
  says: z.string(),
  source: z.string(),
  since: z.string(),
  confirmed: z.boolean(),
  passedBy: z.enum(['nobody', 'supervisor', 'director']),
});

const person = z.object({ id: z.string(), givenName: z.string(), familyName: z.string() });

export const groupSummary = z.object({
  id: z.string(),
  name: z.string(),
  clinicId: z.string(),
  clinicName: z.string(),
  clinicAddress: z.string(),
  timeZone: z.string(),
  program: z.string(),
  kind: z.string(),
  mode: z.string(),
  roomName: z.string().nullable(),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  /** On the date from today on with the fewest free chairs: people, of how many, and what is free for good. */
  seatsTaken: z.number(),
  seatLimit: z.number(),
  freeSeats: z.number(),
  fullestOn: z.string().nullable(),
  /** The rule that gives the limit, with its source. */
  seatLimitRule: z.string(),
  /** The weekdays of the timetable in force, each with its blocks. */
  days: z.array(groupDaySchema.extend({ blocks: z.array(groupBlockSchema) })),
  /** A day in a week in which it meets, when it meets every other week. */
  alternateFrom: z.string().nullable(),
  /** Minutes a week on the clock. */
  clockMinutes: z.number(),
  /** Minutes a week of treatment, breaks taken out. */
  treatmentMinutes: z.number(),
  /** Minutes a week that count by the policy in force today. */
  countedMinutes: z.number(),
  counting: countingAnswer,
  leaders: z.array(person.extend({ part: z.string() })),
  language: z.string(),
  audiences: z.array(z.string()),
  youngest: z.number(),
  oldest: z.number().nullable(),
  petsWelcome: z.boolean(),
  virtualLink: z.string().nullable(),
  /** What the program says of itself, when it does: minutes a week, and sessions to be complete. */
  statedMinutes: z.number().nullable(),
  statedSessions: z.number().nullable(),
  roomId: z.string().nullable(),
  version: z.number(),
});
export type GroupSummary = z.output<typeof groupSummary>;

/** What a list of groups is asked for; the words as `fitsWords` takes them. */
export const listGroupsSchema = z.strictObject({
  clinic: z.uuid().optional(),
  program: z.enum(groupPrograms).optional(),
  words: z.string().max(200).optional(),
  /** Only groups with a free chair. */
  free: z.literal('yes').optional(),
  /** What the page before answered. */
  after: z.uuid().optional(),
});
export type ListGroups = z.output<typeof listGroupsSchema>;

export const groupList = z.object({
  groups: z.array(groupSummary),
  /** How many groups the words and the clinic fit, on all pages, full ones too. */
  found: z.number(),
  /** What to ask the next page with; null on the last. */
  after: z.string().nullable(),
});
export type GroupList = z.output<typeof groupList>;

export const groupOptions = z.object({
  /** Today, as the server counts it. */
  today: z.string(),
  clinics: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      state: z.string(),
      timeZone: z.string(),
      /** Programs it offers, and whether it has programs for adolescents. */
      programs: z.array(z.string()),
      adolescents: z.boolean(),
    }),
  ),
  /** Of the clinic asked for; none without one. */
  rooms: z.array(z.object({ id: z.string(), name: z.string(), seats: z.number(), petsWelcome: z.boolean() })),
  leaders: z.array(person),
  /** Groups of the clinic that run today or later: a block may take place together with one of them. */
  groups: z.array(z.object({ id: z.string(), name: z.string() })),
  /** The limits that count at the clinic today, as the house has set them. */
  sizeRules: z.array(sizeRuleAnswer),
  /** For whom the house's groups are, in its own words. */
  audiences: z.array(z.string()),
});
export type GroupOptions = z.output<typeof groupOptions>;

export const groupAnswer = z.object({
  /** Today, as the server counts it. */
  today: z.string(),
  group: groupSummary,
  seats: z.array(seatInGroup),
  /** Seats of people whose record is not the asker's to open. */
  hiddenSeats: z.number(),
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
