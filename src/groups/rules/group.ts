// The nouns of groups and the input schemas that form and route share.
import { z } from 'zod';

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

export const dayText = z.iso.date({ error: 'Enter a date as YYYY-MM-DD.' });
const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter a time as HH:MM, such as 17:45.');
const words = (most: number, message: string) => z.string().trim().min(1, message).max(most);

export const groupDaySchema = z.strictObject({
  weekday: z.int().min(1).max(7),
  startsAt: wallTime,
  endsAt: wallTime,
});
export const groupBlockSchema = z.strictObject({
  kind: z.enum(groupKinds),
  fromMinute: z.int().min(0).max(1439),
  toMinute: z.int().min(1).max(1440),
});

export const createGroupSchema = z.strictObject({
  clinicId: z.uuid('Choose a clinic.'),
  name: words(120, 'Give the group a name.'),
  program: z.enum(groupPrograms),
  kind: z.enum(groupKinds),
  mode: z.enum(groupModes),
  roomId: z.uuid().nullable(),
  facilitatorId: z.uuid('Choose who leads it.'),
  startsOn: dayText,
  days: z.array(groupDaySchema).min(1, 'Choose at least one weekday.').max(7),
  blocks: z.array(groupBlockSchema).min(1, 'Say when treatment takes place.').max(12),
});
export type CreateGroup = z.output<typeof createGroupSchema>;

export type GroupDay = z.output<typeof groupDaySchema>;
export type GroupBlock = z.output<typeof groupBlockSchema>;
