// Input schemas of seats and of what changes a roster, shared by form and route.
import { z } from 'zod';
import { daySchema } from '../../organization/rules/day.ts';
import { exemptionCodes } from './exemptions.ts';
import { absenceReasons, guestKinds, joiningReasons, leavingReasons, levels } from './seat-reasons.ts';

const codes = <Code extends string>(list: Readonly<Record<Code, string>>) =>
  Object.keys(list) as [Code, ...Code[]];
const words = z.string().trim().max(500).default('');
const reasonWords = (message: string) => z.string().trim().min(1, message).max(500);
const weekday = z.int().min(1).max(7);
const weekdays = z.array(weekday).max(7);

// 'Something else' says nothing by itself.
const needsWords = { path: ['because'], error: 'Say in a few words what it is.' };
const saysWhy = (input: { reason: string; because: string }) =>
  input.reason !== 'other' || input.because !== '';

/** Said when the group welcomes pets and the person has an allergy or a fear, and they come all the same. */
const petsAccepted = z.boolean().default(false);

const terms = {
  /** ISO weekdays; null for every day the group meets. */
  weekdays: weekdays.min(1, 'Choose at least one weekday.').nullable().default(null),
  /** Those of them on which the person attends by video. */
  virtualWeekdays: weekdays.default([]),
  /** A day in a week in which they come, for every other week; null for every week. */
  alternateFrom: daySchema.nullable().default(null),
  level: z.enum(codes(levels)).nullable().default(null),
  /** Days a week. */
  phase: weekday.nullable().default(null),
};

export const giveSeatSchema = z
  .strictObject({
    patientId: z.uuid('Choose a person.'),
    startsOn: daySchema,
    reason: z.enum(codes(joiningReasons)).default('admitted'),
    because: words,
    petsAccepted,
    ...terms,
  })
  .refine(saysWhy, needsWords);
export type GiveSeat = z.output<typeof giveSeatSchema>;
export type SeatTerms = Pick<GiveSeat, 'weekdays' | 'virtualWeekdays' | 'alternateFrom' | 'level' | 'phase'>;

export const endSeatSchema = z
  .strictObject({
    endsOn: daySchema,
    reason: z.enum(codes(leavingReasons)).default('completed'),
    because: words,
  })
  .refine(saysWhy, needsWords);

/** New days, mode, level or phase from a day on: the seat until then stays as it was. */
export const changeSeatSchema = z.strictObject({
  from: daySchema,
  because: reasonWords('Say in a few words why it changes.'),
  petsAccepted,
  ...terms,
});
export type ChangeSeat = z.output<typeof changeSeatSchema>;

export const moveSeatSchema = z.strictObject({
  toGroupId: z.uuid('Choose a group.'),
  from: daySchema,
  because: reasonWords('Say in a few words why they move.'),
  petsAccepted,
  ...terms,
});
export type MoveSeat = z.output<typeof moveSeatSchema>;

/** What a seat should have been: other days, or another person. */
export const correctSeatSchema = z.strictObject({
  patientId: z.uuid('Choose a person.'),
  startsOn: daySchema,
  endsOn: daySchema.nullable(),
  because: reasonWords('Say in a few words what was wrong.'),
  petsAccepted,
});
export type CorrectSeat = z.output<typeof correctSeatSchema>;

const mode = z.enum(['in_person', 'virtual']).nullable().default(null);
export const giveVisitSchema = z.strictObject({
  patientId: z.uuid('Choose a person.'),
  kind: z.enum(['make_up', 'floating']),
  mode,
  because: words,
  petsAccepted,
});
export const walkInSchema = z.strictObject({ patientId: z.uuid('Choose a person.'), mode, because: words });
export type GiveVisit = z.output<typeof giveVisitSchema>;

/** Known beforehand: one date, or every date of the person in this group until a day. */
export const absenceSchema = z
  .strictObject({
    patientId: z.uuid('Choose a person.'),
    reason: z.enum(codes(absenceReasons)).default('illness'),
    because: words,
    until: daySchema.nullable().default(null),
  })
  .refine(saysWhy, needsWords);
export type Absence = z.output<typeof absenceSchema>;

/** Away for a while, such as a stay in hospital: every date of that time, planned already or not. */
export const pauseSchema = z
  .strictObject({
    from: daySchema,
    until: daySchema,
    reason: z.enum(codes(absenceReasons)).default('hospital'),
    because: words,
  })
  .refine(saysWhy, needsWords);
export type Pause = z.output<typeof pauseSchema>;
export const endPauseSchema = z.strictObject({ backOn: daySchema, because: words });
export type EndPause = z.output<typeof endPauseSchema>;

export const guestSchema = z.strictObject({
  kind: z.enum(codes(guestKinds)),
  name: z.string().trim().min(1, 'Write the name, or what they are.').max(200),
  virtual: z.boolean().default(false),
  under18: z.boolean().default(false),
});
export type Guest = z.output<typeof guestSchema>;

export const keepApartSchema = z.strictObject({
  patientId: z.uuid('Choose a person.'),
  otherPatientId: z.uuid('Choose the other person.'),
  because: reasonWords('Say in a few words why.'),
  startsOn: daySchema,
  endsOn: daySchema.nullable().default(null),
});
export type KeepApart = z.output<typeof keepApartSchema>;

export const joinWaitingSchema = z.strictObject({
  patientId: z.uuid('Choose a person.'),
  weekdays: weekdays.min(1).nullable().default(null),
  because: words,
});
export type JoinWaiting = z.output<typeof joinWaitingSchema>;
export const moveWaitingSchema = z.strictObject({
  /** The place they are to have, 1 for the first. */
  place: z.int().min(1).max(1000),
  because: reasonWords('Say in a few words why they go before others.'),
});
export const offerWaitingSchema = z.strictObject({
  /** First day of the chair; null for today. */
  startsOn: daySchema.nullable().default(null),
  /** Last day on which it is held; null for as long as the house says. */
  until: daySchema.nullable().default(null),
  because: words,
});
export type OfferWaiting = z.output<typeof offerWaitingSchema>;
export const closeWaitingSchema = z.strictObject({
  status: z.enum(['declined', 'lapsed', 'left', 'waiting']),
  because: words,
});
export const acceptWaitingSchema = z.strictObject({ startsOn: daySchema, because: words, petsAccepted });
export type AcceptWaiting = z.output<typeof acceptWaitingSchema>;

export const raiseLimitSchema = z.strictObject({
  seatLimit: z.int().min(1).max(500),
  startsOn: daySchema,
  endsOn: daySchema.nullable().default(null),
  because: reasonWords('Say in a few words why it is safe.'),
});
export type RaiseLimit = z.output<typeof raiseLimitSchema>;
export const exemptDateSchema = z.strictObject({
  exemption: z.enum(exemptionCodes),
  on: daySchema,
  because: reasonWords('Say in a few words what takes place.'),
});
