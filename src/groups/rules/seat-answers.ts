// What the routes of seats, single dates, waiting lists, limits and keep-apart pairs answer.
import { z } from 'zod';

const named = {
  givenName: z.string(),
  familyName: z.string(),
  preferredName: z.string().nullable(),
  number: z.string(),
};

export const seatInGroup = z.object({
  id: z.string(),
  patientId: z.string(),
  ...named,
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  /** ISO weekdays; null for every day the group meets. */
  weekdays: z.array(z.number()).nullable(),
  virtualWeekdays: z.array(z.number()),
  alternateFrom: z.string().nullable(),
  level: z.string().nullable(),
  phase: z.number().nullable(),
  reason: z.string(),
  because: z.string(),
  /** The time in which they do not come, now or later. */
  pause: z
    .object({ id: z.string(), startsOn: z.string(), endsOn: z.string(), reason: z.string() })
    .nullable(),
  /** The group welcomes pets, they have an allergy or a fear, and were not told. */
  petsUntold: z.boolean(),
});
export type SeatInGroup = z.output<typeof seatInGroup>;

export const dateRoster = z.object({
  today: z.string(),
  date: z.object({
    sessionId: z.string(),
    groupId: z.string(),
    groupName: z.string(),
    clinicName: z.string(),
    timeZone: z.string(),
    heldOn: z.string(),
    startsAt: z.string(),
    endsAt: z.string(),
    status: z.string(),
    mode: z.string(),
    /** People expected and not known to be away. */
    taken: z.number(),
    limit: z.number(),
    away: z.number(),
    /** Chairs that are held for people of the waiting list. */
    held: z.number(),
    /** People and guests in the room, and its chairs; null by video. */
    inRoom: z.number(),
    chairs: z.number().nullable(),
    /** The rule that holds on that date, with its source. */
    rule: z.string(),
  }),
  people: z.array(
    z.object({
      patientId: z.string(),
      ...named,
      mode: z.string(),
      seatId: z.string().nullable(),
      visit: z.object({ id: z.string(), kind: z.string(), because: z.string() }).nullable(),
      absence: z.object({ id: z.string(), reason: z.string(), because: z.string() }).nullable(),
      /** The group welcomes pets, they have an allergy or a fear, and were not told. */
      petsUntold: z.boolean(),
    }),
  ),
  /** People expected whose record is not the asker's to open. */
  hidden: z.number(),
  /** What to do about a date with more people than it is planned for; empty when it fits. */
  toDo: z.array(z.string()),
  guests: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      name: z.string(),
      virtual: z.boolean(),
      under18: z.boolean(),
    }),
  ),
});
export type DateRoster = z.output<typeof dateRoster>;

export const changesAnswer = z.object({
  changes: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      patientId: z.string().nullable(),
      givenName: z.string().nullable(),
      familyName: z.string().nullable(),
      preferredName: z.string().nullable(),
      heldOn: z.string().nullable(),
      because: z.string(),
      madeAt: z.string(),
      maker: z.string(),
      undone: z.boolean(),
    }),
  ),
});
export type ChangesAnswer = z.output<typeof changesAnswer>;

export const waitingList = z.object({
  today: z.string(),
  /** Chairs free for good from a day on, by weekday: from today, or from tomorrow where today has none. */
  freeFrom: z.string(),
  free: z.array(z.object({ weekday: z.number(), chairs: z.number() })),
  /** How long an offer holds the chair unless said otherwise, in days after today. */
  offerDays: z.number(),
  /** The first on the list whom a free chair fits. */
  firstFittingId: z.string().nullable(),
  entries: z.array(
    z.object({
      id: z.string(),
      patientId: z.string(),
      ...named,
      weekdays: z.array(z.number()).nullable(),
      because: z.string(),
      joinedAt: z.string(),
      status: z.string(),
      stepBecause: z.string(),
      offeredUntil: z.string().nullable(),
      /** First day of the chair that is held for them. */
      offeredFrom: z.string().nullable(),
      /** Whether the offer has run out. */
      hasLapsed: z.boolean(),
      decidedAt: z.string(),
    }),
  ),
});
export type WaitingList = z.output<typeof waitingList>;

const personOfPair = z.object({ id: z.string(), ...named });
const groupInBrief = z.object({ id: z.string(), name: z.string() });
export const keepApartList = z.object({
  today: z.string(),
  pairs: z.array(
    z.object({
      id: z.string(),
      one: personOfPair,
      other: personOfPair,
      because: z.string(),
      startsOn: z.string(),
      endsOn: z.string().nullable(),
      decidedAt: z.string(),
      decidedBy: z.string(),
      endedBecause: z.string().nullable(),
      /** Groups in which both have a seat now or later. */
      together: z.array(groupInBrief),
    }),
  ),
});
export type KeepApartList = z.output<typeof keepApartList>;
export const keptApart = z.object({ keepApartId: z.string(), together: z.array(groupInBrief) });

export const limitsAnswer = z.object({
  seatLimit: z.number(),
  steps: z.array(
    z.object({
      code: z.string(),
      limit: z.number(),
      says: z.string(),
      source: z.string(),
      confirmed: z.boolean(),
      passedBy: z.enum(['supervisor', 'director', 'nobody']),
    }),
  ),
  /** What the state exempts from its limits, one date at a time. */
  exemptions: z.array(z.object({ code: z.string(), says: z.string(), source: z.string() })),
  decisions: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      seatLimit: z.number().nullable(),
      exemption: z.string().nullable(),
      passes: z.string(),
      startsOn: z.string(),
      endsOn: z.string().nullable(),
      because: z.string(),
      decidedBy: z.string(),
      decidedAt: z.string(),
    }),
  ),
});
export type LimitsAnswer = z.output<typeof limitsAnswer>;
