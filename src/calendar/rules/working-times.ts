// When staff members work and when they are away: what forms and routes share.
import { z } from 'zod';
import { addDays, instantAt, type Instant, type LocalDate, type WallTime } from '#kernel/local-date.ts';
import { daySchema } from '../../organization/rules/day.ts';
import { absenceKinds } from './absence-words.ts';

const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u, 'Enter a time as HH:MM, such as 17:45.');

export const workingSpan = z.strictObject({
  weekday: z.int().min(1).max(7),
  clinicId: z.uuid('Choose a clinic.'),
  startsAt: wallTime,
  endsAt: wallTime,
});
export type WorkingSpan = z.output<typeof workingSpan>;
export const workingHoursInput = z.strictObject({
  startsOn: daySchema,
  /** The whole week; none means that no hours are kept for them. */
  days: z.array(workingSpan).max(21),
});
export type WorkingHoursInput = z.output<typeof workingHoursInput>;

export const absenceInput = z.strictObject({
  startsOn: daySchema,
  endsOn: daySchema,
  /** Part of a day: from and to in the wall-clock time of the organization. Null is the whole day. */
  startsAt: wallTime.nullable(),
  endsAt: wallTime.nullable(),
  kind: z.enum(absenceKinds),
});
export type AbsenceInput = z.output<typeof absenceInput>;

/** From when to when an absence lasts; null when it ends before it begins. */
export function spanOfAbsence(
  absence: Pick<AbsenceInput, 'startsOn' | 'endsOn' | 'startsAt' | 'endsAt'>,
  zone: string,
): { startsAt: Instant; endsAt: Instant } | null {
  const startsAt = instantAt(absence.startsOn as LocalDate, (absence.startsAt ?? '00:00') as WallTime, zone);
  const endsAt =
    absence.endsAt === null
      ? instantAt(addDays(absence.endsOn as LocalDate, 1), '00:00' as WallTime, zone)
      : instantAt(absence.endsOn as LocalDate, absence.endsAt as WallTime, zone);
  return endsAt > startsAt ? { startsAt, endsAt } : null;
}

export const timesAnswer = z.object({
  today: z.string(),
  /** Zone in which absences are said and shown. */
  timeZone: z.string(),
  /** Whether the asker plans working time. */
  mayPlan: z.boolean(),
  clinics: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Those in force, and those to begin. */
  hours: z.array(workingSpan.extend({ startsOn: z.string(), endsOn: z.string().nullable() })),
  /** Those of the last year and to come. */
  absences: z.array(
    z.object({ id: z.string(), startsAt: z.string(), endsAt: z.string(), kind: z.enum(absenceKinds) }),
  ),
});
export type Times = z.output<typeof timesAnswer>;

export const absenceRecorded = z.object({
  absenceId: z.string(),
  /** What they were booked for in that time and somebody else must cover. */
  toCover: z.number(),
});
