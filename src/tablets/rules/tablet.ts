// What the routes of tablets take and answer.
import { z } from 'zod';

export const tabletStates = ['waits', 'in_use', 'silent', 'code_over', 'ended'] as const;
export type TabletState = (typeof tabletStates)[number];

export const newTabletSchema = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, 'Name it after where it stands, such as Front door.')
    .max(60, 'Use at most 60 letters.'),
});

/** The code is shown once and never again. */
export const tabletMade = z.object({ tabletId: z.string(), code: z.string(), endsAt: z.string() });
export type TabletMade = z.output<typeof tabletMade>;

export const tabletsAnswer = z.object({
  now: z.string(),
  /** Clinics in which the asker may set up a tablet. */
  clinics: z.array(z.object({ id: z.string(), name: z.string(), timeZone: z.string() })),
  tablets: z.array(
    z.object({
      id: z.string(),
      clinicId: z.string(),
      name: z.string(),
      state: z.enum(tabletStates),
      madeByName: z.string(),
      codeEndsAt: z.string(),
      beganAt: z.string().nullable(),
      lastSeenAt: z.string().nullable(),
      endedAt: z.string().nullable(),
      /** Tries of the last quarter of an hour that found nobody, when that is worth a look; else 0. */
      missed: z.number(),
      missedSince: z.string().nullable(),
      /** Whether it takes nobody in for a while. */
      isResting: z.boolean(),
    }),
  ),
});
export type TabletsAnswer = z.output<typeof tabletsAnswer>;

export const setUpTabletSchema = z.strictObject({
  code: z.string().trim().min(1, 'Enter the code from the page Tablets.').max(40),
});

export const thisTablet = z.object({ clinicName: z.string() });
