// The nouns of groups and the input schemas that form and route share.
import { z } from 'zod';
import { daySchema } from '../../organization/rules/day.ts';
import { lastSequence } from '#kernel/sequence.ts';

export const groupKinds = [
  'counseling',
  'education',
  'skills',
  'family',
  'multi_family',
  'activity',
] as const;
export type GroupKind = (typeof groupKinds)[number];
export const groupModes = ['in_person', 'virtual', 'hybrid'] as const;
export type GroupMode = (typeof groupModes)[number];
export const groupPrograms = ['substance_use', 'mental_health', 'co_occurring'] as const;
export type GroupProgram = (typeof groupPrograms)[number];

export const wallTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter a time as HH:MM, such as 17:45.');
const words = (most: number, message: string) => z.string().trim().min(1, message).max(most);

export const groupBlockSchema = z.strictObject({
  kind: z.enum(groupKinds),
  fromMinute: z.int().min(0).max(lastSequence).max(1439),
  toMinute: z.int().min(1).max(1440),
  topic: words(200, 'Say in a few words what it is about.').nullish(),
  /** A room of its own; the group's when left out. */
  roomId: z.uuid().nullish(),
  /** Fewer people than the group has seats. */
  seatLimit: z.int().min(1).max(500).nullish(),
  /** Who leads this block; the group's leader when left out. */
  leaderId: z.uuid().nullish(),
  secondLeaderId: z.uuid().nullish(),
  /** The group in whose room and under whose leader this block takes place: one session for two programs. */
  hostedBy: z.uuid().nullish(),
});
export const groupDaySchema = z.strictObject({
  weekday: z.int().min(1).max(7),
  startsAt: wallTime,
  endsAt: wallTime,
  /** Blocks of this weekday; those of the whole group when left out. */
  blocks: z.array(groupBlockSchema).min(1).max(12).optional(),
});
export const weekSchema = {
  days: z.array(groupDaySchema).min(1, 'Choose at least one weekday.').max(7),
  /** Blocks of every weekday that has none of its own; one that lasts the whole day when left out. */
  blocks: z.array(groupBlockSchema).max(12).optional(),
  /** A day in a week in which it meets, when it meets every other week. */
  alternateFrom: daySchema.nullable().default(null),
};

const link = z.url({ protocol: /^https$/, error: 'Enter an address that begins with https://.' }).max(500);
const audience = words(40, 'Say in a few words for whom.');

/** What a group says of itself, whatever its timetable. */
export const detailFields = {
  name: words(120, 'Give the group a name.'),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Enter a language code such as en or es.')
    .default('en'),
  audiences: z.array(audience).max(12).default([]),
  youngest: z.int().min(0).max(lastSequence).max(120).default(18),
  oldest: z.int().min(0).max(lastSequence).max(120).nullable().default(null),
  petsWelcome: z.boolean().default(false),
  virtualLink: link.nullable().default(null),
  /** Hours a week that the program says it has. */
  statedMinutes: z.int().min(1).max(10_080).nullable().default(null),
  /** Sessions that make the program complete. */
  statedSessions: z.int().min(1).max(1000).nullable().default(null),
};

export const createGroupSchema = z.strictObject({
  clinicId: z.uuid('Choose a clinic.'),
  ...detailFields,
  program: z.enum(groupPrograms),
  kind: z.enum(groupKinds),
  mode: z.enum(groupModes),
  roomId: z.uuid().nullable(),
  facilitatorId: z.uuid('Choose who leads it.'),
  startsOn: daySchema,
  endsOn: daySchema.nullable().default(null),
  ...weekSchema,
});
export type CreateGroup = z.output<typeof createGroupSchema>;
/** What a form sends: what has a default may be left out. */
export type CreateGroupRequest = z.input<typeof createGroupSchema>;

export const changeDetailsSchema = z.strictObject({
  ...detailFields,
  /** The version the sender saw, so that two editors never overwrite each other. */
  version: z.int().min(1).max(lastSequence),
  /** Said when the group becomes one that welcomes pets: who has an allergy or a fear there was told. */
  petsTold: z.boolean().default(false),
});

export type GroupDay = z.output<typeof groupDaySchema>;
export type GroupBlock = z.output<typeof groupBlockSchema>;
/** A weekday with the blocks it really has. */
export type WeekDay = Omit<GroupDay, 'blocks'> & { readonly blocks: readonly GroupBlock[] };
