// The nouns of the week board and the filters that address and route share. Nothing in a filter is about a person.
import { z } from 'zod';
import { daySchema } from '../../organization/rules/day.ts';

export const timesOfDay = ['morning', 'afternoon', 'evening', 'weekend'] as const;
export type TimeOfDay = (typeof timesOfDay)[number];

export const weekFilterSchema = z.strictObject({
  /** Any day of the week that is asked for; today without one. */
  week: daySchema.optional(),
  clinicId: z.uuid().optional(),
  time: z.enum(timesOfDay).optional(),
  mode: z.enum(['in_person', 'virtual', 'hybrid']).optional(),
  kind: z.string().max(40).optional(),
  program: z.string().max(40).optional(),
  language: z.string().max(20).optional(),
  audience: z.string().max(80).optional(),
  /** Only dates with a free seat. */
  free: z.literal('yes').optional(),
  near: z
    .string()
    .regex(/^\d{5}$/, 'Enter a ZIP code of five digits.')
    .optional(),
  miles: z.coerce.number<string>().int().min(1).max(500).optional(),
  /** With `near`: virtual groups fit too, wherever their clinic is. */
  virtual: z.literal('yes').optional(),
});
export type WeekFilter = z.output<typeof weekFilterSchema>;

/** Of one clinic: every date that lies ahead is counted. */
export const freeForGoodQuery = weekFilterSchema
  .pick({ week: true, clinicId: true })
  .required({ clinicId: true });
export type FreeForGoodQuery = z.output<typeof freeForGoodQuery>;
