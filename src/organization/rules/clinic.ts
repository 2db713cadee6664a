// Clinics, their rooms, opening hours and closures: the nouns, and the schemas that form and route share.
import { z } from 'zod';
import { programNames, timeZones } from './clinic-choices.ts';
import { daySchema } from './day.ts';
import { states } from './policies.ts';

const words = (most: number, message: string) => z.string().trim().min(1, message).max(most);
const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u, 'Enter a time as HH:MM, such as 17:45.');

/** The version the sender saw, so that two editors never overwrite each other. */
const version = z.int().min(1).max(2_000_000_000);

export const clinicSchema = z.strictObject({
  name: words(200, 'Give the clinic a name.'),
  state: z.enum(states),
  timeZone: z.enum(timeZones),
  street: words(200, 'Enter street and number.'),
  city: words(100, 'Enter the city.'),
  postalCode: z.string().regex(/^\d{5}$/u, 'Enter the five digits of the ZIP code.'),
  phone: z
    .string()
    .trim()
    .regex(/^\+?[0-9() .-]{7,25}$/u, 'Enter a telephone number, such as 773-555-0100.')
    .nullable(),
  programs: z.array(z.enum(programNames)).min(1, 'Choose at least one program.').max(programNames.length),
  /** Whether it runs programs for adolescents. */
  adolescents: z.boolean(),
});
export type Clinic = z.output<typeof clinicSchema>;
export const changeClinicSchema = clinicSchema.extend({ version });
export type ChangeClinic = z.output<typeof changeClinicSchema>;

export const roomSchema = z.strictObject({
  name: words(100, 'Enter the name on the door.'),
  seats: z
    .int({ error: 'Enter how many people it holds.' })
    .min(1, 'A room holds at least one person.')
    .max(500),
  accessible: z.boolean(),
  petsWelcome: z.boolean(),
});
export type Room = z.output<typeof roomSchema>;
export const changeRoomSchema = roomSchema.extend({ version });
export type ChangeRoom = z.output<typeof changeRoomSchema>;

export const openDaySchema = z.strictObject({
  weekday: z.int().min(1).max(7),
  /** Both null: closed that weekday. */
  opensAt: wallTime.nullable(),
  closesAt: wallTime.nullable(),
});
export type OpenDay = z.output<typeof openDaySchema>;
export const hoursSchema = z.strictObject({
  days: z.array(openDaySchema).min(1).max(7),
  /** The hours the sender saw, so that two editors never overwrite each other. */
  seen: z.array(openDaySchema).max(7),
});

export const closureSchema = z.strictObject({
  /** Null closes every clinic. */
  clinicId: z.uuid().nullable(),
  startsOn: daySchema,
  endsOn: daySchema,
  reason: words(200, 'Say in a few words why.'),
});
export type NewClosure = z.output<typeof closureSchema>;

/** Whether two weeks have the same hours; a weekday that was never said is closed. */
export function sameHours(ones: readonly OpenDay[], others: readonly OpenDay[]): boolean {
  const text = (days: readonly OpenDay[]) =>
    days
      .filter((day) => day.opensAt !== null)
      .map((day) => `${day.weekday} ${day.opensAt} ${day.closesAt}`)
      .toSorted()
      .join();
  return text(ones) === text(others);
}

export type HoursFault = 'weekday-said-twice' | 'closes-before-opening';

/** What does not fit together in the hours of a week; null when all does. */
export function faultOfHours(days: readonly OpenDay[]): HoursFault | null {
  if (new Set(days.map((day) => day.weekday)).size !== days.length) return 'weekday-said-twice';
  const isWrong = ({ opensAt, closesAt }: OpenDay) =>
    (opensAt === null) !== (closesAt === null) ||
    (opensAt !== null && closesAt !== null && closesAt <= opensAt);
  return days.some(isWrong) ? 'closes-before-opening' : null;
}
