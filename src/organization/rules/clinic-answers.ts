// What the routes of clinics answer.
import { z } from 'zod';
import { openDaySchema } from './clinic.ts';

export const clinicSummary = z.object({
  id: z.string(),
  name: z.string(),
  state: z.string(),
  timeZone: z.string(),
  street: z.string(),
  city: z.string(),
  postalCode: z.string(),
  phone: z.string().nullable(),
  programs: z.array(z.string()),
  adolescents: z.boolean(),
  version: z.number(),
  /** Rooms in use, and the seats in them. */
  rooms: z.number(),
  seats: z.number(),
  hours: z.array(openDaySchema),
});
export type ClinicSummary = z.output<typeof clinicSummary>;

const asked = {
  /** Today, as the server counts it. */
  today: z.string(),
  /** Whether the asker sets clinics up. */
  maySetUp: z.boolean(),
};
export const clinicList = z.object({
  ...asked,
  /** Whether the asker adds clinics. */
  mayAdd: z.boolean(),
  clinics: z.array(clinicSummary),
});
export type ClinicList = z.output<typeof clinicList>;

export const roomRow = z.object({
  id: z.string(),
  name: z.string(),
  seats: z.number(),
  accessible: z.boolean(),
  petsWelcome: z.boolean(),
  retiredOn: z.string().nullable(),
  version: z.number(),
});
export type RoomRow = z.output<typeof roomRow>;

export const closureRow = z.object({
  id: z.string(),
  /** Null: every clinic. */
  clinicId: z.string().nullable(),
  startsOn: z.string(),
  endsOn: z.string(),
  reason: z.string(),
});
export type ClosureRow = z.output<typeof closureRow>;

export const clinicAnswer = z.object({
  ...asked,
  /** Whether the asker may close every clinic. */
  reachesAll: z.boolean(),
  clinic: clinicSummary,
  roomList: z.array(roomRow),
  /** Those of the last year and to come, its own and those of every clinic. */
  closures: z.array(closureRow),
});
export type ClinicAnswer = z.output<typeof clinicAnswer>;
