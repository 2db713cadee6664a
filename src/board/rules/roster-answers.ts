// What the printed rosters of a day hold: no family names, since paper lies about.
import { z } from 'zod';
import { daySchema } from '../../organization/rules/day.ts';
import { personExpected } from './expected-answers.ts';

export const rostersQuerySchema = z.strictObject({
  clinicId: z.uuid().optional(),
  day: daySchema.optional(),
  /** One session of that day only. */
  sessionId: z.uuid().optional(),
});

export const printedRosters = z.object({
  today: z.string(),
  now: z.string(),
  day: z.string(),
  clinicId: z.string(),
  clinics: z.array(z.object({ id: z.string(), name: z.string() })),
  sessions: z.array(
    z.object({
      sessionId: z.string(),
      groupName: z.string(),
      clinicName: z.string(),
      timeZone: z.string(),
      startsAt: z.string(),
      endsAt: z.string(),
      mode: z.string(),
      leaders: z.array(z.string()),
      people: z.array(z.object({ patientId: z.string(), called: z.string(), ...personExpected })),
      hiddenPeople: z.number(),
    }),
  ),
});
export type PrintedRosters = z.output<typeof printedRosters>;

/** 'O.' of 'Ordóñez', 'मि.' of 'मिश्रा': the first letter as people write it, with the marks that stand on it. */
export function initialOf(familyName: string): string {
  const first = /^\P{M}\p{M}*/u.exec(familyName.trim())?.[0];
  return first === undefined ? '' : `${first.toLocaleUpperCase('en-US')}.`;
}
