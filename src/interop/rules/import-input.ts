// What the routes of imports are asked with; forms and routes share these.
import { z } from 'zod';
import { csvFields } from './csv-columns.ts';
import { dateOrders } from './csv-dates.ts';
import { separators } from './csv-text.ts';

export const mostFileBytes = 20 * 1024 * 1024;
/** Files travel in parts, so that a bad line only sends a part again. */
export const partBytes = 512 * 1024;

export const chooseFileSchema = z.strictObject({
  fileName: z
    .string()
    .min(1)
    .max(300)
    .refine((text) => text.isWellFormed(), 'Leave out the half character.'),
  bytes: z
    .int()
    .min(1, 'The file is empty: choose another one.')
    .max(mostFileBytes, 'It is larger than 20 MB: split it into several files.'),
  clinicId: z.uuid({ error: 'Choose a clinic.' }),
});
export type ChooseFile = z.output<typeof chooseFileSchema>;

export const partSchema = z.strictObject({
  content: z
    .string()
    .max(700_000)
    .regex(/^[A-Za-z0-9+/]*={0,2}$/, 'Send the bytes in base64.'),
});

const places = z.array(z.int().min(0).max(10_000_000)).max(2000);
/** What is left out stays as it is; null lets the program guess. */
export const readAgainSchema = z.strictObject({
  clinicId: z.uuid({ error: 'Choose a clinic.' }).optional(),
  separator: z.enum(separators).nullable().optional(),
  columns: z
    .array(z.enum(csvFields).or(z.literal('')))
    .max(500)
    .nullable()
    .optional(),
  dateOrder: z.enum(dateOrders).nullable().optional(),
  numberSystem: z.string().trim().min(1).max(100).nullable().optional(),
});
export type ReadAgain = z.output<typeof readAgainSchema>;

export const decideSchema = z.strictObject({
  alikeAs: z.enum(['same', 'other']).nullable(),
  samePlaces: places,
  otherPlaces: places,
});
export type DecideAlike = z.output<typeof decideSchema>;
