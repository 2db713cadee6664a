// What the routes of a series answer.
import { z } from 'zod';
import { groupBlockSchema, groupDaySchema } from '../group.ts';

const dateFacts = z.object({
  heldOn: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  roomName: z.string().nullable(),
  mode: z.string(),
  status: z.string(),
});
const named = z.object({
  patientId: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  preferredName: z.string().nullable(),
});

export const previewAnswer = z.object({
  /** To be sent back when it is saved: it stands for exactly these consequences. */
  shown: z.string(),
  /** Dates that change, the first sixty of them. */
  dates: z.array(
    z.object({ sessionId: z.string(), occursOn: z.string(), before: dateFacts, after: dateFacts }),
  ),
  changedDates: z.number(),
  newDates: z.number(),
  /** Dates from then on that stay as they are: people wrote on them, or they have begun or were changed by themselves. */
  kept: z.array(z.object({ sessionId: z.string(), heldOn: z.string(), because: z.string() })),
  /** Times that are taken already; by what, and from when to when, only where the asker may look. */
  clashes: z.array(
    z.object({
      startsAt: z.string(),
      endsAt: z.string(),
      what: z.string(),
      takenBy: z.string().nullable(),
      taken: z.object({ startsAt: z.string(), endsAt: z.string() }).nullable(),
    }),
  ),
  /** Who falls below their hours, and what would make it up. */
  below: z.array(
    named.extend({
      /** First day of the week, as whoever pays for them counts it. */
      weekFrom: z.string(),
      /** Who pays, where that decides how hours count. */
      payer: z.string().nullable(),
      neededMinutes: z.number(),
      beforeMinutes: z.number(),
      afterMinutes: z.number(),
      wasBelow: z.boolean(),
      madeUpBy: z.array(z.string()),
    }),
  ),
  /** Who would have to be in two places; of people and groups that are not the asker's to open, only the time. */
  elsewhere: z.array(
    z.object({
      patientId: z.string().nullable(),
      givenName: z.string(),
      familyName: z.string(),
      preferredName: z.string().nullable(),
      groupName: z.string().nullable(),
      startsAt: z.string(),
      endsAt: z.string(),
    }),
  ),
  /** The sessions named in `madeUpBy`. */
  open: z.array(
    z.object({
      sessionId: z.string(),
      groupId: z.string(),
      groupName: z.string(),
      clinicName: z.string(),
      timeZone: z.string(),
      mode: z.string(),
      startsAt: z.string(),
      endsAt: z.string(),
      minutes: z.number(),
      free: z.number(),
    }),
  ),
  /** Who lacks what a virtual date needs. */
  lacking: z.array(named.extend({ lacks: z.array(z.string()) })),
  /** People expected on the dates that change. */
  people: z.number(),
  /** Of them, people whose records are not the asker's to open. */
  hiddenPeople: z.number(),
});

const leader = z.object({
  id: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  part: z.string(),
});
export const seriesAnswer = z.object({
  today: z.string(),
  timeZone: z.string(),
  /** Timetables in force today and later. */
  timetables: z.array(
    z.object({
      startsOn: z.string(),
      endsOn: z.string().nullable(),
      mode: z.string(),
      roomId: z.string().nullable(),
      roomName: z.string().nullable(),
      days: z.array(groupDaySchema.extend({ blocks: z.array(groupBlockSchema) })),
      alternateFrom: z.string().nullable(),
      clockMinutes: z.number(),
      treatmentMinutes: z.number(),
    }),
  ),
  /** The next dates. */
  dates: z.array(
    z.object({
      sessionId: z.string(),
      occursOn: z.string(),
      heldOn: z.string(),
      startsAt: z.string(),
      endsAt: z.string(),
      roomId: z.string().nullable(),
      roomName: z.string().nullable(),
      mode: z.string(),
      status: z.string(),
      cancelledBecause: z.string().nullable(),
      seatLimit: z.number(),
      seats: z.number(),
      /** Why it can no longer be moved or cancelled: written, begun, or null. */
      keptBecause: z.string().nullable(),
      leaders: z.array(leader),
      away: z.array(z.string()),
      exceptions: z.array(z.object({ aspect: z.string(), changeId: z.string() })),
      staffChangeId: z.string().nullable(),
    }),
  ),
  /** What was changed, the newest first. */
  changes: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      reach: z.string(),
      fromOn: z.string(),
      because: z.string().nullable(),
      madeBy: z.string().nullable(),
      madeAt: z.string(),
      takenBackAt: z.string().nullable(),
    }),
  ),
  /** Sessions up to the last day of the group, when it has one. */
  sessionsInAll: z.number().nullable(),
});
