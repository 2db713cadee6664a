// A calendar day as forms and routes take it. The years are those a clinic can mean; the database knows no year 0.
import { z } from 'zod';

const firstDay = '1900-01-01';
const lastDay = '2199-12-31';

export const daySchema = z.iso
  .date({ error: 'Enter a date as YYYY-MM-DD.' })
  .refine((day) => day >= firstDay && day <= lastDay, 'Enter a date between 1900 and 2199.')
  // The published API names the first and the last day; the registry refuses a route whose days have none.
  .meta({ formatMinimum: firstDay, formatMaximum: lastDay });
