// A pull-out: somebody is taken out of a group for a visit to the prescriber, a test or a one-to-one. They stay on the
// roster and the minutes of the group pause. What each kind lasts as a rule, and who may take somebody for it.
import { z } from 'zod';

export const pullOutKinds = ['prescriber', 'test', 'one_to_one'] as const;
export type PullOutKind = (typeof pullOutKinds)[number];

/** Roles that take somebody out for each kind. */
export const pullOutRoles: Readonly<Record<PullOutKind, readonly string[]>> = {
  prescriber: ['prescriber'],
  test: ['nurse'],
  one_to_one: ['counselor', 'supervisor'],
};

const instantText = z.iso.datetime({ error: 'Enter a time of this day.' });

export const startPullOutSchema = z.strictObject({
  patientId: z.uuid(),
  kind: z.enum(pullOutKinds),
  staffMemberId: z.uuid('Choose who takes them.'),
  /** When it begins; without it, now. A later time plans it. */
  from: instantText.nullable().default(null),
  minutes: z.int().min(1).max(240, 'Enter at most four hours.'),
});
export type StartPullOut = z.output<typeof startPullOutSchema>;

export const changePullOutSchema = z.strictObject({
  becomes: z.enum(['begun', 'ended', 'cancelled']),
  /** When; without it, now. */
  at: instantText.nullable().default(null),
});
export type ChangePullOut = z.output<typeof changePullOutSchema>;

export const pullOutAnswer = z.object({
  id: z.string(),
  kind: z.enum(pullOutKinds),
  staffName: z.string(),
  plannedFrom: z.string(),
  plannedTo: z.string(),
  beganAt: z.string().nullable(),
  endedAt: z.string().nullable(),
});
export type PullOut = z.output<typeof pullOutAnswer>;

export const pullOutChoices = z.object({
  choices: z.array(
    z.object({
      kind: z.enum(pullOutKinds),
      staffMemberId: z.string(),
      name: z.string(),
      /** Whether they are free for a while from now on, as far as the asker may see. */
      isFree: z.boolean(),
    }),
  ),
});
export type PullOutChoices = z.output<typeof pullOutChoices>;
